import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dealtSums } from "./gi-star-dealt";
import { drawnSums } from "./gi-star-drawn";
import { fourierOf } from "./gi-star-fourier";
import { aroundSums } from "./gi-star-sums";

/** Sums of all choices of n of the values. */
function choices(values: readonly number[], n: number, from = 0, sum = 0): number[] {
  if (n === 0) return [sum];
  return values.slice(from).flatMap((value, i) => choices(values, n - 1, from + i + 1, sum + value));
}
/** Sums of all sequences of n of the values, each put back. */
const sequences = (values: readonly number[], n: number): number[] =>
  n === 0 ? [0] : sequences(values, n - 1).flatMap((sum) => values.map((value) => sum + value));

const all = (length: number) => new Uint8Array(length).fill(1);

describe("parts of Gi*", () => {
  test("moments of drawn sums are those of all choices there are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 9 }),
        fc.integer({ min: 1, max: 8 }),
        (values, n) => {
          fc.pre(n < values.length);
          const sums = choices(values, n);
          const average = (of: (sum: number) => number) => sums.reduce((total, sum) => total + of(sum), 0) / sums.length;
          const mean = average((sum) => sum);
          const deviation = Math.sqrt(average((sum) => (sum - mean) ** 2));
          const drawn = drawnSums(Float64Array.from(values), all(values.length))(n);
          expect(drawn.mean).toBeCloseTo(mean, 8);
          expect(drawn.deviation).toBeCloseTo(deviation, 8);
          if (deviation > 0) expect(drawn.skewness).toBeCloseTo(average((sum) => (sum - mean) ** 3) / deviation ** 3, 6);
        },
      ),
    );
  });

  test("tails of dealt sums are those of all sequences there are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        (values, n) => {
          const sums = sequences(values, n);
          const tails = dealtSums(Uint32Array.from(values), all(values.length));
          for (const sum of new Set(sums)) {
            expect(tails(n, sum).upper).toBeCloseTo(sums.filter((one) => one >= sum).length / sums.length, 10);
            expect(tails(n, sum).lower).toBeCloseTo(sums.filter((one) => one <= sum).length / sums.length, 10);
          }
        },
      ),
    );
  });

  test("counts too large to keep every sum are told in steps, never below the truth by more than a little", () => {
    const values = Float64Array.from([0, 0, 0, 1_000_000]);
    const { upper, lower } = dealtSums(values, all(4))(2, 1_000_000);
    expect(upper).toBeCloseTo(7 / 16, 10);
    expect(lower).toBeCloseTo(15 / 16, 10);
  });

  test("the transform and back is the same, and it is the sum it is defined as", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 6 }), fc.infiniteStream(fc.double({ min: -9, max: 9, noNaN: true })), (power, stream) => {
        const values = [...stream.take(2 ** power)];
        const [real, imaginary] = [Float64Array.from(values), new Float64Array(values.length)];
        const fourier = fourierOf(values.length);
        fourier(real, imaginary, -1);
        const one = values.length > 1 ? 1 : 0;
        const angle = (k: number) => (-2 * Math.PI * k * one) / values.length;
        expect(real[one]).toBeCloseTo(
          values.reduce((sum, value, k) => sum + value * Math.cos(angle(k)), 0),
          8,
        );
        expect(imaginary[one]).toBeCloseTo(
          values.reduce((sum, value, k) => sum + value * Math.sin(angle(k)), 0),
          8,
        );
        fourier(real, imaginary, 1);
        values.forEach((value, k) => {
          expect((real[k] as number) / values.length).toBeCloseTo(value, 9);
        });
      }),
    );
    expect(() => fourierOf(3)).toThrow("3");
  });

  test("running sums are the sums of neighbours one by one", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 8 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
        fc.infiniteStream(fc.integer({ min: 0, max: 1 })),
        (columns, rows, distance, values, flags) => {
          const counts = Uint32Array.from(values.take(columns * rows));
          const inside = Uint8Array.from(flags.take(columns * rows));
          const { sum, size } = aroundSums(counts, columns, rows, inside, distance);
          for (let i = 0; i < counts.length; i++) {
            const [x, y] = [i % columns, Math.floor(i / columns)];
            const near = [...counts.keys()].filter(
              (k) => inside[k] === 1 && Math.abs((k % columns) - x) <= distance && Math.abs(Math.floor(k / columns) - y) <= distance,
            );
            expect([sum[i], size[i]]).toEqual([near.reduce((total, k) => total + (counts[k] as number), 0), near.length]);
          }
        },
      ),
    );
  });
});
