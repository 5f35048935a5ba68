import type { Area, Point } from "./point";
import { same, turn } from "./turn";

/** A closed ring as a loop: no point stands twice in a row and the first not again at the end. `polygon` and `ring` are its numbers in the area. */
export interface Outline {
  readonly points: readonly Point[];
  readonly polygon: number;
  readonly ring: number;
}

/** The rings of an area as loops. */
export function outlinesOf(area: Area): Outline[] {
  return area.flatMap((polygon, number) =>
    polygon.map((ring, index) => ({
      points: ring.filter((point, place) => place > 0 && !same(point, ring[place - 1] as Point)),
      polygon: number,
      ring: index,
    })),
  );
}

/** The point of a loop at a place that may run past either end. */
export const pointAt = ({ points }: Outline, place: number): Point => points[(place + points.length) % points.length] as Point;

/** Where a loop passes through a point: the point before and the one after it. */
export interface Passage {
  readonly before: Point;
  readonly after: Point;
}

/** How a loop passes through `at`, a point on its stretch from `place` to the next. */
export function passageOf(outline: Outline, place: number, at: Point): Passage {
  const [a, b] = [pointAt(outline, place), pointAt(outline, place + 1)];
  if (same(at, a)) return { before: pointAt(outline, place - 1), after: b };
  return same(at, b) ? { before: a, after: pointAt(outline, place + 2) } : { before: a, after: b };
}

/** Whether `x`, seen from `at`, lies in the angle that opens counter-clockwise from `from` to `to`. Exact; `x` on neither side of the angle. */
export function inAngle(at: Point, from: Point, to: Point, x: Point): boolean {
  const opening = turn(at, from, to);
  if (opening > 0) return turn(at, from, x) > 0 && turn(at, x, to) > 0;
  if (opening < 0) return !(turn(at, to, x) >= 0 && turn(at, x, from) >= 0);
  return turn(at, from, x) > 0;
}

/** Whether a simple loop runs counter-clockwise: told by the turn at its lowest point of the west, exactly. */
export function runsLeft(outline: Outline): boolean {
  let least = 0;
  outline.points.forEach(([lon, lat], place) => {
    const [west, south] = outline.points[least] as Point;
    if (lon < west || (lon === west && lat < south)) least = place;
  });
  return turn(pointAt(outline, least - 1), pointAt(outline, least), pointAt(outline, least + 1)) > 0;
}
