import { describe, expect, test } from "vitest";
import { anchorOf } from "../../geo/plane/anchor";
import { planeAt } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import type { Assignment, Plan, Weekday, WeeklyPattern } from "../plan";
import { sketch } from "../sketch";
import { auditOf } from "./audit";
import type { AuditOptions } from "./audited-days";
import type { FindingCode } from "./finding";
import { AUDIT_LAW } from "./law";

const MONDAY = Date.parse("2026-03-09T00:00:00+08:00");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const EVERY: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const at = (day: number, hours: number) => MONDAY + day * DAY + hours * HOUR;

/** A sketch whose standard has a look, and whose people may work as long as they like. */
const city = (drawing: string): Plan => {
  const plan = sketch(drawing);
  return { ...plan, standards: plan.standards.map((one) => ({ ...one, items: [{ code: "S1-1", text: "look", category: "09001" }] })) };
};
const LONG = { ...AUDIT_LAW, hoursADay: 24, hoursAWeek: 200, restAWeek: 0 };
const found = (plan: Plan, options: Partial<AuditOptions> = {}) => auditOf(plan, { from: MONDAY, law: LONG, ...options }).findings;
const only = (plan: Plan, code: FindingCode, options: Partial<AuditOptions> = {}) =>
  found(plan, options).filter((one) => one.code === code);
const changed = (plan: Plan, code: string, change: Partial<Assignment>): Plan => ({
  ...plan,
  assignments: plan.assignments.map((one) => (one.code === code ? { ...one, ...change } : one)),
});
const spare = (plan: Plan, code: string, kind: "formal" | "assistant" = "formal"): Plan => ({
  ...plan,
  persons: [...plan.persons, { code, name: code, kind, squad: "A", phone: "" }],
});
const more = (plan: Plan, change: Partial<Assignment> & { code: string }): Plan => ({
  ...plan,
  assignments: [...plan.assignments, { ...(plan.assignments[0] as Assignment), ...change }],
});

describe("a small city", () => {
  test("in which all is well has no findings, full coverage and presence 1", () => {
    const audit = auditOf(city("AB"), { from: MONDAY, law: LONG });
    expect(audit.findings).toEqual([]);
    expect(audit.presence).toMatchObject({ value: 1, required: 840, seen: 840, uncovered: [] });
    expect(audit.presence.squads).toEqual({ A: { required: 420, seen: 420 }, B: { required: 420, seen: 420 } });
    expect(audit.coverage.count).toBe(672);
    expect(audit.coverage.city.grid.required.slice(25, 28)).toEqual([0, 2, 2]);
    expect(audit.coverage.squads.A?.post.covered.slice(25, 28)).toEqual([0, 1, 1]);
  });

  test("without anything required has no presence to tell", () => {
    expect(auditOf({ ...city("A"), posts: [], assignments: [] }, { from: MONDAY }).presence.value).toBeNull();
  });

  test("its law is eight hours, forty hours, a rest day", () => {
    const codes = auditOf(city("A"), { from: MONDAY }).findings.map(({ code, spans }) => `${code} ${spans.length}`);
    expect(codes).toEqual([...Array<string>(7).fill("hours.day 1"), "hours.week 1", "hours.rest-day 1"]);
  });
});

describe("each finding, drawn by hand", () => {
  test("grid.uncovered: a quarter counts only whole; a handover within it does", () => {
    const early = { pattern: [{ days: EVERY, from: 390, to: 850 }] as WeeklyPattern };
    const late = (from: number) =>
      more(spare(changed(city("A"), "Z0000", early), "R1"), { code: "Z1", person: "R1", pattern: [{ days: EVERY, from, to: 1290 }] });
    expect(found(late(850))).toEqual([]);
    const gap = only(late(851), "grid.uncovered", { days: 2 });
    expect(gap).toHaveLength(1);
    expect(gap[0]).toMatchObject({
      key: "grid.uncovered:G0000",
      noun: "grid",
      item: "G0000",
      who: { role: "captain", squad: "A" },
      fix: { panel: "grid", code: "G0000", day: "2026-03-09" },
      spans: [
        [at(0, 14), at(0, 14.25)],
        [at(1, 14), at(1, 14.25)],
      ],
    });
    expect(gap[0]?.at?.[0]).toBeCloseTo(113.4005, 4);
  });

  test("grid.uncovered: on joint duty a vehicle of either squad serves both", () => {
    const plan = changed(city("AB"), "Z0001", { pattern: [{ days: [1, 2, 3, 4, 5], from: 390, to: 1290 }] });
    const merger = { code: "M1", name: "M1", squads: ["A", "B"], lead: "A", from: 0, to: null };
    const hours: WeeklyPattern = [{ days: [6], from: 0, to: 1440 }];
    const vehicle = (one: Plan): Plan => ({
      ...one,
      posts: one.posts.map((post) => (post.code === "P0000" ? { ...post, kind: "vehicle" } : post)),
    });
    const days = (one: Plan) =>
      only(one, "grid.uncovered").flatMap(({ item, spans }) => spans.map(([from]) => `${item} ${(from - MONDAY) / DAY}`));
    const [saturday, sunday] = [`G0001 ${5 + 6.5 / 24}`, `G0001 ${6 + 6.5 / 24}`];
    expect(days(vehicle(plan))).toEqual([saturday, sunday]);
    expect(days({ ...plan, mergers: [{ ...merger, hours }] })).toEqual([saturday, sunday]);
    expect(days({ ...vehicle(plan), mergers: [{ ...merger, hours }] })).toEqual([sunday]);
  });

  test("segment.uncovered: main segments, by fixed points within 40 m and beats along half of them", () => {
    const plan = city("A");
    const plane = planeAt(plan.posts[0]?.line[0] as Point);
    const line = (...metres: [number, number][]): Point[] => metres.map((one) => plane.toPoint(one));
    const segment = { code: "L1", name: "L1", street: "L", class: "main" as const, ends: ["a", "b"] as const, chief: null, squad: "A" };
    const lost = (own: Point[], post: Point[], kind: "main" | "lane" = "main") =>
      only(
        {
          ...plan,
          segments: [{ ...segment, class: kind, line: own }],
          posts: plan.posts.map((one) => ({ ...one, kind: post.length > 1 ? ("foot" as const) : ("fixed" as const), line: post })),
        },
        "segment.uncovered",
      ).length;
    const street = line([0, 0], [200, 0]);
    expect(lost(street, line([100, 39.9]))).toBe(0);
    expect(lost(street, line([100, 40.1]))).toBe(1);
    expect(lost(street, line([100, 40.1]), "lane")).toBe(0);
    expect(lost(street, line([0, 30], [75, 30]))).toBe(0);
    expect(lost(street, line([0, 30], [65, 30]))).toBe(1);
    expect(lost(street, line([100, -200], [100, 200]))).toBe(1);
  });

  test("post.unmanned: by its own hours, else key hours of its place at a peak watch, else the service day", () => {
    const plan = city("A");
    const place = {
      code: "M",
      name: "M",
      kind: "market" as const,
      at: [0, 0] as Point,
      keyHours: [{ days: [2 as Weekday], from: 300, to: 420 }],
    };
    const post = { ...(plan.posts[0] as Plan["posts"][number]), code: "P9" };
    const hours = (change: object) =>
      only(
        more(
          { ...spare(plan, "R9"), places: [place], posts: [...plan.posts, { ...post, ...change }] },
          { code: "Z9", post: "P9", person: "R9", pattern: [] },
        ),
        "post.unmanned",
      )
        .flatMap(({ spans }) => spans)
        .reduce((sum, [from, to]) => sum + to - from, 0) / HOUR;
    expect(hours({})).toBe(105);
    expect(hours({ place: "M", mode: "peak-watch" })).toBe(2);
    expect(hours({ place: "M" })).toBe(105);
    expect(hours({ place: "M", mode: "peak-watch", hours: [{ days: [1], from: 0, to: 60 }] })).toBe(1);
    expect(hours({ hours: [] })).toBe(0);
  });

  test("post.without-person: told once, not again as unmanned", () => {
    const plan = city("A");
    const codes = found({ ...plan, posts: [...plan.posts, { ...(plan.posts[0] as Plan["posts"][number]), code: "P9" }] });
    expect(codes.map(({ code, item, spans }) => [code, item, spans])).toEqual([["post.without-person", "P9", []]]);
  });

  test("post.not-qualified: two officers, not one and not an assistant beside one", () => {
    const plan = { ...city("A"), posts: city("A").posts.map((post) => ({ ...post, qualified: 2 })) };
    const beside = (kind: "formal" | "assistant", to = 1290) =>
      only(more(spare(plan, "R9", kind), { code: "Z9", person: "R9", pattern: [{ days: EVERY, from: 390, to }] }), "post.not-qualified", {
        days: 1,
      });
    expect(beside("formal")).toEqual([]);
    expect(beside("assistant")[0]?.spans).toEqual([[at(0, 6.5), at(0, 21.5)]]);
    expect(beside("formal", 1285)[0]).toMatchObject({
      item: "P0000",
      spans: [[at(0, 21) + 25 * 60_000, at(0, 21.5)]],
      detail: { needed: 2 },
    });
  });

  test("person.two-places: by two assignments, by an exception, by standing in for two", () => {
    const plan = city("AA");
    const monday = { day: "2026-03-09", spans: [{ from: 600, to: 660 }] };
    const twice = changed(plan, "Z0001", { exceptions: [{ ...monday, person: "R0000" }] });
    expect(only(twice, "person.two-places")).toMatchObject([{ item: "R0000", spans: [[at(0, 10), at(0, 11)]], detail: { hours: 1 } }]);
    const both = changed(changed(spare(plan, "R9"), "Z0000", { deputy: "R9" }), "Z0001", { deputy: "R9" });
    const absences = ["R0000", "R0001"].map((person, k) => ({
      code: person,
      person,
      reason: "sick" as const,
      from: at(2, 8),
      to: at(2, 9 + k),
    }));
    expect(found({ ...both, absences }, { days: 3 })).toMatchObject([
      { code: "person.two-places", item: "R9", spans: [[at(2, 8), at(2, 9)]] },
    ]);
    expect(only(more(plan, { code: "Z9" }), "person.two-places")).toEqual([]);
  });

  test("deputy.absent: none, absent too, or busy as assigned elsewhere; who comes is no finding", () => {
    const plan = spare(city("AA"), "R9");
    const away = (person: string, from: number, to: number) => ({ code: person, person, reason: "leave" as const, from, to });
    const told = (deputy: string | null, ...absences: Plan["absences"]) =>
      only({ ...changed(plan, "Z0000", { deputy }), absences: [away("R0000", at(1, 8), at(1, 10)), ...absences] }, "deputy.absent").map(
        ({ item, detail, spans }) => [item, detail.why, spans],
      );
    expect(told(null)).toEqual([["Z0000", "none", [[at(1, 8), at(1, 10)]]]]);
    expect(told("R9")).toEqual([]);
    expect(told("R9", away("R9", at(1, 9), at(1, 12)))).toEqual([["Z0000", "absent", [[at(1, 9), at(1, 10)]]]]);
    expect(told("R0001")).toEqual([["Z0000", "busy", [[at(1, 8), at(1, 10)]]]]);
    const busy = { ...changed(plan, "Z0000", { deputy: "R0001" }), absences: [away("R0000", at(1, 8), at(1, 10))] };
    expect(only(busy, "person.two-places")).toEqual([]);
  });

  test("hours: by the day a shift begins on, by the week, over all posts", () => {
    const law = { ...AUDIT_LAW, serviceDay: [] };
    const hours = (pattern: WeeklyPattern, own: Partial<typeof law> = {}) =>
      auditOf(changed({ ...city("A"), posts: city("A").posts.map((post) => ({ ...post, hours: [] })) }, "Z0000", { pattern }), {
        from: MONDAY,
        law: { ...law, ...own },
      }).findings.map(({ code, detail }) => `${code} ${detail.day} ${detail.hours}`);
    expect(hours([{ days: [1, 2, 3, 4, 5], from: 480, to: 960 }])).toEqual([]);
    expect(hours([{ days: [7], from: 1200, to: 1741 }])).toEqual(["hours.day 2026-03-15 9.02"]);
    expect(hours([{ days: [1, 2, 3, 4, 5, 6], from: 480, to: 881 }])).toEqual(["hours.week 2026-03-09 40.1"]);
    expect(hours([{ days: EVERY, from: 480, to: 540 }])).toEqual(["hours.rest-day 2026-03-09 23"]);
    expect(hours([{ days: [1, 2, 3, 5, 6, 7], from: 480, to: 540 }])).toEqual([]);
    const turn: WeeklyPattern = [
      { days: [2], from: 1080, to: 1320 },
      { days: [3], from: 480, to: 600 },
    ];
    expect(hours(turn)).toEqual([]);
    expect(hours(turn, { restBetweenShifts: 11 })).toEqual(["hours.rest 2026-03-11 10"]);
  });

  test("standard.missing: an empty standard once, a post at a place that looks at nothing of the catalogue", () => {
    const plan = sketch("AB");
    expect(only(plan, "standard.missing")).toMatchObject([
      { noun: "standard", item: "S1", detail: { why: "no-items", uses: 4 }, who: { role: "administrator" } },
    ]);
    const blind = city("A");
    const standards = blind.standards.map((one) => ({ ...one, items: [{ code: "1", text: "look", category: null }] }));
    const places = [{ code: "M", name: "M", kind: "mall" as const, at: [0, 0] as Point, keyHours: [] }];
    expect(only({ ...blind, standards, places }, "standard.missing")).toEqual([]);
    const posts = blind.posts.map((post) => ({ ...post, place: "M" }));
    expect(only({ ...blind, standards, places, posts }, "standard.missing")).toMatchObject([
      { noun: "post", item: "P0000", detail: { why: "no-category" } },
    ]);
  });

  test("assignment.outside-grid: more than 30 m off the grid, a vehicle off its squad's turf; an assignment of another grid", () => {
    const plan = city("AAB");
    const middle = (index: number) => anchorOf(plan.cells[index]?.area as Plan["cells"][number]["area"]);
    const plane = planeAt(middle(0));
    const width = 0.001 * plane.kx;
    const off = (kind: "foot" | "vehicle", metres: number) =>
      only(
        { ...plan, posts: plan.posts.map((post, k) => (k > 0 ? post : { ...post, kind, line: [middle(0), plane.toPoint([metres, 0])] })) },
        "assignment.outside-grid",
      ).map(({ noun, item }) => `${noun} ${item}`);
    expect(off("foot", width / 2 + 29)).toEqual([]);
    expect(off("foot", width / 2 + 31)).toEqual(["post P0000"]);
    expect(off("vehicle", width)).toEqual([]);
    expect(off("vehicle", 1.5 * width + 31)).toEqual(["post P0000"]);
    expect(only(changed(plan, "Z0000", { grid: "G0001" }), "assignment.outside-grid")).toMatchObject([
      { noun: "assignment", item: "Z0000", detail: { why: "other-grid" } },
    ]);
  });
});
