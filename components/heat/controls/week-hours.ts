/** Hours of the week, Monday 00:00 first: 168 flags; null does not narrow. */
export type WeekHours = readonly boolean[] | null;

/** One hour of one weekday: `day` 0 is Monday, `hour` 0 to 23. */
export interface WeekSpot {
  readonly day: number;
  readonly hour: number;
}

/** Weekdays (both included) by hours: `hours` of them from `from` on; beyond 24 it goes on at 0 of the same days, as the wheel turns. */
export interface WeekStroke {
  readonly days: readonly [first: number, last: number];
  readonly from: number;
  readonly hours: number;
}

/** What a stroke does with what was chosen before. */
export type BrushHow = "only" | "add" | "remove";

/** Hours in a week. */
export const WEEK_HOURS = 168;

/** Where an hour stands among the 168. */
export const slotOf = ({ day, hour }: WeekSpot): number => day * 24 + hour;

/** The hour at a place among the 168. */
export const spotOf = (slot: number): WeekSpot => ({ day: Math.floor(slot / 24), hour: slot % 24 });

/** From one hour to another; `turn` is how many hours the brush moved, backwards negative, at most once around. */
export function strokeOf(start: WeekSpot, endDay: number, turn: number): WeekStroke {
  const moved = Math.max(-23, Math.min(23, turn));
  return {
    days: [Math.min(start.day, endDay), Math.max(start.day, endDay)],
    from: (start.hour + Math.min(0, moved) + 24) % 24,
    hours: Math.abs(moved) + 1,
  };
}

/** The hours a brush moved between two hours of the wheel: the shorter way around, -12 to 11. */
export const turned = (from: number, to: number): number => ((to - from + 36) % 24) - 12;

const holds = ({ days: [first, last], from, hours }: WeekStroke, slot: number): boolean => {
  const { day, hour } = spotOf(slot);
  return day >= first && day <= last && (hour - from + 24) % 24 < hours;
};

/** Flags without a choice in them are none: everything chosen, and nothing chosen, both do not narrow. */
export const narrowed = (flags: readonly boolean[]): WeekHours => (flags.every(Boolean) || !flags.some(Boolean) ? null : flags);

/** What is chosen after a stroke. Adding to no choice begins one; removing from no choice begins with all. */
export function brushed(value: WeekHours, stroke: WeekStroke, how: BrushHow): WeekHours {
  const flags = Array.from({ length: WEEK_HOURS }, (_none, slot) => {
    const inside = holds(stroke, slot);
    if (how === "only") return inside;
    return how === "add" ? inside || (value?.[slot] ?? false) : !inside && (value?.[slot] ?? true);
  });
  return narrowed(flags);
}

/** Whether two choices are the same hours. */
export const sameHours = (one: WeekHours, other: WeekHours): boolean =>
  one === other || (one !== null && other !== null && one.every((flag, slot) => flag === other[slot]));

/** What is chosen after a click: as a stroke, but a click on exactly what is chosen lets it go. */
export function clicked(value: WeekHours, stroke: WeekStroke, how: BrushHow): WeekHours {
  const next = brushed(value, stroke, how);
  return how === "only" && sameHours(next, value) ? null : next;
}

/** One hour taken or let go, as the space key does; from no choice it becomes the only one. */
export function toggled(value: WeekHours, spot: WeekSpot): WeekHours {
  const stroke = strokeOf(spot, spot.day, 0);
  return brushed(value, stroke, value?.[slotOf(spot)] ? "remove" : "add");
}

/** The sum of what is chosen. */
export const chosenCount = (counts: readonly number[], value: WeekHours): number =>
  counts.reduce((sum, count, slot) => (value === null || value[slot] ? sum + count : sum), 0);
