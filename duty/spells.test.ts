import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Absence, Assignment, CalendarDay, Plan, Weekday, WeeklyPattern } from "./plan";
import { sketch } from "./sketch";
import { spellsOf, stretchesOf } from "./spells";
import { dayClock } from "./time/day-clock";
import { codeOfDay, dayOfCode } from "./time/day-code";
import { daySpans, holds } from "./time/day-spans";
import { parseInstant, printedInstant } from "./time/parse-instant";
import { DAY, MINUTE, wallClock } from "./time/wall-clock";

const at = (text: string, zone = "Asia/Shanghai") => {
  const parsed = parseInstant(text, wallClock(zone));
  if (!parsed.ok) throw new Error(text);
  return parsed.at;
};
const WEEKDAYS: readonly Weekday[] = [1, 2, 3, 4, 5];
const NIGHT: WeeklyPattern = [{ days: [5], from: 1320, to: 1800 }];

/** Two people of one squad; the first is assigned with the second as deputy. */
function pair(over: Partial<Assignment>, rest: Partial<Plan> = {}, zone = "Asia/Shanghai"): Plan {
  const plan = sketch("AA", { timeZone: zone });
  const [first] = plan.assignments as [Assignment];
  return { ...plan, assignments: [{ ...first, deputy: "R0001", ...over }], ...rest };
}
const away = (person: string, from: string, to: string): Absence => ({
  code: `${person} ${from}`,
  person,
  reason: "leave",
  from: at(from),
  to: at(to),
});
/** Spells as "person[<who it is for] from-to" on the wall. */
const told = (plan: Plan, from: string, to: string) => {
  const clock = wallClock(plan.version.timeZone);
  const time = (instant: number) => printedInstant(instant, clock).slice(5, 16).replace("T", " ");
  const { spells, unfilled } = spellsOf(plan, at(from, plan.version.timeZone), at(to, plan.version.timeZone));
  return [
    ...spells.map((one) => `${one.person.code}${one.standsInFor ? `<${one.standsInFor.code}` : ""} ${time(one.from)} - ${time(one.to)}`),
    ...unfilled.map((one) => `nobody for ${one.person.code} ${time(one.from)} - ${time(one.to)}`),
  ];
};

describe("spells", () => {
  test("a holiday is lived as a Sunday, a make-up day as a Monday; a night belongs to the day it begins", () => {
    const days: CalendarDay[] = [
      { code: "2026-10-02", name: "国庆节", kind: "holiday", as: 7 },
      { code: "2026-10-03", name: "调休", kind: "workday", as: 5 },
    ];
    // 2026-10-02 is a Friday, lived as a Sunday: its night does not begin; the Saturday is lived as that Friday.
    expect(told(pair({ pattern: NIGHT }, { days }), "2026-09-25", "2026-10-10")).toEqual([
      "R0000 09-25 22:00 - 09-26 06:00",
      "R0000 10-03 22:00 - 10-04 06:00",
      "R0000 10-09 22:00 - 10-10 00:00",
    ]);
  });

  test("an exception replaces the day's pattern and may send another; the night before still runs out, up to the newcomer", () => {
    const exceptions = [
      { day: "2026-10-03", spans: [{ from: 300, to: 480 }], person: "R0001" },
      { day: "2026-10-09", spans: [], person: null },
    ];
    expect(told(pair({ pattern: NIGHT, exceptions }), "2026-10-01", "2026-10-12")).toEqual([
      "R0000 10-02 22:00 - 10-03 05:00",
      "R0001 10-03 05:00 - 10-03 08:00",
    ]);
  });

  test("the deputy stands in for as long as the person is absent, if there; else nobody", () => {
    const absences = [away("R0000", "2026-10-02T23:00", "2026-10-03T04:00"), away("R0001", "2026-10-03T01:00", "2026-10-03T02:00")];
    expect(told(pair({ pattern: NIGHT }, { absences }), "2026-10-01", "2026-10-04")).toEqual([
      "R0000 10-02 22:00 - 10-02 23:00",
      "R0001<R0000 10-02 23:00 - 10-03 01:00",
      "R0001<R0000 10-03 02:00 - 10-03 04:00",
      "R0000 10-03 04:00 - 10-03 06:00",
      "nobody for R0000 10-03 01:00 - 10-03 02:00",
    ]);
  });

  test("the deputy sent by an exception cannot stand in for himself", () => {
    const exceptions = [{ day: "2026-10-02", spans: [{ from: 600, to: 720 }], person: "R0001" }];
    const absences = [away("R0001", "2026-10-02T11:00", "2026-10-03")];
    expect(told(pair({ pattern: NIGHT, exceptions }, { absences }), "2026-10-01", "2026-10-04")).toEqual([
      "R0001 10-02 10:00 - 10-02 11:00",
      "nobody for R0001 10-02 11:00 - 10-02 12:00",
    ]);
  });

  test("validity and the asked stretch clip; days without a break are one spell", () => {
    const always: WeeklyPattern = [{ days: [...WEEKDAYS, 6, 7], from: 0, to: 1440 }];
    const plan = pair({ pattern: always, from: at("2026-10-01T08:30"), to: at("2026-10-20") });
    expect(told(plan, "2026-09-01", "2026-10-05")).toEqual(["R0000 10-01 08:30 - 10-05 00:00"]);
    expect(told(plan, "2026-10-07", "2026-10-07")).toEqual([]);
    expect(told(plan, "2026-10-07", "2026-10-06")).toEqual([]);
  });

  test("a clock put forward and back: what it never shows is not served, what it shows twice is served twice", () => {
    const early: WeeklyPattern = [{ days: [7], from: 90, to: 150 }];
    const hours = (day: string) =>
      spellsOf(
        pair({ pattern: early }, {}, "America/Chicago"),
        at(`${day}T00:00`, "America/Chicago"),
        at(`${day}T12:00`, "America/Chicago"),
      ).spells.map(({ from, to }) => (to - from) / MINUTE);
    expect([hours("2018-03-04"), hours("2018-03-11"), hours("2018-11-04")]).toEqual([[60], [30], [30, 60]]);
  });
});

const spans = fc
  .record({
    days: fc.uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 }),
    from: fc.integer({ min: 0, max: 1439 }),
    long: fc.integer({ min: 1, max: 1440 }),
  })
  .map(({ days, from, long }) => ({ days, from, to: from + long }));
const zones = fc.constantFrom("Asia/Shanghai", "America/Chicago", "Australia/Lord_Howe", "Africa/Casablanca", "Pacific/Apia");

test("stretches are just when the pattern holds: joined, ascending, clipped, whatever clock and calendar do", () => {
  fc.assert(
    fc.property(
      fc.array(spans, { maxLength: 3 }),
      zones,
      // The last is the day that Apia left out.
      fc.oneof(fc.integer({ min: 17_600, max: 17_900 }), fc.integer({ min: 15_330, max: 15_342 })),
      fc.uniqueArray(fc.record({ day: fc.nat(8), as: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7) }), { selector: ({ day }) => day }),
      fc.integer({ min: 0, max: 9 * DAY }),
      (pattern, zone, first, specials, long) => {
        const days = specials.map(({ day, as }): CalendarDay => ({ code: codeOfDay(first + day), name: "", kind: "holiday", as }));
        const calendar = dayClock(wallClock(zone), days);
        const [from, to] = [first * DAY, first * DAY + long];
        const ready = daySpans(pattern);
        const found = stretchesOf(pattern, calendar, from, to);
        let last = from - 1;
        for (const [begin, end] of found) {
          expect(begin < end && begin > last && begin >= from && end <= to).toBe(true);
          for (const inside of [begin, (begin + end) / 2, end - 1]) expect(holds(ready, calendar.at(inside))).toBe(true);
          if (begin > from) expect(holds(ready, calendar.at(begin - 1))).toBe(false);
          if (end < to) expect(holds(ready, calendar.at(end))).toBe(false);
          last = end;
        }
        for (let time = from; time < to; time += 53 * MINUTE)
          expect(found.some(([begin, end]) => begin <= time && time < end)).toBe(holds(ready, calendar.at(time)));
      },
    ),
    { numRuns: 200 },
  );
});

test("the days of a code and back; what is none", () => {
  expect([dayOfCode("1970-01-01"), dayOfCode("2026-10-01"), codeOfDay(20_727)]).toEqual([0, 20_727, "2026-10-01"]);
  expect(["2026-02-29", "2026-13-01", "2026-1-1", "", "2026-10-01T00:00"].map(dayOfCode)).toEqual(Array(5).fill(null));
});
