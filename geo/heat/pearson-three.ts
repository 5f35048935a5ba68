import { gammaTails, normalTails, type Tails } from "./pearson-three-gamma";

/** Below this skewness the distribution is the normal one to all digits that matter. */
const STRAIGHT = 1e-5;

/**
 * The tails of a Pearson type III distribution (a shifted gamma) with mean 0, variance 1 and the given skewness, at z: its shape is 4 / skewness squared,
 * and it ends at -2 / skewness. Sums of skewed counts follow it far out, where the normal tail is too thin. Source: Pearson 1895; for permutation
 * tests Mielke, Berry and Johnson 1976.
 */
export function pearsonThree(z: number, skewness: number): Tails {
  if (Math.abs(skewness) < STRAIGHT) return normalTails(z);
  if (skewness < 0) {
    const { lower, upper } = pearsonThree(-z, -skewness);
    return { lower: upper, upper: lower };
  }
  const root = 2 / skewness;
  return gammaTails(root * root, root * root + root * z);
}
