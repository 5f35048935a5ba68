import { planeAt } from "../../geo/plane/plane";
import type { Bounds, Point } from "../../geo/plane/point";
import type { Instant } from "../plan";
import { MINUTE } from "../time/wall-clock";
import type { Channel } from "./channel";

/** How near in place and time two violations of a category are taken for one. */
export interface SimilarSettings {
  readonly metres: number;
  readonly hours: number;
}

/** The duplicate rule in use: the same category within 50 m and 24 h, both included. */
export const SIMILAR: SimilarSettings = { metres: 50, hours: 24 };

/** What of a violation is compared. `source` is what an imported one came from, or null. */
export interface Comparable {
  readonly id: number;
  readonly at: Instant;
  readonly lon: number;
  readonly lat: number;
  readonly category: string;
  readonly channel: Channel;
  readonly source: string | null;
  readonly mergedInto: number | null;
}

export type SimilarCode = "similar.same-category" | "similar.near" | "similar.soon";

/** One reason why two are similar, with its figures. */
export interface SimilarReason {
  readonly code: SimilarCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A violation that may be the same as the one in hand. */
export interface Similar {
  readonly id: number;
  readonly metres: number;
  /** Minutes between the two, whichever came first. */
  readonly minutes: number;
  readonly reasons: readonly SimilarReason[];
}

/** A millimetre: exactly 50 m counts, whatever the rounding of degrees and wherever the plane touches the earth. */
const HAIR = 0.001;

/**
 * Which of others may be the same violation as this one, nearest first, then soonest, then by id. Metres on a local plane. Not counted: itself, what is
 * merged already (on either side), and two rows imported from one source: there they stand apart on purpose. It is mutual: if a is similar to b, b is to a.
 */
export function similarTo(one: Comparable, others: Iterable<Comparable>, settings: SimilarSettings = SIMILAR): readonly Similar[] {
  if (one.mergedInto !== null) return [];
  const found: Similar[] = [];
  for (const other of others) {
    if (other.id === one.id || other.mergedInto !== null || other.category !== one.category || sameImport(one, other)) continue;
    const minutes = Math.abs(other.at - one.at) / MINUTE;
    if (minutes > settings.hours * 60) continue;
    const metres = metresBetween([one.lon, one.lat], [other.lon, other.lat]);
    if (metres > settings.metres + HAIR) continue;
    found.push({ id: other.id, metres, minutes, reasons: reasonsOf(one.category, metres, minutes, settings) });
  }
  return found.sort((a, b) => a.metres - b.metres || a.minutes - b.minutes || a.id - b.id);
}

/** On the plane halfway between the two, so that it is the same from either. */
const metresBetween = (a: Point, b: Point): number => planeAt([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]).distance(a, b);

const sameImport = (a: Comparable, b: Comparable): boolean =>
  a.channel === "import" && b.channel === "import" && a.source !== null && a.source === b.source;

const reasonsOf = (category: string, metres: number, minutes: number, settings: SimilarSettings): readonly SimilarReason[] => [
  { code: "similar.same-category", values: { category } },
  { code: "similar.near", values: { metres, within: settings.metres } },
  { code: "similar.soon", values: { minutes, within: settings.hours } },
];

/** Where and when to look for violations similar to one at a point and instant: a box (degrees) that holds the circle, and the first and last instant that count. */
export function similarWithin(
  point: Point,
  at: Instant,
  settings: SimilarSettings = SIMILAR,
): { readonly bounds: Bounds; readonly from: Instant; readonly to: Instant } {
  const { kx, ky } = planeAt(point);
  // A little to spare: the plane of two points lies halfway between them.
  const reach = settings.metres * 1.001 + 0.1;
  const span = settings.hours * 60 * MINUTE;
  return {
    bounds: [point[0] - reach / kx, point[1] - reach / ky, point[0] + reach / kx, point[1] + reach / ky],
    from: at - span,
    to: at + span,
  };
}
