import { dealtSums } from "./gi-star-dealt";
import type { DrawnSum } from "./gi-star-drawn";
import { pearsonThree } from "./pearson-three";
import type { Tails } from "./pearson-three-gamma";

/**
 * Skewness up to which a Pearson type III tail is true to the sums of counts. Measured on fields of noise: with more, three moments do not tell how far the
 * tails of overdispersed counts reach (one field in four had a "discovery"), and of rare finds they make too much (real ones were missed).
 */
const MODEST = 0.25;

/**
 * The two-sided chance that a sum of n of the counts inside is as far out as `total`, if chance alone deals them out: by the Pearson type III tail of the
 * sum's mean, variance and skewness, half a find off because sums are whole numbers; where it is too skewed for that, by its whole distribution.
 */
export function sumChances(
  counts: Float64Array | Uint32Array,
  inside: Uint8Array,
  drawn: (n: number) => DrawnSum,
): (n: number, total: number) => number {
  const dealt = dealtSums(counts, inside);
  const tails = (n: number, total: number): Tails => {
    const { mean, deviation, skewness } = drawn(n);
    if (Math.abs(skewness) > MODEST) return dealt(n, total);
    const { upper } = pearsonThree((total - 0.5 - mean) / deviation, skewness);
    const { lower } = pearsonThree((total + 0.5 - mean) / deviation, skewness);
    return { lower, upper };
  };
  // Sums repeat: a city has thousands of squares and few different sums.
  const known = new Map<number, number>();
  return (n, total) => {
    const key = total * 65_536 + n;
    let chance = known.get(key);
    if (chance === undefined) {
      const { lower, upper } = tails(n, total);
      chance = Math.min(1, 2 * Math.min(lower, upper));
      known.set(key, chance);
    }
    return chance;
  };
}
