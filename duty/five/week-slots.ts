import type { Weekday, WeeklyPattern, WeeklySpan } from "../plan";
import { minutesOfWeek } from "../time/pattern";

/** Quarter hours of a day, of a week. */
export const DAY_SLOTS = 96;
/** Quarter hours of a week. */
export const WEEK_SLOTS = 7 * DAY_SLOTS;
const QUARTER = 15;
/** A stretch that ends by noon and begins at midnight goes on from the evening before. */
const NOON = 720;

/** A week painted by quarter hours from Monday 00:00 on: 1 where somebody is to be there. */
export type WeekSlots = Uint8Array;

/** The quarter hours of an ordinary week that a pattern holds, one it holds in part included. */
export function slotsOf(pattern: WeeklyPattern): WeekSlots {
  const slots = new Uint8Array(WEEK_SLOTS);
  for (const [from, to] of minutesOfWeek(pattern)) slots.fill(1, Math.floor(from / QUARTER), Math.ceil(to / QUARTER));
  return slots;
}

interface Stretch {
  readonly from: number;
  to: number;
}

/** The painted stretches of one day, in minutes after its midnight. */
function stretchesOf(slots: WeekSlots, day: number): Stretch[] {
  const found: Stretch[] = [];
  for (let slot = 0; slot < DAY_SLOTS; slot++) {
    if (!slots[day * DAY_SLOTS + slot]) continue;
    const last = found.at(-1);
    if (last && last.to === slot * QUARTER) last.to += QUARTER;
    else found.push({ from: slot * QUARTER, to: (slot + 1) * QUARTER });
  }
  return found;
}

/** Night stretches put together: what ends at midnight takes over what begins there and is done by noon, so that it belongs to the day it begins on. */
function joinedNights(days: readonly Stretch[][]): readonly (readonly Stretch[])[] {
  const joined = days.map((list) => list.map((stretch) => ({ ...stretch })));
  days.forEach((list, day) => {
    const evening = list.at(-1);
    const morning = days[(day + 1) % 7]?.[0];
    if (!evening || !morning || evening.from === 0 || evening.to !== 1440 || morning.from !== 0 || morning.to > NOON) return;
    (joined[day]?.at(-1) as Stretch).to = 1440 + morning.to;
    joined[(day + 1) % 7]?.shift();
  });
  return joined;
}

/** The pattern of a painted week: days that are alike together. Its minutes are those painted. */
export function patternOfSlots(slots: WeekSlots): WeeklyPattern {
  const days = joinedNights(Array.from({ length: 7 }, (_none, day) => stretchesOf(slots, day)));
  const spans = new Map<string, { days: Weekday[]; from: number; to: number }>();
  days.forEach((list, index) => {
    for (const { from, to } of list) {
      const key = `${from}-${to}`;
      const span = spans.get(key) ?? { days: [], from, to };
      span.days.push((index + 1) as Weekday);
      spans.set(key, span);
    }
  });
  return [...spans.values()].sort((a, b) => (a.days[0] as number) - (b.days[0] as number) || a.from - b.from) satisfies WeeklySpan[];
}

/** A painted week with a rectangle set or cleared: days and quarter hours of the day, both ends included, in any order. */
export function painted(
  slots: WeekSlots,
  [dayA, slotA]: readonly [number, number],
  [dayB, slotB]: readonly [number, number],
  value: 0 | 1,
): WeekSlots {
  const next = slots.slice();
  const [first, last] = [Math.min(slotA, slotB), Math.max(slotA, slotB)];
  for (let day = Math.min(dayA, dayB); day <= Math.max(dayA, dayB); day++)
    next.fill(value, day * DAY_SLOTS + first, day * DAY_SLOTS + last + 1);
  return next;
}

/** A painted week in which some days (0 is Monday) are as another. */
export function dayCopied(slots: WeekSlots, from: number, to: readonly number[]): WeekSlots {
  const next = slots.slice();
  const day = slots.slice(from * DAY_SLOTS, (from + 1) * DAY_SLOTS);
  for (const one of to) next.set(day, one * DAY_SLOTS);
  return next;
}
