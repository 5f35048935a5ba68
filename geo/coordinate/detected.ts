import { middleOf } from "../plane/bounds";
import type { Bounds, Line, Point } from "../plane/point";
import { bd09 } from "./bd09";
import { bestFit } from "./best-fit";
import type { CoordinateSystem } from "./coordinate-system";
import { SIX_DEGREE_ZONES, THREE_DEGREE_MERIDIANS, THREE_DEGREE_ZONES, UTM_ZONES } from "./gauss-krueger";
import { gcj02, shifted } from "./gcj02";
import { wgs84 } from "./systems";
import { webMercator } from "./web-mercator";

/** What numbers alone, and what is known of the ground, say about the system they are in. */
export interface Detected {
  /** "one": it can only be the first candidate. "ask": several fit, the likeliest first. "none": these numbers are no place. */
  readonly verdict: "one" | "ask" | "none";
  readonly candidates: readonly CoordinateSystem[];
  /** The pairs stand north before east: they must be turned about before use. */
  readonly swapped: boolean;
}

/** What is known where the points should lie: a box, and lines or points of the same ground, all WGS84 degrees. */
export interface KnownGround {
  readonly near?: Bounds | undefined;
  readonly reference?: readonly Line[] | readonly Point[] | undefined;
}

/** A system fits when its conversions of nine points in ten are plausible: files have stray zeros. */
const MOST = 0.9;
const mostly = (points: readonly Point[], plausible: (point: Point) => boolean) => points.filter(plausible).length >= MOST * points.length;
const inChina = ([lon, lat]: Point) => lon > 73 && lon < 135.5 && lat > 3 && lat < 54;
const northing = (y: number) => y > 300_000 && y < 6_100_000;

const turned = ([x, y]: Point): Point => [y, x];

/** Systems whose numbers look like these, without regard to where; candidates with the same numbers (6-degree beside 3-degree strips) stand once. */
function plausible(points: readonly Point[]): readonly CoordinateSystem[] {
  if (mostly(points, ([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90)) return mostly(points, shifted) ? [wgs84, gcj02, bd09] : [wgs84];
  const zoned = [...THREE_DEGREE_ZONES, ...SIX_DEGREE_ZONES].filter(({ zone }) =>
    mostly(points, ([x, y]) => Math.floor(x / 1_000_000) === zone && Math.abs((x % 1_000_000) - 500_000) < 400_000 && northing(y)),
  );
  const plain = mostly(points, ([x, y]) => Math.abs(x - 500_000) < 400_000 && northing(y)) ? [...THREE_DEGREE_MERIDIANS, ...UTM_ZONES] : [];
  const found = [...zoned, ...plain].map(({ system }) => system);
  return mostly(points, (point) => inChina(webMercator.toWgs84(point))) ? [...found, webMercator] : found;
}

function within(points: readonly Point[], system: CoordinateSystem, near: Bounds): boolean {
  const x = Math.max(0.2, (near[2] - near[0]) / 2);
  const y = Math.max(0.2, (near[3] - near[1]) / 2);
  return mostly(points, (point) => {
    const [lon, lat] = system.toWgs84(point);
    return lon >= near[0] - x && lon <= near[2] + x && lat >= near[1] - y && lat <= near[3] + y;
  });
}

/** How far off its own meridian a strip puts the ground; strips are made so that this is small. */
function offMeridian(system: CoordinateSystem, near: Bounds): number {
  return system.degrees || system === webMercator ? 0 : Math.abs((system.fromWgs84(middleOf(near))[0] % 1_000_000) - 500_000);
}

function nearest(points: readonly Point[], near: Bounds | undefined): readonly CoordinateSystem[] {
  const candidates = plausible(points);
  if (!near) return candidates;
  return candidates
    .filter((system) => within(points, system, near))
    .sort((a, b) => Math.round(offMeridian(a, near) / 1000) - Math.round(offMeridian(b, near) / 1000));
}

function reading(points: readonly Point[], swapped: boolean, ground: KnownGround): Detected {
  const candidates = nearest(points, ground.near);
  if (candidates.length > 1 && ground.reference && ground.reference.length > 0) {
    const { fits, winner } = bestFit(points, ground.reference, candidates);
    if (winner) return { verdict: "one", candidates: [winner], swapped };
    return { verdict: "ask", candidates: fits.map(({ system }) => system), swapped };
  }
  return { verdict: candidates.length === 0 ? "none" : candidates.length === 1 ? "one" : "ask", candidates, swapped };
}

/** Whether pairs make sense only when turned about: latitudes beyond 90, Chinese places north before east, northings before eastings. */
function looksSwapped(points: readonly Point[], near: Bounds | undefined): boolean {
  const back = points.map(turned);
  if (near) return nearest(points, near).length === 0 && nearest(back, near).length > 0;
  if (mostly(points, ([x, y]) => Math.abs(x) <= 90 && Math.abs(y) <= 180)) {
    return mostly(back, inChina) && !mostly(points, inChina) && mostly(points, ([x, y]) => x > 3 && x < 54 && y > 73);
  }
  return plausible(points).length === 0 && plausible(back).length > 0;
}

/**
 * Which systems a sample of points may be in. Degrees in China fit WGS84, GCJ-02 and BD-09 alike: the numbers cannot tell them apart, only `reference` can.
 * Without a finite point: "none".
 */
export function detected(points: readonly Point[], ground: KnownGround = {}): Detected {
  const finite = points.filter(([x, y]) => Number.isFinite(x) && Number.isFinite(y) && (x !== 0 || y !== 0));
  if (finite.length === 0) return { verdict: "none", candidates: [], swapped: false };
  const swapped = looksSwapped(finite, ground.near);
  return reading(swapped ? finite.map(turned) : finite, swapped, ground);
}
