import { boundsOfPoints, middleOf } from "../plane/bounds";
import { nearLines } from "../plane/near-lines";
import { planeAt } from "../plane/plane";
import type { Line, Point } from "../plane/point";
import type { CoordinateSystem } from "./coordinate-system";

/** How well points fit known ground when they are taken to be in a system: metres from their conversions to the nearest known line, in the middle and for nine of ten. */
export interface Fit {
  readonly system: CoordinateSystem;
  readonly median: number;
  readonly ninety: number;
}

/** What `bestFit` finds: every candidate, the nearest first, and the winner where it is clear. */
export interface BestFit {
  readonly fits: readonly Fit[];
  readonly winner: CoordinateSystem | null;
}

/** Metres beyond which a point is only far: the systems that degrees may be in lie within 1.3 km of each other. */
const REACH = 3000;
const MOST_POINTS = 400;
/** The winner's median is at most this part of the next one's. */
const CLEAR = 0.5;

const evenly = <T>(items: readonly T[], most: number): readonly T[] =>
  items.length <= most ? items : Array.from({ length: most }, (_, index) => items[Math.floor((index * items.length) / most)] as T);

const quantile = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity;

/**
 * How far `points` (in each of `systems` in turn) lie from `lines` (WGS84 degrees; a line of one point is a point), best first. At most 400 of the points are
 * looked at, evenly. A point more than 3 km away counts as infinitely far.
 */
export function fits(points: readonly Point[], lines: readonly Line[], systems: readonly CoordinateSystem[]): readonly Fit[] {
  const box = boundsOfPoints(lines.flat());
  if (!(box[0] <= box[2])) return systems.map((system) => ({ system, median: Infinity, ninety: Infinity }));
  const known = nearLines(lines, REACH, planeAt(middleOf(box)));
  const sample = evenly(points, MOST_POINTS);
  const fitOf = (system: CoordinateSystem): Fit => {
    const far = sample.map((point) => known.nearest(system.toWgs84(point))?.distance ?? Infinity).sort((a, b) => a - b);
    return { system, median: quantile(far, 0.5), ninety: quantile(far, 0.9) };
  };
  return systems.map(fitOf).sort((a, b) => (a.median === b.median ? 0 : a.median - b.median));
}

/**
 * Which system makes points meet known ground (WGS84 lines: borders, streets; or points, as lines of one). The winner is clear when its median distance is at
 * most half the next one's; equal numbers (CGCS2000 beside WGS84) do not compete. Source: the median nearest distance, as a registration by trial.
 */
export function bestFit(
  points: readonly Point[],
  known: readonly Line[] | readonly Point[],
  systems: readonly CoordinateSystem[],
): BestFit {
  const lines = known.map((one) => (typeof one[0] === "number" ? [one as Point] : (one as Line)));
  const sorted = fits(points, lines, systems);
  const [first, ...others] = sorted;
  if (!first || first.median === Infinity) return { fits: sorted, winner: null };
  const next = others.find(({ median, ninety }) => median !== first.median || ninety !== first.ninety);
  return { fits: sorted, winner: !next || first.median <= CLEAR * next.median ? first.system : null };
}
