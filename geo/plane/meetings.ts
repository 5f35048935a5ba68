import Flatbush from "flatbush";
import { inAngle, type Outline, type Passage, passageOf, pointAt } from "./outline";
import type { Point } from "./point";
import { same, turn } from "./turn";

/** Two loops that meet in a point without crossing there. */
export interface Touch {
  readonly one: number;
  readonly other: number;
  readonly at: Point;
  readonly ofOne: Passage;
  readonly ofOther: Passage;
}

/** Where loops meet: the first crossing, or else all touches. Loops are named by their number in the list. */
export type Meetings = { readonly crossing: { readonly outline: number; readonly at: Point } } | { readonly touches: readonly Touch[] };

const within = (a: Point, b: Point, p: Point) =>
  Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1]);

/** How two stretches meet: not at all, in one point that ends one of them, or by crossing or lying on each other. */
function meeting(a: Point, b: Point, c: Point, d: Point): { kind: "touch" | "cross"; at: Point } | null {
  const [o1, o2, o3, o4] = [turn(a, b, c), turn(a, b, d), turn(c, d, a), turn(c, d, b)];
  if (o1 === 0 && o2 === 0) {
    const shared = [c, d].filter((p) => within(a, b, p)).concat([a, b].filter((p) => within(c, d, p)));
    const first = shared[0];
    if (!first) return null;
    return { kind: shared.every((p) => same(p, first)) ? "touch" : "cross", at: first };
  }
  if (o1 * o2 < 0 && o3 * o4 < 0) {
    const t =
      ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / ((b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]));
    return { kind: "cross", at: [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])] };
  }
  if (o1 === 0 && within(a, b, c)) return { kind: "touch", at: c };
  if (o2 === 0 && within(a, b, d)) return { kind: "touch", at: d };
  if (o3 === 0 && within(c, d, a)) return { kind: "touch", at: a };
  if (o4 === 0 && within(c, d, b)) return { kind: "touch", at: b };
  return null;
}

/** Whether two stretches of one loop of `count` follow each other. */
const neighbours = (one: number, other: number, count: number) => other - one === 1 || (one === 0 && other === count - 1);

const crossHere = (at: Point, one: Passage, other: Passage) =>
  inAngle(at, one.before, one.after, other.before) !== inAngle(at, one.before, one.after, other.after);

/**
 * Finds where loops cross, touch themselves or lie on each other; else where different loops touch. The stretches are held in a box tree: about
 * n log n for n points. A loop that comes back to a point of its own is a crossing.
 */
export function meetings(outlines: readonly Outline[]): Meetings {
  const owner = outlines.flatMap(({ points }, number) => points.map(() => number));
  const place = outlines.flatMap(({ points }) => points.map((_point, index) => index));
  const boxes = new Flatbush(Math.max(1, owner.length));
  const ends = owner.map((number, i) => {
    const outline = outlines[number] as Outline;
    return [pointAt(outline, place[i] as number), pointAt(outline, (place[i] as number) + 1)] as const;
  });
  const boxOf = ([a, b]: readonly [Point, Point]) =>
    [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1])] as const;
  if (ends.length === 0) return { touches: [] };
  for (const end of ends) boxes.add(...boxOf(end));
  boxes.finish();

  const touches = new Map<string, Touch>();
  for (let i = 0; i < ends.length; i++) {
    const mine = ends[i] as readonly [Point, Point];
    const one = owner[i] as number;
    for (const j of boxes.search(...boxOf(mine), (index) => index > i)) {
      const its = ends[j] as readonly [Point, Point];
      const other = owner[j] as number;
      const met = meeting(...mine, ...its);
      if (!met) continue;
      const { at } = met;
      const follow = one === other && neighbours(place[i] as number, place[j] as number, (outlines[one] as Outline).points.length);
      if (met.kind === "cross" || (one === other && !follow)) return { crossing: { outline: one, at } };
      if (follow) continue;
      const key = `${one} ${other} ${at[0]} ${at[1]}`;
      if (touches.has(key)) continue;
      const ofOne = passageOf(outlines[one] as Outline, place[i] as number, at);
      const ofOther = passageOf(outlines[other] as Outline, place[j] as number, at);
      touches.set(key, { one, other, at, ofOne, ofOther });
    }
  }
  // Only now is it sure that no stretch lies on another, which the angles rely on.
  for (const touch of touches.values()) {
    if (crossHere(touch.at, touch.ofOne, touch.ofOther)) return { crossing: { outline: touch.one, at: touch.at } };
  }
  return { touches: [...touches.values()] };
}
