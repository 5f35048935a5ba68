import type { Instant } from "../plan";
import { codeOfDay } from "../time/day-code";
import { DAY, type WallClock } from "../time/wall-clock";

/** Milliseconds in a quarter of an hour. */
export const QUARTER = 900_000;

/** One day of the city: its code ("2026-10-01") and its two midnights. */
export interface CityDay {
  readonly code: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** The audited days cut into quarters of an hour: 96 a day, four fewer or more where the clock is put forward or back. */
export interface Quarters {
  readonly from: Instant;
  readonly to: Instant;
  readonly count: number;
  readonly days: readonly CityDay[];
  /** Index of the day that holds an instant; -1 before the first, `days.length` after the last. */
  dayAt(at: Instant): number;
}

/**
 * So many days from a midnight of the city on.
 * @throws RangeError when `from` is no midnight on the wall, or `days` is no whole number from 1 to 366.
 */
export function quarters(clock: WallClock, from: Instant, days: number): Quarters {
  const local = from + clock.offset(from);
  if (clock.nearest(Math.floor(local / DAY) * DAY) !== from) throw new RangeError(`no midnight on the wall: ${from}`);
  if (!Number.isInteger(days) || days < 1 || days > 366) throw new RangeError(`no number of days: ${days}`);
  const first = Math.floor(local / DAY);
  const midnights = Array.from({ length: days + 1 }, (_none, step) => clock.nearest((first + step) * DAY));
  const list = Array.from(
    { length: days },
    (_none, step): CityDay => ({
      code: codeOfDay(first + step),
      from: midnights[step] as Instant,
      to: midnights[step + 1] as Instant,
    }),
  );
  const to = midnights[days] as Instant;
  const dayAt = (at: Instant): number => {
    if (at < from) return -1;
    let day = Math.min(days - 1, Math.floor((at - from) / DAY));
    while (day < days && at >= (list[day] as CityDay).to) day++;
    while (day > 0 && day < days && at < (list[day] as CityDay).from) day--;
    return day;
  };
  return { from, to, count: Math.round((to - from) / QUARTER), days: list, dayAt };
}
