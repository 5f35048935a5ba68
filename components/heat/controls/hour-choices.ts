import { narrowed, sameHours, spotOf, WEEK_HOURS, type WeekHours } from "./week-hours";

/** A quick choice: some weekdays, or some hours of the day; hours half-open, an end before its beginning runs through midnight. */
export type HourChoice =
  | { readonly name: "working" | "weekend"; readonly days: readonly [first: number, last: number] }
  | { readonly name: "morning" | "noon" | "dusk" | "night" | "service"; readonly hours: readonly [from: number, to: number] };

/** The quick choices. Service is the day of staggered duty, 06:30-21:30, by the hours it touches; night the rest. */
export const HOUR_CHOICES: readonly HourChoice[] = [
  { name: "working", days: [0, 4] },
  { name: "weekend", days: [5, 6] },
  { name: "morning", hours: [6, 9] },
  { name: "noon", hours: [11, 13] },
  { name: "dusk", hours: [16, 19] },
  { name: "night", hours: [22, 6] },
  { name: "service", hours: [6, 22] },
];

const EVERY_DAY = Array.from({ length: 7 }, () => true);
const EVERY_HOUR = Array.from({ length: 24 }, () => true);

const daysIn = ([first, last]: readonly [number, number]) => EVERY_DAY.map((_one, day) => day >= first && day <= last);
const hoursIn = ([from, to]: readonly [number, number]) =>
  EVERY_HOUR.map((_one, hour) => (from < to ? hour >= from && hour < to : hour >= from || hour < to));

const product = (days: readonly boolean[], hours: readonly boolean[]): boolean[] =>
  Array.from({ length: WEEK_HOURS }, (_none, slot) => {
    const { day, hour } = spotOf(slot);
    return Boolean(days[day] && hours[hour]);
  });

/** The weekdays and the hours of the day whose product the choice is; null where it is none. */
function factors(value: WeekHours): readonly [days: readonly boolean[], hours: readonly boolean[]] | null {
  if (!value) return [EVERY_DAY, EVERY_HOUR];
  const days = EVERY_DAY.map((_one, day) => value.slice(day * 24, day * 24 + 24).some(Boolean));
  const hours = EVERY_HOUR.map((_one, hour) => EVERY_DAY.some((_day, day) => value[day * 24 + hour]));
  return sameHours(product(days, hours), value) ? [days, hours] : null;
}

const isChoice = (factor: readonly boolean[], wanted: readonly boolean[]) => factor.every((flag, place) => flag === wanted[place]);

/** Whether a quick choice is what is chosen now, for its own part (weekdays or hours of the day). */
export function choiceOn(value: WeekHours, choice: HourChoice): boolean {
  const parts = factors(value);
  if (!parts) return false;
  return "days" in choice ? isChoice(parts[0], daysIn(choice.days)) : isChoice(parts[1], hoursIn(choice.hours));
}

/**
 * What is chosen after a quick choice: weekdays keep the hours of the day that are chosen, hours keep the weekdays
 * (working days, then morning: working mornings). One that is on is let go; a choice of odd shape is replaced.
 */
export function withChoice(value: WeekHours, choice: HourChoice): WeekHours {
  const [days, hours] = factors(value) ?? [EVERY_DAY, EVERY_HOUR];
  const on = choiceOn(value, choice);
  const flags =
    "days" in choice ? product(on ? EVERY_DAY : daysIn(choice.days), hours) : product(days, on ? EVERY_HOUR : hoursIn(choice.hours));
  return narrowed(flags);
}
