/** Numbers a legend is read by. */
const ROUND = [1, 1.5, 2, 3, 4, 5, 7.5, 10];

/** The round number nearest to a positive one by ratio; a whole one where `whole`. */
function rounded(value: number, whole: boolean): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const best = ROUND.reduce((near, one) =>
    Math.abs(Math.log((one * power) / value)) < Math.abs(Math.log((near * power) / value)) ? one : near,
  );
  const found = Number((best * power).toPrecision(2));
  return whole ? Math.max(1, Math.round(found)) : found;
}

/** The value under which `share` of the positive values lie; 0 without any. */
function quantile(values: ArrayLike<number>, share: number): number {
  const positive = Array.from(values).filter((value) => value > 0);
  if (positive.length === 0) return 0;
  const sorted = Float64Array.from(positive).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] as number;
}

/**
 * Lower bounds of at most `most` classes, ascending, round numbers: counts in a city are skewed, so each class is about as many times the one before it. The
 * top class begins at the 99th percentile of what is above zero: one extreme square does not pale all others. [] where nothing is above zero.
 */
export function heatBreaks(values: ArrayLike<number>, { most = 6, whole = true } = {}): readonly number[] {
  const top = quantile(values, 0.99);
  if (top === 0) return [];
  if (whole && top <= most) return Array.from({ length: Math.ceil(top) }, (_none, index) => index + 1);
  const least = whole ? 1 : top / 32;
  const ratio = (top / least) ** (1 / (most - 1));
  const found = Array.from({ length: most }, (_none, step) => rounded(least * ratio ** step, whole));
  return [...new Set(found)].sort((a, b) => a - b);
}

/** The class of a value, -1 below the first. */
export function heatClass(breaks: readonly number[], value: number): number {
  let found = -1;
  while (found + 1 < breaks.length && value >= (breaks[found + 1] as number)) found++;
  return found;
}
