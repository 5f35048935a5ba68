import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anchorOf } from "../../geo/plane/anchor";
import { distanceToLine } from "../../geo/plane/line";
import { type Plane, planeAt } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import type { Plan, Weekday, WeeklyPattern } from "../plan";
import { responsibilityOf } from "../responsibility";
import { sketch } from "../sketch";
import { spellsOf } from "../spells";
import { auditing, auditOf, findingsOf } from "./audit";
import { holdsSlowly } from "./holds-slowly";
import { QUARTER } from "./quarters";

const MONDAY = Date.parse("2026-03-09T00:00:00+08:00");
const EVERY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

const pattern: fc.Arbitrary<WeeklyPattern> = fc.array(
  fc
    .record({
      days: fc.uniqueArray(fc.constantFrom(...EVERY), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 1439 }),
      long: fc.integer({ min: 1, max: 900 }),
    })
    .map(({ days, from, long }) => ({ days, from, to: from + long })),
  { maxLength: 2 },
);
const minutes = fc.integer({ min: 0, max: 7 * 1440 });
const span = fc
  .tuple(minutes, fc.integer({ min: 1, max: 2000 }))
  .map(([from, long]) => ({ from: MONDAY + from * 60_000, to: MONDAY + (from + long) * 60_000 }));

/** Irregular small cities: two squads of two grids, people here and there, absences, a merger, a holiday, a make-up day, exceptions. */
const cities = fc
  .record({
    patterns: fc.array(pattern, { minLength: 4, maxLength: 4 }),
    exception: fc.option(fc.record({ from: fc.integer({ min: 0, max: 1200 }), long: fc.integer({ min: 1, max: 700 }) })),
    absences: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), span), { maxLength: 3 }),
    merger: fc.option(pattern),
    days: fc.uniqueArray(fc.tuple(fc.integer({ min: 9, max: 15 }), fc.constantFrom(...EVERY)), { maxLength: 2, selector: ([day]) => day }),
    timeZone: fc.constantFrom("Asia/Shanghai", "America/Chicago"),
  })
  .map(({ patterns, exception, absences, merger, days, timeZone }): Plan => {
    const plan = sketch("AA / BB");
    const two = (value: number) => String(value).padStart(2, "0");
    return {
      ...plan,
      version: { ...plan.version, timeZone },
      posts: plan.posts.map((post, k) => (k === 0 ? { ...post, kind: "vehicle" } : post)),
      assignments: plan.assignments.map((one, k) => ({
        ...one,
        pattern: patterns[k] as WeeklyPattern,
        deputy: plan.persons[(k + 1) % 4]?.code as string,
        exceptions:
          k === 1 && exception
            ? [{ day: "2026-03-11", spans: [{ from: exception.from, to: exception.from + exception.long }], person: null }]
            : [],
      })),
      absences: absences.map(([k, own], index) => ({ code: `Q${index}`, person: plan.persons[k]?.code as string, reason: "sick", ...own })),
      mergers: merger ? [{ code: "M1", name: "M1", squads: ["A", "B"], lead: "B", hours: merger, from: 0, to: null }] : [],
      days: days.map(([day, as]) => ({ code: `2026-03-${two(day)}`, name: "", kind: "holiday", as })),
    };
  });
/** Monday 2026-03-09 00:00 on the wall; in Chicago the clock went forward the day before, in week 44 it goes back. */
const mondayOf = (plan: Plan, autumn = false) =>
  plan.version.timeZone === "Asia/Shanghai" ? MONDAY : Date.parse(autumn ? "2026-10-26T05:00:00Z" : "2026-03-09T05:00:00Z");

/** Share of a street within 40 m of a beat, metre by metre. */
function nearShare(street: readonly Point[], beat: readonly Point[], plane: Plane): number {
  let [near, all] = [0, 0];
  for (let i = 1; i < street.length; i++) {
    const [a, b] = [street[i - 1] as Point, street[i] as Point];
    const count = Math.max(1, Math.ceil(plane.distance(a, b)));
    for (let k = 0; k < count; k++) {
      const share = (k + 0.5) / count;
      all += plane.distance(a, b) / count;
      if (distanceToLine(beat, [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share], plane) <= 40)
        near += plane.distance(a, b) / count;
    }
  }
  return near / all;
}

describe("laws", () => {
  test("coverage of grids is what responsibilityOf says of every minute, also on joint duty", () => {
    fc.assert(
      fc.property(cities, fc.boolean(), (plan, autumn) => {
        const from = mondayOf(plan, autumn);
        const ask = responsibilityOf(plan);
        const { coverage } = auditOf(plan, { from });
        const spots = plan.cells.map(({ area }) => anchorOf(area));
        const held = (k: number, quarter: number) =>
          Array.from({ length: 15 }, (_none, minute) => from + quarter * QUARTER + minute * 60_000).every(
            (moment) => ask(spots[k] as Point, moment).onDuty.length > 0,
          );
        for (let quarter = 0; quarter < coverage.count; quarter += 1 + ((quarter * 7) % 5)) {
          const required = coverage.city.grid.required[quarter] as number;
          if (required === 0) continue;
          expect(required).toBe(4);
          expect([quarter, coverage.city.grid.covered[quarter]]).toEqual([quarter, [0, 1, 2, 3].filter((k) => held(k, quarter)).length]);
        }
      }),
      { numRuns: 12 },
    );
  });

  test("coverage and presence of posts are what the spells say of every minute", () => {
    fc.assert(
      fc.property(cities, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), (plan, formal) => {
        const own: Plan = { ...plan, persons: plan.persons.map((person, k) => ({ ...person, kind: formal[k] ? "formal" : "assistant" })) };
        const from = mondayOf(plan);
        const { coverage, presence } = auditOf(own, { from });
        const { spells } = spellsOf(own, from, coverage.to);
        const there = (post: string, quarter: number, qualified: boolean) => {
          const mine = spells.filter((spell) => spell.post.code === post && (!qualified || spell.person.kind === "formal"));
          return Array.from({ length: 15 }, (_none, minute) => from + quarter * QUARTER + minute * 60_000).every((moment) =>
            mine.some((spell) => spell.from <= moment && moment < spell.to),
          );
        };
        let seen = 0;
        for (let quarter = 0; quarter < coverage.count; quarter++) {
          if (coverage.city.post.required[quarter] === 0) continue;
          expect(coverage.city.post.covered[quarter]).toBe(own.posts.filter(({ code }) => there(code, quarter, false)).length);
          seen += own.posts.filter(({ code }) => there(code, quarter, true)).length;
        }
        expect(presence.seen).toBe(seen);
        const uncovered = presence.uncovered.flatMap(({ spans }) => spans).reduce((sum, [begin, end]) => sum + (end - begin) / QUARTER, 0);
        expect(presence.required - presence.seen).toBe(uncovered);
      }),
      { numRuns: 25 },
    );
  });

  test("a segment is held as the slow way says", () => {
    const metres = fc.tuple(fc.integer({ min: -150, max: 150 }), fc.integer({ min: -80, max: 80 }));
    fc.assert(
      fc.property(fc.array(metres, { minLength: 2, maxLength: 4 }), fc.array(metres, { minLength: 1, maxLength: 4 }), (street, walk) => {
        const plan = sketch("A");
        const plane = planeAt(plan.posts[0]?.line[0] as Point);
        const [line, beat] = [street, walk].map((points) => points.map((point) => plane.toPoint(point))) as [Point[], Point[]];
        const segment = {
          code: "L1",
          name: "L1",
          street: "L",
          class: "main" as const,
          ends: ["a", "b"] as const,
          line,
          chief: null,
          squad: null,
        };
        const post = {
          ...(plan.posts[0] as Plan["posts"][number]),
          kind: beat.length > 1 ? ("foot" as const) : ("fixed" as const),
          line: beat,
        };
        const length = street
          .slice(1)
          .reduce((sum, [x, y], k) => sum + Math.hypot(x - (street[k]?.[0] ?? 0), y - (street[k]?.[1] ?? 0)), 0);
        fc.pre(length > 0);
        const share = nearShare(line, beat, plane);
        // Looked at in pieces: within a few metres of half of it either answer is right.
        fc.pre(beat.length === 1 || Math.abs(share - 0.5) * length > 12);
        const held = auditOf({ ...plan, segments: [segment], posts: [post] }, { from: MONDAY }).findings.every(
          ({ code }) => code !== "segment.uncovered",
        );
        expect(held).toBe(holdsSlowly(post, segment, plane));
      }),
      { numRuns: 200 },
    );
  });

  test("is plain data, the same for the same plan, and weighs as it is told", () => {
    fc.assert(
      fc.property(cities, (plan) => {
        const from = mondayOf(plan);
        const audit = auditOf(plan, { from, days: 8 });
        expect(JSON.parse(JSON.stringify(audit))).toEqual(audit);
        expect(auditOf(structuredClone(plan), { from, days: 8 })).toEqual(audit);
        const keys = audit.findings.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        const double = auditOf(plan, { from, days: 8, weight: () => 2 });
        expect(double.presence.required).toBe(2 * audit.presence.required);
        expect(double.presence.value).toBe(audit.presence.value);
        expect(findingsOf(auditing(plan, { from, days: 8 }))).toEqual(audit.findings);
      }),
      { numRuns: 20 },
    );
  });

  test("days that are none throw with the value", () => {
    expect(() => auditOf(sketch("A"), { from: MONDAY + 1 })).toThrow(String(MONDAY + 1));
    expect(() => auditOf(sketch("A"), { from: MONDAY, days: 0 })).toThrow("0");
  });
});
