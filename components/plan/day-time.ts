import type { Instant, Weekday } from "../../duty/plan";
import { type CivilDay, civilOf, dayExists, daysOf } from "../../duty/time/civil";
import { DAY, MINUTE, type WallClock } from "../../duty/time/wall-clock";

/** The slider's step: a quarter of an hour, in minutes. */
export const STEP = 15;
/** The service day of the practice, 06:30-21:30, in minutes after midnight. */
export const SERVICE_DAY = [390, 1290] as const;
/** The last step of a day. */
export const LAST_STEP = 1440 - STEP;

/** What the slider and the date picker say together: a day and minutes after its midnight on the city's wall. */
export interface DayTime {
  readonly day: CivilDay;
  readonly minute: number;
}

const two = (value: number) => String(value).padStart(2, "0");

/** A day as text: 2026-11-24. */
export const dayText = ({ year, month, day }: CivilDay): string => `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;

/** A day and time as text: 2026-11-24T07:20. */
export const dayTimeText = ({ day, minute }: DayTime): string => `${dayText(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** Reads 2026-11-24; null when there is no such day. */
export function dayFrom(text: string): CivilDay | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const day = { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
  return dayExists(day) ? day : null;
}

/** Reads 2026-11-24T07:20; null when it is no such time. */
export function dayTimeFrom(text: string): DayTime | null {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})$/.exec(text);
  const day = match && dayFrom(match[1] as string);
  if (!match || !day) return null;
  const [hour, minute] = [Number(match[2]), Number(match[3])];
  return hour < 24 && minute < 60 ? { day, minute: hour * 60 + minute } : null;
}

/** A minute of the day brought to the step before it, within the day. */
export const snapped = (minute: number): number => Math.min(LAST_STEP, Math.max(0, Math.floor(minute / STEP) * STEP));

/** The day `days` later. */
export const laterDay = (day: CivilDay, days: number): CivilDay => civilOf(daysOf(day) + days);

/** `steps` quarter hours on (or back): first to the step beside an odd minute, then step by step, over midnight too. */
export function stepped({ day, minute }: DayTime, steps: number): DayTime {
  const base = steps < 0 ? Math.ceil(minute / STEP) : Math.floor(minute / STEP);
  const total = (base + steps) * STEP;
  const days = Math.floor(total / 1440);
  return { day: laterDay(day, days), minute: total - days * 1440 };
}

/** The day and time on the city's wall at an instant. */
export function dayTimeOf(at: Instant, clock: WallClock): DayTime {
  const { year, month, day, minute } = clock.wall(at);
  return { day: { year, month, day }, minute };
}

/** The instant at which the city's wall shows a day and time; one the clock jumps over is the instant of the jump. */
export const instantOfDayTime = ({ day, minute }: DayTime, clock: WallClock): Instant => clock.nearest(daysOf(day) * DAY + minute * MINUTE);

/** ISO weekday of a day. */
export const weekdayOf = (day: CivilDay): Weekday => (((((daysOf(day) + 3) % 7) + 7) % 7) + 1) as Weekday;

/** Whether two times are the same. */
export const sameDayTime = (a: DayTime, b: DayTime): boolean => dayTimeText(a) === dayTimeText(b);
