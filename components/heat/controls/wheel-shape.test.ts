import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outlinePath, sectorPath, spotNear, WHEEL, wheelPart, wheelPoint } from "./wheel-shape";

const middle = (day: number) => WHEEL.inner + (day + 0.5) * WHEEL.ring;
const spot = fc.record({ day: fc.integer({ min: 0, max: 6 }), hour: fc.integer({ min: 0, max: 23 }) });

describe("what lies under a point", () => {
  test("law: the middle of every sector is that sector", () => {
    fc.assert(
      fc.property(spot, fc.double({ min: 0.05, max: 0.95, noNaN: true }), ({ day, hour }, within) => {
        expect(wheelPart(...wheelPoint(hour + within, middle(day)))).toEqual({ part: "sector", day, hour });
        expect(wheelPart(...wheelPoint(hour + within, WHEEL.label))).toEqual({ part: "hour", hour });
      }),
    );
  });

  test("days are named in the gap at the top, Monday inside", () => {
    expect(wheelPart(0, -middle(0))).toEqual({ part: "day", day: 0 });
    expect(wheelPart(2, -middle(6))).toEqual({ part: "day", day: 6 });
  });

  test("nothing in the middle, beyond the edge, or above the names of the days", () => {
    expect([wheelPart(0, 0), wheelPart(170, 0), wheelPart(0, -WHEEL.label)]).toEqual([null, null, null]);
  });

  test("a brush that leaves the rings goes on with the nearest hour", () => {
    expect(spotNear(...wheelPoint(12.5, 1000))).toEqual({ day: 6, hour: 12 });
    expect(spotNear(...wheelPoint(12.5, 3))).toEqual({ day: 0, hour: 12 });
    expect(spotNear(3, -100).hour).toBe(0);
    expect(spotNear(-3, -100).hour).toBe(23);
  });
});

describe("paths", () => {
  const strokes = (path: string) => path.match(/M/g)?.length ?? 0;
  const flagsOf = (slots: readonly number[]) => Array.from({ length: 168 }, (_none, slot) => slots.includes(slot));

  test("midnight and noon look up and down", () => {
    expect(wheelPoint(12, 100).map(Math.round)).toEqual([0, 100]);
    expect(wheelPoint(0, 100)[0]).toBeCloseTo(-wheelPoint(24, 100)[0]);
  });

  test("a whole ring needs the long arc", () => {
    expect(sectorPath(0, 24, 6, 6)).toContain(" 0 1 1 ");
    expect(sectorPath(0, 1, 0, 0)).toContain(" 0 0 1 ");
  });

  test("the outline has no edge between chosen neighbours", () => {
    expect(strokes(outlinePath(flagsOf([30])))).toBe(4);
    expect(strokes(outlinePath(flagsOf([30, 31])))).toBe(6);
    expect(strokes(outlinePath(flagsOf([30, 54])))).toBe(6);
    // 23 and 0 of one day do not touch: the gap lies between them.
    expect(strokes(outlinePath(flagsOf([24, 47])))).toBe(8);
  });
});
