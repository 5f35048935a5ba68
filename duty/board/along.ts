import { distanceToLine, lengthOf } from "../../geo/plane/line";
import type { Plane } from "../../geo/plane/plane";
import type { Bounds, Line, Point } from "../../geo/plane/point";

/** Metres between the places of a line that are looked at. */
const STEP = 15;
/** How many times the reach a line must keep company to run along another; a crossing is within reach for twice. */
const COMPANY = 3;

/** Places along a line every `STEP` metres, each the middle of its piece, so that all count alike. */
function placesOn(line: Line, plane: Plane): Point[] {
  return line.slice(1).flatMap((b, index) => {
    const a = line[index] as Point;
    const pieces = Math.max(1, Math.round(plane.distance(a, b) / STEP));
    return Array.from({ length: pieces }, (_none, piece): Point => {
      const share = (piece + 0.5) / pieces;
      return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
    });
  });
}

/**
 * Whether a post (a point or a beat) or a segment runs along lines: a point within `reach` metres of them, a line that keeps within
 * reach for three times as far, or for half of its own length.
 */
export function along(line: Line, others: readonly Line[], reach: number, plane: Plane): boolean {
  const near = (point: Point) => others.some((other) => distanceToLine(other, point, plane) <= reach);
  if (line.length === 1) return near(line[0] as Point);
  const places = placesOn(line, plane);
  const company = (places.filter(near).length / places.length) * lengthOf(line, plane);
  return company >= Math.min(COMPANY * reach, lengthOf(line, plane) / 2);
}

/** A box grown by metres on every side. */
export const grown = (box: Bounds, metres: number, plane: Plane): Bounds => [
  box[0] - metres / plane.kx,
  box[1] - metres / plane.ky,
  box[2] + metres / plane.kx,
  box[3] + metres / plane.ky,
];
