import type { Instant } from "../plan";
import { MINUTE } from "../time/wall-clock";
import type { Span } from "./finding";
import { QUARTER, type Quarters } from "./quarters";

/** A quarter of an hour with all its fifteen minutes marked. */
export const WHOLE = 0x7fff;

/**
 * Marks the minutes of a stretch: one number a quarter, one bit a minute, so that one who comes at 14:05 when another leaves makes the quarter whole.
 * A minute counts only if the stretch holds all of it.
 */
export function mark(marks: Uint16Array, quarters: Quarters, from: Instant, to: Instant): void {
  const first = Math.max(0, Math.ceil((from - quarters.from) / MINUTE));
  const end = Math.min(quarters.count * 15, Math.floor((to - quarters.from) / MINUTE));
  if (end <= first) return;
  const [start, last] = [Math.floor(first / 15), Math.floor((end - 1) / 15)];
  for (let quarter = start; quarter <= last; quarter++) {
    const low = quarter === start ? first - start * 15 : 0;
    const high = quarter === last ? end - last * 15 : 15;
    marks[quarter] = (marks[quarter] as number) | ((WHOLE >> (15 - (high - low))) << low);
  }
}

/** Adds the marks of one to another. */
export function markAll(marks: Uint16Array, others: Uint16Array): void {
  for (let quarter = 0; quarter < marks.length; quarter++) marks[quarter] = (marks[quarter] as number) | (others[quarter] as number);
}

/** Whether what is there leaves nothing of a quarter that is required unmarked. */
export const whole = (required: Uint16Array, there: Uint16Array, quarter: number): boolean =>
  ((required[quarter] as number) & ~(there[quarter] as number)) === 0;

/** The quarters in which a required minute is not there, joined to stretches. */
export function missing(required: Uint16Array, there: Uint16Array, quarters: Quarters): Span[] {
  const spans: Span[] = [];
  let since = -1;
  for (let quarter = 0; quarter <= quarters.count; quarter++) {
    const lacks = quarter < quarters.count && !whole(required, there, quarter);
    if (lacks && since < 0) since = quarter;
    if (!lacks && since >= 0) {
      spans.push([quarters.from + since * QUARTER, quarters.from + quarter * QUARTER]);
      since = -1;
    }
  }
  return spans;
}
