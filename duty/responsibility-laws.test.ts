import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dissolve, dissolveBy } from "../geo/border/dissolve";
import { sharedArcs } from "../geo/border/shared-arcs";
import { areaOf, perimeterOf } from "../geo/plane/area";
import { covers } from "../geo/plane/covers";
import { lengthOf } from "../geo/plane/line";
import { planeAt } from "../geo/plane/plane";
import type { Area, Point } from "../geo/plane/point";
import { days, rule } from "./answers-for-tests";
import { byCode } from "./by-code";
import type { Assignment, Cell, Plan, Weekday, WeeklyPattern } from "./plan";
import { responsibilityOf } from "./responsibility";
import { bruteResponsibilityOf } from "./responsibility-brute";
import { sketch } from "./sketch";
import { type Spell, spellsOf } from "./spells";
import { codeOfDay } from "./time/day-code";
import { DAY, MINUTE } from "./time/wall-clock";

/** A place inside the cell of a sketch's grid: the middle of that diagonal of its four corners which lies within (a warped cell may be hollow). */
function middleOf(plan: Plan, grid: string): Point {
  const { area } = plan.cells.find((cell) => cell.grid === grid) as Cell;
  const [a, b, c, d] = (area[0] as Area[number])[0] as [Point, Point, Point, Point];
  const middles = [[a, c] as const, [b, d] as const].map(([one, other]): Point => [(one[0] + other[0]) / 2, (one[1] + other[1]) / 2]);
  return middles.find((point) => covers(area, point) > 0) as Point;
}

const LETTERS = ["A", "B", "C", "."] as const;
const pattern = fc.array(
  fc.record({
    days: fc.uniqueArray(fc.constantFrom(...days), { minLength: 1 }),
    from: fc.integer({ min: 0, max: 95 }),
    long: fc.integer({ min: 1, max: 96 }),
  }),
  { minLength: 1, maxLength: 2 },
);
const patternOf = (spans: { days: Weekday[]; from: number; long: number }[]): WeeklyPattern =>
  spans.map(({ days: on, from, long }) => ({ days: on, from: from * 15, to: (from + long) * 15 }));

/** Moments near which a random city has its special days: changes of the clock, and any other. */
const moments = fc.oneof(
  fc.constantFrom(
    ...["2018-03-11T08:00Z", "2018-11-04T07:00Z", "2018-03-31T15:00Z", "2018-10-06T15:30Z", "2018-10-01T00:00Z"].map((text) =>
      Date.parse(text),
    ),
  ),
  fc.integer({ min: 1_520_000_000, max: 1_545_000_000 }).map((seconds) => seconds * 1000),
);
const HOUR = 3_600_000;
/** What a city's calendar, exceptions, absences, mergers are drawn from; days and hours count from the moment. */
const specials = fc.record({
  around: moments,
  days: fc.uniqueArray(fc.record({ day: fc.integer({ min: -4, max: 4 }), as: fc.constantFrom(...days) }), {
    selector: ({ day }) => day,
    maxLength: 4,
  }),
  exceptions: fc.array(
    fc.uniqueArray(
      fc.record({
        day: fc.integer({ min: -4, max: 4 }),
        spans: fc.array(fc.record({ from: fc.integer({ min: 0, max: 95 }), long: fc.integer({ min: 1, max: 96 }) }), { maxLength: 2 }),
        person: fc.option(fc.nat(20)),
      }),
      { selector: ({ day }) => day, maxLength: 3 },
    ),
    { minLength: 3, maxLength: 3 },
  ),
  deputies: fc.array(fc.option(fc.nat(20)), { minLength: 3, maxLength: 3 }),
  absences: fc.array(
    fc.record({ person: fc.nat(20), from: fc.integer({ min: -4800, max: 4800 }), long: fc.integer({ min: 1, max: 4000 }) }),
    { maxLength: 6 },
  ),
  mergers: fc.array(
    fc.record({
      squads: fc.constantFrom("AB", "AC", "BC", "ABC"),
      lead: fc.nat(2),
      hours: pattern,
      ends: fc.option(fc.integer({ min: -80, max: 80 })),
    }),
    { maxLength: 2 },
  ),
  ends: fc.array(fc.option(fc.tuple(fc.integer({ min: -100, max: 20 }), fc.integer({ min: 1, max: 200 })), { freq: 1 }), {
    minLength: 5,
    maxLength: 5,
  }),
  vehicles: fc.nat(3),
  captain: fc.nat(20),
  /** Two neighbours serve the first one's grid, and nobody the second's. */
  paired: fc.boolean(),
});
type Specials = typeof specials extends fc.Arbitrary<infer Value> ? Value : never;

/** Adds calendar, exceptions, absences, mergers, deputies, captains, vehicle posts and ends of validity to a city. */
function specialised(plan: Plan, from: Specials): Plan {
  const { around } = from;
  const today = Math.floor(around / DAY);
  const person = (index: number) => plan.persons[index % plan.persons.length]?.code as string;
  const have = new Set(plan.squads.map(({ code }) => code));
  return {
    ...plan,
    days: from.days.map(({ day, as }) => ({ code: codeOfDay(today + day), name: "", kind: "holiday", as })),
    squads: plan.squads.map((squad, index) => ({ ...squad, captain: person(from.captain + index) })),
    posts: plan.posts.map((post, index) => ({ ...post, kind: index % 4 <= from.vehicles ? "vehicle" : "fixed" })),
    assignments: plan.assignments.map((one, index) => {
      const deputy = from.deputies[index % 3] ?? null;
      const ends = from.ends[index % 5];
      return {
        ...one,
        grid: (from.paired ? plan.assignments[index - (index % 2)] : one)?.grid ?? one.grid,
        deputy: deputy === null ? null : person(index + deputy),
        exceptions: (from.exceptions[index % 3] ?? []).map(({ day, spans, person: named }) => ({
          day: codeOfDay(today + day),
          spans: spans.map((span) => ({ from: span.from * 15, to: (span.from + span.long) * 15 })),
          person: named === null ? null : person(index + named),
        })),
        from: ends ? around + ends[0] * HOUR : 0,
        to: ends ? around + (ends[0] + ends[1]) * HOUR : null,
      };
    }),
    absences: from.absences.map((one, index) => ({
      code: `Q${index}`,
      person: person(one.person),
      reason: "leave",
      from: around + one.from * MINUTE,
      to: around + (one.from + one.long) * MINUTE,
    })),
    mergers: from.mergers
      .map(({ squads, lead, hours, ends }, index) => ({
        code: `M${index}`,
        name: `M${index}`,
        squads: [...squads],
        lead: squads[lead % squads.length] as string,
        hours: patternOf(hours as never),
        from: 0,
        to: ends === null ? null : around + ends * HOUR,
      }))
      .filter(({ squads }) => squads.every((code) => have.has(code))),
  };
}

/** Random small cities: warped, with holes and several squads, rules by side and hour, overnight patterns, segments, places, allowances. */
const plains = fc
  .record({
    rows: fc.array(fc.array(fc.constantFrom(...LETTERS), { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 4 }),
    warps: fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 })), { minLength: 30, maxLength: 30 }),
    patterns: fc.array(pattern, { minLength: 4, maxLength: 4 }),
    width: fc.integer({ min: 5, max: 60 }),
    sided: fc.boolean(),
    zone: fc.constantFrom("Asia/Shanghai", "America/Chicago", "Australia/Lord_Howe"),
  })
  .map(({ rows, warps, patterns, width, sided, zone }): Plan => {
    const warp = (column: number, row: number) => {
      const [dx, dy] = warps[row * 6 + column] ?? [0, 0];
      return [dx / 100, dy / 100] as const;
    };
    const plan = sketch(rows.map((row) => row.join("")).join("/"), { warp, timeZone: zone });
    const hours = patternOf(patterns[0] as never);
    const parts = [
      { side: sided ? "A" : null, hours, lead: "B", support: "A" },
      { side: null, hours: null, lead: "A", support: "B" },
    ];
    const have = new Set(plan.squads.map(({ code }) => code));
    const rules = [
      rule({ parts, width }),
      rule({ code: "B2", between: ["B", "C"], width: 20, parts: [{ side: "C", hours: null, lead: "B", support: "C" }] }),
    ];
    const ring: Point[] = [
      [113.4003, 34.9003],
      [113.4021, 34.9003],
      [113.4021, 34.9017],
      [113.4003, 34.9017],
      [113.4003, 34.9003],
    ];
    return {
      ...plan,
      assignments: plan.assignments.map((one, index) => ({ ...one, pattern: patternOf(patterns[index % 4] as never) })),
      rules: rules.filter(({ between }) => between.every((code) => have.has(code))),
      segments: [
        {
          code: "L1",
          name: "L1",
          street: "L",
          class: "main",
          ends: ["", ""],
          line: [
            [113.4, 34.9005],
            [113.403, 34.9012],
          ],
          chief: null,
          squad: null,
        },
        {
          code: "L2",
          name: "L2",
          street: "L",
          class: "lane",
          ends: ["", ""],
          line: [
            [113.402, 34.899],
            [113.4021, 34.9025],
          ],
          chief: null,
          squad: null,
        },
      ],
      places: [{ code: "P", name: "P", kind: "market", at: [113.4015, 34.901], keyHours: hours }],
      allowances: [{ code: "W", name: "W", area: [[ring]], categories: ["09001"], hours, from: 0, to: null }],
    };
  })
  .filter(({ cells }) => cells.length > 0);

/** The same with everything that a calendar, exceptions, absences and mergers bring; and the moment around which they lie. */
const cities = fc.tuple(plains, specials).map(([plan, from]) => ({ plan: specialised(plan, from), around: from.around }));
/** Milliseconds beside that moment: anywhere within five days, often on a quarter hour. */
const beside = fc.oneof(
  fc.integer({ min: -5 * DAY, max: 5 * DAY }),
  fc.integer({ min: -480, max: 480 }).map((quarters) => quarters * 15 * MINUTE),
);

const somewhere = fc
  .tuple(fc.integer({ min: -200, max: 5200 }), fc.integer({ min: -200, max: 4200 }))
  .map(([x, y]): Point => [113.4 + x * 1e-6, 34.9 + y * 1e-6]);

describe("laws", () => {
  test("fast path = brute force, also on vertices and edges", () => {
    fc.assert(
      fc.property(
        cities,
        fc.array(fc.tuple(somewhere, beside), { minLength: 16, maxLength: 16 }),
        fc.nat(),
        ({ plan, around }, asked, pick) => {
          const questions = asked.map(([point, after]) => [point, around + after] as const);
          const fast = responsibilityOf(plan);
          const slow = bruteResponsibilityOf(plan);
          const ring = plan.cells[pick % plan.cells.length]?.area[0]?.[0] as Point[];
          const [a, b] = [ring[0] as Point, ring[1] as Point];
          const middle: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
          for (const [point, time] of [...questions, [a, around], [b, around - HOUR], [middle, around]] as [Point, number][]) {
            const r = fast(point, time);
            expect({
              kind: r.kind,
              cell: r.cell?.code ?? null,
              lead: r.lead?.code ?? null,
              support: r.support?.code ?? null,
              merger: r.merger?.code ?? null,
              between: r.border?.between ?? null,
              segment: r.segment?.code ?? null,
              onDuty: r.onDuty.map(({ assignment }) => assignment.code),
              persons: r.onDuty.map(({ person, standsInFor }) => [person.code, standsInFor?.code ?? null]),
              deputies: r.deputies.map(({ code }) => code),
              place: r.place?.code ?? null,
              allowances: r.allowances.map(({ code }) => code),
            }).toEqual(slow(point, time));
          }
        },
      ),
      { numRuns: 150 },
    );
  }, 60_000);

  test("total inside the city, and exactly one lead", () => {
    fc.assert(
      fc.property(cities, beside, fc.nat(), ({ plan, around }, after, pick) => {
        const time = around + after;
        const ask = responsibilityOf(plan);
        const answer = ask(middleOf(plan, plan.grids[pick % plan.grids.length]?.code as string), time);
        expect(answer.kind).not.toBe("outside");
        expect(plan.squads.filter(({ code }) => code === answer.lead?.code)).toHaveLength(1);
        expect(answer.standard).not.toBeNull();
      }),
    );
  }, 60_000);

  test("borders are symmetric: who walks the line the other way finds the same rule", () => {
    fc.assert(
      fc.property(cities, somewhere, beside, ({ plan, around }, point, after) => {
        const time = around + after;
        const mirrored = { ...plan, cells: [...plan.cells].reverse(), grids: [...plan.grids].reverse(), rules: [...plan.rules].reverse() };
        const one = responsibilityOf(plan)(point, time);
        const other = responsibilityOf(mirrored)(point, time);
        expect(other).toEqual(one);
      }),
      { numRuns: 50 },
    );
  }, 60_000);

  test("spells = who is on duty: every grid, at every handover and between", () => {
    fc.assert(
      fc.property(cities, fc.array(beside, { minLength: 5, maxLength: 5 }), ({ plan: whole, around }, asked) => {
        const plan = { ...whole, mergers: [], rules: [] };
        const ask = responsibilityOf(plan);
        const [from, to] = [around - 20 * DAY, around + 20 * DAY];
        const { spells, unfilled } = spellsOf(plan, from, to);
        const edges = [...spells, ...unfilled].flatMap((one) => [one.from, one.to]).filter((time) => Math.abs(time - around) < 5 * DAY);
        const step = Math.max(1, Math.floor(edges.length / 8));
        const handovers = edges.filter((_edge, index) => index % step === 0).flatMap((time) => [time - 1, time]);
        const told = ({ assignment, post, person, standsInFor }: Omit<Spell, "from" | "to">) => ({ assignment, post, person, standsInFor });
        const byAssignment = <T extends { readonly assignment: Assignment }>(list: readonly T[]) =>
          [...list].sort((a, b) => byCode(a.assignment, b.assignment));
        for (const time of [...asked.map((after) => around + after), ...handovers])
          for (const grid of plan.grids) {
            const there = byAssignment(spells.filter((one) => one.assignment.grid === grid.code && one.from <= time && time < one.to));
            const onDuty = byAssignment(ask(middleOf(plan, grid.code), time).onDuty);
            expect(onDuty.map(told)).toEqual(there.map(told));
            for (const [index, one] of there.entries()) {
              // A stretch that goes on for more than a week is told for a week only.
              if (one.from > time - 7 * DAY) expect(onDuty[index]?.since).toBe(one.from);
              if (one.to < time + 7 * DAY) expect(onDuty[index]?.until).toBe(one.to);
            }
          }
        for (const one of unfilled)
          expect(spells.some((spell) => spell.assignment === one.assignment && spell.from < one.to && one.from < spell.to)).toBe(false);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test("when somebody is next on duty, nobody is before: mergers and all", () => {
    fc.assert(
      fc.property(cities, fc.array(beside, { minLength: 12, maxLength: 12 }), fc.nat(), ({ plan: whole, around }, asked, pick) => {
        const plan = { ...whole, rules: [] };
        const ask = responsibilityOf(plan);
        const point = middleOf(plan, plan.grids[pick % plan.grids.length]?.code as string);
        for (const after of asked) {
          const answer = ask(point, around + after);
          if (answer.kind !== "gap") {
            expect(answer.next).toBeNull();
            continue;
          }
          const end = answer.next ?? answer.at + 8 * DAY;
          for (let time = answer.at; time < end; time += 15 * MINUTE) expect(ask(point, time).kind).toBe("gap");
          if (answer.next === null) continue;
          expect(ask(point, answer.next - 1).kind).toBe("gap");
          expect(ask(point, answer.next).kind).toBe("held");
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test("a squad's borders and its share of the outline are its perimeter", () => {
    fc.assert(
      fc.property(plains, (plan) => {
        const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad]));
        const areas = plan.cells.map(({ area }) => area);
        const owner = (index: number) => squadOf.get(plan.cells[index]?.grid as string) as string;
        const plane = planeAt([113.4, 34.9]);
        const turfs = dissolveBy(areas, owner);
        for (const { code } of plan.squads) {
          const arcs = sharedArcs(areas, owner).filter(({ left, right }) => left === code || right === code);
          const along = arcs.reduce((sum, { line }) => sum + lengthOf(line, plane), 0);
          expect(along).toBeCloseTo(perimeterOf(turfs.get(code) ?? [], plane), 6);
          const apart = dissolve(areas.filter((_area, index) => owner(index) === code));
          expect(areaOf(turfs.get(code) ?? [], plane)).toBeCloseTo(areaOf(apart, plane), 3);
          expect(perimeterOf(turfs.get(code) ?? [], plane)).toBeCloseTo(perimeterOf(apart, plane), 6);
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
