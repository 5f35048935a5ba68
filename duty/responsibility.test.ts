import { describe, expect, test } from "vitest";
import { planeAt } from "../geo/plane/plane";
import type { Point } from "../geo/plane/point";
import { at, days, east, rule } from "./answers-for-tests";
import type { WeeklyPattern } from "./plan";
import { responsibilityOf } from "./responsibility";
import { sketch } from "./sketch";
import { parseInstant } from "./time/parse-instant";
import { wallClock } from "./time/wall-clock";

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

  test("a holiday is lived as a Sunday: nobody is there, nor next, until a day that counts as a weekday", () => {
    const plan = sketch("AB");
    const weekdays: WeeklyPattern = [{ days: [1, 2, 3, 4, 5], from: 390, to: 1290 }];
    const ask = responsibilityOf({
      ...plan,
      assignments: plan.assignments.map((one) => ({ ...one, pattern: weekdays })),
      days: [
        ...["2026-10-01", "2026-10-02"].map((code) => ({ code, name: "国庆节", kind: "holiday" as const, as: 7 as const })),
        { code: "2026-10-04", name: "调休", kind: "workday", as: 1 },
      ],
    });
    expect(ask(east(-40), at("2026-10-01T09:00"))).toMatchObject({ kind: "gap", lead: { code: "A" }, next: at("2026-10-04T06:30") });
    expect(ask(east(-40), at("2026-10-04T09:00"))).toMatchObject({ kind: "held", onDuty: [{ until: at("2026-10-04T21:30") }] });
  });

  test("clocks put forward and back move the post with the wall", () => {
    const ask = responsibilityOf(sketch("AB", { timeZone: "America/Chicago" }));
    const chicago = wallClock("America/Chicago");
    for (const day of ["2018-03-10", "2018-03-11", "2018-03-12", "2018-11-03", "2018-11-04", "2018-11-05"]) {
      const begin = parseInstant(`${day}T06:30`, chicago);
      if (!begin.ok) throw new Error(day);
      expect(ask(east(-40), begin.at - 1).kind).toBe("gap");
      expect(ask(east(-40), begin.at - 1).next).toBe(begin.at);
      expect(ask(east(-40), begin.at - 5.5 * 3_600_000).next).toBe(begin.at);
      expect(ask(east(-40), begin.at).onDuty[0]).toMatchObject({ since: begin.at, until: begin.at + 15 * 3_600_000 });
      expect(ask(east(-40), begin.at).kind).toBe("held");
    }
  });
});
