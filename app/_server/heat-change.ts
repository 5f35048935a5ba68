import type { HeatSquares } from "../../components/map/heat-frame";
import { codeOfDay, dayOfCode } from "../../duty/time/day-code";
import { DAY } from "../../duty/time/wall-clock";
import type { HeatQuestion } from "../../duty/violation/heat-question";
import { changeTest } from "../../geo/heat/change-test";
import type { LiveCity } from "./city";
import type { Heat } from "./heat";
import { insideOf } from "./heat-significance";
import { foundSquares, spread } from "./heat-squares";

/** What a change is measured against, and how many days ago that lies: whole weeks, so that a Monday meets a Monday. */
export const AGAINST = { week: 7, month: 28, year: 364 } as const;
/** One of them. */
export type Against = keyof typeof AGAINST;

/** Days that are compared where the question names none. */
const USUAL = { week: 7, month: 28, year: 28 } as const;

/** Two spans of days of equal length, each half-open. */
export interface Periods {
  readonly now: readonly [from: string, to: string];
  readonly before: readonly [from: string, to: string];
}

/**
 * The days of a question, and as many before them: `against` week, month or year is 7, 28 or 364 days ago. A span longer than that is cut to its last
 * days, or it would be compared with a part of itself. Without days the last ones up to the end of `today`.
 */
export function periodsOf({ from, to }: Pick<HeatQuestion, "from" | "to">, against: Against, today: string): Periods {
  const shift = AGAINST[against];
  const number = (day: string) => dayOfCode(day) as number;
  const end = to === null ? number(today) + 1 : number(to);
  const begin = Math.max(end - shift, from === null ? end - USUAL[against] : Math.min(number(from), end - 1));
  return { now: [codeOfDay(begin), codeOfDay(end)], before: [codeOfDay(begin - shift), codeOfDay(end - shift)] };
}

/** The city's day now. */
export const todayOf = ({ clock }: LiveCity, now: number): string => codeOfDay(Math.floor((now + clock.offset(now)) / DAY));

/** Squares with something in either period: `count` now, `before` then. */
export interface FoundChange extends HeatSquares {
  readonly before: Uint32Array;
  readonly q: Float32Array;
  readonly sign: Int8Array;
  readonly total: number;
  readonly beforeTotal: number;
}

/** How the squares of a question changed between two periods, and which changes chance does not explain. */
export async function foundChange(
  heat: Heat,
  live: LiveCity,
  question: HeatQuestion,
  { now, before }: Periods,
  metres: number,
): Promise<FoundChange> {
  const within = ([from, to]: readonly [string, string]) => foundSquares(heat, heat.lens.filter({ ...question, from, to }), metres);
  const [later, earlier] = [await within(now), await within(before)];
  const [late, early] = [spread(later), spread(earlier)];
  const { frame } = later;
  const { q, sign } = changeTest(early, late, insideOf(live, frame, question.squads));
  const places = Array.from(late.keys()).filter((at) => late[at] !== 0 || early[at] !== 0);
  return {
    frame,
    total: later.total,
    beforeTotal: earlier.total,
    column: Uint16Array.from(places, (at) => at % frame.columns),
    row: Uint16Array.from(places, (at) => Math.floor(at / frame.columns)),
    count: Uint32Array.from(places, (at) => late[at] as number),
    before: Uint32Array.from(places, (at) => early[at] as number),
    q: Float32Array.from(places, (at) => q[at] as number),
    sign: Int8Array.from(places, (at) => sign[at] as number),
  };
}
