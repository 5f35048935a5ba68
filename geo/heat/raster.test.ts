import fc from "fast-check";
import { expect, test } from "vitest";
import { heatRaster } from "./raster";

const bounds = fc
  .tuple(
    fc.double({ min: 70, max: 130, noNaN: true }),
    fc.double({ min: -50, max: 50, noNaN: true }),
    fc.double({ min: 0, max: 0.3, noNaN: true }),
    fc.double({ min: 0, max: 0.3, noNaN: true }),
  )
  .map(([w, s, wide, high]) => [w, s, w + wide, s + high] as const);

test("every point of the bounds has a square, whose middle is within half a side; numbers, columns and rows say the same", () => {
  fc.assert(
    fc.property(bounds, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), (box, a, b) => {
      const raster = heatRaster(box);
      const point = [box[0] + a * (box[2] - box[0]), box[1] + b * (box[3] - box[1])] as const;
      const square = raster.squareAt(...point);
      expect(square).toBeGreaterThanOrEqual(0);
      expect(square).toBeLessThan(raster.squares);
      expect(raster.squareIn(raster.columnOf(square), raster.rowOf(square))).toBe(square);
      const [mx, my] = raster.plane.toMetres(raster.middleOf(square));
      const [x, y] = raster.plane.toMetres(point);
      expect(Math.max(Math.abs(mx - x), Math.abs(my - y))).toBeLessThan(raster.side / 2 + 1e-3);
    }),
  );
});

test("squares of a tile lie together; each number is given once", () => {
  const raster = heatRaster([113.3, 34.7, 113.31, 34.71]);
  const seen = new Set<number>();
  for (let row = 0; row < raster.rows; row++)
    for (let column = 0; column < raster.columns; column++) {
      const square = raster.squareIn(column, row);
      expect(square >> 10).toBe(Math.floor(row / 32) * raster.tileColumns + Math.floor(column / 32));
      seen.add(square);
    }
  expect(seen.size).toBe(raster.squares);
  expect(Math.max(...seen)).toBe(raster.squares - 1);
});

test("a wide city has wider squares, never more than 16 million; beyond the margin there is none", () => {
  expect(heatRaster([113.3, 34.7, 113.5, 34.9]).side).toBe(25);
  const province = heatRaster([113, 34, 114.5, 36]);
  expect([province.side, province.squares <= 16_000_000]).toEqual([50, true]);
  expect(heatRaster([110, 30, 120, 40]).squares).toBeLessThanOrEqual(16_000_000);
  const raster = heatRaster([113.3, 34.7, 113.4, 34.8]);
  expect(raster.squareAt(113.291, 34.7)).toBeGreaterThanOrEqual(0);
  expect([raster.squareAt(113.28, 34.7), raster.squareAt(Number.NaN, 34.7), raster.squareAt(0, 0)]).toEqual([-1, -1, -1]);
  expect(() => heatRaster([1, 2, 0, 3])).toThrow("1,2,0,3");
});
