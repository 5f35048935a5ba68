import type { Assignment, DaySpan, Weekday } from "../plan";
import type { Dice } from "../sample/dice";
import type { Span } from "./finding";
import type { Planting } from "./planting";
import type { CityDay } from "./quarters";

/** Plants one fault if the throw allows it, writes it down, and says whether it did. */
export type Plant = (to: Planting, chance: Dice) => boolean;

/** Milliseconds in a minute. */
export const MINUTE = 60_000;
/** All weekdays. */
export const EVERY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Indexes of the days from Monday to Friday in a week. */
export const AT_WORK: readonly number[] = [0, 1, 2, 3, 4];

/** A stretch of a quarter to a whole hour within one of these, on the quarter. */
export function within(chance: Dice, spans: readonly DaySpan[]): DaySpan {
  const own = chance.pick(spans);
  const long = Math.min(own.to - own.from, chance.pick([15, 30, 45, 60]));
  const from = own.from + chance.upTo((own.to - own.from - long) / 15 + 1) * 15;
  return { from, to: from + long };
}

/** A stretch of a day as instants. */
export const instants = ({ from }: CityDay, span: DaySpan): Span => [from + span.from * MINUTE, from + span.to * MINUTE];
/** The audited day that holds an instant. */
export const dayAt = (to: Planting, at: number) => to.days[to.made.quarters.dayAt(at)] as CityDay;
/** What is taken when assignments are touched on a day. */
export const onDay = (day: CityDay, assignments: readonly Assignment[]) => assignments.map(({ code }) => `${code} ${day.code}`);
