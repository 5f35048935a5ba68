import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayText } from "../../../duty/time/civil";
import { barOver, dayBars, dayNumber, lastDays, MOST_DAYS, monthMarks, placesOf, spanAt } from "./day-bars";

describe("bars", () => {
  test("days while they are few", () =>
    expect(dayBars("2026-03-01", [3, 0, 5])).toEqual([0, 1, 2].map((first, place) => ({ first, days: 1, count: [3, 0, 5][place] }))));

  test("weeks from Monday when there are many: 2026-01-01 is a Thursday", () => {
    const bars = dayBars("2026-01-01", new Array<number>(365).fill(1));
    expect(bars.slice(0, 2)).toEqual([
      { first: 0, days: 4, count: 4 },
      { first: 4, days: 7, count: 7 },
    ]);
    expect(bars[bars.length - 1]).toEqual({ first: 361, days: 4, count: 4 });
    expect(bars).toHaveLength(53);
  });

  test("law: bars lie side by side and lose nothing", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 40_000 }),
        fc.array(fc.nat(50), { minLength: 1, maxLength: 3 * MOST_DAYS }),
        (begin, counts) => {
          const bars = dayBars(dayText(begin), counts);
          let next = 0;
          for (const { first, days } of bars) {
            expect(first).toBe(next);
            next += days;
          }
          expect(next).toBe(counts.length);
          expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(counts.reduce((sum, count) => sum + count, 0));
          const day = counts.length >> 1;
          const over = barOver(bars, day);
          expect(over.first <= day && day < over.first + over.days).toBe(true);
        },
      ),
    );
  });

  test("an empty strip has no bar to press", () => expect(() => barOver([], 3)).toThrow("3"));
});

describe("spans", () => {
  test("half-open, either way around, at least a day; the whole strip is no span", () => {
    expect(spanAt("2026-02-27", 10, 4, 1)).toEqual(["2026-02-28", "2026-03-03"]);
    expect(spanAt("2026-02-27", 10, 3, 3)).toEqual(["2026-03-02", "2026-03-03"]);
    expect(spanAt("2026-02-27", 10, 10, 10)).toEqual(["2026-03-08", "2026-03-09"]);
    expect(spanAt("2026-02-27", 10, 0, 10)).toBeNull();
  });

  test("law: there and back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 800 }), fc.nat(799), fc.nat(799), (length, one, other) => {
        const [low, high] = [Math.min(one, other) % length, Math.max(one, other) % length];
        const span = spanAt("2025-11-30", length, low, high);
        const [from, to] = placesOf("2025-11-30", length, span);
        expect(to - from).toBe(span ? Math.max(1, Math.abs(high - low)) : length);
      }),
    );
  });

  test("what lies beyond the strip is cut", () => expect(placesOf("2026-01-10", 5, ["2026-01-01", "2026-01-12"])).toEqual([0, 2]));

  test("the last days", () => {
    expect(lastDays("2026-01-01", 100, 28)).toEqual(["2026-03-14", "2026-04-11"]);
    expect(lastDays("2026-01-01", 20, 28)).toBeNull();
  });

  test("months are marked where they begin, thinned", () => {
    expect(monthMarks("2026-01-15", 60, 7)).toEqual([
      { place: 17, month: "2026-02" },
      { place: 45, month: "2026-03" },
    ]);
    expect(monthMarks("2020-01-01", 2000, 7).length).toBeLessThanOrEqual(7);
    expect(dayNumber("1970-01-02")).toBe(1);
  });
});
