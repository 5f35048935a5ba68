import type { Instant, Weekday } from "../plan";
import { type CivilDay, civilOf, daysOf } from "./civil";

/** Milliseconds in a minute, a day. */
export const MINUTE = 60_000;
/** Milliseconds in a day of 24 hours. */
export const DAY = 86_400_000;
const QUARTER = 900_000;

/** What the clock on the wall of the city shows. */
export interface WallTime extends CivilDay {
  readonly weekday: Weekday;
  /** Minutes after midnight, 0 to 1439. */
  readonly minute: number;
  readonly second: number;
}

/** Instants during which the wall clock is `offset` milliseconds ahead of UTC; half-open. */
export interface OffsetStretch {
  readonly from: Instant;
  readonly to: Instant;
  readonly offset: number;
}

/** The clock of one time zone. Zones change their offset on quarter hours, and never twice within a week: that is how changes are found. */
export interface WallClock {
  readonly timeZone: string;
  /** Milliseconds that the wall clock is ahead of UTC at an instant. */
  offset(at: Instant): number;
  wall(at: Instant): WallTime;
  /** The stretches of [from, to) in which the offset stays the same, ascending; touching ones differ. */
  offsets(from: Instant, to: Instant): readonly OffsetStretch[];
  /** Minutes since Monday 00:00 on the wall, 0 to 10079. */
  minuteOfWeek(at: Instant): number;
  /**
   * The instant at which the wall shows `local` (milliseconds since 1970-01-01T00:00 on the wall). Put back, the clock shows it twice: the first
   * counts and `twice` is true. Put forward, it never shows it: null.
   */
  instant(local: number): { readonly at: Instant; readonly twice: boolean } | null;
  /** Like `instant`, but a time that the clock jumps over is the instant of the jump. */
  nearest(local: number): Instant;
}

/** Whether the runtime knows a time zone by that name. */
export function knownTimeZone(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return true;
  } catch {
    return false;
  }
}

function offsetReader(timeZone: string): (at: Instant) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    calendar: "gregory",
    numberingSystem: "latn",
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const year = parts.era?.startsWith("B") ? 1 - Number(parts.year) : Number(parts.year);
    const days = daysOf({ year, month: Number(parts.month), day: Number(parts.day) });
    const local = days * DAY + ((Number(parts.hour) * 60 + Number(parts.minute)) * 60 + Number(parts.second)) * 1000;
    return local - Math.floor(at / 1000) * 1000;
  };
}

/** Offsets of about a year: `offsets[i]` holds from `starts[i]` on. */
interface YearOfOffsets {
  readonly starts: readonly Instant[];
  readonly offsets: readonly number[];
}

const YEAR = 365.2425 * DAY;
const WEEK_LONG = 7 * DAY;

/** Finds when the offset changes within a year: looks once a week, then halves down to the quarter hour on which every zone changes. */
function yearOfOffsets(read: (at: Instant) => number, from: Instant, to: Instant): YearOfOffsets {
  const starts = [from];
  const offsets = [read(from)];
  for (let at = from; at < to; at += WEEK_LONG) {
    const next = read(Math.min(at + WEEK_LONG, to));
    if (next === offsets[offsets.length - 1]) continue;
    let before = Math.floor(at / QUARTER);
    let after = Math.ceil(Math.min(at + WEEK_LONG, to) / QUARTER);
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (read(middle * QUARTER) === offsets[offsets.length - 1]) before = middle;
      else after = middle;
    }
    starts.push(after * QUARTER);
    offsets.push(read(after * QUARTER));
  }
  return { starts, offsets };
}

/** Offsets read a year at a time and kept: the zone's own tables are slow to ask. `same` is the instant up to which the offset at `at` is known to hold. */
function offsetsByYear(read: (at: Instant) => number): { offset(at: Instant): number; same(at: Instant): Instant } {
  const years = new Map<number, YearOfOffsets>();
  let last: YearOfOffsets = { starts: [], offsets: [] };
  let lastYear = Number.NaN;
  const placeOf = (at: Instant): number => {
    const year = Math.floor(at / YEAR);
    if (year !== lastYear) {
      let known = years.get(year);
      if (!known) {
        known = yearOfOffsets(read, Math.floor((year * YEAR) / QUARTER) * QUARTER, Math.ceil(((year + 1) * YEAR) / QUARTER) * QUARTER);
        if (years.size > 1000) years.clear();
        years.set(year, known);
      }
      last = known;
      lastYear = year;
    }
    let place = last.starts.length - 1;
    while (place > 0 && (last.starts[place] as number) > at) place--;
    return place;
  };
  const offset = (at: Instant) => {
    const place = placeOf(at);
    return last.offsets[place] as number;
  };
  const same = (at: Instant) => {
    const place = placeOf(at);
    return last.starts[place + 1] ?? Math.ceil((lastYear + 1) * YEAR);
  };
  return { offset, same };
}

/** The wall clock of a time zone (an IANA name). @throws RangeError for an unknown zone. */
export function wallClock(timeZone: string): WallClock {
  const { offset, same } = offsetsByYear(offsetReader(timeZone));
  const offsets = (from: Instant, to: Instant): OffsetStretch[] => {
    const found: { from: Instant; to: Instant; offset: number }[] = [];
    for (let at = from; at < to; at = same(at)) {
      const last = found[found.length - 1];
      const end = Math.min(same(at), to);
      if (last && last.offset === offset(at)) last.to = end;
      else found.push({ from: at, to: end, offset: offset(at) });
    }
    return found;
  };
  const wall = (at: Instant): WallTime => {
    const local = at + offset(at);
    const days = Math.floor(local / DAY);
    const rest = local - days * DAY;
    const weekday = ((((days + 3) % 7) + 7) % 7) + 1;
    return { ...civilOf(days), weekday: weekday as Weekday, minute: Math.floor(rest / MINUTE), second: Math.floor((rest % MINUTE) / 1000) };
  };
  const minuteOfWeek = (at: Instant): number => {
    const minutes = Math.floor((at + offset(at)) / MINUTE) + 3 * 1440;
    return ((minutes % 10_080) + 10_080) % 10_080;
  };
  const candidates = (local: number): Instant[] => {
    const early = local - offset(local - DAY);
    const late = local - offset(local + DAY);
    return [...new Set([early, late])].filter((at) => at + offset(at) === local).sort((a, b) => a - b);
  };
  const instant = (local: number) => {
    const [first, second] = candidates(local);
    return first === undefined ? null : { at: first, twice: second !== undefined };
  };
  const nearest = (local: number): Instant => {
    const exact = local - offset(local - DAY);
    if (exact + offset(exact) === local) return exact;
    const found = instant(local);
    if (found) return found.at;
    // Jumped over: the first quarter hour after the jump, read with the offset before it.
    let at = Math.floor((local - offset(local - DAY)) / QUARTER) * QUARTER;
    while (at + offset(at) > local && offset(at - QUARTER) === offset(at)) at -= QUARTER;
    return at;
  };
  return { timeZone, offset, offsets, wall, minuteOfWeek, instant, nearest };
}
