import Flatbush from "flatbush";
import { boundsOfPoints } from "./bounds";
import { covers } from "./covers";
import { meetings, type Touch } from "./meetings";
import { inAngle, type Outline, outlinesOf, type Passage, runsLeft } from "./outline";
import type { Area, Point, Ring } from "./point";
import { same } from "./turn";

/** What is wrong with an area, and where. */
export interface AreaFault {
  readonly fault:
    | "area.empty"
    | "area.bad-number"
    | "area.out-of-range"
    | "area.too-few-points"
    | "area.unclosed"
    /** A ring meets itself, or crosses or runs along another. */
    | "area.self-crossing"
    | "area.hole-outside"
    /** A polygon lies in another of the same area, or a hole in a hole. */
    | "area.overlap"
    /** Rings that touch cut the inside in two. */
    | "area.cut-apart";
  readonly at: Point;
  /** Numbers of the polygon and of the ring within it, from 0. */
  readonly polygon: number;
  readonly ring: number;
}

function ringFault(ring: Ring): { fault: AreaFault["fault"]; at: Point } | null {
  const bad = ring.find(([lon, lat]) => !Number.isFinite(lon) || !Number.isFinite(lat));
  if (bad) return { fault: "area.bad-number", at: bad };
  const far = ring.find(([lon, lat]) => Math.abs(lon) > 180 || Math.abs(lat) > 90);
  if (far) return { fault: "area.out-of-range", at: far };
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (!first || !last) return { fault: "area.too-few-points", at: [0, 0] };
  if (!same(first, last)) return { fault: "area.unclosed", at: last };
  const distinct = ring.filter((point, index) => index === 0 || !same(point, ring[index - 1] as Point));
  return distinct.length < 4 ? { fault: "area.too-few-points", at: first } : null;
}

/** Which loops lie inside which, given that none cross: told by the angle where two touch, else by any point of the inner one. */
function nesting(outlines: readonly Outline[], touches: readonly Touch[]) {
  const met = new Map<string, { at: Point; inner: Passage; outer: Passage }>();
  for (const { one, other, at, ofOne, ofOther } of touches) {
    met.set(`${one} ${other}`, { at, inner: ofOne, outer: ofOther });
    met.set(`${other} ${one}`, { at, inner: ofOther, outer: ofOne });
  }
  return (inner: number, outer: number): boolean => {
    const around = outlines[outer] as Outline;
    const touch = met.get(`${inner} ${outer}`);
    if (!touch) {
      const points = around.points;
      return covers([[[...points, points[0] as Point]]], (outlines[inner] as Outline).points[0] as Point) > 0;
    }
    const { before, after } = touch.outer;
    return runsLeft(around) ? inAngle(touch.at, after, before, touch.inner.before) : inAngle(touch.at, before, after, touch.inner.before);
  };
}

/** Pairs of loops of a list whose boxes meet. */
function pairs(outlines: readonly Outline[], numbers: readonly number[]): [number, number][] {
  if (numbers.length < 2) return [];
  const boxes = numbers.map((number) => boundsOfPoints((outlines[number] as Outline).points));
  const tree = new Flatbush(numbers.length);
  for (const box of boxes) tree.add(...box);
  tree.finish();
  return boxes.flatMap((box, i) =>
    tree.search(...box, (j) => j > i).map((j): [number, number] => [numbers[i] as number, numbers[j] as number]),
  );
}

const faultAt = (fault: AreaFault["fault"], { points, polygon, ring }: Outline): AreaFault => ({
  fault,
  at: points[0] as Point,
  polygon,
  ring,
});

/** Holes outside their shell, holes in holes, polygons in polygons. */
function nestingFault(outlines: readonly Outline[], touches: readonly Touch[]): AreaFault | null {
  const inside = nesting(outlines, touches);
  const byPolygon = new Map<number, number[]>();
  outlines.forEach(({ polygon }, number) => {
    const list = byPolygon.get(polygon);
    if (list) list.push(number);
    else byPolygon.set(polygon, [number]);
  });
  for (const [shell, ...holes] of byPolygon.values()) {
    const outside = holes.find((hole) => !inside(hole, shell as number));
    if (outside !== undefined) return faultAt("area.hole-outside", outlines[outside] as Outline);
    const nested = pairs(outlines, holes).find(([one, other]) => inside(one, other) || inside(other, one));
    if (nested) return faultAt("area.overlap", outlines[nested[0]] as Outline);
  }
  const shells = [...byPolygon.values()].map(([shell]) => shell as number);
  const within = (inner: number, outer: number) => {
    const [, ...holes] = byPolygon.get((outlines[outer] as Outline).polygon) as number[];
    return inside(inner, outer) && !holes.some((hole) => inside(inner, hole));
  };
  const overlap = pairs(outlines, shells).find(([one, other]) => within(one, other) || within(other, one));
  return overlap ? faultAt("area.overlap", outlines[overlap[1]] as Outline) : null;
}

/** A ring of rings that touch: what lies within it is cut off. Rings and touching points are the two sides of a graph without a cycle, or else. */
function cutFault(outlines: readonly Outline[], touches: readonly Touch[]): AreaFault | null {
  const parent = new Map<string, string>();
  const root = (name: string): string => {
    let top = name;
    for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up;
    return top;
  };
  const seen = new Set<string>();
  for (const { one, other, at } of touches) {
    const { polygon } = outlines[one] as Outline;
    if ((outlines[other] as Outline).polygon !== polygon) continue;
    for (const number of [one, other]) {
      const spot = `${polygon} ${at[0]} ${at[1]}`;
      if (seen.has(`${number} ${spot}`)) continue;
      seen.add(`${number} ${spot}`);
      const [a, b] = [root(`ring ${number}`), root(spot)];
      if (a === b) return { ...faultAt("area.cut-apart", outlines[number] as Outline), at };
      parent.set(a, b);
    }
  }
  return null;
}

/**
 * The first fault of an area, or null for a sound one: finite numbers in range, closed rings of four points or more that neither meet themselves nor
 * cross each other (touching in single points is lawful), holes within their shells, polygons beside each other, each inside in one piece. The rules are
 * those of OGC Simple Features, what ST_IsValid checks; exact, so that an area that passes here passes there.
 */
export function validArea(area: Area): AreaFault | null {
  if (area.length === 0 || area.some((polygon) => polygon.length === 0)) return { fault: "area.empty", at: [0, 0], polygon: 0, ring: 0 };
  for (let polygon = 0; polygon < area.length; polygon++) {
    const rings = area[polygon] as readonly Ring[];
    for (let ring = 0; ring < rings.length; ring++) {
      const wrong = ringFault(rings[ring] as Ring);
      if (wrong) return { ...wrong, polygon, ring };
    }
  }
  const outlines = outlinesOf(area);
  const met = meetings(outlines);
  if ("crossing" in met) {
    const { polygon, ring } = outlines[met.crossing.outline] as Outline;
    return { fault: "area.self-crossing", at: met.crossing.at, polygon, ring };
  }
  return nestingFault(outlines, met.touches) ?? cutFault(outlines, met.touches);
}
