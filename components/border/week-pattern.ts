import type { Weekday, WeeklyPattern } from "../../duty/plan";
import type { WeekStretches } from "../../duty/time/pattern";

const DAY = 1440;

/** Stretches of a week in minutes since Monday 00:00, as a pattern that can be told in words: cut at midnight, equal days together. */
export function weekPattern(stretches: WeekStretches): WeeklyPattern {
  const bySpan = new Map<string, { readonly days: Weekday[]; readonly from: number; readonly to: number }>();
  for (const [begin, end] of stretches)
    for (let day = Math.floor(begin / DAY); day * DAY < end; day++) {
      const [from, to] = [Math.max(begin - day * DAY, 0), Math.min(end - day * DAY, DAY)];
      const key = `${from}-${to}`;
      const span = bySpan.get(key) ?? { days: [], from, to };
      bySpan.set(key, span);
      span.days.push((day + 1) as Weekday);
    }
  return [...bySpan.values()];
}
