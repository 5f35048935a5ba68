import { falseDiscovery } from "./false-discovery";
import { sumChances } from "./gi-star-chances";
import { drawnSums } from "./gi-star-drawn";
import { aroundSums } from "./gi-star-sums";

/** How hot spots are looked for. */
export interface GiStarSettings {
  /** Columns and rows to each side that belong to the neighbourhood of a square: 1 is 3 x 3. */
  readonly distance: number;
  /** The share of false discoveries that is put up with. */
  readonly level: number;
}

/** 3 x 3 squares, five in a hundred. */
export const GI_STAR: GiStarSettings = { distance: 1, level: 0.05 };

/** By square of the raster, row by row. Squares outside have z 0, p 1, q 1 and sign 0. */
export interface GiStar {
  /** Deviations of the sum around the square from what chance would bring. */
  readonly z: Float64Array;
  /** Two-sided chance of a sum as far out as this. */
  readonly p: Float64Array;
  /** p adjusted for the number of squares. */
  readonly q: Float64Array;
  /** 1 hot, -1 cold, 0 noise. */
  readonly sign: Int8Array;
}

/**
 * Getis-Ord Gi* of counts on a raster (row by row), over the squares with `inside` 1 only: are the finds around a square more, or fewer, than if the
 * counts of all squares had been dealt out anew? z as Ord and Getis 1995 define it, with weight 1 for the neighbours and the square itself. Counts are
 * skewed, so p is no normal tail but that of a Pearson type III distribution with the mean, variance and skewness of such a sum, half a find off
 * because sums are whole numbers; then false discoveries are held at the level over all squares inside. O(squares log squares).
 * @throws when the raster and its columns do not fit, or a count is no whole number.
 */
export function giStar(
  counts: Float64Array | Uint32Array,
  columns: number,
  rows: number,
  inside: Uint8Array,
  settings: Partial<GiStarSettings> = {},
): GiStar {
  const { distance, level } = { ...GI_STAR, ...settings };
  if (counts.length !== columns * rows || inside.length !== columns * rows)
    throw new RangeError(`giStar: ${counts.length} counts and ${inside.length} flags for ${columns} x ${rows} squares`);
  const odd = counts.findIndex((count: number) => !(Number.isInteger(count) && count >= 0));
  if (odd >= 0) throw new RangeError(`giStar: count ${counts[odd]} of square ${odd}`);
  const { sum, size } = aroundSums(counts, columns, rows, inside, distance);
  const drawn = drawnSums(counts, inside);
  const z = new Float64Array(counts.length);
  const p = new Float64Array(counts.length).fill(1);
  const chanceOf = sumChances(counts, inside, drawn);
  for (let i = 0; i < counts.length; i++) {
    if (inside[i] !== 1) continue;
    const total = sum[i] as number;
    const n = size[i] as number;
    const { mean, deviation } = drawn(n);
    if (deviation === 0) continue;
    z[i] = (total - mean) / deviation;
    p[i] = chanceOf(n, total);
  }
  const q = falseDiscovery(p, inside);
  const sign = Int8Array.from(q, (value, index) => (value <= level ? Math.sign(z[index] as number) : 0));
  return { z, p, q, sign };
}
