import fc from "fast-check";
import { expect, test } from "vitest";
import { heatBreaks, heatClass } from "./heat-scale";

test("few in each square: a class for each number", () => {
  expect(heatBreaks([1, 1, 2, 4, 0, 3])).toEqual([1, 2, 3, 4]);
  expect(heatBreaks([0, 0])).toEqual([]);
  expect(heatBreaks([])).toEqual([]);
});

test("a skewed city: round numbers, each about as many times the one before; one extreme square changes nothing", () => {
  const counts = Array.from({ length: 1000 }, (_none, rank) => Math.ceil(800 / (rank + 1)));
  const breaks = heatBreaks(counts);
  expect(breaks[0]).toBe(1);
  expect(breaks).toHaveLength(6);
  expect(heatBreaks([...counts, 1_000_000])).toEqual(breaks);
});

test("laws: ascending, never more than asked; every value of a square with something in it has a class", () => {
  const counts = fc.array(fc.nat({ max: 100_000 }), { maxLength: 200 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 8 }), fc.boolean(), (values, most, whole) => {
      const breaks = heatBreaks(values, { most: most + 1, whole });
      expect(breaks.length).toBeLessThanOrEqual(most + 1);
      breaks.forEach((one, index) => {
        expect(one).toBeGreaterThan(breaks[index - 1] ?? 0);
        if (whole) expect(Number.isInteger(one)).toBe(true);
      });
      if (whole && values.some((value) => value > 0)) expect(breaks[0]).toBe(1);
      for (const value of values) {
        const at = heatClass(breaks, value);
        if (at >= 0) expect(value).toBeGreaterThanOrEqual(breaks[at] as number);
        expect(value < (breaks[at + 1] ?? Number.POSITIVE_INFINITY)).toBe(true);
      }
    }),
  );
});
