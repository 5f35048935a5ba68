import fc from "fast-check";
import { expect, test } from "vitest";
import { covers } from "../../geo/plane/covers";
import { sketch } from "../sketch";
import { type SquareRaster, squaresInside } from "./squares-inside";

/** The flags as a drawing, north on top. */
const drawn = (inside: Uint8Array, { columns, rows }: SquareRaster) =>
  Array.from({ length: rows }, (_none, row) =>
    [...inside.slice((rows - 1 - row) * columns, (rows - row) * columns)].map((flag) => (flag === 1 ? "#" : ".")).join(""),
  );

test("squares lie inside where the city is drawn; a lake and what is beyond do not", () => {
  const raster = { west: 113.3995, south: 34.8995, dx: 0.0005, dy: 0.0005, columns: 8, rows: 8 };
  const plan = sketch("AAA / A.B / BBB");
  expect(drawn(squaresInside(plan, raster), raster)).toEqual([
    "........",
    ".######.",
    ".######.",
    ".##..##.",
    ".##..##.",
    ".######.",
    ".######.",
    "........",
  ]);
  expect(squaresInside({ ...plan, communities: [] }, raster)).toEqual(squaresInside(plan, raster));
});

test("a square is inside as its middle is, whatever the raster and the shape of the city", () => {
  const shares = fc.double({ min: -0.3, max: 0.3, noNaN: true });
  fc.assert(
    fc.property(
      fc.infiniteStream(shares),
      fc.double({ min: 113.39, max: 113.41, noNaN: true }),
      fc.double({ min: 34.89, max: 34.91, noNaN: true }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 30 }),
      fc.boolean(),
      (stream, west, south, columns, rows, byCells) => {
        const shifts = [...stream.take(64)];
        const warp = (column: number, row: number) =>
          [shifts[(column * 7 + row) % 64], shifts[(column + row * 11) % 64]] as [number, number];
        const whole = sketch("AAB. / .ABB / AA.B", { warp });
        const plan = byCells ? { ...whole, communities: [] } : whole;
        const raster = { west, south, dx: 0.000_31, dy: 0.000_27, columns, rows };
        const inside = squaresInside(plan, raster);
        for (let i = 0; i < inside.length; i++) {
          const middle = [west + ((i % columns) + 0.5) * raster.dx, south + (Math.floor(i / columns) + 0.5) * raster.dy] as const;
          const sides = whole.cells.map(({ area }) => covers(area, middle));
          if (!sides.includes(0)) expect(inside[i]).toBe(sides.includes(1) ? 1 : 0);
        }
      },
    ),
  );
});

test("a raster without squares is thrown with its size", () => {
  expect(() => squaresInside(sketch("A"), { west: 0, south: 0, dx: 0, dy: 1, columns: 3, rows: 2 })).toThrow("3 x 2 squares of 0 x 1");
});
