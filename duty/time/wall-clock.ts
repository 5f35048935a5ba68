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

/** The clock of one time zone. Zones change their offset only on quarter hours, so offsets are kept by quarter hour. */
export interface WallClock {
  readonly timeZone: string;
  /** Milliseconds that the wall clock is ahead of UTC at an instant. */
  offset(at: Instant): number;
  wall(at: Instant): WallTime;
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

/** The wall clock of a time zone (an IANA name). @throws RangeError for an unknown zone. */
export function wallClock(timeZone: string): WallClock {
  const read = offsetReader(timeZone);
  const known = new Map<number, number>();
  let lastQuarter = Number.NaN;
  let lastOffset = 0;
  const offset = (at: Instant): number => {
    const quarter = Math.floor(at / QUARTER);
    if (quarter === lastQuarter) return lastOffset;
    let value = known.get(quarter);
    if (value === undefined) {
      value = read(quarter * QUARTER);
      if (known.size > 200_000) known.clear();
      known.set(quarter, value);
    }
    lastQuarter = quarter;
    lastOffset = value;
    return value;
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
  return { timeZone, offset, wall, minuteOfWeek, instant, nearest };
}
