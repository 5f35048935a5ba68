import type { DaySpan } from "../plan";
import type { DayClock, Moment } from "./day-clock";
import { type DaySpans, spanAt } from "./day-spans";

/** Days to each side of the asked one within which a stretch is followed: one that goes on is told from, or to, that midnight. */
export const FOLLOWED = 7;

/** The beginning of the stretch that reaches up to a wall minute from before, or null. */
function beginningBefore(spans: readonly DaySpan[], minute: number): number | null {
  for (const { from, to } of spans) if (from < minute && minute <= to) return from;
  return null;
}

/**
 * The joined stretch around a moment at which a pattern holds, in minutes on the wall since 1970-01-01; half-open, followed for a week to each
 * side. Null when the pattern does not hold.
 */
export function extent(spans: DaySpans, calendar: DayClock, { day, minute, weekday, before }: Moment): readonly [number, number] | null {
  const of = (one: number): readonly DaySpan[] =>
    spans[one === day ? weekday : one === day - 1 ? before : calendar.as(one)] as readonly DaySpan[];
  const own = spanAt(of(day), minute);
  const late = own ? null : spanAt(of(day - 1), minute + 1440);
  if (!own && !late) return null;
  let from = own ? day * 1440 + own.from : (day - 1) * 1440 + (late as DaySpan).from;
  let to = own ? day * 1440 + own.to : (day - 1) * 1440 + (late as DaySpan).to;
  const [least, most] = [(day - FOLLOWED) * 1440, (day + FOLLOWED + 1) * 1440];
  while (from > least) {
    const on = Math.floor(from / 1440);
    const same = beginningBefore(of(on), from - on * 1440);
    const earlier = same === null ? beginningBefore(of(on - 1), from - (on - 1) * 1440) : null;
    if (same === null && earlier === null) break;
    from = same === null ? (on - 1) * 1440 + (earlier as number) : on * 1440 + same;
  }
  while (to < most) {
    const on = Math.floor(to / 1440);
    const same = spanAt(of(on), to - on * 1440);
    const earlier = same === null ? spanAt(of(on - 1), to - (on - 1) * 1440) : null;
    if (!same && !earlier) break;
    to = same ? on * 1440 + same.to : (on - 1) * 1440 + (earlier as DaySpan).to;
  }
  return [Math.max(from, least), Math.min(to, most)];
}

/** Wall minutes since 1970-01-01 at which a pattern next holds from a moment on, looking `days` days ahead; null if it does not. */
export function nextMinute(spans: DaySpans, calendar: DayClock, { day, minute, weekday, before }: Moment, days: number): number | null {
  if (spanAt(spans[before] as readonly DaySpan[], minute + 1440)) return day * 1440 + minute;
  for (let ahead = 0; ahead <= days; ahead++) {
    const own = spans[ahead === 0 ? weekday : calendar.as(day + ahead)] as readonly DaySpan[];
    for (const { from, to } of own) if (ahead > 0 || to > minute) return (day + ahead) * 1440 + (ahead > 0 ? from : Math.max(from, minute));
  }
  return null;
}
