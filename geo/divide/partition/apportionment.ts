/** A component to which parts are given: its weight, its nodes, and how many parts it must have at least. */
export interface Share {
  readonly weight: number;
  readonly nodes: number;
  readonly least: number;
}

/**
 * How many of the parts each component gets: its least, and then by weight (Sainte-Laguë's divisors), but never more than it has nodes.
 * Throws when the parts are fewer than the leasts or more than the nodes.
 */
export function apportionment(shares: readonly Share[], parts: number): number[] {
  const result = shares.map(({ least }) => least);
  let left = parts - result.reduce((sum, n) => sum + n, 0);
  if (left < 0) throw new RangeError(`${parts} parts for components that need ${parts - left}`);
  for (; left > 0; left--) {
    let best = -1;
    let most = -1;
    shares.forEach(({ weight, nodes }, c) => {
      const held = result[c] as number;
      const claim = weight / (held + 0.5);
      if (held >= nodes || claim <= most) return;
      most = claim;
      best = c;
    });
    if (best < 0) throw new RangeError(`${parts} parts for fewer nodes`);
    result[best] = (result[best] as number) + 1;
  }
  return result;
}
