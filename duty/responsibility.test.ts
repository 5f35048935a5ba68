import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dissolve, dissolveBy } from "../geo/border/dissolve";
import { sharedArcs } from "../geo/border/shared-arcs";
import { areaOf, perimeterOf } from "../geo/plane/area";
import { lengthOf } from "../geo/plane/line";
import { planeAt } from "../geo/plane/plane";
import type { Point } from "../geo/plane/point";
import type { BorderRule, Plan, Weekday, WeeklyPattern } from "./plan";
import { responsibilityOf } from "./responsibility";
import { bruteResponsibilityOf } from "./responsibility-brute";
import { sketch } from "./sketch";
import { parseInstant } from "./time/parse-instant";
import { wallClock } from "./time/wall-clock";

const clock = wallClock("Asia/Shanghai");
const at = (text: string) => {
  const parsed = parseInstant(text, clock);
  if (!parsed.ok) throw new Error(text);
  return parsed.at;
};
const days: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const rule = (over: Partial<BorderRule>): BorderRule => ({
  code: "B1",
  between: ["A", "B"],
  width: 30,
  basis: "centre-line",
  state: "agreed",
  parts: [{ side: null, hours: null, lead: "A", support: "B" }],
  text: "",
  from: 0,
  to: null,
  ...over,
});
/** Metres east of the middle line of a two-cell sketch. */
const east = (metres: number): Point => [113.401 + metres / planeAt([113.401, 34.9]).kx, 34.9005];

describe("who answers", () => {
  test("inside, by day: the officer on post; by night: nobody, but the squad", () => {
    const ask = responsibilityOf(sketch("AB"));
    expect(ask(east(-40), at("2026-11-24T07:20"))).toMatchObject({
      kind: "held",
      cell: { code: "0000" },
      lead: { code: "A" },
      onDuty: [{ person: { code: "R0000" } }],
    });
    const night = ask(east(-40), at("2026-11-24T03:00"));
    expect(night).toMatchObject({ kind: "gap", lead: { code: "A" }, onDuty: [], next: at("2026-11-24T06:30") });
    expect(night.reasons.map(({ code }) => code)).toContain("assignment.none-on-duty");
  });

  test("outside is an answer", () => {
    expect(responsibilityOf(sketch("AB"))([0, 0], 0)).toMatchObject({
      kind: "outside",
      lead: null,
      reasons: [{ code: "outside.no-cell" }],
    });
  });

  test("the instant of handover belongs to the newcomer", () => {
    const ask = responsibilityOf(sketch("AB"));
    const begin = at("2026-11-24T06:30");
    const end = at("2026-11-24T21:30");
    expect([begin - 1, begin, end - 1, end].map((time) => ask(east(-40), time).kind)).toEqual(["gap", "held", "held", "gap"]);
  });

  test("a border rule hands the band to its lead, and only the band", () => {
    const ask = responsibilityOf({ ...sketch("AB"), rules: [rule({})] });
    const noon = at("2026-11-24T12:00");
    expect(ask(east(29), noon)).toMatchObject({
      kind: "shared",
      squad: { code: "B" },
      lead: { code: "A" },
      support: { code: "B" },
      onDuty: [{ person: { code: "R0000" } }],
    });
    expect(ask(east(31), noon)).toMatchObject({ kind: "held", lead: { code: "B" }, border: null });
  });

  test("sides and hours of a rule", () => {
    const evening: WeeklyPattern = [{ days, from: 1080, to: 1290 }];
    const parts = [{ side: "B", hours: evening, lead: "A", support: "B" }];
    const ask = responsibilityOf({ ...sketch("AB"), rules: [rule({ parts })] });
    expect(ask(east(10), at("2026-11-24T18:00"))).toMatchObject({ kind: "shared", lead: { code: "A" } });
    const noon = ask(east(10), at("2026-11-24T12:00"));
    expect(noon).toMatchObject({ kind: "held", lead: { code: "B" }, border: { rule: { code: "B1" }, part: null } });
    expect(noon.reasons.map(({ code }) => code)).toContain("border.other-hours");
  });

  test("a rule answers only for its own time, and a proposed one not at all", () => {
    const change = at("2026-06-01T00:00");
    const first = rule({ to: change });
    const second = rule({ code: "B2", from: change, parts: [{ side: null, hours: null, lead: "B", support: "A" }] });
    const ask = responsibilityOf({ ...sketch("AB"), rules: [first, second, rule({ code: "B0", state: "proposed" })] });
    expect([change - 1, change].map((time) => ask(east(-10), time).lead?.code)).toEqual(["A", "B"]);
    const proposed = responsibilityOf({ ...sketch("AB"), rules: [rule({ state: "proposed" })] })(east(10), change);
    expect(proposed).toMatchObject({ lead: { code: "B" }, border: { rule: null } });
  });

  test("a sliver between two cells belongs to the nearest; the same width outside does not", () => {
    const plan = sketch("AB");
    const narrow = planeAt([113.401, 34.9]).kx;
    const moved = plan.cells.map((cell, index) =>
      index === 0
        ? cell
        : {
            ...cell,
            area: cell.area.map((polygon) =>
              polygon.map((ring) => ring.map(([lon, lat]): Point => [lon === 113.401 ? lon + 0.8 / narrow : lon, lat])),
            ),
          },
    );
    const ask = responsibilityOf({ ...plan, cells: moved });
    expect(ask(east(0.3), 0).lead?.code).toBe("A");
    expect(ask(east(0.3), 0).reasons[0]?.code).toBe("cell.nearest");
    expect(ask(east(0.6), 0).lead?.code).toBe("B");
    expect(ask([113.4 - 0.3 / narrow, 34.9005], 0).kind).toBe("outside");
  });

  test("clocks put forward and back move the post with the wall", () => {
    const ask = responsibilityOf(sketch("AB", { timeZone: "America/Chicago" }));
    const chicago = wallClock("America/Chicago");
    for (const day of ["2018-03-10", "2018-03-11", "2018-03-12", "2018-11-03", "2018-11-04", "2018-11-05"]) {
      const begin = parseInstant(`${day}T06:30`, chicago);
      if (!begin.ok) throw new Error(day);
      expect(ask(east(-40), begin.at - 1).kind).toBe("gap");
      expect(ask(east(-40), begin.at - 1).next).toBe(begin.at);
      expect(ask(east(-40), begin.at).kind).toBe("held");
    }
  });
});

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

/** Random small cities: warped, with holes and several squads, rules by side and hour, overnight patterns, segments, places, allowances. */
const plans = fc
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

const somewhere = fc
  .tuple(fc.integer({ min: -200, max: 5200 }), fc.integer({ min: -200, max: 4200 }))
  .map(([x, y]): Point => [113.4 + x * 1e-6, 34.9 + y * 1e-6]);
const sometime = fc.integer({ min: 1_520_000_000, max: 1_545_000_000 }).map((seconds) => seconds * 1000);

describe("laws", () => {
  test("fast path = brute force, also on vertices and edges", () => {
    fc.assert(
      fc.property(plans, fc.array(fc.tuple(somewhere, sometime), { minLength: 12, maxLength: 12 }), fc.nat(), (plan, questions, pick) => {
        const fast = responsibilityOf(plan);
        const slow = bruteResponsibilityOf(plan);
        const ring = plan.cells[pick % plan.cells.length]?.area[0]?.[0] as Point[];
        const [a, b] = [ring[0] as Point, ring[1] as Point];
        const middle: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
        for (const [point, time] of [...questions, [a, 1.53e12], [b, 1.54e12], [middle, 1.53e12]] as [Point, number][]) {
          const r = fast(point, time);
          expect({
            kind: r.kind,
            cell: r.cell?.code ?? null,
            lead: r.lead?.code ?? null,
            support: r.support?.code ?? null,
            between: r.border?.between ?? null,
            segment: r.segment?.code ?? null,
            onDuty: r.onDuty.map(({ assignment }) => assignment.code),
            place: r.place?.code ?? null,
            allowances: r.allowances.map(({ code }) => code),
          }).toEqual(slow(point, time));
        }
      }),
      { numRuns: 60 },
    );
  });

  test("total inside the city, and exactly one lead", () => {
    fc.assert(
      fc.property(plans, sometime, fc.nat(), (plan, time, pick) => {
        const ask = responsibilityOf(plan);
        const ring = plan.cells[pick % plan.cells.length]?.area[0]?.[0] as Point[];
        const inside: Point = [((ring[0] as Point)[0] + (ring[2] as Point)[0]) / 2, ((ring[0] as Point)[1] + (ring[2] as Point)[1]) / 2];
        const answer = ask(inside, time);
        expect(answer.kind).not.toBe("outside");
        expect(plan.squads.filter(({ code }) => code === answer.lead?.code)).toHaveLength(1);
        expect(answer.standard).not.toBeNull();
      }),
    );
  });

  test("borders are symmetric: who walks the line the other way finds the same rule", () => {
    fc.assert(
      fc.property(plans, somewhere, sometime, (plan, point, time) => {
        const mirrored = { ...plan, cells: [...plan.cells].reverse(), grids: [...plan.grids].reverse(), rules: [...plan.rules].reverse() };
        const one = responsibilityOf(plan)(point, time);
        const other = responsibilityOf(mirrored)(point, time);
        expect(other).toEqual(one);
      }),
      { numRuns: 50 },
    );
  });

  test("a squad's borders and its share of the outline are its perimeter", () => {
    fc.assert(
      fc.property(plans, (plan) => {
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
  });
});
