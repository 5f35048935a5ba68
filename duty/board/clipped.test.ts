import fc from "fast-check";
import { expect, test } from "vitest";
import { areaOf } from "../../geo/plane/area";
import { lengthOf } from "../../geo/plane/line";
import { planeAt } from "../../geo/plane/plane";
import type { Area, Bounds, Line, Point } from "../../geo/plane/point";
import { clippedArea, clippedLine } from "./clipped";
import { holds } from "./frame";
import { thinnedLine } from "./thinned";

const plane = planeAt([0, 0]);
const box: Bounds = [0, 0, 4, 4];
const square = (west: number, south: number, side: number): Area => [
  [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
];
/** Tenths: lines that touch the box's sides and corners come often. */
const tenth = fc.integer({ min: -60, max: 100 }).map((value) => value / 10);
const point: fc.Arbitrary<Point> = fc.tuple(tenth, tenth);
const line: fc.Arbitrary<Line> = fc.array(point, { minLength: 2, maxLength: 12 });
const room: Bounds = [-1e-9, -1e-9, 4 + 1e-9, 4 + 1e-9];

test("an area is cut to the overlap", () => {
  const share = (area: Area) => areaOf(clippedArea(area, box), plane) / areaOf(square(0, 0, 1), plane);
  expect(share(square(1, 1, 2))).toBeCloseTo(4, 9);
  expect(share(square(3, 3, 5))).toBeCloseTo(1, 9);
  expect(share(square(-2, -2, 20))).toBeCloseTo(16, 9);
  expect(clippedArea(square(5, 5, 1), box)).toEqual([]);
});

test("a hole stays a hole", () => {
  const [outer, hole] = [square(-1, -1, 10), square(1, 1, 1)];
  const ringed: Area = [[outer[0]?.[0] ?? [], hole[0]?.[0] ?? []]];
  expect(areaOf(clippedArea(ringed, box), plane) / areaOf(square(0, 0, 1), plane)).toBeCloseTo(15, 9);
});

test("what is left of a line lies in the box and no piece inside is lost", () => {
  fc.assert(
    fc.property(line, (one) => {
      const parts = clippedLine(one, box);
      for (const at of parts.flat()) expect(holds(room, at)).toBe(true);
      const pieces = one.slice(1).map((b, index): Line => [one[index] as Point, b]);
      const inside = pieces.reduce((sum, [a, b]) => {
        const steps = 400;
        let count = 0;
        for (let k = 0; k < steps; k++) {
          const t = (k + 0.5) / steps;
          if (
            holds(box, [
              (a as Point)[0] + ((b as Point)[0] - (a as Point)[0]) * t,
              (a as Point)[1] + ((b as Point)[1] - (a as Point)[1]) * t,
            ])
          )
            count++;
        }
        return sum + (count / steps) * plane.distance(a as Point, b as Point);
      }, 0);
      const kept = parts.reduce((sum, part) => sum + lengthOf(part, plane), 0);
      expect(Math.abs(kept - inside)).toBeLessThanOrEqual((2.5 / 400) * lengthOf(one, plane));
    }),
  );
});

test("a line that leaves and comes back is two", () => {
  expect(
    clippedLine(
      [
        [1, 1],
        [1, 6],
        [2, 6],
        [2, 1],
      ],
      box,
    ),
  ).toEqual([
    [
      [1, 1],
      [1, 4],
    ],
    [
      [2, 4],
      [2, 1],
    ],
  ]);
});

test("a thinned line keeps its ends and strays no farther than said", () => {
  fc.assert(
    fc.property(line, (one) => {
      const tolerance = 50_000;
      const thin = thinnedLine(one, tolerance, plane);
      expect([thin[0], thin[thin.length - 1]]).toEqual([one[0], one[one.length - 1]]);
      for (const at of one) {
        const nearest = Math.min(...thin.slice(1).map((b, index) => distanceTo(at, thin[index] as Point, b)));
        expect(nearest).toBeLessThanOrEqual(tolerance * 1.000001);
      }
    }),
  );
});

function distanceTo(at: Point, a: Point, b: Point): number {
  const [p, q, r] = [plane.toMetres(at), plane.toMetres(a), plane.toMetres(b)];
  const square2 = (r[0] - q[0]) ** 2 + (r[1] - q[1]) ** 2;
  const t = square2 > 0 ? Math.max(0, Math.min(1, ((p[0] - q[0]) * (r[0] - q[0]) + (p[1] - q[1]) * (r[1] - q[1])) / square2)) : 0;
  return Math.hypot(p[0] - q[0] - t * (r[0] - q[0]), p[1] - q[1] - t * (r[1] - q[1]));
}
