import type { Ground, NearPlace } from "../../geo/heat/ground";
import { groundOf } from "../../geo/heat/ground-of";
import { WEEK_SLOTS } from "../../geo/heat/quarter";
import type { Raster } from "../../geo/heat/raster";
import type { RowFilter } from "../../geo/heat/row-filter";
import type { Place, WeeklyPattern } from "../plan";
import { dayOfCode } from "../time/day-code";
import { minutesOfWeek } from "../time/pattern";
import type { HeatKinds } from "./heat-kinds";
import type { HeatQuestion, NearPlaces } from "./heat-question";

/** Parts of a question that a kind can fail, as bits. `PERMITTED` belongs to no chart: what fails it counts nowhere. */
export const FAILS = { CATEGORY: 1, CHANNEL: 2, SQUAD: 4, PERMITTED: 8 } as const;

/** Heat questions made ready for the index. */
export interface HeatLens {
  /** The filter of rows that a question is about, as `squareCounts`, `tally` and the others of geo/heat take it. */
  filter(question: HeatQuestion): RowFilter;
  /** For each kind which parts of the question it fails (`FAILS`, added up; 0: it passes): what `heatTally` folds by. */
  fails(question: HeatQuestion): Uint8Array;
}

const DAY_SLOTS = 96;
const MOST_KEPT = 16;

/**
 * The lens of a city: its raster, its key places and its dictionary of kinds. Key hours are read by plain weekdays, not as the calendar (日历) says a day is lived:
 * heat adds up weeks, and a row knows the quarter hour of its week only. A quarter hour belongs to the key hours when its middle does.
 */
export function heatLens(raster: Raster, places: readonly Place[], kinds: HeatKinds): HeatLens {
  const nearPlaces = nearOf(places);
  const grounds = new Map<string, Ground | null>();
  const ground = ({ near, box }: HeatQuestion): Ground | null => {
    const key = JSON.stringify([near && [[...near.kinds].sort(), near.metres, near.keyHours], box]);
    const known = grounds.get(key);
    const found = known === undefined ? groundOf(raster, box, near && nearPlaces(near)) : known;
    // The last asked stands last: the first is the one to forget.
    grounds.delete(key);
    grounds.set(key, found);
    const oldest = grounds.size > MOST_KEPT ? grounds.keys().next().value : undefined;
    if (oldest !== undefined) grounds.delete(oldest);
    return found;
  };
  const fails = (question: HeatQuestion) => failsOf(kinds, question);
  return {
    fails,
    filter: (question) => ({
      slots: slotsOf(question),
      hows: question.hours && Uint8Array.from({ length: WEEK_SLOTS }, (_, how) => (question.hours?.[how >> 2] ? 1 : 0)),
      kinds: passing(fails(question)),
      ground: ground(question),
    }),
  };
}

/** 1 for each kind that fails nothing; null when none fails. */
function passing(fails: Uint8Array): Uint8Array | null {
  const kinds = new Uint8Array(fails.length);
  let failed = 0;
  for (let kind = 0; kind < fails.length; kind++) {
    const bits = fails[kind] as number;
    failed |= bits;
    kinds[kind] = bits === 0 ? 1 : 0;
  }
  return failed === 0 ? null : kinds;
}

/** The slots of a question's days, half-open; null when it has neither end. @throws for a day that is none. */
function slotsOf({ from, to }: HeatQuestion): readonly [number, number] | null {
  if (from === null && to === null) return null;
  const slot = (day: string | null, without: number) => {
    const days = day === null ? null : dayOfCode(day);
    if (day !== null && days === null) throw new Error(`heatLens: no day ${day}`);
    return days === null ? without : days * DAY_SLOTS;
  };
  return [slot(from, -Infinity), slot(to, Infinity)];
}

/** Which parts of a question each kind fails. */
function failsOf(kinds: HeatKinds, { categories, channels, squads, permitted }: HeatQuestion): Uint8Array {
  const codes = new Set(categories);
  const ways = new Set<string>(channels);
  const turfs = new Set(squads);
  return kinds.flags({
    category: (code) => (codes.size === 0 || codes.has(code) || codes.has(code.slice(0, 2)) ? 0 : FAILS.CATEGORY),
    channel: (code) => (ways.size === 0 || ways.has(code) ? 0 : FAILS.CHANNEL),
    squad: (code) => (turfs.size === 0 || (code !== null && turfs.has(code)) ? 0 : FAILS.SQUAD),
    permitted: (flag) => (permitted === "with" || (permitted === "only") === flag ? 0 : FAILS.PERMITTED),
  });
}

/** Finds the places that a question wants to be near to. Patterns that read alike share one list of flags: a city has few. */
function nearOf(places: readonly Place[]): (near: NearPlaces) => NearPlace[] {
  const known = new Map<string, Uint8Array>();
  const flagsOf = ({ keyHours }: Place) => {
    const text = keyHours.map(({ days, from, to }) => `${days.join()} ${from} ${to}`).join(";");
    const flags = known.get(text) ?? quartersOf(keyHours);
    known.set(text, flags);
    return flags;
  };
  return ({ kinds, metres, keyHours }) =>
    places.filter(({ kind }) => kinds.includes(kind)).map((place) => ({ at: place.at, metres, hows: keyHours ? flagsOf(place) : null }));
}

/** The quarter hours of the week whose middle lies in a pattern, by plain weekdays: 672 flags. */
export function quartersOf(pattern: WeeklyPattern): Uint8Array {
  const flags = new Uint8Array(WEEK_SLOTS);
  for (const [from, to] of minutesOfWeek(pattern))
    for (let how = Math.max(0, Math.ceil((from - 7.5) / 15)); how * 15 + 7.5 < to; how++) flags[how] = 1;
  return flags;
}
