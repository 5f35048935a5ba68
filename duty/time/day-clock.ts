import type { CalendarDay, Instant, Weekday } from "../plan";
import { dayOfCode } from "./day-code";
import { DAY, MINUTE, type WallClock } from "./wall-clock";

/** A moment as weekly patterns read it. */
export interface Moment {
  /** Days since 1970-01-01 on the wall. */
  readonly day: number;
  /** Minutes after midnight on the wall, 0 to 1439. */
  readonly minute: number;
  /** As which weekday the day, and the day before it, are lived. */
  readonly weekday: Weekday;
  readonly before: Weekday;
  /** Milliseconds that the wall is ahead of UTC. */
  readonly offset: number;
}

/** The clock on the wall together with the calendar: which day it is, and as which weekday it is lived. */
export interface DayClock {
  readonly clock: WallClock;
  at(instant: Instant): Moment;
  /** As which weekday a day (since 1970-01-01 on the wall) is lived. */
  as(day: number): Weekday;
}

/** 1970-01-01 was a Thursday. */
const weekdayOf = (day: number): Weekday => (((((day + 3) % 7) + 7) % 7) + 1) as Weekday;

/** Joins a wall clock and a plan's calendar (日历). A code that is no day is passed over; of two alike the first counts. */
export function dayClock(clock: WallClock, days: readonly CalendarDay[]): DayClock {
  const special = new Map<number, Weekday>();
  for (const { code, as } of days) {
    const day = dayOfCode(code);
    if (day !== null && !special.has(day)) special.set(day, as);
  }
  const as = special.size === 0 ? weekdayOf : (day: number): Weekday => special.get(day) ?? weekdayOf(day);
  const at = (instant: Instant): Moment => {
    const offset = clock.offset(instant);
    const local = instant + offset;
    const day = Math.floor(local / DAY);
    return { day, minute: Math.floor((local - day * DAY) / MINUTE), weekday: as(day), before: as(day - 1), offset };
  };
  return { clock, at, as };
}
