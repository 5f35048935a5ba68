import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomOf } from "../divide/partition/random";
import { falseDiscovery } from "./false-discovery";
import { giStar } from "./gi-star";
import { sumChances } from "./gi-star-chances";
import { drawnSums } from "./gi-star-drawn";
import { noise, poisson } from "./gi-star-fields-for-tests";

const SIDE = 32;
/** A city with a ragged edge, and a lake in it. */
const CITY = Uint8Array.from({ length: SIDE * SIDE }, (_none, i) => {
  const [x, y] = [(i % SIDE) / SIDE - 0.5, Math.floor(i / SIDE) / SIDE - 0.5];
  const reach = 0.45 + 0.05 * Math.sin(7 * Math.atan2(y, x));
  return Math.hypot(x, y) < reach && Math.hypot(x - 0.1, y - 0.2) > 0.06 ? 1 : 0;
});

/** z by the definition of Ord and Getis 1995, square by square. */
function slowZ(counts: Uint32Array, columns: number, inside: Uint8Array, distance: number): number[] {
  const members = [...counts.keys()].filter((k) => inside[k] === 1);
  const size = members.length;
  const mean = members.reduce((sum, k) => sum + (counts[k] as number), 0) / size;
  const s = Math.sqrt(members.reduce((sum, k) => sum + (counts[k] as number) ** 2, 0) / size - mean ** 2);
  return [...counts.keys()].map((i) => {
    if (inside[i] !== 1) return 0;
    const near = members.filter(
      (k) => Math.abs((k % columns) - (i % columns)) <= distance && Math.abs(Math.floor(k / columns) - Math.floor(i / columns)) <= distance,
    );
    const n = near.length;
    const below = s * Math.sqrt((size * n - n * n) / (size - 1));
    return below > 1e-9 ? (near.reduce((sum, k) => sum + (counts[k] as number), 0) - mean * n) / below : 0;
  });
}

describe("Gi*", () => {
  test("fast = slow, whatever city, counts and distance", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 3 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        fc.infiniteStream(fc.boolean()),
        (columns, rows, distance, values, flags) => {
          const counts = Uint32Array.from(values.take(columns * rows));
          const inside = Uint8Array.from(flags.take(columns * rows), Number);
          fc.pre(inside.filter(Boolean).length > 3);
          const { z, p, q } = giStar(counts, columns, rows, inside, { distance });
          slowZ(counts, columns, inside, distance).forEach((value, i) => {
            expect(z[i]).toBeCloseTo(value, 6);
            if (inside[i] !== 1) expect([p[i], q[i]]).toEqual([1, 1]);
          });
          expect(q).toEqual(falseDiscovery(p, inside));
        },
      ),
    );
  });

  test("a planted hot spot is found, and nothing else much", () => {
    const random = randomOf(5);
    let [found, planted, elsewhere] = [0, 0, 0];
    for (let field = 0; field < 20; field++) {
      const counts = noise(SIDE * SIDE, 0.5, null, random);
      const spot = (i: number) => Math.abs((i % SIDE) - 12) <= 1 && Math.abs(Math.floor(i / SIDE) - 18) <= 1;
      const beside = (i: number) => Math.abs((i % SIDE) - 12) <= 2 && Math.abs(Math.floor(i / SIDE) - 18) <= 2;
      // The corners of the spot have more noise than spot about them.
      const cross = (i: number) => spot(i) && (i % SIDE === 12 || Math.floor(i / SIDE) === 18);
      for (const i of counts.keys()) if (spot(i)) counts[i]! += poisson(3, random);
      giStar(counts, SIDE, SIDE, CITY).sign.forEach((sign, i) => {
        if (cross(i)) planted++;
        if (sign === 1 && cross(i)) found++;
        else if (sign !== 0 && !beside(i)) elsewhere++;
      });
    }
    expect(found / planted).toBeGreaterThan(0.9);
    expect(elsewhere).toBeLessThan(8);
  });

  test("a quiet quarter of a busy city is cold, the rest is not", () => {
    const random = randomOf(9);
    const quiet = (i: number) => i % SIDE < 13 && Math.floor(i / SIDE) < 16;
    const counts = Uint32Array.from({ length: SIDE * SIDE }, (_none, i) => poisson(quiet(i) ? 1 : 6, random));
    const { sign } = giStar(counts, SIDE, SIDE, CITY);
    const core = [...sign.keys()].filter((i) => CITY[i] === 1 && i % SIDE < 11 && Math.floor(i / SIDE) < 14);
    expect(core.filter((i) => sign[i] === -1).length / core.length).toBeGreaterThan(0.9);
    expect([...sign.keys()].filter((i) => sign[i] === -1 && !(i % SIDE < 15 && Math.floor(i / SIDE) < 18)).length).toBe(0);
  });

  test.each([
    ["rare finds", 0.05, null],
    ["few finds", 0.5, null],
    ["many finds", 5, null],
    ["rare finds in clumps", 0.05, 0.2],
    ["many finds in clumps", 5, 0.5],
    ["many finds in large clumps", 5, 0.1],
    ["finds in few places only", 1, 0.05],
  ] as const)("noise is shown as noise: %s", (_name, mean, shape) => {
    const random = randomOf(17);
    const FIELDS = 200;
    let any = 0;
    for (let field = 0; field < FIELDS; field++)
      if (giStar(noise(SIDE * SIDE, mean, shape, random), SIDE, SIDE, CITY).sign.some((sign) => sign !== 0)) any++;
    // Five in a hundred are put up with.
    expect(any).toBeLessThanOrEqual(10);
  });

  test("chances are true to dealing the counts out anew", () => {
    const random = randomOf(3);
    for (const [mean, shape] of [
      [0.3, null],
      [4, 0.4],
      [6, null],
    ] as const) {
      const counts = noise(400, mean, shape, random);
      const all = new Uint8Array(400).fill(1);
      const chanceOf = sumChances(counts, all, drawnSums(counts, all));
      const sums = Array.from({ length: 20_000 }, () => {
        let sum = 0;
        const taken = new Set<number>();
        while (taken.size < 9) taken.add(Math.floor(random() * 400));
        for (const i of taken) sum += counts[i] as number;
        return sum;
      });
      // The share of deals with a chance of at most this much is at most about this much.
      for (const level of [0.2, 0.05, 0.01]) {
        const share = sums.filter((sum) => chanceOf(9, sum) <= level).length / sums.length;
        expect(share).toBeLessThan(level * 1.1 + 0.002);
        expect(share).toBeGreaterThan(level * 0.2);
      }
    }
  });

  test("an even, an empty and a tiny city have no hot spots", () => {
    const all = new Uint8Array(9).fill(1);
    for (const counts of [new Uint32Array(9), new Uint32Array(9).fill(4)])
      expect([...giStar(counts, 3, 3, all).sign]).toEqual(Array(9).fill(0));
    expect([...giStar(Uint32Array.from([90, 0]), 2, 1, Uint8Array.from([1, 1])).p]).toEqual([1, 1]);
    expect([...giStar(Uint32Array.from([9]), 1, 1, Uint8Array.from([0])).sign]).toEqual([0]);
  });

  test("what does not fit is thrown with the value", () => {
    expect(() => giStar(new Uint32Array(5), 2, 2, new Uint8Array(4))).toThrow("5 counts");
    expect(() => giStar(Float64Array.from([1, 2.5]), 2, 1, new Uint8Array(2))).toThrow("2.5 of square 1");
  });
});
