import type { BorderPart, Weekday, WeeklyPattern } from "../plan";
import { minutesOfWeek, WEEK, type WeekStretches } from "../time/pattern";

const DAY_MINUTES = 1440;
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** The parts that speak of one side of a border. */
const partsOn = (parts: readonly BorderPart[], side: string) => parts.filter((part) => part.side === null || part.side === side);

/** What ascending stretches leave of [0, end). */
function gapsOf(stretches: WeekStretches, end: number): [number, number][] {
  const gaps: [number, number][] = [];
  let reached = 0;
  for (const [from, to] of stretches) {
    if (from > reached) gaps.push([reached, from]);
    reached = Math.max(reached, to);
  }
  if (reached < end) gaps.push([reached, end]);
  return gaps;
}

/** The stretches of an ordinary week in which no part answers on one side of a border; empty when one always does. */
export function openHours(parts: readonly BorderPart[], side: string): WeekStretches {
  const own = partsOn(parts, side);
  if (own.some(({ hours }) => hours === null)) return [];
  return gapsOf(minutesOfWeek(own.flatMap(({ hours }) => hours ?? [])), WEEK);
}

/** Whether spans of `day`, and those of the day `before` that run past midnight, fill a whole day. */
function fillsDay(pattern: WeeklyPattern, before: Weekday, day: Weekday): boolean {
  const raw = pattern.flatMap(({ days, from, to }): [number, number][] => [
    ...(days.includes(day) ? [[from, Math.min(to, DAY_MINUTES)] as [number, number]] : []),
    ...(days.includes(before) && to > DAY_MINUTES ? [[0, to - DAY_MINUTES] as [number, number]] : []),
  ]);
  return (
    gapsOf(
      raw.sort((p, q) => p[0] - q[0]),
      DAY_MINUTES,
    ).length === 0
  );
}

/**
 * Whether somebody leads at every time on one side of a border: in the ordinary week, and in every week a calendar can make of it, in which any weekday may
 * follow any other (a holiday is lived as a Sunday, a make-up working day as a Friday).
 */
export function alwaysAnswers(parts: readonly BorderPart[], side: string): boolean {
  const own = partsOn(parts, side);
  if (own.some(({ hours }) => hours === null)) return true;
  const pattern = own.flatMap(({ hours }) => hours ?? []);
  return WEEKDAYS.every((before) => WEEKDAYS.every((day) => fillsDay(pattern, before, day)));
}
