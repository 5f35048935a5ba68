import { logGamma, type Tails } from "./pearson-three-gamma";

/** Correlation of two finds of one square below which the finds count as independent: beneath it the logarithms of gamma functions lose their digits. */
const INDEPENDENT = 1e-6;
const NEGLIGIBLE = 1e-17;

const logChoices = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
const logBeta = (a: number, b: number) => logGamma(a) + logGamma(b) - logGamma(a + b);

/**
 * The tails of how many of n finds fall into the later period, when each does with chance `share` and two finds of one square go together with correlation
 * `clumping`: binomial without clumping, else beta-binomial (the split of two negative binomial counts). Exact: terms are summed from `k` outward until
 * they no longer count.
 */
export function splitTails(n: number, k: number, share: number, clumping: number): Tails {
  const loose = clumping < INDEPENDENT;
  const a = loose ? 0 : share * (1 / clumping - 1);
  const b = loose ? 0 : (1 - share) * (1 / clumping - 1);
  const chance = Math.exp(
    logChoices(n, k) + (loose ? k * Math.log(share) + (n - k) * Math.log1p(-share) : logBeta(k + a, n - k + b) - logBeta(a, b)),
  );
  // The chance of i + 1 in chances of i.
  const onward = (i: number) => ((n - i) / (i + 1)) * (loose ? share / (1 - share) : (i + a) / (n - i - 1 + b));
  const late = k >= n * share;
  let term = chance;
  let sum = chance;
  if (late)
    for (let i = k; i < n && term > sum * NEGLIGIBLE; i++) {
      term *= onward(i);
      sum += term;
    }
  else
    for (let i = k; i > 0 && term > sum * NEGLIGIBLE; i--) {
      term /= onward(i - 1);
      sum += term;
    }
  const far = Math.min(1, sum);
  const rest = Math.min(1, Math.max(0, 1 - far + chance));
  return late ? { lower: rest, upper: far } : { lower: far, upper: rest };
}

/**
 * How far finds of one square go together, from 0 (independent) to below 1, told from all squares: the variance of the splits beyond the binomial one,
 * in proportion to the pairs of finds. Source: the moment estimate of the intra-class correlation, Williams 1982.
 */
export function clumpingOf(before: ArrayLike<number>, now: ArrayLike<number>, inside: Uint8Array, share: number): number {
  let [beyond, pairs] = [0, 0];
  for (let i = 0; i < inside.length; i++) {
    if (inside[i] !== 1) continue;
    const n = (before[i] as number) + (now[i] as number);
    const away = (now[i] as number) - n * share;
    beyond += away * away - n * share * (1 - share);
    pairs += n * (n - 1) * share * (1 - share);
  }
  return pairs > 0 ? Math.min(0.99, Math.max(0, beyond / pairs)) : 0;
}
