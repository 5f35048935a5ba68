import type { Point } from "../../geo/plane/point";
import type { Instant } from "../plan";
import { parseInstant } from "../time/parse-instant";
import type { WallClock } from "../time/wall-clock";
import type { ExifTold } from "./photo-exif";

/** When and where a photo was taken, as far as it tells and can be believed. */
export interface PhotoTold {
  readonly takenAt: Instant | null;
  readonly point: Point | null;
}

/** No photo with such metadata is older (EXIF 1.0 is of 1995): a camera whose clock was never set says 1970 or 1980. */
const OLDEST: Instant = 788_918_400_000;

function takenAt({ taken, zone }: ExifTold, clock: WallClock, now: Instant): Instant | null {
  if (!/^\d{4}:\d{2}:\d{2} \d{2}:\d{2}:\d{2}$/.test(taken ?? "")) return null;
  const wall = (taken as string).replace(":", "-").replace(":", "-");
  const read = parseInstant(/^[+-]\d{2}:\d{2}$/.test(zone ?? "") ? `${wall}${zone}` : wall, clock);
  return read.ok && read.at >= OLDEST && read.at <= now ? read.at : null;
}

/** Degrees of one coordinate; null where a part is no number or out of range, or the hemisphere is not told. */
function degrees(
  parts: readonly number[] | null,
  ref: string | null,
  [plus, minus]: readonly [string, string],
  most: number,
): number | null {
  const [whole = Number.NaN, minutes = Number.NaN, seconds = Number.NaN] = parts ?? [];
  if (!(whole <= most && minutes < 60 && seconds < 60) || (ref !== plus && ref !== minus)) return null;
  const value = whole + minutes / 60 + seconds / 3600;
  return value > most ? null : ref === minus ? -value : value;
}

function point(told: ExifTold): Point | null {
  if (told.status === "V") return null;
  const lat = degrees(told.latitude, told.latitudeRef, ["N", "S"], 90);
  const lon = degrees(told.longitude, told.longitudeRef, ["E", "W"], 180);
  // Nought and nought is what a receiver without a fix writes.
  return lat === null || lon === null || (lat === 0 && lon === 0) ? null : [lon, lat];
}

/** When and where a photo was taken: a time without zone is the city's wall clock; a time to come, an impossible place, are dropped. */
export function photoTold(told: ExifTold, clock: WallClock, now: Instant): PhotoTold {
  return { takenAt: takenAt(told, clock, now), point: point(told) };
}
