/**
 * Adjusted p-values q of a family of tests: calling all with q <= level discoveries keeps the expected share of false ones among them at the level,
 * also where neighbours depend on each other positively. Tests with `member` 0 do not belong to the family: their q is 1. Source: Benjamini and
 * Hochberg 1995; Benjamini and Yekutieli 2001. O(n log n).
 */
export function falseDiscovery(p: Float64Array, member: Uint8Array): Float64Array {
  const sorted = p.filter((_value, index) => member[index] === 1).sort();
  const adjusted = new Float64Array(sorted.length);
  let least = 1;
  for (let i = sorted.length - 1; i >= 0; i--) {
    least = Math.min(least, ((sorted[i] as number) * sorted.length) / (i + 1));
    adjusted[i] = least;
  }
  return p.map((value, index) => (member[index] === 1 ? (adjusted[placeOf(sorted, value)] as number) : 1));
}

/** Where a value first stands in an ascending list. Equal p-values have equal q: going down, the least is handed on. */
function placeOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
