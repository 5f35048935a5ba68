import Flatbush from "flatbush";
import type { Area, Point, Ring } from "./point";

/** What is wrong with an area, and where. */
export interface AreaFault {
  readonly fault: "area.empty" | "area.bad-number" | "area.out-of-range" | "area.too-few-points" | "area.unclosed" | "area.self-crossing";
  readonly at: Point;
  /** Numbers of the polygon and of the ring within it, from 0. */
  readonly polygon: number;
  readonly ring: number;
}

const same = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1];

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

const orient = (a: Point, b: Point, c: Point) => Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]));
const within = (a: Point, b: Point, p: Point) =>
  Math.min(a[0], b[0]) <= p[0] && p[0] <= Math.max(a[0], b[0]) && Math.min(a[1], b[1]) <= p[1] && p[1] <= Math.max(a[1], b[1]);

/** Where two stretches meet otherwise than in a common end, or null. */
function crossing(a: Point, b: Point, c: Point, d: Point): Point | null {
  const [o1, o2, o3, o4] = [orient(a, b, c), orient(a, b, d), orient(c, d, a), orient(c, d, b)];
  if (o1 * o2 < 0 && o3 * o4 < 0) {
    const t =
      ((c[0] - a[0]) * (d[1] - c[1]) - (c[1] - a[1]) * (d[0] - c[0])) / ((b[0] - a[0]) * (d[1] - c[1]) - (b[1] - a[1]) * (d[0] - c[0]));
    return [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
  }
  if (o1 === 0 && within(a, b, c) && !same(a, c) && !same(b, c)) return c;
  if (o2 === 0 && within(a, b, d) && !same(a, d) && !same(b, d)) return d;
  if (o3 === 0 && within(c, d, a) && !same(c, a) && !same(d, a)) return a;
  if (o4 === 0 && within(c, d, b) && !same(c, b) && !same(d, b)) return b;
  return (same(a, c) && same(b, d)) || (same(a, d) && same(b, c)) ? a : null;
}

interface Stretch {
  readonly a: Point;
  readonly b: Point;
  readonly polygon: number;
  readonly ring: number;
}

/** The stretches of a ring without its repeated points. */
function stretchesOf(ring: Ring, polygon: number, number: number): Stretch[] {
  const points = ring.filter((point, index) => index === 0 || !same(point, ring[index - 1] as Point));
  return points.slice(1).map((b, index) => ({ a: points[index] as Point, b, polygon, ring: number }));
}

function crossingFault(area: Area): AreaFault | null {
  const stretches = area.flatMap((polygon, number) => polygon.flatMap((ring, r) => stretchesOf(ring, number, r)));
  if (stretches.length === 0) return null;
  const index = new Flatbush(stretches.length);
  for (const { a, b } of stretches) index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  index.finish();
  for (let i = 0; i < stretches.length; i++) {
    const { a, b, polygon, ring } = stretches[i] as Stretch;
    const others = index.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
      (other) => other > i,
    );
    for (const other of others) {
      const { a: c, b: d } = stretches[other] as Stretch;
      const at = crossing(a, b, c, d);
      if (at) return { fault: "area.self-crossing", at, polygon, ring };
    }
  }
  return null;
}

/** The first fault of an area, or null for a sound one: finite numbers in range, closed rings of four points or more, no crossing. Rings may touch in single points. */
export function validArea(area: Area): AreaFault | null {
  if (area.length === 0 || area.some((polygon) => polygon.length === 0)) return { fault: "area.empty", at: [0, 0], polygon: 0, ring: 0 };
  for (let polygon = 0; polygon < area.length; polygon++) {
    const rings = area[polygon] as readonly Ring[];
    for (let ring = 0; ring < rings.length; ring++) {
      const wrong = ringFault(rings[ring] as Ring);
      if (wrong) return { ...wrong, polygon, ring };
    }
  }
  return crossingFault(area);
}
