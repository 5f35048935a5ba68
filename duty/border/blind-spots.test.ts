import { describe, expect, test } from "vitest";
import { planeAt } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import type { BorderPart, BorderRule, Plan, Segment, Weekday } from "../plan";
import { responsibilityOf } from "../responsibility";
import { sampleCity } from "../sample/sample-city";
import { sketch } from "../sketch";
import { parseInstant } from "../time/parse-instant";
import { wallClock } from "../time/wall-clock";
import { type BlindSpotCode, blindSpotsOf } from "./blind-spots";
import { bordersOf } from "./borders";
import { triplePoints } from "./triple-points";

const at = (text: string) => {
  const parsed = parseInstant(text, wallClock("Asia/Shanghai"));
  if (!parsed.ok) throw new Error(text);
  return parsed.at;
};
const NOON = at("2026-11-24T12:00");
const NIGHT = at("2026-11-24T23:00");
const days: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const rule = (one: string, other: string, lead: string, over: Partial<BorderRule> = {}): BorderRule => ({
  code: `${one}${other}`,
  between: [one, other],
  width: 30,
  basis: "kerb",
  state: "agreed",
  parts: [{ side: null, hours: null, lead, support: lead === one ? other : one }],
  text: "",
  from: 0,
  to: null,
  ...over,
});
const segment = (code: string, ...line: Point[]): Segment => ({
  code,
  name: code,
  street: code,
  class: "lane",
  ends: ["", ""],
  line,
  chief: null,
  squad: null,
});
const only = (plan: Plan, code: BlindSpotCode, when = NOON) => blindSpotsOf(plan, when).filter((spot) => spot.code === code);

describe("blind spots", () => {
  test("a city with a rule for each border, and all of it on the ground, has none", () => {
    expect(blindSpotsOf({ ...sketch("AAB/AAB"), rules: [rule("A", "B", "A")] }, NOON)).toEqual([]);
  });

  test("places, posts and segments outside; the rim of the city is not outside", () => {
    const city = sketch("AB");
    const [post] = city.posts;
    if (!post) throw new Error("no post");
    const out: Point = [113.5, 34.9];
    const hair = 0.4 / planeAt(out).ky;
    const plan: Plan = {
      ...city,
      rules: [rule("A", "B", "A")],
      places: [{ code: "P1", name: "", kind: "market", at: out, keyHours: [] }],
      posts: [
        ...city.posts,
        {
          ...post,
          code: "PX",
          line: [
            [113.4005, 34.9005],
            [113.6, 34.9005],
          ],
        },
      ],
      segments: [segment("L1", [113.4, 34.9 - hair], [113.401, 34.9 - hair]), segment("L2", [113.4, 34.8999], [113.401, 34.8999])],
    };
    expect(blindSpotsOf(plan, NOON).map(({ code, item, lead }) => [code, item, lead])).toEqual([
      ["blind.place-uncovered", "P1", null],
      ["blind.post-uncovered", "PX", null],
      ["blind.segment-uncovered", "L2", null],
    ]);
  });

  test("a grid without cells", () => {
    const city = sketch("AA");
    const [grid] = city.grids;
    if (!grid) throw new Error("no grid");
    expect(blindSpotsOf({ ...city, grids: [...city.grids, { ...grid, code: "GX" }] }, NOON)).toMatchObject([
      { code: "blind.grid-without-cells", item: "GX", at: null },
    ]);
  });

  test("a border without a rule, with one only proposed, ended, or not yet begun; and who answers there", () => {
    const none = only(sketch("AB"), "blind.border-unsettled");
    expect(none).toMatchObject([{ noun: "border", item: "A|B", at: [113.401, expect.closeTo(34.9005, 9)], lead: "A" }]);
    for (const over of [{ state: "proposed" }, { to: NOON }, { from: NOON + 1 }] as const)
      expect(only({ ...sketch("AB"), rules: [rule("A", "B", "B", over)] }, "blind.border-unsettled")).toHaveLength(1);
    expect(only({ ...sketch("AB"), rules: [rule("A", "B", "B", { from: NOON })] }, "blind.border-unsettled")).toEqual([]);
  });

  test("a rule that leaves hours or a side open", () => {
    const part: BorderPart = { side: "B", hours: [{ days, from: 390, to: 1290 }], lead: "A", support: "B" };
    const spots = only({ ...sketch("AB"), rules: [rule("A", "B", "A", { parts: [part] })] }, "blind.rule-leaves-open");
    expect(spots.map(({ detail }) => detail)).toEqual(["A 0-10080", "B 0-390"]);
  });

  test("two rules of a pair at once, now or later; not in the past", () => {
    const rules = [rule("A", "B", "A", { to: NOON + 9 }), rule("A", "B", "B", { code: "AB2", from: NOON + 8 })];
    expect(only({ ...sketch("AB"), rules }, "blind.rules-at-once")).toMatchObject([{ item: "AB", detail: "AB2" }]);
    expect(only({ ...sketch("AB"), rules }, "blind.rules-at-once", NOON + 9)).toEqual([]);
    const after = [rule("A", "B", "A", { to: NOON }), rule("A", "B", "B", { code: "AB2", from: NOON })];
    expect(only({ ...sketch("AB"), rules: after }, "blind.rules-at-once", 5)).toEqual([]);
  });

  test("gaps, overlaps and lines that are not one", () => {
    const plan = sketch("AB/AB");
    const shifted = (by: number, vertex: boolean): Plan => ({
      ...plan,
      cells: plan.cells.map((cell) =>
        cell.code !== "0001"
          ? cell
          : {
              ...cell,
              area: [
                [
                  (cell.area[0]?.[0] ?? []).flatMap((point): Point[] =>
                    point[0] === 113.401 && point[1] === 34.902
                      ? [[113.401 + by, 34.902], ...(vertex ? [[113.401, 34.9015] as Point] : [])]
                      : [point],
                  ),
                ],
              ],
            },
      ),
    });
    expect(only(shifted(-0.0002, false), "blind.cells-overlap")).toMatchObject([{ item: "0000", detail: "0001", lead: "A" }]);
    expect(only(shifted(0, true), "blind.line-unmatched")).toMatchObject([{ item: "0000", detail: "0001" }]);
    const ring = sketch("AAA/A.A/AAA");
    expect(only(ring, "blind.gap")).toMatchObject([{ lead: null }]);
    expect(blindSpotsOf(ring, NOON, { faults: [] })).toEqual([]);
  });

  test("bands that meet with different leads, by hours; and the one who answers there is one of them", () => {
    const night: BorderPart[] = [
      { side: null, hours: [{ days, from: 390, to: 1290 }], lead: "A", support: "C" },
      { side: null, hours: null, lead: "C", support: "A" },
    ];
    const rules = [rule("A", "B", "A"), rule("B", "C", "B"), rule("A", "C", "A", { parts: night })];
    const plan: Plan = { ...sketch("AB/CB"), rules };
    // At noon A leads on its own side by both its rules; B's side is claimed by A and by B; on C's side B and A lead.
    const noon = only(plan, "blind.bands-meet");
    expect(noon.map(({ item, detail }) => [item, detail])).toEqual([
      ["A|B A|C B|C", "B A|B A B|C B"],
      ["A|B A|C B|C", "C A|C A B|C B"],
    ]);
    expect(only(plan, "blind.bands-meet", NIGHT).map(({ detail }) => detail)).toEqual(["A A|B A A|C C", "B A|B A B|C B", "C A|C C B|C B"]);
    for (const { at: place, lead } of noon) expect(responsibilityOf(plan)(place as Point, NOON).lead?.code).toBe(lead);
    const agreed = [rule("A", "B", "A"), rule("B", "C", "C", { parts: [{ side: "B", hours: null, lead: "C", support: "B" }] })];
    expect(only({ ...plan, rules: agreed.slice(0, 1) }, "blind.bands-meet")).toEqual([]);
    expect(only({ ...plan, rules: agreed }, "blind.bands-meet").map(({ detail }) => detail)).toEqual(["B A|B A B|C C"]);
  });

  test("the calendar counts: a holiday is lived as a Sunday", () => {
    const sunday: BorderPart[] = [
      { side: null, hours: [{ days: [7], from: 0, to: 1440 }], lead: "B", support: "A" },
      { side: null, hours: null, lead: "A", support: "B" },
    ];
    const rules = [rule("A", "B", "A", { parts: sunday }), rule("A", "C", "A")];
    const plan: Plan = { ...sketch("AB/CB"), rules };
    expect(only(plan, "blind.bands-meet")).toEqual([]);
    const holiday: Plan = { ...plan, days: [{ code: "2026-11-24", name: "", kind: "holiday", as: 7 }] };
    expect(only(holiday, "blind.bands-meet").map(({ detail }) => detail)).toEqual(["A A|B B A|C A"]);
  });

  test("squads merged for joint duty do not quarrel", () => {
    const rules = [rule("A", "B", "B"), rule("A", "C", "C", { parts: [{ side: "A", hours: null, lead: "C", support: "A" }] })];
    const plan: Plan = { ...sketch("AB/CB"), rules };
    expect(only(plan, "blind.bands-meet").map(({ detail }) => detail)).toEqual(["A A|B B A|C C"]);
    const merger = { code: "M1", name: "", squads: ["B", "C"], lead: "C", hours: [{ days, from: 390, to: 1290 }], from: 0, to: null };
    expect(only({ ...plan, mergers: [merger] }, "blind.bands-meet")).toEqual([]);
    expect(only({ ...plan, mergers: [merger] }, "blind.bands-meet", NIGHT)).toHaveLength(1);
  });

  test("the sample city: nothing lies outside; its unsettled borders and its rule by hours are told", () => {
    const { plan } = sampleCity();
    const spots = blindSpotsOf(plan, NOON);
    const codes = new Set(spots.map(({ code }) => code));
    expect([...codes].filter((code) => /uncovered|gap|overlap|unmatched|at-once|without/.test(code))).toEqual([]);
    const borders = bordersOf(plan);
    const settled = new Set(plan.rules.filter(({ state }) => state !== "proposed").map(({ between }) => between.join("|")));
    expect(spots.filter(({ code }) => code === "blind.border-unsettled").map(({ item }) => item)).toEqual(
      borders.map(({ key }) => key).filter((key) => !settled.has(key)),
    );
    expect(spots.filter(({ code }) => code === "blind.rule-leaves-open").map(({ item, detail }) => [item, detail.split(" ")[1]])).toEqual([
      ["JJ02", "0-390"],
      ["JJ02", "0-390"],
    ]);
    expect(spots.every(({ at: place, lead }) => place !== null && lead !== null)).toBe(true);
    expect(triplePoints(plan, borders, NOON).length).toBeGreaterThan(3);
  });
});
