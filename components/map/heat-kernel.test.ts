import fc from "fast-check";
import { expect, test } from "vitest";
import type { HeatSquares } from "./heat-frame";
import { heatDensity } from "./heat-kernel";

const squares = (metres: number, columns: number, rows: number, found: readonly (readonly [number, number, number])[]): HeatSquares => ({
  frame: { west: 113, south: 34, stepLon: 0.001, stepLat: 0.001, columns, rows, metres },
  column: Uint16Array.from(found, ([column]) => column),
  row: Uint16Array.from(found, ([, row]) => row),
  count: Uint32Array.from(found, ([, , count]) => count),
});

test("one violation becomes a hill about its square, nothing beyond the bandwidth", () => {
  const { frame, values } = heatDensity(squares(25, 5, 5, [[2, 2, 1]]), 60);
  const at = (column: number, row: number) => values[(row + 4) * frame.columns + column + 4] as number;
  expect(frame.columns).toBe(13);
  expect(frame.west).toBeCloseTo(113 - 0.004, 9);
  expect(at(2, 2)).toBeGreaterThan(at(3, 2));
  expect(at(3, 2)).toBeGreaterThan(at(3, 3));
  expect(at(2, 4)).toBeGreaterThan(0);
  expect(at(2, 5)).toBe(0);
  expect(at(1, 2)).toBe(at(3, 2));
});

test("law: every violation is in the picture once", () => {
  const place = fc.tuple(fc.nat({ max: 19 }), fc.nat({ max: 9 }), fc.integer({ min: 1, max: 500 }));
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 40 }),
      fc.constantFrom(25, 50, 100),
      fc.integer({ min: 20, max: 600 }),
      (found, metres, bandwidth) => {
        const { values } = heatDensity(squares(metres, 20, 10, found), bandwidth);
        const sum = (values.reduce((all, value) => all + value, 0) * (metres * metres)) / 10_000;
        const many = found.reduce((all, [, , count]) => all + count, 0);
        expect(Math.abs(sum - many)).toBeLessThanOrEqual(1e-4 * many + 1e-6);
      },
    ),
  );
});
