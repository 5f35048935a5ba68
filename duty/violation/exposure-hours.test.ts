import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Absence, Assignment, CalendarDay, DateException, Plan, Weekday } from "../plan";
import { sketch } from "../sketch";
import { spellsOf } from "../spells";
import { codeOfDay } from "../time/day-code";
import { DAY, wallClock } from "../time/wall-clock";
import { WEEK_HOURS } from "./exposure-finds";
import { patrolHours } from "./exposure-hours";

const ZONES = ["Asia/Shanghai", "America/Chicago", "Australia/Lord_Howe", "Asia/Kathmandu"];
const QUARTER = 900_000;
const START = Date.UTC(2026, 2, 1);
const FIRST = START / DAY;

const weekday = fc.integer({ min: 1, max: 7 }) as fc.Arbitrary<Weekday>;
const stretch = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 900 }))
  .map(([from, length]) => ({ from, to: from + length }));
const pattern = fc.array(
  fc.tuple(fc.uniqueArray(weekday, { minLength: 1 }), stretch).map(([days, span]) => ({ days, ...span })),
  { minLength: 1, maxLength: 3 },
);
const person = fc.constantFrom("R0000", "R0001", "R0100", "R0101");
const day = fc.integer({ min: FIRST - 2, max: FIRST + 40 }).map(codeOfDay);
const exceptions = fc.array(
  fc.record({ day, spans: fc.array(stretch, { maxLength: 2 }), person: fc.option(person) }) as fc.Arbitrary<DateException>,
  { maxLength: 2 },
);
const moment = fc.integer({ min: -DAY, max: 40 * DAY }).map((after) => START + after);
const absence = fc
  .tuple(person, moment, fc.integer({ min: 1, max: 9 * DAY }))
  .map(([who, from, length]): Absence => ({ code: `${who} ${from}`, person: who, reason: "leave", from, to: from + length }));
const special = fc.record({
  code: day,
  name: fc.constant("n"),
  kind: fc.constant("holiday" as const),
  as: weekday,
}) as fc.Arbitrary<CalendarDay>;

const plans: fc.Arbitrary<Plan> = fc
  .tuple(
    fc.constantFrom(...ZONES),
    fc.array(fc.record({ pattern, exceptions, deputy: fc.option(person), from: moment, long: fc.option(fc.nat(30 * DAY)) }), {
      minLength: 4,
      maxLength: 4,
    }),
    fc.array(absence, { maxLength: 2 }),
    fc.array(special, { maxLength: 2 }),
    fc.boolean(),
  )
  .map(([timeZone, overs, absences, days, alike]) => {
    const plan = sketch("AB / BA", { timeZone });
    const assignments = plan.assignments.map((one, k): Assignment => {
      const { long, from, ...over } = overs[alike ? 0 : k] as (typeof overs)[number];
      return { ...one, ...over, from: k % 2 === 0 ? 0 : from, to: k % 2 === 0 || long === null ? null : from + long };
    });
    return { ...plan, assignments, absences, days };
  });

/** Hours by grid and hour of the week, minute for minute as the wall shows them. */
function slowHours(plan: Plan, from: number, to: number): Float64Array {
  const clock = wallClock(plan.version.timeZone);
  const hours = new Float64Array(plan.grids.length * WEEK_HOURS);
  for (const { assignment, from: begin, to: end } of spellsOf(plan, from, to).spells) {
    const grid = plan.grids.findIndex(({ code }) => code === assignment.grid);
    for (let at = begin; at < end; ) {
      const next = Math.min(Math.floor(at / 60_000 + 1) * 60_000, end);
      hours[grid * WEEK_HOURS + Math.floor(clock.minuteOfWeek(at) / 60)]! += (next - at) / 3_600_000;
      at = next;
    }
  }
  return hours;
}

describe("patrol hours", () => {
  test("are those of the spells, minute for minute, with exceptions, absences, calendar and a clock that is changed", () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 20 * DAY }), fc.integer({ min: 0, max: 20 * DAY }), (plan, after, length) => {
        const [from, to] = [START + after, START + after + length];
        const { byGrid } = patrolHours(plan, from, to);
        slowHours(plan, from, to).forEach((hours, pair) => {
          expect(byGrid[pair]).toBeCloseTo(hours, 6);
        });
      }),
      { numRuns: 60 },
    );
  });

  test("a span is as long as its hours of the week together, and days add up", () => {
    fc.assert(
      fc.property(plans, fc.integer({ min: 0, max: 4 * 7 * 96 }), (plan, quarters) => {
        const to = START + quarters * QUARTER;
        const { met, byGrid } = patrolHours(plan, START, to);
        expect(met.reduce((sum, hours) => sum + hours, 0)).toBeCloseTo((to - START) / 3_600_000, 6);
        const sums = new Float64Array(byGrid.length);
        for (let at = START; at < to; at += DAY)
          patrolHours(plan, at, Math.min(at + DAY, to)).byGrid.forEach((hours, pair) => {
            sums[pair]! += hours;
          });
        byGrid.forEach((hours, pair) => {
          expect(hours).toBeCloseTo(sums[pair] as number, 6);
        });
      }),
      { numRuns: 30 },
    );
  });

  test("no span, no hours; a grid that is not there is thrown with its code", () => {
    const plan = sketch("AB");
    expect(patrolHours(plan, 5, 5).byGrid.some(Boolean)).toBe(false);
    expect(() => patrolHours({ ...plan, grids: [] }, 0, DAY)).toThrow("G0000");
  });
});
