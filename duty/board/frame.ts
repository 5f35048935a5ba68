import { boundsAround } from "../../geo/plane/bounds";
import type { Plane } from "../../geo/plane/plane";
import type { Bounds } from "../../geo/plane/point";

/** The narrowest and the widest map a board may be drawn with: width by height. */
export const NARROWEST = 0.85;
/** @see NARROWEST */
export const WIDEST = 1.9;
/** Share of the ground's width and height left free on each side. */
const MARGIN = 0.16;
/** Metres: a map shows no less, or a short lane would stand without its surroundings. */
const LEAST = 260;

/** The smallest box of an aspect (width by height, metres) around a box of ground, with some room about it. */
export function fitted(focus: Bounds, aspect: number, plane: Plane): Bounds {
  const width = Math.max(LEAST, (focus[2] - focus[0]) * plane.kx * (1 + 2 * MARGIN));
  const height = Math.max(LEAST, (focus[3] - focus[1]) * plane.ky * (1 + 2 * MARGIN));
  const half = Math.max(width, height * aspect) / 2;
  const [lon, lat] = [(focus[0] + focus[2]) / 2, (focus[1] + focus[3]) / 2];
  const [dx, dy] = [half / plane.kx, half / aspect / plane.ky];
  return [lon - dx, lat - dy, lon + dx, lat + dy];
}

/** The box that holds every map a board may be drawn with. */
export const frameOf = (focus: Bounds, plane: Plane): Bounds => boundsAround(fitted(focus, NARROWEST, plane), fitted(focus, WIDEST, plane));

/** Whether two boxes meet. */
export const meet = (a: Bounds, b: Bounds): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

/** Whether a box holds a point. */
export const holds = (box: Bounds, [lon, lat]: readonly [number, number]): boolean =>
  box[0] <= lon && lon <= box[2] && box[1] <= lat && lat <= box[3];
