import type { DaySpan } from "../plan";
import { DAY, MINUTE, type OffsetStretch } from "./wall-clock";

/** What one day brings: its stretches (ascending, joined) and what they are marked with, such as who comes. */
export interface LivedDay<Mark> {
  readonly spans: readonly DaySpan[];
  readonly mark: Mark;
}

/** A half-open stretch of time with a mark: in minutes on the wall since 1970-01-01, or in instants. */
export interface Marked<Mark> {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
}

type Growing<Mark> = { from: number; to: number; mark: Mark }[];

/** Appends a stretch, joined to the one before if it goes on with the same mark. */
function add<Mark>(list: Growing<Mark>, from: number, to: number, mark: Mark): void {
  const last = list[list.length - 1];
  if (last && last.to === from && last.mark === mark) last.to = to;
  else list.push({ from, to, mark });
}

/** A day's stretches, and those of the day before that run into it where the newcomers of the day leave room; wall minutes, ascending. */
function addDay<Mark>(list: Growing<Mark>, day: number, own: LivedDay<Mark>, before: LivedDay<Mark>): void {
  const midnight = day * 1440;
  const spans = own.spans;
  let next = 0;
  const addOwnUpTo = (minute: number): void => {
    for (; next < spans.length && (spans[next] as DaySpan).from < minute; next++) {
      const { from, to } = spans[next] as DaySpan;
      add(list, midnight + from, midnight + Math.min(to, 1440), own.mark);
    }
  };
  for (const late of before.spans) {
    const end = Math.min(late.to - 1440, 1440);
    let free = Math.max(0, late.from - 1440);
    while (free < end) {
      addOwnUpTo(free + 1);
      if (next > 0) free = Math.max(free, Math.min((spans[next - 1] as DaySpan).to, 1440));
      const stop = Math.min(end, next < spans.length ? (spans[next] as DaySpan).from : end);
      if (free < stop) add(list, midnight + free, midnight + stop, before.mark);
      free = Math.max(free, stop);
    }
  }
  addOwnUpTo(1440);
}

/**
 * The stretches of the days `first` to `last` (since 1970-01-01) in wall minutes: ascending, none over another, joined where the mark stays. A
 * stretch belongs to the day on which it begins and may run into the next; there the newcomer's own stretches come first.
 */
export function livedMinutes<Mark>(lived: (day: number) => LivedDay<Mark>, first: number, last: number): readonly Marked<Mark>[] {
  const list: Growing<Mark> = [];
  let before = lived(first - 1);
  for (let day = first; day <= last; day++) {
    const own = lived(day);
    addDay(list, day, own, before);
    before = own;
  }
  return list;
}

/** The first and the last day on the wall that a stretch of instants meets, whatever the clock does within. */
export function daysMet(offsets: readonly OffsetStretch[]): readonly [first: number, last: number] {
  const starts = offsets.map(({ from, offset }) => Math.floor((from + offset) / DAY));
  const ends = offsets.map(({ to, offset }) => Math.floor((to - 1 + offset) / DAY));
  return [Math.min(...starts), Math.max(...ends)];
}

/** Wall minutes as instants, within the given stretches of the clock: what the wall shows twice counts twice, what it never shows not at all. */
export function instantsOf<Mark>(minutes: readonly Marked<Mark>[], offsets: readonly OffsetStretch[]): readonly Marked<Mark>[] {
  const list: Growing<Mark> = [];
  for (const { from: begin, to: end, offset } of offsets)
    for (const { from, to, mark } of minutes) {
      const start = Math.max(begin, from * MINUTE - offset);
      const stop = Math.min(end, to * MINUTE - offset);
      if (start < stop) add(list, start, stop, mark);
    }
  return list;
}
