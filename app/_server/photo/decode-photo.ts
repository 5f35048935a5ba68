import sharp, { type SharpOptions } from "sharp";
import type { PhotoFault } from "../../../duty/violation/photo-fault";
import { jpegScans, pngMoves } from "../../../duty/violation/photo-frames";
import { PHOTO_SIDES } from "../../../duty/violation/photo-key";
import { type PhotoKind, photoKind } from "../../../duty/violation/photo-kind";

/** Most bytes of a picture that comes in. */
export const MOST_PHOTO_BYTES = 15_000_000;
/** Most pixels that are unpacked. */
const MOST_PIXELS = 50_000_000;
/** More scans than any camera or program writes. */
const MOST_SCANS = 40;
const SECONDS = 20;

/** A picture unpacked, turned upright and packed again twice, without any metadata; `exif` is the block it came with. */
export interface DecodedPhoto {
  readonly ok: true;
  readonly full: Uint8Array;
  readonly thumb: Uint8Array;
  /** Pixels of `full`. */
  readonly width: number;
  readonly height: number;
  readonly exif: Uint8Array | null;
}

/** A picture that is not taken, and the values of its sentence. */
export interface RefusedPhoto {
  readonly ok: false;
  readonly fault: PhotoFault;
  readonly values: Readonly<Record<string, string | number>>;
}

// A picture is seen once: nothing to cache. Two at a time are two threads.
sharp.cache(false);
sharp.concurrency(1);

const OPTIONS: SharpOptions = { failOn: "error", limitInputPixels: MOST_PIXELS, unlimited: false, autoOrient: true };

const refused = (fault: PhotoFault, values: RefusedPhoto["values"] = {}): RefusedPhoto => ({ ok: false, fault, values });

/** What unpacking failed of, by what the library says. */
function faultOf(error: unknown): RefusedPhoto {
  const { message } = error as Error;
  if (/exceeds pixel limit|exceeds.*(width|height).*limit/i.test(message))
    return refused("photo.too-many-pixels", { limit: MOST_PIXELS / 1e6 });
  return refused(/^timeout/i.test(message) ? "photo.too-slow" : "photo.broken");
}

/** What can be told from the bytes as they are, before anything is unpacked. */
function seen(bytes: Uint8Array): PhotoKind | RefusedPhoto {
  if (bytes.length === 0) return refused("photo.empty");
  if (bytes.length > MOST_PHOTO_BYTES) return refused("photo.too-large", { limit: MOST_PHOTO_BYTES });
  const kind = photoKind(bytes);
  if (kind === null) return refused("photo.not-a-picture");
  if ("refused" in kind) return refused("photo.wrong-kind", { kind: kind.refused });
  if (kind.taken === "png" && pngMoves(bytes)) return refused("photo.animated");
  if (kind.taken === "jpeg" && jpegScans(bytes) > MOST_SCANS) return refused("photo.broken");
  return kind.taken;
}

/** Packs as JPEG within a square of `side`; nothing of the metadata goes along. */
const packed = (from: Uint8Array, side: number, quality: number) =>
  sharp(from, OPTIONS)
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .timeout({ seconds: SECONDS })
    .jpeg({ quality })
    .toBuffer({ resolveWithObject: true });

/**
 * Reads a picture of any kind that is taken. The kind is told by the content alone; sizes are judged by the head before pixels are unpacked, outside the
 * JavaScript thread. What is kept is always a JPEG written here: whatever else the file was, or carried, stays behind.
 */
export async function decodePhoto(bytes: Uint8Array): Promise<DecodedPhoto | RefusedPhoto> {
  const kind = seen(bytes);
  if (typeof kind !== "string") return kind;
  try {
    const head = await sharp(bytes, OPTIONS).metadata();
    if (head.format !== kind) return refused("photo.not-a-picture");
    if (head.width * head.height > MOST_PIXELS) return refused("photo.too-many-pixels", { limit: MOST_PIXELS / 1e6 });
    if ((head.pages ?? 1) > 1) return refused("photo.animated");
    const full = await packed(bytes, PHOTO_SIDES.full, 82);
    const thumb = await packed(full.data, PHOTO_SIDES.thumb, 76);
    return { ok: true, full: full.data, thumb: thumb.data, width: full.info.width, height: full.info.height, exif: head.exif ?? null };
  } catch (error) {
    return faultOf(error);
  }
}
