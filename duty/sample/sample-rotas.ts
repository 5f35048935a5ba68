import type { DateException, PlaceKind, Plan, Weekday, WeeklyPattern } from "../plan";
import { dayOfCode } from "../time/day-code";

const ALL: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const h = (hours: number) => Math.round(hours * 60);
type Hours = readonly (readonly [from: number, to: number])[];
const on = (days: readonly Weekday[], hours: Hours): WeeklyPattern => hours.map(([from, to]) => ({ days, from: h(from), to: h(to) }));

/** Three persons share two shifts on every day: five early, five late, two of each; two days of rest at least, and a night of 11 hours between shifts. */
const shifts = (early: Hours, late: Hours): readonly WeeklyPattern[] => [
  on([1, 2, 3, 4, 5], early),
  on([3, 4, 5, 6, 7], late),
  [...on([1, 2], late), ...on([6, 7], early)],
];
/** Three persons, two of them on each day. */
const pairs = (hours: Hours): readonly WeeklyPattern[] => [on([1, 2, 3, 4, 5], hours), on([3, 4, 5, 6, 7], hours), on([1, 2, 6, 7], hours)];
/** Two persons, one in the week and one at its end. */
const single = (hours: Hours): readonly WeeklyPattern[] => [on([1, 2, 3, 4, 5], hours), on([6, 7], hours)];

/** An officer on every minute of the service day. */
export const SERVICE = shifts([[6.5, 14]], [[14, 21.5]]);

/** How the post at a kind of place is manned: own hours (null: what its mode says), formal officers at once, and the patterns of its persons. */
export interface Manning {
  readonly hours: WeeklyPattern | null;
  readonly qualified: number;
  readonly patterns: readonly WeeklyPattern[];
}
/** Manning by kind of place. */
export const MANNING: Readonly<Record<PlaceKind, Manning>> = {
  market: {
    hours: null,
    qualified: 2,
    patterns: pairs([
      [6.5, 9],
      [11, 13],
      [16.5, 19],
    ]),
  },
  school: {
    hours: null,
    qualified: 0,
    patterns: [
      on(
        [1, 2, 3, 4, 5],
        [
          [7, 8.25],
          [11.5, 12.25],
          [16.25, 17.75],
        ],
      ),
    ],
  },
  mall: { hours: on(ALL, [[10, 21.5]]), qualified: 0, patterns: shifts([[10, 16]], [[16, 21.5]]) },
  "food-street": { hours: on(ALL, [[17, 21.5]]), qualified: 0, patterns: single([[17, 21.5]]) },
  hospital: { hours: on(ALL, [[7.5, 11.5]]), qualified: 0, patterns: single([[7.5, 11.5]]) },
  fringe: { hours: null, qualified: 2, patterns: [...SERVICE, ...SERVICE] },
  station: { hours: null, qualified: 2, patterns: [...SERVICE, ...SERVICE] },
  park: { hours: null, qualified: 0, patterns: SERVICE },
};
/** Assistants walk the beat of a grid beside its officer on working days. */
export const BESIDE = on(
  [1, 2, 3, 4, 5],
  [
    [8, 11.5],
    [14, 18],
  ],
);
/** On a holiday or a make-up day a rota goes on as on any week: what the calendar's weekday would bring gives way to the day's own. */
export function rotaOn(plan: Plan, pattern: WeeklyPattern): DateException[] {
  const spansOf = (weekday: number) =>
    pattern.filter(({ days }) => days.some((day) => day === weekday)).map(({ from, to }) => ({ from, to }));
  return plan.days.flatMap(({ code, as }) => {
    const own = spansOf((((dayOfCode(code) as number) + 3) % 7) + 1);
    return JSON.stringify(own) === JSON.stringify(spansOf(as)) ? [] : [{ day: code, spans: own, person: null }];
  });
}
