import { arrangement } from "../../border/noding/arrangement";
import { parts } from "../../border/noding/parts";
import { areaOf } from "../../plane/area";
import type { Plane } from "../../plane/plane";
import type { Line, Polygon, Ring } from "../../plane/point";
import { meetsRings, offsetFor, stretchesAt, turned } from "./chords";
import { longAxis, type Metres } from "./long-axis";

/** How a block may be split. Square metres. */
export interface SplitSizes {
  readonly target: number;
  readonly least: number;
}

/** Metres kept between a split and a building, and by which a chord sticks out of its block so that it surely meets the edge. */
const MARGIN = 0.1;
const OUT = 0.03;
/** Degrees off the perpendicular, and shares of the block's size off the balanced split, tried in the order of how bad they are. */
const ANGLES = [0, 8, -8, 16, -16, 28, -28, 90];
const SHIFTS = [0, 0.02, 0.04, 0.06, 0.08, 0.1, 0.13, 0.16, 0.2, 0.25, 0.3];
const TRIES = ANGLES.flatMap((angle) =>
  SHIFTS.flatMap((shift) => (shift === 0 ? [0] : [shift, -shift]).map((share) => ({ angle, share, bad: shift + Math.abs(angle) / 200 }))),
).sort((a, b) => a.bad - b.bad);

/** Cuts a polygon along lines: the pieces. */
function cutAlong(polygon: Polygon, lines: readonly Line[]): Polygon[] {
  const count = polygon.length;
  const plane = arrangement(
    [...polygon, ...lines].map((line, label) => ({ line, label })),
    (label) => label < count,
  );
  const inside = plane.windings.map((winding, face) => (winding.length === 2 && winding[0] === 0 ? face : -1));
  return parts(plane, inside).map((part) => part.polygon);
}

/** The best lawful split of a polygon in two shares: balanced, across its long side, through no building; or null. */
function bestSplit(polygon: Polygon, buildings: readonly Ring[], parts: number, sizes: SplitSizes, plane: Plane) {
  const rings = polygon.map((ring) => ring.map(plane.toMetres));
  const houses = buildings.map((ring) => ring.map(plane.toMetres));
  const axis = longAxis(rings[0] as Metres[]);
  const size = areaOf([polygon], plane);
  const share = Math.floor(parts / 2) / parts;
  const frames = new Map<number, { own: ReturnType<typeof turned>; its: ReturnType<typeof turned>; u: Metres }>();
  for (const { angle, share: shift } of TRIES) {
    const below = share + shift;
    // A piece below the least would only be joined to another again.
    if (below * size < sizes.least || (1 - below) * size < sizes.least) continue;
    let frame = frames.get(angle);
    if (!frame) {
      const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
      const u: Metres = [axis[0] * cos - axis[1] * sin, axis[0] * sin + axis[1] * cos];
      frame = { own: turned(rings, u), its: turned(houses, u), u };
      frames.set(angle, frame);
    }
    const { own, its, u } = frame;
    const at = offsetFor(own, below * size);
    const stretches = stretchesAt(own, at);
    if (meetsRings(its, at, stretches, MARGIN)) continue;
    const lines = stretches.map(([from, to]) =>
      [from - OUT, to + OUT].map((s) => plane.toPoint([at * u[0] - s * u[1], at * u[1] + s * u[0]])),
    );
    const pieces = cutAlong(polygon, lines);
    if (pieces.length > 1) return { pieces, lines };
  }
  return null;
}

/** Those rings whose boxes meet the box of a polygon. */
function nearby(rings: readonly Ring[], polygon: Polygon): Ring[] {
  const box = (ring: Ring) => {
    let [w, s, e, n] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of ring) [w, s, e, n] = [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)];
    return [w, s, e, n] as const;
  };
  const [w, s, e, n] = box(polygon[0] as Ring);
  return rings.filter((ring) => {
    const [rw, rs, re, rn] = box(ring);
    return rw <= e && re >= w && rs <= n && rn >= s;
  });
}

/**
 * Splits a block into pieces of about the target: across the longest axis of its smallest rectangle into balanced shares, again and again. A split that would
 * cut a building (`buildings`: their shells) is moved or turned a little; where none is possible the piece stays as it is. Returns the lines of the splits; they
 * stick out of their piece by 3 cm on both sides, so that they surely meet its edge in any arrangement.
 */
export function splitsOf(block: Polygon, buildings: readonly Ring[], sizes: SplitSizes, plane: Plane): Line[] {
  const open: { polygon: Polygon; houses: readonly Ring[] }[] = [{ polygon: block, houses: buildings }];
  const chords: Line[] = [];
  for (let next = open.pop(); next; next = open.pop()) {
    const count = Math.round(areaOf([next.polygon], plane) / sizes.target);
    if (count < 2) continue;
    const houses = nearby(next.houses, next.polygon);
    const cut = bestSplit(next.polygon, houses, count, sizes, plane);
    if (!cut) continue;
    chords.push(...cut.lines);
    for (const polygon of cut.pieces) open.push({ polygon, houses });
  }
  return chords;
}
