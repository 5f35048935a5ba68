import { daysOf, dayText } from "../../../duty/time/civil";

/** A span of days on the city's wall, "2026-01-01"; `to` is the first day that no longer counts. */
export type DaySpan = readonly [from: string, to: string];

/** One bar of the strip: `first` days after the strip's beginning, so many days wide. */
export interface DayBar {
  readonly first: number;
  readonly days: number;
  readonly count: number;
}

/** With more days than this a bar is a week. */
export const MOST_DAYS = 200;

/** Days since 1970-01-01 of a day's text. */
export const dayNumber = (text: string): number => {
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  return daysOf({ year, month, day });
};

/** Monday is 0: 1970-01-01 was a Thursday. */
const weekdayOf = (day: number) => (day + 3) % 7;

/** Counts by day as bars: days, or weeks from Monday to Sunday where there are many; the first and the last week may be shorter. */
export function dayBars(from: string, counts: readonly number[]): DayBar[] {
  const begin = dayNumber(from);
  const bars: { first: number; days: number; count: number }[] = [];
  counts.forEach((count, day) => {
    const last = bars[bars.length - 1];
    if (!last || counts.length <= MOST_DAYS || weekdayOf(begin + day) === 0) bars.push({ first: day, days: 1, count });
    else {
      last.days++;
      last.count += count;
    }
  });
  return bars;
}

/** A span as places on a strip of `length` days, [from, to), cut to the strip; the whole strip for null. */
export function placesOf(from: string, length: number, value: DaySpan | null): readonly [number, number] {
  if (!value) return [0, length];
  const begin = dayNumber(from);
  const cut = (text: string) => Math.max(0, Math.min(length, dayNumber(text) - begin));
  return [cut(value[0]), cut(value[1])];
}

/** Places on the strip as a span of days, at least one day long; null for the whole strip. */
export function spanAt(from: string, length: number, one: number, other: number): DaySpan | null {
  const low = Math.max(0, Math.min(one, other, length - 1));
  const high = Math.min(length, Math.max(one, other, low + 1));
  if (low === 0 && high >= length) return null;
  const begin = dayNumber(from);
  return [dayText(begin + low), dayText(begin + high)];
}

/** The last so many days of the strip; null when it has no more than that. */
export const lastDays = (from: string, length: number, days: number): DaySpan | null =>
  spanAt(from, length, Math.max(0, length - days), length);

/** The bar over a day of the strip. @throws when there is none: an empty strip has nothing to press. */
export function barOver(bars: readonly DayBar[], day: number): DayBar {
  const last = bars[bars.length - 1];
  if (!last) throw new Error(`barOver: no bar over day ${day}`);
  return bars.find(({ first, days }) => day < first + days) ?? last;
}

/** Where months begin on the strip, thinned to at most `most` marks: the day's place, and the month as "2026-03". */
export function monthMarks(from: string, length: number, most: number): { readonly place: number; readonly month: string }[] {
  const begin = dayNumber(from);
  const marks = Array.from({ length }, (_none, place) => ({ place, text: dayText(begin + place) }))
    .filter(({ text }) => text.endsWith("-01"))
    .map(({ place, text }) => ({ place, month: text.slice(0, 7) }));
  const every = Math.max(1, Math.ceil(marks.length / most));
  return marks.filter((_mark, index) => index % every === 0);
}
