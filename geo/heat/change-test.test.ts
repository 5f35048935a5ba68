import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomOf } from "../divide/partition/random";
import { changeTest } from "./change-test";
import { splitTails } from "./change-test-split";
import { gammaDraw, noise, poisson } from "./gi-star-fields-for-tests";

const all = (length: number) => new Uint8Array(length).fill(1);

describe("change between two periods", () => {
  test("the split is the binomial distribution, counted out", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 0, max: 40 }),
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (n, k, share) => {
          fc.pre(k <= n);
          const chances = Array.from({ length: n + 1 }, (_none, i) => {
            let choices = 1;
            for (let j = 0; j < i; j++) choices = (choices * (n - j)) / (j + 1);
            return choices * share ** i * (1 - share) ** (n - i);
          });
          const { lower, upper } = splitTails(n, k, share, 0);
          expect(upper).toBeCloseTo(
            chances.slice(k).reduce((a, b) => a + b),
            9,
          );
          expect(lower).toBeCloseTo(
            chances.slice(0, k + 1).reduce((a, b) => a + b),
            9,
          );
        },
      ),
    );
  });

  test("with clumps, half and half of two finds each, every split is as likely as the next", () => {
    // Beta-binomial with a = b = 1 is even: share 1/2 and correlation 1/3.
    for (let k = 0; k <= 12; k++) {
      const { lower, upper } = splitTails(12, k, 0.5, 1 / 3);
      expect(lower).toBeCloseTo((k + 1) / 13, 9);
      expect(upper).toBeCloseTo((13 - k) / 13, 9);
    }
  });

  test("large counts keep their digits: a million finds, five deviations out", () => {
    const { upper } = splitTails(1_000_000, 502_500, 0.5, 0);
    expect(upper).toBeGreaterThan(2.8e-7);
    expect(upper).toBeLessThan(2.95e-7);
  });

  test("what grew and what vanished is found; difference and share are against the earlier period", () => {
    const random = randomOf(2);
    const [before, now] = [noise(900, 4, null, random), noise(900, 8, null, random)];
    before.set([2, 20], 100);
    now.set([60, 1], 100);
    const { sign, difference, share } = changeTest(before, now, all(900), { before: 7, now: 14 });
    expect([sign[100], sign[101]]).toEqual([1, -1]);
    expect([difference[100], share[100]]).toEqual([56, 14]);
    expect([difference[101], share[101]]).toEqual([-39, 1 / 40 - 1]);
    expect(sign.filter((one) => one !== 0).length).toBeLessThan(5);
  });

  test.each([
    ["rare finds", 0.05, null],
    ["some finds", 3, null],
    ["many finds", 60, null],
    ["finds in clumps", 5, 2],
    ["many finds in clumps", 40, 5],
  ] as const)("no change is shown as no change: %s", (_name, mean, shape) => {
    const random = randomOf(23);
    let any = 0;
    for (let field = 0; field < 200; field++) {
      const [before, now] = [noise(900, mean, shape, random), noise(900, mean, shape, random)];
      if (changeTest(before, now, all(900)).sign.some((sign) => sign !== 0)) any++;
    }
    expect(any).toBeLessThanOrEqual(10);
  });

  test("no change is shown as no change in a city of busy and of quiet squares, week against month, clumps too", () => {
    const random = randomOf(29);
    let any = 0;
    for (let field = 0; field < 200; field++) {
      const means = Array.from({ length: 900 }, () => gammaDraw(0.3, 8, random));
      const draw = (weeks: number) => Uint32Array.from(means, (mean) => poisson(gammaDraw(3 * weeks, mean * weeks, random), random));
      if (changeTest(draw(4), draw(1), all(900), { before: 28, now: 7 }).sign.some((sign) => sign !== 0)) any++;
    }
    expect(any).toBeLessThanOrEqual(16);
  });

  test("turned round, more becomes fewer with the same chance", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { minLength: 1, maxLength: 30 }), (pairs) => {
        const [before, now] = [0, 1].map((k) => Uint32Array.from(pairs, (pair) => pair[k] as number)) as [Uint32Array, Uint32Array];
        const [there, back] = [changeTest(before, now, all(pairs.length)), changeTest(now, before, all(pairs.length))];
        pairs.forEach((_pair, i) => {
          expect(there.p[i]).toBeCloseTo(back.p[i] as number, 9);
          expect((there.difference[i] as number) + (back.difference[i] as number)).toBe(0);
        });
      }),
    );
  });

  test("nothing before has no share; outside is left alone; what does not fit is thrown with the value", () => {
    const { share, p, difference } = changeTest(Uint32Array.from([0, 3]), Uint32Array.from([4, 9]), Uint8Array.from([1, 0]));
    expect([share[0], p[1], difference[1]]).toEqual([Number.NaN, 1, 0]);
    expect(() => changeTest(new Uint32Array(2), new Uint32Array(3), all(3))).toThrow("2 and 3");
    expect(() => changeTest(new Uint32Array(2), new Uint32Array(2), all(2), { now: 0 })).toThrow("1 and 0");
    expect(() => changeTest(new Uint32Array(2), Float64Array.from([1, -1]), all(2))).toThrow("-1 of square 1");
  });
});
