import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pearsonThree } from "./pearson-three";
import { gammaTails, logGamma, normalTails } from "./pearson-three-gamma";

/** How far two numbers lie apart, in parts of the second. */
const apart = (value: number, truth: number) => Math.abs(value / truth - 1);

describe("tails", () => {
  test("the logarithm of the gamma function is that of factorials and of the root of pi", () => {
    for (let n = 1, log = 0; n < 170; log += Math.log(n), n++) expect(logGamma(n)).toBeCloseTo(log, 9);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 13);
  });

  test("a gamma tail of whole shape is a sum of Poisson terms, far out too", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0.01, max: 200, noNaN: true }), (shape, x) => {
        let [upper, term] = [0, Math.exp(-x)];
        for (let k = 0; k < shape; k++) {
          upper += term;
          term *= x / (k + 1);
        }
        let [lower, next] = [0, term];
        for (let k = shape; next > lower * 1e-17; k++) {
          lower += next;
          next *= x / (k + 1);
        }
        const tails = gammaTails(shape, x);
        expect(apart(tails.upper, upper)).toBeLessThan(1e-10);
        expect(apart(tails.lower, lower)).toBeLessThan(1e-10);
      }),
    );
  });

  test("the normal tails are those of the tables", () => {
    const known = [
      [0, 0.5],
      [1.959963984540054, 0.025],
      [5, 2.866515718791939e-7],
      [8, 6.220960574271786e-16],
      [-1.2815515655446004, 0.9],
    ] as const;
    for (const [z, upper] of known) {
      expect(apart(normalTails(z).upper, upper)).toBeLessThan(1e-9);
      expect(apart(normalTails(-z).lower, upper)).toBeLessThan(1e-9);
    }
  });

  test("where the expansion for large shapes takes over, nothing jumps", () => {
    for (const deviations of [-8, -4, -1, -0.01, 0, 0.01, 1, 4, 8]) {
      const [below, above] = [1000, 1000 * (1 + 1e-12)].map((shape) => gammaTails(shape, 1000 + deviations * Math.sqrt(1000)));
      expect(apart(below?.upper as number, above?.upper as number)).toBeLessThan(1e-5);
      expect(apart(below?.lower as number, above?.lower as number)).toBeLessThan(1e-5);
    }
  });
});

describe("Pearson type III", () => {
  test("with skewness 2 it is the exponential distribution, and ends where that ends", () => {
    expect(apart(pearsonThree(3, 2).upper, Math.exp(-4))).toBeLessThan(1e-12);
    expect(pearsonThree(-1, 2)).toEqual({ lower: 0, upper: 1 });
  });

  test("without skewness it is normal, mirrored it is mirrored, and both sides make one", () => {
    fc.assert(
      fc.property(fc.double({ min: -4, max: 6, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true }), (z, skewness) => {
        const { lower, upper } = pearsonThree(z, skewness);
        expect(lower + upper).toBeCloseTo(1, 9);
        expect(pearsonThree(-z, -skewness)).toEqual(skewness < 1e-5 ? pearsonThree(-z, 0) : { lower: upper, upper: lower });
        expect(pearsonThree(z, 1e-4).upper / normalTails(z).upper).toBeCloseTo(1, 1);
      }),
    );
  });

  test("it has the mean 0, the variance 1 and the skewness it was asked for", () => {
    for (const skewness of [-1.5, -0.3, 0.2, 1, 2.5]) {
      const moments = [0, 0, 0];
      const step = 0.002;
      for (let z = -40; z < 40; z += step) {
        const chance = pearsonThree(z + step, skewness).lower - pearsonThree(z, skewness).lower;
        for (let power = 1; power <= 3; power++) moments[power - 1]! += chance * (z + step / 2) ** power;
      }
      expect(moments[0]).toBeCloseTo(0, 2);
      expect(moments[1]).toBeCloseTo(1, 2);
      expect(moments[2]).toBeCloseTo(skewness, 1);
    }
  });
});
