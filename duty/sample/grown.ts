/** Something with a size, a middle (metres) and neighbours, to be gathered into regions. */
export interface Unit {
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly neighbours: ReadonlySet<number>;
}

const apart = (a: Unit, b: Unit) => Math.hypot(a.x - b.x, a.y - b.y);

/** Seeds far from each other: the first nearest to the middle of all, each next where it is farthest from those chosen. */
function farSeeds(units: readonly Unit[], count: number): number[] {
  const chosen: number[] = [];
  const middle = {
    x: units.reduce((sum, { x }) => sum + x, 0) / units.length,
    y: units.reduce((sum, { y }) => sum + y, 0) / units.length,
  } as Unit;
  const first = units.reduce((best, unit, index) => (apart(unit, middle) < apart(units[best] as Unit, middle) ? index : best), 0);
  if (count > 0) chosen.push(first);
  while (chosen.length < Math.min(count, units.length)) {
    const distance = (index: number) => Math.min(...chosen.map((seed) => apart(units[seed] as Unit, units[index] as Unit)));
    chosen.push(units.reduce((best, _unit, index) => (distance(index) > distance(best) ? index : best), 0));
  }
  return chosen;
}

/**
 * Gathers units into `count` contiguous regions of about equal size: the smallest region always takes the free neighbour nearest to its
 * middle; then the seeds move to the middles and it begins again, a few times. @returns the region of each unit, from 0.
 */
export function grown(units: readonly Unit[], count: number, rounds = 12): number[] {
  let seeds = farSeeds(units, count);
  let best: { regions: number[]; spread: number } | null = null;
  for (let round = 0; round < rounds; round++) {
    const regions = grownFrom(units, seeds);
    const sizes = seeds.map((_seed, region) => units.reduce((sum, { size }, index) => sum + (regions[index] === region ? size : 0), 0));
    const spread = Math.max(...sizes) / Math.max(1e-9, Math.min(...sizes));
    if (!best || spread < best.spread) best = { regions, spread };
    seeds = seeds.map((seed, region) => {
      const own = units.map((unit, index) => ({ unit, index })).filter(({ index }) => regions[index] === region);
      const x = own.reduce((sum, { unit }) => sum + unit.x * unit.size, 0) / own.reduce((sum, { unit }) => sum + unit.size, 0);
      const y = own.reduce((sum, { unit }) => sum + unit.y * unit.size, 0) / own.reduce((sum, { unit }) => sum + unit.size, 0);
      return own.reduce(
        (near, { unit, index }) => (apart(unit, { x, y } as Unit) < apart(units[near] as Unit, { x, y } as Unit) ? index : near),
        seed,
      );
    });
  }
  return best?.regions ?? units.map(() => 0);
}

function grownFrom(units: readonly Unit[], seeds: readonly number[]): number[] {
  const regions = units.map(() => -1);
  const sizes = seeds.map(() => 0);
  const fringe = seeds.map(() => new Set<number>());
  const take = (index: number, region: number) => {
    regions[index] = region;
    sizes[region] = (sizes[region] as number) + (units[index] as Unit).size;
    for (const set of fringe) set.delete(index);
    for (const other of (units[index] as Unit).neighbours) if (regions[other] === -1) fringe[region]?.add(other);
  };
  seeds.forEach(take);
  for (;;) {
    const open = seeds.map((_seed, region) => region).filter((region) => (fringe[region] as Set<number>).size > 0);
    if (open.length === 0) return regions;
    const region = open.reduce((a, b) => ((sizes[b] as number) < (sizes[a] as number) ? b : a));
    const home = units[seeds[region] as number] as Unit;
    const next = [...(fringe[region] as Set<number>)].reduce((a, b) =>
      apart(units[b] as Unit, home) < apart(units[a] as Unit, home) ? b : a,
    );
    take(next, region);
  }
}
