import type { CutKind } from "../../geo/divide/cells/division";
import type { Neighbourhood } from "../../geo/divide/cells/neighbourhood";

/** How good a division of cells among owners is. The table has a version: figures of different versions are not compared. */
export interface Scores {
  readonly version: 1;
  readonly owners: number;
  /** Greatest and root-mean-square deviation of an owner's workload from the mean, as shares of it. */
  readonly deviation: number;
  readonly spread: number;
  /** Share of owners in one piece. */
  readonly contiguous: number;
  /** Polsby-Popper, 4 pi A / P^2, of the owners: mean and least. 1 is a circle. */
  readonly compactness: number;
  readonly leastCompact: number;
  /** Metres of border between owners, and the share of it along main and secondary streets, rails and waters. */
  readonly cutLength: number;
  readonly alongStreets: number;
  /** Pairs of owners that share a border. */
  readonly borders: number;
  /** Metres from a cell to the middle of its owner's work, mean weighted by workload. */
  readonly walking: number;
}

/** What scores are told from: one entry a cell. */
export interface ScoredGround {
  readonly neighbourhood: Neighbourhood;
  readonly size: ArrayLike<number>;
  readonly work: ArrayLike<number>;
  /** Middles, metres. */
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

const BROAD: readonly CutKind[] = ["main", "secondary", "rail", "water", "wall"];

/** Pieces each owner's cells fall into. */
function pieces(owner: ArrayLike<number>, owners: number, ground: ScoredGround): Int32Array {
  const root = Int32Array.from({ length: owner.length }, (_none, cell) => cell);
  const find = (cell: number): number => {
    let top = cell;
    while (root[top] !== top) {
      root[top] = root[root[top] as number] as number;
      top = root[top] as number;
    }
    return top;
  };
  for (const { a, b } of ground.neighbourhood.pairs) if (owner[a] === owner[b]) root[find(a)] = find(b);
  const count = new Int32Array(owners);
  for (let cell = 0; cell < owner.length; cell++) if (find(cell) === cell) count[owner[cell] as number]!++;
  return count;
}

/** Scores a division: `owner[cell]` is 0 to owners - 1. */
export function scoresOf(owner: ArrayLike<number>, owners: number, ground: ScoredGround): Scores {
  const { neighbourhood, size, work, x, y } = ground;
  const sum = () => new Float64Array(owners);
  const [load, land, around, mx, my, mass] = [sum(), sum(), sum(), sum(), sum(), sum()];
  for (let cell = 0; cell < owner.length; cell++) {
    const own = owner[cell] as number;
    const weight = (work[cell] as number) + 1e-9;
    load[own]! += work[cell] as number;
    land[own]! += size[cell] as number;
    around[own]! += neighbourhood.perimeters[cell] as number;
    mx[own]! += (x[cell] as number) * weight;
    my[own]! += (y[cell] as number) * weight;
    mass[own]! += weight;
  }
  let [cut, broad] = [0, 0];
  const pairs = new Set<number>();
  for (const { a, b, length, along } of neighbourhood.pairs) {
    const [one, other] = [owner[a] as number, owner[b] as number];
    if (one === other) around[one]! -= 2 * length;
    else {
      cut += length;
      broad += length * Math.max(0, ...BROAD.map((kind) => along[kind] ?? 0));
      pairs.add(Math.min(one, other) * owners + Math.max(one, other));
    }
  }
  const held = [...load.keys()].filter((own) => (land[own] as number) > 0);
  const mean = load.reduce((total, one) => total + one, 0) / Math.max(1, owners);
  const off = [...load].map((one) => (mean > 0 ? Math.abs(one - mean) / mean : 0));
  const round = held.map((own) => (4 * Math.PI * (land[own] as number)) / (around[own] as number) ** 2);
  let [far, weights] = [0, 0];
  for (let cell = 0; cell < owner.length; cell++) {
    const own = owner[cell] as number;
    const weight = (work[cell] as number) + 1e-9;
    far +=
      weight *
      Math.hypot(
        (x[cell] as number) - (mx[own] as number) / (mass[own] as number),
        (y[cell] as number) - (my[own] as number) / (mass[own] as number),
      );
    weights += weight;
  }
  const whole = pieces(owner, owners, ground);
  return {
    version: 1,
    owners,
    deviation: Math.max(0, ...off),
    spread: Math.sqrt(off.reduce((total, one) => total + one * one, 0) / Math.max(1, owners)),
    contiguous: [...whole].filter((count) => count === 1).length / Math.max(1, owners),
    compactness: round.reduce((total, one) => total + one, 0) / Math.max(1, round.length),
    leastCompact: round.length > 0 ? Math.min(...round) : 0,
    cutLength: cut,
    alongStreets: cut > 0 ? broad / cut : 1,
    borders: pairs.size,
    walking: weights > 0 ? far / weights : 0,
  };
}
