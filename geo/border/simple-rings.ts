import type { Point, Ring } from "../plane/point";

/**
 * A closed line that comes back to points of its own, taken apart there into rings that do not: a shell and the hole that touches it, or two holes
 * that touch in a corner. The pieces keep their direction.
 */
export function simpleRings(line: Ring): Ring[] {
  const rings: Ring[] = [];
  const path: Point[] = [];
  const placeOf = new Map<string, number>();
  for (const point of line) {
    const key = `${point[0]},${point[1]}`;
    const place = placeOf.get(key);
    if (place === undefined) {
      placeOf.set(key, path.length);
      path.push(point);
      continue;
    }
    const loop = path.splice(place + 1);
    for (const [lon, lat] of loop) placeOf.delete(`${lon},${lat}`);
    rings.push([path[place] as Point, ...loop, point]);
  }
  return rings.filter((ring) => ring.length > 3);
}
