import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  brushed,
  chosenCount,
  clicked,
  sameHours,
  slotOf,
  spotOf,
  strokeOf,
  toggled,
  turned,
  WEEK_HOURS,
  type WeekHours,
} from "./week-hours";

const spot = fc.record({ day: fc.integer({ min: 0, max: 6 }), hour: fc.integer({ min: 0, max: 23 }) });
const hours: fc.Arbitrary<WeekHours> = fc.option(
  fc.array(fc.boolean(), { minLength: WEEK_HOURS, maxLength: WEEK_HOURS }).filter((flags) => flags.some(Boolean) && !flags.every(Boolean)),
);
const stroke = fc
  .tuple(spot, fc.integer({ min: 0, max: 6 }), fc.integer({ min: -22, max: 22 }))
  .map(([start, day, turn]) => strokeOf(start, day, turn));
const chosen = (value: WeekHours) => (value ?? []).flatMap((flag, slot) => (flag ? [slot] : []));

describe("a stroke", () => {
  test("Tuesday 07 to Thursday 09 is three days of three hours, whichever way it was drawn", () => {
    const there = brushed(null, strokeOf({ day: 1, hour: 7 }, 3, 2), "only");
    const back = brushed(null, strokeOf({ day: 3, hour: 9 }, 1, -2), "only");
    expect(chosen(there)).toEqual([31, 32, 33, 55, 56, 57, 79, 80, 81]);
    expect(back).toEqual(there);
  });

  test("runs through midnight on the same days", () => {
    const night = brushed(null, strokeOf({ day: 4, hour: 22 }, 4, 3), "only");
    expect(chosen(night).map((slot) => spotOf(slot))).toEqual([0, 1, 22, 23].map((hour) => ({ day: 4, hour })));
    expect(brushed(null, strokeOf({ day: 4, hour: 1 }, 4, -3), "only")).toEqual(night);
  });

  test("goes around once at most", () => {
    expect(strokeOf({ day: 0, hour: 5 }, 0, 40)).toEqual({ days: [0, 0], from: 5, hours: 24 });
    expect(strokeOf({ day: 0, hour: 5 }, 0, -40).hours).toBe(24);
  });

  test("the shorter way around", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: -12, max: 11 }), (from, step) => {
        expect(turned(from, (from + step + 24) % 24)).toBe(step);
      }),
    );
  });
});

describe("laws of brushing", () => {
  test("adding is union, removing is difference, of what is chosen", () => {
    fc.assert(
      fc.property(hours, stroke, (value, drawn) => {
        const inside = new Set(chosen(brushed(null, drawn, "only")));
        const before = new Set(chosen(value));
        const union = chosen(brushed(value, drawn, "add"));
        const expected = [...new Set([...before, ...inside])].sort((a, b) => a - b);
        expect(union).toEqual(expected.length === WEEK_HOURS ? [] : expected);
        const all = value ? before : new Set(Array.from({ length: WEEK_HOURS }, (_none, slot) => slot));
        expect(chosen(brushed(value, drawn, "remove"))).toEqual([...all].filter((slot) => !inside.has(slot)));
      }),
    );
  });

  test("a click twice on the same lets it go; toggling twice leaves all as it was", () => {
    fc.assert(
      fc.property(hours, stroke, spot, (value, drawn, one) => {
        expect(clicked(clicked(null, drawn, "only"), drawn, "only")).toBeNull();
        expect(sameHours(toggled(toggled(value, one), one), value)).toBe(true);
      }),
    );
  });

  test("all and none do not narrow", () => {
    const week = { days: [0, 6], from: 13, hours: 24 } as const;
    expect(brushed(null, week, "only")).toBeNull();
    expect(brushed(brushed(null, strokeOf({ day: 2, hour: 2 }, 2, 0), "only"), week, "remove")).toBeNull();
  });
});

test("the sum of what is chosen", () => {
  const counts = Array.from({ length: WEEK_HOURS }, (_none, slot) => slot);
  expect(chosenCount(counts, null)).toBe((167 * 168) / 2);
  expect(chosenCount(counts, brushed(null, strokeOf({ day: 1, hour: 7 }, 1, 1), "only"))).toBe(slotOf({ day: 1, hour: 7 }) * 2 + 1);
});
