import { byCode } from "../by-code";
import type { CalendarDay, Weekday } from "../plan";
import { daysOf, dayText } from "../time/civil";

/** Statutory holidays of 2026 with the days they are spent on, as the State Council's office published them: first day, number of days, name. */
const HOLIDAYS = [
  ["2026-01-01", 3, "元旦"],
  ["2026-02-15", 9, "春节"],
  ["2026-04-04", 3, "清明节"],
  ["2026-05-01", 5, "劳动节"],
  ["2026-06-19", 3, "端午节"],
  ["2026-09-25", 3, "中秋节"],
  ["2026-10-01", 7, "国庆节"],
] as const;

/** Days at weekends that are worked for them, and as which weekday. */
const WORKDAYS = [
  ["2026-01-04", 5, "元旦调休"],
  ["2026-02-14", 1, "春节调休"],
  ["2026-02-28", 1, "春节调休"],
  ["2026-05-09", 2, "劳动节调休"],
  ["2026-09-20", 4, "国庆节调休"],
  ["2026-10-10", 3, "国庆节调休"],
] as const;

const following = (first: string, steps: number) => {
  const [year, month, day] = first.split("-").map(Number) as [number, number, number];
  return dayText(daysOf({ year, month, day }) + steps);
};

/** The calendar of the sample city's year. Holidays are lived as Sundays. */
export const SAMPLE_DAYS: readonly CalendarDay[] = [
  ...HOLIDAYS.flatMap(([first, count, name]) =>
    Array.from({ length: count }, (_none, step): CalendarDay => ({ code: following(first, step), name, kind: "holiday", as: 7 })),
  ),
  ...WORKDAYS.map(([code, as, name]): CalendarDay => ({ code, name, kind: "workday", as: as as Weekday })),
].sort(byCode);
