import fc from "fast-check";
import { expect, test } from "vitest";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { lineForTests } from "./line-for-tests";
import { possibleDuplicates } from "./possible-duplicates";

const DEGREE = 111_320;
const at = (id: number, metres: number, minutes: number, change: Partial<ViolationLine> = {}) =>
  lineForTests({ id, lon: 113, lat: 34 + metres / DEGREE, at: minutes * 60_000, ...change });

test("the later one within 50 m and 24 h, of the same category, not merged", () => {
  const lines = [
    at(1, 0, 0),
    at(2, 49, 1439),
    at(3, -51, 0),
    at(4, 10, -1441),
    at(5, 5, 0, { category: "09006" }),
    at(6, 1, 1, { mergedInto: 1 }),
  ];
  expect([...possibleDuplicates(lines)]).toEqual([2]);
  expect(possibleDuplicates([]).size).toBe(0);
});

test("law: the same as comparing each with each", () => {
  const one = fc.record({ metres: fc.integer({ min: -200, max: 200 }), minutes: fc.integer({ min: 0, max: 4000 }) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 30 }), (all) => {
      const lines = all.map(({ metres, minutes }, index) => at(index + 1, metres + 0.25, minutes));
      const slow = lines.filter((line, index) =>
        lines
          .slice(0, index)
          .some((before) => Math.abs(before.lat - line.lat) * DEGREE <= 50 + 1e-6 && Math.abs(before.at - line.at) <= 86_400_000),
      );
      const found = possibleDuplicates(lines);
      const near = (line: ViolationLine) => lines.some((other) => Math.abs(Math.abs(other.lat - line.lat) * DEGREE - 50) < 0.01);
      for (const line of lines) if (!near(line)) expect(found.has(line.id)).toBe(slow.includes(line));
    }),
  );
});
