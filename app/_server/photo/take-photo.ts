import { createHash } from "node:crypto";
import { addPhoto, type Photo } from "../../../db/photo";
import { exifTold } from "../../../duty/violation/photo-exif";
import type { PhotoFault } from "../../../duty/violation/photo-fault";
import { photoTold } from "../../../duty/violation/photo-told";
import { bodyBytes } from "../body";
import { theCity } from "../city";
import { database } from "../database";
import { Refusal } from "../fault";
import { kept } from "../kept";
import { photoStorage } from "../storage/photo-storage";
import { type DecodedPhoto, decodePhoto, MOST_PHOTO_BYTES, type RefusedPhoto } from "./decode-photo";
import { PHOTO_TYPE, photoName } from "./photo-names";
import { sweepSometimes } from "./sweep-photos";
import { type Turns, turns } from "./turns";

const AT_ONCE = 2;
const WAITING = 20;
/** Most bodies read at the same time: what they hold in memory is bounded by it. */
const BODIES = 30;

const decoding = () => kept<Turns>("photo-turns", () => turns(AT_ONCE, WAITING));

const STATUS: Readonly<Record<PhotoFault, number>> = {
  "photo.empty": 400,
  "photo.too-large": 413,
  "photo.not-a-picture": 415,
  "photo.wrong-kind": 415,
  "photo.animated": 415,
  "photo.too-many-pixels": 413,
  "photo.broken": 400,
  "photo.too-slow": 503,
  "photo.busy": 503,
};

/** Seconds after which it is worth trying again. */
const AGAIN = 5;

const busy = () => refusal({ fault: "photo.busy", values: { seconds: AGAIN } });
const refusal = ({ fault, values }: Omit<RefusedPhoto, "ok">) => new Refusal(fault, STATUS[fault], values);

/**
 * Reads a picture as the body of a request, whatever type or length the headers claim. Asked before a byte is read whether there is room at all.
 * @throws Refusal photo.too-large, photo.busy
 */
export async function photoBody(request: Request): Promise<Uint8Array> {
  const bodies = kept("photo-bodies", () => ({ count: 0 }));
  if (!decoding().open || bodies.count >= BODIES) throw busy();
  bodies.count++;
  try {
    return await bodyBytes(request, MOST_PHOTO_BYTES);
  } catch (error) {
    if (!(error instanceof Refusal) || error.fault !== "body.too-large") throw error;
    throw refusal({ fault: "photo.too-large", values: { limit: MOST_PHOTO_BYTES } });
  } finally {
    bodies.count--;
  }
}

/** Puts the bytes where the row says they are. The row is there first: then a sweep either has ended or leaves them alone. */
async function keep(city: number, told: Pick<Photo, "takenAt" | "point">, photo: DecodedPhoto, by: string): Promise<Photo> {
  const { full, thumb, width, height } = photo;
  const key = createHash("sha256").update(full).digest("base64url");
  const row = await addPhoto(database().sql, city, { key, kind: PHOTO_TYPE, width, height, bytes: full.length, ...told }, by);
  await photoStorage().put(photoName(city, key, "thumb"), thumb, PHOTO_TYPE);
  await photoStorage().put(photoName(city, key, "full"), full, PHOTO_TYPE);
  return row;
}

/**
 * Takes a picture in: reads when and where it was taken, strips everything else, keeps it with a thumbnail. The same picture twice is one. `by` is who
 * handed it in, as the row names them. At most two are unpacked at a time. Nothing is kept of what is refused.
 * @throws Refusal with a code of PHOTO_FAULTS
 */
export async function takePhoto(bytes: Uint8Array, by: string, now: number = Date.now()): Promise<Photo> {
  const { head, clock } = await theCity();
  if (!decoding().open) throw busy();
  const photo = await decoding().take(() => decodePhoto(bytes));
  if (!photo.ok) throw refusal(photo);
  const told = photo.exif ? photoTold(exifTold(photo.exif), clock, now) : { takenAt: null, point: null };
  const row = await keep(head.city, told, photo, by);
  sweepSometimes(now);
  return row;
}
