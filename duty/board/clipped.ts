import { doubleArea } from "../../geo/plane/area";
import type { Area, Bounds, Line, Point, Ring } from "../../geo/plane/point";

/** One side of a box: how far inside it a point lies (negative: outside). */
type Inside = (point: Point) => number;

const sidesOf = ([west, south, east, north]: Bounds): readonly Inside[] => [
  (point) => point[0] - west,
  (point) => east - point[0],
  (point) => point[1] - south,
  (point) => north - point[1],
];

const crossing = (a: Point, b: Point, inA: number, inB: number): Point => {
  const share = inA / (inA - inB);
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
};

function ringInside(ring: Ring, inside: Inside): Ring {
  const kept: Point[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [a, b] = [ring[i - 1] as Point, ring[i] as Point];
    const [inA, inB] = [inside(a), inside(b)];
    if (inA >= 0) kept.push(a);
    if (inA >= 0 !== inB >= 0) kept.push(crossing(a, b, inA, inB));
  }
  const first = kept[0];
  return first ? [...kept, first] : [];
}

/**
 * The part of an area inside a box, for drawing: where the area comes in several times its pieces hang together along the box's edge.
 * Source: Sutherland and Hodgman, Reentrant Polygon Clipping, 1974.
 */
export function clippedArea(area: Area, box: Bounds): Area {
  const sides = sidesOf(box);
  const cut = (ring: Ring) => sides.reduce<Ring>((rest, inside) => ringInside(rest, inside), ring);
  return area.flatMap((polygon) => {
    const rings = polygon.map(cut);
    if (doubleArea(rings[0] ?? []) === 0) return [];
    return [rings.filter((ring) => doubleArea(ring) !== 0)];
  });
}

/** The stretch of a-b inside a box, or null. Source: Liang and Barsky, 1984. */
function stretchInside(a: Point, b: Point, sides: readonly Inside[]): readonly [Point, Point] | null {
  let [from, to] = [0, 1];
  for (const inside of sides) {
    const [inA, inB] = [inside(a), inside(b)];
    if (inA < 0 && inB < 0) return null;
    const at = inA / (inA - inB);
    if (inA < 0) from = Math.max(from, at);
    else if (inB < 0) to = Math.min(to, at);
  }
  if (from > to) return null;
  const along = (share: number): Point => [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
  return [from === 0 ? a : along(from), to === 1 ? b : along(to)];
}

/** The parts of a line inside a box, in order. A line of one point stays if the box holds it. */
export function clippedLine(line: Line, box: Bounds): Line[] {
  const sides = sidesOf(box);
  if (line.length === 1) return sides.every((inside) => inside(line[0] as Point) >= 0) ? [line] : [];
  const parts: Point[][] = [];
  for (let i = 1; i < line.length; i++) {
    const stretch = stretchInside(line[i - 1] as Point, line[i] as Point, sides);
    if (!stretch) continue;
    const last = parts[parts.length - 1];
    const end = last?.[last.length - 1];
    if (last && end && end[0] === stretch[0][0] && end[1] === stretch[0][1]) last.push(stretch[1]);
    else parts.push([...stretch]);
  }
  return parts;
}
