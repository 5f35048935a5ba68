import type { DaySpan, WeeklyPattern } from "../plan";
import type { Moment } from "./day-clock";

/** A weekly pattern made ready: for each weekday (1 to 7) its stretches, ascending, joined where they touch. */
export type DaySpans = readonly (readonly DaySpan[])[];

const NONE: readonly DaySpan[] = [];

/** Stretches of one day in ascending order, joined where they touch; empty ones left out. */
export function joinedSpans(spans: readonly DaySpan[]): readonly DaySpan[] {
  const joined: { from: number; to: number }[] = [];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    const last = joined[joined.length - 1];
    if (to <= from) continue;
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else joined.push({ from, to });
  }
  return joined;
}

/** Makes a pattern ready to be asked by weekday. */
export function daySpans(pattern: WeeklyPattern): DaySpans {
  const byDay: DaySpan[][] = Array.from({ length: 8 }, () => []);
  for (const { days, from, to } of pattern) for (const day of days) byDay[day]?.push({ from, to });
  return byDay.map((spans) => (spans.length === 0 ? NONE : joinedSpans(spans)));
}

/** Like `daySpans`, but patterns that read alike share one value: a city has thousands of assignments and few patterns, and what is shared stays in the cache. */
export function daySpansOnce(): (pattern: WeeklyPattern) => DaySpans {
  const known = new Map<string, DaySpans>();
  return (pattern) => {
    const text = pattern.map(({ days, from, to }) => `${days.join()} ${from} ${to}`).join(";");
    let spans = known.get(text);
    if (!spans) {
      spans = daySpans(pattern);
      known.set(text, spans);
    }
    return spans;
  };
}

/** The stretch of a day that holds a minute counted from that day's midnight (past 1440: of the next day), or null. */
export function spanAt(spans: readonly DaySpan[], minute: number): DaySpan | null {
  for (const span of spans) {
    if (minute < span.from) return null;
    if (minute < span.to) return span;
  }
  return null;
}

/** Whether a pattern holds: by a stretch of the day itself, or by one of the day before that runs into it. */
export function holds(spans: DaySpans, { weekday, before, minute }: Moment): boolean {
  return (
    spanAt(spans[weekday] as readonly DaySpan[], minute) !== null || spanAt(spans[before] as readonly DaySpan[], minute + 1440) !== null
  );
}
