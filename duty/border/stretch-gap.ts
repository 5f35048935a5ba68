import { squareToStretch } from "../../geo/plane/line";
import type { Plane } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";

type Place = readonly [x: number, y: number];

const side = (a: Place, b: Place, p: Place) => (b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0]);
const square = (p: Place, a: Place, b: Place) => squareToStretch(p[0], p[1], a[0], a[1], b[0], b[1]);

/** Metres between the straight stretches a-b and c-d; 0 where they meet. */
export function stretchGap(ends: readonly [a: Point, b: Point], others: readonly [c: Point, d: Point], plane: Plane): number {
  const [a, b] = [plane.toMetres(ends[0]), plane.toMetres(ends[1])];
  const [c, d] = [plane.toMetres(others[0]), plane.toMetres(others[1])];
  if (side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0) return 0;
  return Math.sqrt(Math.min(square(a, c, d), square(b, c, d), square(c, a, b), square(d, a, b)));
}
