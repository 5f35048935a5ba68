import type { Area, Bounds, Point } from "./point";

const NOWHERE: Bounds = [Infinity, Infinity, -Infinity, -Infinity];

/** The box around points, degrees. Without a point: an inside-out box of infinities. */
export function boundsOfPoints(points: Iterable<Point>): Bounds {
  let [west, south, east, north] = NOWHERE;
  for (const [lon, lat] of points) {
    if (lon < west) west = lon;
    if (lon > east) east = lon;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  return [west, south, east, north];
}

/** The box around two boxes. */
export const boundsAround = (a: Bounds, b: Bounds): Bounds => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** The box around an area (its outer rings), degrees. */
export function boundsOf(area: Area): Bounds {
  return area.reduce<Bounds>((box, polygon) => boundsAround(box, boundsOfPoints(polygon[0] ?? [])), NOWHERE);
}

/** The box around many areas, or null without one. */
export function boundsOfAll(areas: Iterable<Area>): Bounds | null {
  let box = NOWHERE;
  for (const area of areas) box = boundsAround(box, boundsOf(area));
  return box[0] <= box[2] ? box : null;
}

/** The middle of a box. */
export const middleOf = (box: Bounds): Point => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
