import type { Spell } from "../spells";
import { joinedStretches } from "../time/away";
import { DAY } from "../time/wall-clock";
import type { Span } from "./finding";
import type { Quarters } from "./quarters";

/** A person's work on one day: stretches that begin on it. */
export interface ShiftDay {
  /** Index of the day; -1 the day before the first, `days.length` the one after the last. */
  readonly day: number;
  readonly spans: readonly Span[];
}

/** Stretches of work, however many posts they are on; what goes on for more than a day is cut after each. */
function pieces(spells: readonly Spell[]): Span[] {
  return joinedStretches(spells.map(({ from, to }) => [from, to])).flatMap(([from, to]) =>
    Array.from({ length: Math.ceil((to - from) / DAY) }, (_none, step): Span => [from + step * DAY, Math.min(to, from + (step + 1) * DAY)]),
  );
}

/** A person's work by the day on which it begins, ascending: what runs past midnight belongs to the shift of the day before. */
export function shiftDays(spells: readonly Spell[], quarters: Quarters): ShiftDay[] {
  const days: { day: number; spans: Span[] }[] = [];
  for (const span of pieces(spells)) {
    const day = quarters.dayAt(span[0]);
    const last = days[days.length - 1];
    if (last && last.day === day) last.spans.push(span);
    else days.push({ day, spans: [span] });
  }
  return days;
}

/** Milliseconds of stretches within [from, to). */
export const worked = (days: readonly ShiftDay[], from: number, to: number): number =>
  days.reduce(
    (sum, { spans }) => sum + spans.reduce((own, [begin, end]) => own + Math.max(0, Math.min(end, to) - Math.max(begin, from)), 0),
    0,
  );

/** The longest stretch without work within [from, to), milliseconds. */
export function longestRest(days: readonly ShiftDay[], from: number, to: number): number {
  let [free, longest] = [from, 0];
  for (const { spans } of days)
    for (const [begin, end] of spans) {
      longest = Math.max(longest, Math.min(begin, to) - free);
      free = Math.max(free, end);
    }
  return Math.max(longest, to - free);
}
