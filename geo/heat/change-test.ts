import { clumpingOf, splitTails } from "./change-test-split";
import { falseDiscovery } from "./false-discovery";

/** How long the two periods are, in any one unit, and the share of false discoveries that is put up with. */
export interface ChangeSettings {
  readonly before: number;
  readonly now: number;
  readonly level: number;
}

/** Two periods of the same length, five in a hundred. */
export const CHANGE: ChangeSettings = { before: 1, now: 1, level: 0.05 };

/** By square of the raster, row by row. Squares outside have difference 0, p 1, q 1 and sign 0. */
export interface Change {
  /** Finds now beyond what the earlier period, brought to the length of the later, would bring. */
  readonly difference: Float64Array;
  /** The difference in parts of that: 0.5 is half as many again, -1 is none left; NaN where there was nothing before. */
  readonly share: Float64Array;
  readonly p: Float64Array;
  readonly q: Float64Array;
  /** 1 more, -1 fewer, 0 noise. */
  readonly sign: Int8Array;
  /** How far finds of one square go together beyond chance: 0 when counts are as even as independent finds are. */
  readonly clumping: number;
}

/**
 * Whether more, or fewer, was found in each square than in an earlier period. Of the finds of both periods together each falls into the later one by its share
 * of the time, if nothing changed: a conditional test of two counts (Przyborowski and Wilenski 1940), exact at every size. Finds come in clumps (one
 * call for five stalls), which that test would take for change: so their correlation is told from all squares and the split is beta-binomial. False discoveries
 * are held at the level over the squares where anything was found. Give the totals of both periods instead of their lengths to ask whether a square
 * changed otherwise than the city as a whole.
 * @throws when the lists are not of one length, a count is no whole number, or a period has no length.
 */
export function changeTest(
  before: Float64Array | Uint32Array,
  now: Float64Array | Uint32Array,
  inside: Uint8Array,
  settings: Partial<ChangeSettings> = {},
): Change {
  const { level, ...length } = { ...CHANGE, ...settings };
  if (before.length !== now.length || now.length !== inside.length)
    throw new RangeError(`changeTest: ${before.length} and ${now.length} counts and ${inside.length} flags`);
  if (!(length.before > 0 && length.now > 0)) throw new RangeError(`changeTest: periods of ${length.before} and ${length.now}`);
  for (const counts of [before, now]) {
    const odd = counts.findIndex((count: number) => !(Number.isInteger(count) && count >= 0));
    if (odd >= 0) throw new RangeError(`changeTest: count ${counts[odd]} of square ${odd}`);
  }
  const portion = length.now / (length.before + length.now);
  const clumping = clumpingOf(before, now, inside, portion);
  const chanceOf = splitChances(portion, clumping);
  const difference = new Float64Array(now.length);
  const share = new Float64Array(now.length);
  const p = new Float64Array(now.length).fill(1);
  const found = new Uint8Array(now.length);
  for (let i = 0; i < now.length; i++) {
    if (inside[i] !== 1) continue;
    const [early, late] = [before[i] as number, now[i] as number];
    const expected = (early * length.now) / length.before;
    difference[i] = late - expected;
    share[i] = expected > 0 ? late / expected - 1 : Number.NaN;
    if (early + late === 0) continue;
    found[i] = 1;
    p[i] = chanceOf(early + late, late);
  }
  const q = falseDiscovery(p, found);
  const sign = Int8Array.from(q, (value, index) => (value <= level ? Math.sign(difference[index] as number) : 0));
  return { difference, share, p, q, sign, clumping };
}

/** Two-sided chances of a split, remembered: a city has thousands of squares and few different splits. */
function splitChances(share: number, clumping: number): (n: number, late: number) => number {
  const known = new Map<number, number>();
  return (n, late) => {
    const key = n * 2 ** 26 + late;
    let chance = known.get(key);
    if (chance === undefined) {
      const { lower, upper } = splitTails(n, late, share, clumping);
      chance = Math.min(1, 2 * Math.min(lower, upper));
      known.set(key, chance);
    }
    return chance;
  };
}
