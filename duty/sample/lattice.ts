import { planeAt } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import type { Dice } from "./dice";

/** Lines of the street lattice in each direction. */
export const LINES = 78;
/** Every so many lines a street with a name; between them lanes. */
export const MAIN = 5;
/** Number of the south-north line that is the river. */
export const RIVER_LINE = 45;
/** The road across: it runs through the corners (i, i - SHIFT) from FROM to TO. */
export const ACROSS = { from: 12, to: 62, shift: -4 } as const;

/** The corners of the city's blocks: `corner(i, j)` is the crossing of south-north line i and west-east line j, degrees rounded to 1e-7. */
export interface Lattice {
  readonly origin: Point;
  corner(i: number, j: number): Point;
}

/** Positions of lines with uneven gaps (metres), the middle at 0. */
function uneven(chance: Dice): number[] {
  const places = [0];
  for (let i = 1; i < LINES; i++) {
    const fringe = Math.abs(i - LINES / 2) / (LINES / 2);
    places.push((places[i - 1] as number) + chance.between(82, 106) * (1 + 0.3 * fringe * fringe));
  }
  const middle = places[Math.floor(LINES / 2)] as number;
  return places.map((place) => place - middle);
}

/** Smooth waves that bend the streets: sums of a few sines with seeded phases. Metres. */
function waves(chance: Dice, height: number): (x: number, y: number) => number {
  const parts = Array.from({ length: 5 }, () => ({
    a: chance.between(-1, 1) / 900,
    b: chance.between(-1, 1) / 900,
    phase: chance.between(0, Math.PI * 2),
    height: (height / 5) * chance.between(0.6, 1.6),
  }));
  return (x, y) => parts.reduce((sum, { a, b, phase, height: h }) => sum + h * Math.sin(a * x + b * y + phase), 0);
}

/** The warped lattice of a seed, about `origin`. Streets bend, the river winds, the west side is turned. */
export function lattice(chance: Dice, origin: Point): Lattice {
  const plane = planeAt(origin);
  const xs = uneven(chance);
  const ys = uneven(chance);
  const east = waves(chance, 150);
  const north = waves(chance, 150);
  const river = xs[RIVER_LINE] as number;
  const phase = chance.between(0, Math.PI * 2);
  const jitter = new Map<string, readonly [number, number]>();
  for (let i = 0; i < LINES; i++) for (let j = 0; j < LINES; j++) jitter.set(`${i},${j}`, [chance.between(-7, 7), chance.between(-7, 7)]);
  const turn = 0.12;
  const corner = (i: number, j: number): Point => {
    const [x, y] = [xs[i] as number, ys[j] as number];
    const away = Math.exp(-(((x - river) / 1100) ** 2));
    const [jx, jy] = jitter.get(`${i},${j}`) as readonly [number, number];
    const bent = x + east(x, y) + away * (300 * Math.sin(y / 950 + phase) + 110 * Math.sin(y / 370 + 2 * phase)) + jx;
    const risen = y + north(x, y) + jy - 0.06 * Math.max(0, -x - 900);
    const [lon, lat] = plane.toPoint([bent * Math.cos(turn) - risen * Math.sin(turn), bent * Math.sin(turn) + risen * Math.cos(turn)]);
    return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
  };
  return { origin, corner };
}
