import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Weekday, WeeklySpan } from "../plan";
import { patternOf, patternText } from "./pattern-text";

const spans = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    fc.integer({ min: 0, max: 1439 }),
    fc.integer({ min: 1, max: 1440 }),
  )
  .map(([days, from, length]): WeeklySpan => ({ days: days as Weekday[], from, to: from + length }));

describe("a pattern as text", () => {
  test("reads back as it was", () => {
    fc.assert(
      fc.property(fc.array(spans, { maxLength: 4 }), (pattern) => {
        expect(patternOf(patternText(pattern))).toEqual(pattern);
      }),
    );
  });

  test.each([
    ["1-5 06:30-14:00", [{ days: [1, 2, 3, 4, 5], from: 390, to: 840 }]],
    [
      "周一至周五 8:00-12:00；周六、周日 22:00-06:00",
      [
        { days: [1, 2, 3, 4, 5], from: 480, to: 720 },
        { days: [6, 7], from: 1320, to: 1800 },
      ],
    ],
    ["每天 00:00-24:00", [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 }]],
    ["06:30-21:30", [{ days: [1, 2, 3, 4, 5, 6, 7], from: 390, to: 1290 }]],
    ["", []],
  ])("%s", (text, pattern) => expect(patternOf(text)).toEqual(pattern));

  test.each(["8-9 08:00-09:00", "1-5 25:00-26:00", "1-5 08:61-09:00", "sometimes", "5-1 08:00-09:00", "1 08:00"])("%s is none", (text) =>
    expect(patternOf(text)).toBeNull(),
  );
});
