import fc from "fast-check";
import { expect, test } from "vitest";
import { meetsRings, offsetFor, sizeBelow, stretchesAt, turned } from "./chords";
import { hull, longAxis, type Metres } from "./long-axis";

const ring = (...places: [number, number][]): Metres[] => [...places, places[0] as [number, number]];
const L = ring([0, 0], [10, 0], [10, 2], [2, 2], [2, 10], [0, 10]);

test("sizes below a line: of an L, of a square with a hole, in a turned frame", () => {
  const frame = turned([L], [1, 0]);
  expect([sizeBelow(frame, -1), sizeBelow(frame, 1), sizeBelow(frame, 2), sizeBelow(frame, 20)]).toEqual([0, 10, 20, 36]);
  const holed = turned([ring([0, 0], [10, 0], [10, 10], [0, 10]), ring([4, 4], [4, 6], [6, 6], [6, 4])], [0, 1]);
  expect([sizeBelow(holed, 5), sizeBelow(holed, 10)]).toEqual([48, 96]);
  expect(offsetFor(frame, 10)).toBeCloseTo(1, 2);
});

test("the half of any polygon's size lies below its offset", () => {
  const spoke = fc.tuple(fc.integer({ min: 5, max: 100 }), fc.constant(0));
  fc.assert(
    fc.property(fc.array(spoke, { minLength: 3, maxLength: 20 }), fc.double({ min: 0, max: 6, noNaN: true }), (spokes, angle) => {
      const star = ring(
        ...spokes.map(([r], i): [number, number] => [r * Math.cos((i / spokes.length) * 6.28), r * Math.sin((i / spokes.length) * 6.28)]),
      );
      const frame = turned([star], [Math.cos(angle), Math.sin(angle)]);
      const all = sizeBelow(frame, 1e3);
      expect(Math.abs(sizeBelow(frame, offsetFor(frame, all / 2)) - all / 2)).toBeLessThan(0.3);
    }),
  );
});

test("a line meets a building that it crosses, touches or runs within, and no other", () => {
  const house = turned([ring([4, 4], [6, 4], [6, 6], [4, 6])], [1, 0]);
  expect(stretchesAt(turned([L], [1, 0]), 1)).toEqual([[0, 10]]);
  expect(meetsRings(house, 5, [[0, 10]], 0.1)).toBe(true);
  expect(meetsRings(house, 6.05, [[0, 10]], 0.1)).toBe(true);
  expect(meetsRings(house, 6.2, [[0, 10]], 0.1)).toBe(false);
  expect(meetsRings(house, 5, [[0, 3.8]], 0.1)).toBe(false);
  expect(meetsRings(house, 5, [[4.5, 5.5]], 0.1)).toBe(true);
});

test("the long axis of a rectangle that stands askew", () => {
  const [ux, uy] = longAxis([
    [0, 0],
    [8, 6],
    [7, 7.4],
    [-1, 1.4],
  ] as Metres[]);
  expect(Math.abs(ux * 0.8 + uy * 0.6)).toBeCloseTo(1, 2);
  expect(
    hull([
      [0, 0],
      [2, 0],
      [1, 1],
      [1, 0],
      [2, 2],
      [0, 2],
    ]),
  ).toHaveLength(4);
});
