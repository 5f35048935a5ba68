import fc from "fast-check";
import { expect, test } from "vitest";
import type { Point } from "./point";
import { turn } from "./turn";

const degree = fc.double({ min: -180, max: 180, noNaN: true });
const point = fc.tuple(degree, degree) as fc.Arbitrary<Point>;

test("turning is told the same from every corner, and the other way round backwards", () => {
  fc.assert(
    fc.property(point, point, point, (a, b, c) => {
      expect(turn(b, c, a)).toBe(turn(a, b, c));
      expect(turn(c, b, a) + turn(a, b, c)).toBe(0);
    }),
  );
});

test("a point one step of floating point off a long line is off it", () => {
  const [a, b]: [Point, Point] = [
    [0, 0],
    [3, 3],
  ];
  const up = 1 + Number.EPSILON;
  expect(turn(a, b, [1, 1])).toBe(0);
  expect(turn(a, b, [1, up])).toBe(1);
  expect(turn(a, b, [up, 1])).toBe(-1);
  // 0.1 + 0.2 is not 0.3: the rounded determinant would not see it.
  expect(turn([0.1, 0.1], [0.3, 0.3], [0.1 + 0.2, 0.3])).toBe(-1);
});

test("whole numbers of any size decide where the quick way cannot", () => {
  expect(turn([1e-300, 0], [0, 1e-300], [1e-300, 1e-300])).toBe(-1);
  expect(turn([0, 0], [1e-200, 1e-200], [2e-200, 2e-200])).toBe(0);
});
