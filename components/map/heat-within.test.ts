import fc from "fast-check";
import { expect, test } from "vitest";
import { heatByHour, heatWithin } from "./heat-within";

const bins = {
  lon: Float32Array.of(1, 2, 3),
  lat: Float32Array.of(10, 20, 30),
  hour: Uint8Array.of(6, 7, 23),
  count: Uint32Array.of(5, 1, 60_000),
};

test("hours are half-open", () => {
  expect(heatWithin(bins, 6, 7)).toEqual({ positions: Float32Array.of(1, 10), weights: Float32Array.of(5), length: 1, violations: 5 });
  expect(heatWithin(bins, 6, 8).violations).toBe(6);
  expect(heatWithin(bins, 8, 8).length).toBe(0);
});

test("all hours hold every violation, and any cut of the day in two loses none", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ hour: fc.integer({ min: 0, max: 23 }), count: fc.integer({ min: 1, max: 900 }) })),
      fc.integer({ min: 0, max: 24 }),
      (list, cut) => {
        const columns = {
          lon: Float32Array.from(list, (_, i) => i),
          lat: Float32Array.from(list, (_, i) => -i),
          hour: Uint8Array.from(list, ({ hour }) => hour),
          count: Uint32Array.from(list, ({ count }) => count),
        };
        const all = list.reduce((sum, { count }) => sum + count, 0);
        expect(heatWithin(columns, 0, 24).violations).toBe(all);
        expect(heatWithin(columns, 0, cut).violations + heatWithin(columns, cut, 24).violations).toBe(all);
        expect(heatByHour(columns).reduce((a, b) => a + b, 0)).toBe(all);
      },
    ),
  );
});
