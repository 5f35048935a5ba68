import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlaceKind } from "../../duty/plan";
import { EVERYTHING, type HeatQuestion } from "../../duty/violation/heat-question";
import { hoursOn, PRESETS, type Preset, presetOf } from "./heat-presets";
import { AGAINST, BANDWIDTHS, FIRST_SIGHT, HEAT_LAYERS, heatLinkOf, heatLinkText, heatViewOf, SIDES, withView } from "./heat-sight";

const question: fc.Arbitrary<HeatQuestion> = fc.record({
  from: fc.constantFrom(null, "2026-01-01"),
  to: fc.constantFrom(null, "2026-03-01"),
  hours: fc.option(fc.array(fc.boolean(), { minLength: 168, maxLength: 168 }), { nil: null }),
  categories: fc.subarray(["09001", "09", "06001"]),
  channels: fc.subarray(["patrol", "12345", "citizen"] as const),
  squads: fc.subarray(["ZD01", "a,b", "中队 一"]),
  near: fc.option(
    fc.record({
      kinds: fc.subarray<PlaceKind>(["school", "market"], { minLength: 1 }),
      metres: fc.integer({ min: 10, max: 1000 }),
      keyHours: fc.boolean(),
    }),
    { nil: null },
  ),
  box: fc.constantFrom(null, [113.1, 34.2, 113.5, 34.9] as const),
  permitted: fc.constantFrom("without" as const, "with" as const, "only" as const),
});
const sight = fc.record({
  layer: fc.constantFrom(...HEAT_LAYERS),
  side: fc.constantFrom(...SIDES),
  bandwidth: fc.constantFrom(...BANDWIDTHS),
  against: fc.constantFrom(...AGAINST),
  hour: fc.option(fc.integer({ min: 0, max: 23 }), { nil: null }),
});

describe("a link", () => {
  test("law: question and look come back as they were, whatever the view beside them", () => {
    const view = fc.option(
      fc.record({
        zoom: fc.integer({ min: 0, max: 19 }),
        centre: fc.tuple(fc.integer({ min: -180, max: 180 }), fc.integer({ min: -85, max: 85 })),
      }),
      { nil: null },
    );
    fc.assert(
      fc.property(question, sight, view, (asked, look, seen) => {
        const query = new URLSearchParams(withView(heatLinkText({ question: asked, sight: look }), seen));
        expect(heatLinkOf(query)).toEqual({ question: asked, sight: look });
        expect(heatViewOf(query)).toEqual(seen);
      }),
    );
  });

  test("an empty link asks nothing, one that says all asks for everything; nonsense counts as not said", () => {
    expect(heatLinkOf(new URLSearchParams())).toEqual({ question: null, sight: FIRST_SIGHT });
    expect(heatLinkOf(new URLSearchParams("all=1")).question).toEqual(EVERYTHING);
    expect(heatLinkOf(new URLSearchParams("layer=lava&side=7&h=24&vs=decade&cat=stalls"))).toEqual({
      question: EVERYTHING,
      sight: FIRST_SIGHT,
    });
    expect(heatViewOf(new URLSearchParams("z=99&lon=1&lat=1"))).toBeNull();
  });
});

describe("presets", () => {
  test("each is found again in the question it makes, whatever days and squads are chosen", () => {
    for (const name of Object.keys(PRESETS) as Preset[])
      expect(presetOf({ ...EVERYTHING, ...PRESETS[name], squads: ["ZD01"], from: "2026-01-01", to: null })).toBe(name);
    expect(presetOf({ ...EVERYTHING, categories: ["09010"] })).toBeNull();
  });

  test("hours of the week begin on Monday", () => {
    const hours = hoursOn([0, 6], [[6, 8]]);
    expect(hours.flatMap((on, slot) => (on ? [slot] : []))).toEqual([6, 7, 150, 151]);
  });
});
