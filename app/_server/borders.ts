import { borderSteps } from "../../db/border";
import { during } from "../../duty/bands";
import { type BandCounter, bandCounter, WEEK_HOURS } from "../../duty/border/band-counter";
import { type BlindSpot, blindSpotsOf } from "../../duty/border/blind-spots";
import type { Border } from "../../duty/border/border";
import { lifeOf } from "../../duty/border/border-life";
import { USUAL_WIDTH } from "../../duty/border/border-step";
import { bordersOf, planeOfCells } from "../../duty/border/borders";
import { type LedgerLine, ledgerLine, type NearBorders, nearBorders } from "../../duty/border/ledger-line";
import { type BorderReview, reviewOf } from "../../duty/border/review";
import type { Instant } from "../../duty/plan";
import type { CoverageFault } from "../../geo/border/repair/coverage-fault";
import { coverageFaults } from "../../geo/border/repair/coverage-faults";
import type { HeatIndex } from "../../geo/heat/heat-index";
import { quarterOfWeek } from "../../geo/heat/quarter";
import type { LiveCity } from "./city";
import { database } from "./database";
import { wholeHeat } from "./heat";
import { kept } from "./kept";

/** The borders of the plan in force and what lies in their bands, kept in memory until the plan changes. */
interface Ledger {
  readonly tag: string;
  readonly borders: readonly Border[];
  readonly place: ReadonlyMap<string, number>;
  readonly near: NearBorders;
  readonly counter: BandCounter;
  /** What came since it was last counted. */
  readonly fresh: { lon: number[]; lat: number[]; hour: number[] };
  /** The index whose rows are followed, and how to stop. */
  followed: { readonly index: HeatIndex; readonly stop: () => void } | null;
  blind: { readonly minute: number; readonly spots: readonly BlindSpot[] } | null;
  /** Faults of the ground, looked for when first asked. */
  faults: readonly CoverageFault[] | null;
}

/** Up to so many cells the ground itself is looked over for gaps and overlaps, once per state of the plan; in a bigger city it was when the plan was put in force. */
const LOOKED_OVER = 12_000;

/** Metres of each border's band now. */
function widths(live: LiveCity, now: Instant): (key: string) => number {
  const settled = new Map(
    live.plan.rules
      .filter((rule) => rule.state !== "proposed" && during(rule, now))
      .map((rule) => [rule.between.join("|"), rule.width] as const),
  );
  return (key) => settled.get(key) ?? USUAL_WIDTH;
}

function made(live: LiveCity): Ledger {
  const borders = bordersOf(live.plan);
  const widthOf = widths(live, Date.now());
  const plane = planeOfCells(live.plan);
  return {
    tag: live.tag,
    borders,
    place: new Map(borders.map(({ key }, index) => [key, index] as const)),
    near: nearBorders(live.plan, borders, widthOf, plane),
    counter: bandCounter(borders, widthOf, plane),
    fresh: { lon: [], lat: [], hour: [] },
    followed: null,
    blind: null,
    faults: null,
  };
}

/** Rows that are counted at once: so many lists of numbers are held at most while a big city is read. */
const PART = 100_000;

function countFresh({ counter, fresh }: Ledger): void {
  const { lon, lat, hour } = fresh;
  if (lon.length > 0) counter.add(Float64Array.from(lon), Float64Array.from(lat), Uint8Array.from(hour));
  for (const list of [lon, lat, hour]) list.length = 0;
}

/** Follows the rows of the index from the first to the last and on. A ledger whose index was replaced is made anew. */
function follow(own: Ledger, index: HeatIndex): void {
  const { lon, lat, hour } = own.fresh;
  const stop = index.follow((x, y, slot) => {
    lon.push(x);
    lat.push(y);
    hour.push(quarterOfWeek(slot) >> 2);
    if (lon.length >= PART) countFresh(own);
  });
  own.followed = { index, stop };
}

async function ledger(live: LiveCity): Promise<Ledger> {
  const holder = kept<{ ledger: Ledger | null }>("borders", () => ({ ledger: null }));
  const { index } = await wholeHeat(live);
  let own = holder.ledger;
  if (own?.tag !== live.tag || own.followed?.index !== index) {
    own?.followed?.stop();
    own = made(live);
    holder.ledger = own;
    follow(own, index);
  }
  countFresh(own);
  return own;
}

/** One border as lists show it. */
export interface BorderLine extends Omit<LedgerLine, "places"> {
  readonly places: readonly { readonly code: string; readonly name: string; readonly kind: string }[];
  readonly review: BorderReview;
}

function lineOf(live: LiveCity, own: Ledger, border: Border, steps: Awaited<ReturnType<typeof borderSteps>>, now: Instant): BorderLine {
  const line = ledgerLine(border, live.plan, own.near);
  const violations = own.counter.counts[own.place.get(border.key) as number] as number;
  return {
    ...line,
    places: line.places.map(({ code, name, kind }) => ({ code, name, kind })),
    review: reviewOf(lifeOf(border.key, steps.get(border.key) ?? []), border, live.plan, now, violations),
  };
}

/** Every border of the plan in force. */
export async function borderLines(live: LiveCity, now: Instant): Promise<BorderLine[]> {
  const [own, steps] = await Promise.all([ledger(live), borderSteps(database().sql, live.head.city)]);
  return own.borders.map((border) => lineOf(live, own, border, steps, now));
}

/** One border with its line, life, rules and hours; null where the plan in force has none of that key. */
export async function borderDetail(live: LiveCity, key: string, now: Instant) {
  const own = await ledger(live);
  const at = own.place.get(key);
  if (at === undefined) return null;
  const border = own.borders[at] as Border;
  const steps = await borderSteps(database().sql, live.head.city, border.between);
  return {
    line: lineOf(live, own, border, steps, now),
    lines: border.lines,
    life: lifeOf(key, steps.get(key) ?? []),
    rules: live.plan.rules.filter(({ between }) => between.join("|") === key),
    byHour: [...own.counter.byHour.subarray(at * WEEK_HOURS, (at + 1) * WEEK_HOURS)],
  };
}

/** A border of the plan in force, or null. */
export async function borderNow(live: LiveCity, key: string): Promise<Border | null> {
  const own = await ledger(live);
  const at = own.place.get(key);
  return at === undefined ? null : (own.borders[at] as Border);
}

/** What is blind in the plan in force now; looked for once a minute at most. */
export async function blindSpots(live: LiveCity, now: Instant): Promise<readonly BlindSpot[]> {
  const own = await ledger(live);
  const minute = Math.floor(now / 60_000);
  const { cells } = live.plan;
  own.faults ??= cells.length > LOOKED_OVER ? [] : coverageFaults(cells.map(({ area }) => area));
  const known = { ask: live.ask, borders: own.borders, faults: own.faults };
  if (own.blind?.minute !== minute) own.blind = { minute, spots: blindSpotsOf(live.plan, now, known) };
  return own.blind.spots;
}
