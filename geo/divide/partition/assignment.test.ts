import fc from "fast-check";
import { expect, it } from "vitest";
import { assignment } from "./assignment";

function least(cost: readonly number[], size: number, row = 0, used = 0): number {
  if (row === size) return 0;
  let best = Infinity;
  for (let c = 0; c < size; c++)
    if (!(used & (1 << c))) best = Math.min(best, (cost[row * size + c] as number) + least(cost, size, row + 1, used | (1 << c)));
  return best;
}

it("costs the least of all assignments, each column once", () => {
  fc.assert(
    fc.property(
      fc
        .integer({ min: 1, max: 6 })
        .chain((size) => fc.array(fc.integer({ min: -20, max: 20 }), { minLength: size * size, maxLength: size * size })),
      (cost) => {
        const size = Math.sqrt(cost.length);
        const column = assignment(Float64Array.from(cost), size);
        expect(new Set(column).size).toBe(size);
        expect(column.reduce((sum, c, row) => sum + (cost[row * size + c] as number), 0)).toBe(least(cost, size));
      },
    ),
    { numRuns: 60 },
  );
});

it("fails on a table that is no square", () => {
  expect(() => assignment(new Float64Array(5), 2)).toThrow("5 costs for a square of 2");
});
