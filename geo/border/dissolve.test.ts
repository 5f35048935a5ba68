import fc from "fast-check";
import { expect, test } from "vitest";
import { areaOf } from "../plane/area";
import { planeAt } from "../plane/plane";
import type { Area, Ring } from "../plane/point";
import { validArea } from "../plane/valid-area";
import { dissolve, dissolveBy } from "./dissolve";

/** Unit squares where the drawing has a letter. */
function squares(rows: readonly string[]): { area: Area; letter: string }[] {
  return rows.flatMap((row, r) =>
    [...row].flatMap((letter, c) => {
      if (letter === ".") return [];
      const [x, y] = [c / 1000, (rows.length - r) / 1000];
      const [east, north] = [(c + 1) / 1000, (rows.length - r + 1) / 1000];
      const ring: Ring = [
        [x, y],
        [east, y],
        [east, north],
        [x, north],
        [x, y],
      ];
      return [{ letter, area: [[ring]] }];
    }),
  );
}

const plane = planeAt([0, 0]);
const size = (areas: readonly Area[]) => areas.reduce((sum, area) => sum + areaOf(area, plane), 0);

test("two holes that touch in a corner stay two holes", () => {
  const whole = dissolve(squares(["AAAA", "A.AA", "AA.A", "AAAA"]).map(({ area }) => area));
  expect(whole).toHaveLength(1);
  expect(whole[0]).toHaveLength(3);
  expect(validArea(whole)).toBe(null);
});

test("a hole that touches the outside in a corner is a hole", () => {
  const whole = dissolve(squares(["AAA", "A.A", "AA."]).map(({ area }) => area));
  expect(whole.map((polygon) => polygon.length)).toEqual([2]);
  expect(validArea(whole)).toBe(null);
});

test("the union of any drawing is a sound area of the same size, for all and for each letter", () => {
  const drawing = fc.array(fc.string({ unit: fc.constantFrom("A", "B", ".", "A"), minLength: 6, maxLength: 6 }), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(drawing, (rows) => {
      const list = squares(rows);
      if (list.length === 0) return;
      const areas = list.map(({ area }) => area);
      const whole = dissolve(areas);
      expect(validArea(whole)).toBe(null);
      expect(size([whole])).toBeCloseTo(size(areas), 3);
      for (const [letter, union] of dissolveBy(areas, (index) => (list[index] as { letter: string }).letter)) {
        expect(validArea(union)).toBe(null);
        expect(size([union])).toBeCloseTo(size(list.filter((one) => one.letter === letter).map(({ area }) => area)), 3);
      }
    }),
    { numRuns: 300 },
  );
});
