import { expect, test } from "vitest";
import type { Area, Point, Ring } from "./point";
import { validArea } from "./valid-area";

const box = (x: number, y: number, w: number, h = w): Ring => [
  [x, y],
  [x + w, y],
  [x + w, y + h],
  [x, y + h],
  [x, y],
];
const fault = (area: Area) => validArea(area)?.fault ?? null;

test("a sound area has no fault", () => {
  expect(fault([[box(0, 0, 4)]])).toBe(null);
  expect(fault([[box(0, 0, 4), box(1, 1, 1), box(2, 2, 1)]])).toBe(null);
  expect(fault([[box(0, 0, 4)], [box(5, 0, 4)]])).toBe(null);
});

test("a bow tie crosses itself, and the place is told", () => {
  const tie: Ring = [
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 2],
    [0, 0],
  ];
  expect(validArea([[tie]])).toEqual({ fault: "area.self-crossing", at: [1, 1], polygon: 0, ring: 0 });
});

test("a ring that comes back to a point of its own meets itself", () => {
  const eight: Ring = [
    [0, 0],
    [1, 1],
    [2, 0],
    [2, 2],
    [1, 1],
    [0, 2],
    [0, 0],
  ];
  expect(validArea([[eight]])?.at).toEqual([1, 1]);
  const spike: Ring = [
    [0, 0],
    [4, 0],
    [4, 4],
    [6, 4],
    [4, 4],
    [0, 4],
    [0, 0],
  ];
  expect(fault([[spike]])).toBe("area.self-crossing");
});

test("rings may touch in a point, wherever on the other it lies", () => {
  const diamond: Ring = [
    [0, 2],
    [1, 1],
    [2, 2],
    [1, 3],
    [0, 2],
  ];
  expect(fault([[box(0, 0, 4), diamond]])).toBe(null);
  expect(fault([[box(0, 0, 4)], [box(4, 4, 2)]])).toBe(null);
});

test("polygons that cross in a corner only still cross", () => {
  const slanting: Ring = [
    [-1, -1],
    [3, 3],
    [3, -1],
    [-1, -1],
  ];
  expect(fault([[box(0, 0, 2)], [slanting]])).toBe("area.self-crossing");
});

test("polygons that share a stretch are not two", () => {
  expect(fault([[box(0, 0, 2)], [box(2, 0, 2)]])).toBe("area.self-crossing");
});

test("holes lie in their shell and not in each other, polygons beside each other", () => {
  expect(fault([[box(0, 0, 2), box(5, 5, 1)]])).toBe("area.hole-outside");
  expect(fault([[box(0, 0, 9), box(1, 1, 5), box(2, 2, 1)]])).toBe("area.overlap");
  expect(fault([[box(0, 0, 9)], [box(1, 1, 5)]])).toBe("area.overlap");
  expect(fault([[box(0, 0, 9), box(1, 1, 5)], [box(2, 2, 1)]])).toBe(null);
});

test("a hole that touches its shell twice cuts the inside apart", () => {
  const across: Ring = [
    [0, 2],
    [2, 1],
    [4, 2],
    [2, 3],
    [0, 2],
  ];
  expect(validArea([[box(0, 0, 4), across]])).toMatchObject({ fault: "area.cut-apart", polygon: 0 });
});

test("numbers, closing and length of rings are looked at first", () => {
  expect(fault([])).toBe("area.empty");
  expect(
    fault([
      [
        [
          [0, 0],
          [1, 0],
          [1, Number.NaN],
          [0, 0],
        ],
      ],
    ]),
  ).toBe("area.bad-number");
  expect(
    fault([
      [
        [
          [0, 0],
          [428_311, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    ]),
  ).toBe("area.out-of-range");
  expect(
    fault([
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 1],
        ],
      ],
    ]),
  ).toBe("area.unclosed");
  expect(
    fault([
      [
        [
          [0, 0],
          [1, 0],
          [0, 0],
        ],
      ],
    ]),
  ).toBe("area.too-few-points");
});

test("a ring of a hundred thousand points is looked through in seconds, and one crossing in it is found", () => {
  const round = (share: number): Point => [113.4 + 0.1 * Math.cos(share * 2 * Math.PI), 34.9 + 0.1 * Math.sin(share * 2 * Math.PI)];
  const ring: Point[] = Array.from({ length: 100_000 }, (_none, index) => round(index / 100_000));
  ring.push(ring[0] as Point);
  const started = performance.now();
  expect(fault([[ring]])).toBe(null);
  const crossed = [...ring];
  [crossed[50_000], crossed[50_002]] = [crossed[50_002] as Point, crossed[50_000] as Point];
  expect(fault([[crossed]])).toBe("area.self-crossing");
  expect(performance.now() - started).toBeLessThan(5000);
});
