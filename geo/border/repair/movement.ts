import Flatbush from "flatbush";
import { squareToStretch } from "../../plane/line";
import type { Plane } from "../../plane/plane";
import type { Area, Point } from "../../plane/point";
import { PER_DEGREE } from "../noding/integer-grid";

const key = ([lon, lat]: Point) => `${Math.round(lon * PER_DEGREE)},${Math.round(lat * PER_DEGREE)}`;

/** The farthest a point of `after`'s rings lies from the rings of `before`, in metres: how far a line was moved. 0 when either is empty. */
export function movement(before: Area, after: Area, plane: Plane): number {
  const known = new Set(before.flat(2).map(key));
  const moved = after.flat(2).filter((point) => !known.has(key(point)));
  const ends: [number, number, number, number][] = [];
  for (const ring of before.flat()) {
    for (let i = 1; i < ring.length; i++) ends.push([...plane.toMetres(ring[i - 1] as Point), ...plane.toMetres(ring[i] as Point)]);
  }
  if (ends.length === 0 || moved.length === 0) return 0;
  const tree = new Flatbush(ends.length);
  for (const [ax, ay, bx, by] of ends) tree.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  tree.finish();
  const toBefore = (point: Point): number => {
    const [px, py] = plane.toMetres(point);
    for (let reach = 1; ; reach *= 4) {
      let best = Infinity;
      for (const index of tree.search(px - reach, py - reach, px + reach, py + reach)) {
        best = Math.min(best, squareToStretch(px, py, ...(ends[index] as [number, number, number, number])));
      }
      if (best <= reach * reach) return Math.sqrt(best);
    }
  };
  return moved.reduce((most, point) => Math.max(most, toBefore(point)), 0);
}
