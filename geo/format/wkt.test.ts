import fc from "fast-check";
import { expect, test } from "vitest";
import type { Shape } from "./format";
import { joinedColumns, shapeOfWkt, shapesOfWkt, wktOf } from "./wkt";

test("the kinds of WKT", () => {
  expect(shapeOfWkt("POINT(114.05 22.5)")).toEqual({ type: "point", at: [114.05, 22.5] });
  expect(shapeOfWkt("srid=4326; point z (1e2 -2.5 7)")).toEqual({ type: "point", at: [100, -2.5] });
  expect(shapeOfWkt("LINESTRING (0 0, 1 1,2 0)")).toEqual({
    type: "line",
    line: [
      [0, 0],
      [1, 1],
      [2, 0],
    ],
  });
  expect(shapeOfWkt("POLYGON((0 0,1 0,1 1,0 0))")).toEqual({
    type: "area",
    area: [
      [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    ],
  });
  expect(shapesOfWkt("MULTIPOINT((1 2),(3 4))")).toEqual([
    { type: "point", at: [1, 2] },
    { type: "point", at: [3, 4] },
  ]);
  expect(shapesOfWkt("MULTIPOINT(1 2, 3 4)")).toHaveLength(2);
  expect(shapesOfWkt("MULTILINESTRING((0 0,1 1),(2 2,3 3))")).toHaveLength(2);
  expect(shapesOfWkt("POINT EMPTY")).toEqual([]);
});

test.each([
  "",
  "POINT",
  "POINT(1)",
  "POINT(1 2",
  "POINT(1 2))",
  "POINT(1,2)",
  "POINT(1 1e999)",
  "POINT((1 2))",
  "LINESTRING(1 2)",
  "POLYGON((0 0,1 0,1 1,0 1))",
  "POLYGON((0 0,1 0,0 0))",
  "CIRCLE(1 2)",
  "POINT(1 2) x",
  `POLYGON${"(".repeat(50)}`,
])("%s is none", (text) => {
  expect(shapesOfWkt(text)).toBeNull();
});

test("shapes read back exactly", () => {
  const point = fc
    .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
    .map(([x, y]) => [x + 0, y + 0] as const);
  const ring = fc.array(point, { minLength: 3, maxLength: 5 }).map((points) => [...points, points[0]!]);
  const shape: fc.Arbitrary<Shape> = fc.oneof(
    point.map((at) => ({ type: "point" as const, at })),
    fc.array(point, { minLength: 2, maxLength: 6 }).map((line) => ({ type: "line" as const, line })),
    fc
      .array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
      .map((area) => ({ type: "area" as const, area })),
  );
  fc.assert(
    fc.property(shape, (some) => {
      expect(shapeOfWkt(wktOf(some))).toEqual(some);
    }),
    { numRuns: 100 },
  );
});

test("a text over several columns is joined", () => {
  expect(joinedColumns({ wkt: "POINT(", wkt_2: "1 2", wkt_3: ")" }, "wkt")).toBe("POINT(1 2)");
  expect(joinedColumns({ a: "x" }, "wkt")).toBeNull();
});
