import type { WeeklyPattern } from "../plan";

/** Minutes in a week. */
export const WEEK = 10_080;

/** Half-open stretches of a week in minutes since Monday 00:00, ascending, joined where they touch; one that passes Sunday midnight is split there. */
export type WeekStretches = readonly (readonly [from: number, to: number])[];

/** The minutes of the week that a pattern holds. */
export function minutesOfWeek(pattern: WeeklyPattern): WeekStretches {
  const raw: [number, number][] = [];
  for (const { days, from, to } of pattern) {
    for (const day of days) {
      const start = (day - 1) * 1440 + from;
      const end = (day - 1) * 1440 + to;
      if (start < WEEK) raw.push([start, Math.min(end, WEEK)]);
      if (end > WEEK) raw.push([Math.max(0, start - WEEK), end - WEEK]);
    }
  }
  raw.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const joined: [number, number][] = [];
  for (const [from, to] of raw) {
    const last = joined[joined.length - 1];
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** The stretch that holds a minute of the week, or null. */
export function stretchAt(stretches: WeekStretches, minute: number): readonly [from: number, to: number] | null {
  for (const stretch of stretches) {
    if (minute < stretch[0]) return null;
    if (minute < stretch[1]) return stretch;
  }
  return null;
}

/** Minutes from `minute` on until the pattern next begins or, if it holds now, 0; null for a pattern that never holds. */
export function minutesUntil(stretches: WeekStretches, minute: number): number | null {
  const first = stretches[0];
  if (!first) return null;
  for (const [from, to] of stretches) {
    if (minute < to) return Math.max(0, from - minute);
  }
  return first[0] + WEEK - minute;
}

/** The first fault of a pattern, or null: no day, minutes out of range, an empty span. */
export function patternFault(pattern: WeeklyPattern): "pattern.no-day" | "pattern.out-of-range" | "pattern.empty" | null {
  for (const { days, from, to } of pattern) {
    if (days.length === 0) return "pattern.no-day";
    if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from < 1440 && to <= 2880)) return "pattern.out-of-range";
    if (to <= from || to - from > 1440) return "pattern.empty";
    if (days.some((day) => !(Number.isInteger(day) && day >= 1 && day <= 7))) return "pattern.out-of-range";
  }
  return null;
}
