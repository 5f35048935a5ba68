import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planeAt } from "../plane/plane";
import { anonymousSquares, settledMonth } from "./k-anonymous";
import { fixedSquareBounds, fixedSquareOf } from "./k-anonymous-square";

const degrees = fc.tuple(fc.double({ min: 73, max: 135, noNaN: true }), fc.double({ min: -60, max: 60, noNaN: true }));
/** Finds within some hundred metres, so that squares fill. */
const finds = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 8 })), { maxLength: 120 });
const columns = (list: readonly (readonly [number, number])[]) =>
  [list.map(([x]) => 113.4 + x * 0.001), list.map(([, y]) => 34.9 + y * 0.001)] as const;
const byPlace = (list: readonly (readonly [number, number])[]) =>
  new Map(anonymousSquares(...columns(list)).map(({ bounds, count }) => [bounds.join(), count]));

describe("heat for the public", () => {
  test("a point lies in its square, and squares are about 250 m wherever they are", () => {
    fc.assert(
      fc.property(degrees, ([lon, lat]) => {
        const [west, south, east, north] = fixedSquareBounds(fixedSquareOf(lon, lat));
        const { kx, ky } = planeAt([lon, lat]);
        expect(lon >= west - 1e-12 && lon < east + 1e-12 && lat >= south - 1e-12 && lat < north + 1e-12).toBe(true);
        expect(Math.abs((north - south) * ky - 250)).toBeLessThan(4);
        expect(Math.abs((east - west) * kx - 250)).toBeLessThan(8);
        expect(Math.floor(south + 1e-9)).toBe(Math.floor(north - 1e-9));
      }),
    );
  });

  test("no square tells fewer than five, and all are multiples of five at most as many as there are", () => {
    fc.assert(
      fc.property(finds, (list) => {
        const truth = new Map<string, number>();
        for (const [lon, lat] of columns(list)[0].map((lon, i) => [lon, columns(list)[1][i] as number] as const)) {
          const key = fixedSquareBounds(fixedSquareOf(lon, lat)).join();
          truth.set(key, (truth.get(key) ?? 0) + 1);
        }
        const told = byPlace(list);
        for (const [key, count] of truth) {
          const shown = told.get(key) ?? 0;
          expect(shown % 5).toBe(0);
          expect(count - shown).toBeGreaterThanOrEqual(0);
          expect(count - shown).toBeLessThan(5);
        }
        expect([...told.keys()].every((key) => truth.has(key))).toBe(true);
      }),
    );
  });

  test("subtracting two answers tells nothing below five", () => {
    fc.assert(
      fc.property(finds, finds, (one, other) => {
        const [a, b] = [byPlace(one), byPlace([...one, ...other])];
        for (const key of new Set([...a.keys(), ...b.keys()])) {
          const difference = Math.abs((a.get(key) ?? 0) - (b.get(key) ?? 0));
          expect(difference === 0 || difference >= 5).toBe(true);
        }
      }),
    );
  });

  test("counted places are as many finds one by one", () => {
    fc.assert(
      fc.property(finds, (list) => {
        const counts = new Map<string, [number, number, number]>();
        for (const [x, y] of list) counts.set(`${x} ${y}`, [x, y, (counts.get(`${x} ${y}`)?.[2] ?? 0) + 1]);
        const [lon, lat] = columns([...counts.values()].map(([x, y]) => [x, y]));
        expect(
          anonymousSquares(
            lon,
            lat,
            [...counts.values()].map(([, , count]) => count),
          ),
        ).toEqual(anonymousSquares(...columns(list)));
      }),
    );
  });

  test("squares come in the order of the map, not of the finds", () => {
    fc.assert(
      fc.property(finds, (list) => {
        expect(anonymousSquares(...columns(list))).toEqual(anonymousSquares(...columns([...list].reverse())));
      }),
    );
  });

  test("a month is told from the eighth of the next on", () => {
    const told = (month: string, today: string) => settledMonth(month, today);
    expect([told("2026-10", "2026-10-31"), told("2026-10", "2026-11-07"), told("2026-10", "2026-11-08")]).toEqual([false, false, true]);
    expect([told("2026-12", "2027-01-07"), told("2026-12", "2027-01-08"), told("2025-01", "2026-12-01")]).toEqual([false, true, true]);
    expect([told("2027-01", "2026-12-09"), told("2026-13", "2027-12-09"), told("2026-1", "2027-12-09"), told("", "2027-12-09")]).toEqual(
      Array(4).fill(false),
    );
  });

  test("what does not fit is thrown with the value", () => {
    expect(() => anonymousSquares([1], [])).toThrow("1, 0");
    expect(() => anonymousSquares([], [], null, 1)).toThrow("k 1");
  });
});
