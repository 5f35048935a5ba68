import { type Fourier, fourierOf } from "./gi-star-fourier";
import type { Tails } from "./pearson-three-gamma";

/** Longest distribution that is kept: sums beyond are told in coarser steps. */
const LONGEST = 2 ** 16;
/** Chances are told down to here: below, the rounding of the transform would show. */
const LEAST = 1e-12;

/** The distribution of a sum from both ends, in steps of `step` counts: `atLeast[k]` is the chance of k steps or more. */
interface Dealt {
  readonly step: number;
  readonly atMost: Float64Array;
  readonly atLeast: Float64Array;
}

/**
 * The tails of the sum of n values drawn one by one from the observed ones inside (each put back), as a function of n and the sum: the n-fold convolution of
 * the observed distribution, exact but for coarse steps, which are rounded towards no discovery. Draws that are put back spread wider than draws that
 * are not (Hoeffding 1963, theorem 4), so the tails are rather too thick than too thin. Each n costs one transform, when first asked.
 */
export function dealtSums(values: Float64Array | Uint32Array, inside: Uint8Array): (n: number, sum: number) => Tails {
  let most = 0;
  let size = 0;
  for (let i = 0; i < values.length; i++)
    if (inside[i] === 1) {
      size++;
      most = Math.max(most, values[i] as number);
    }
  const known = new Map<number, Dealt>();
  const transforms = new Map<number, Fourier>();
  const of = (n: number): Dealt => {
    const step = Math.max(1, Math.ceil((n * most + 1) / LONGEST));
    const length = 2 ** Math.ceil(Math.log2(n * Math.round(most / step) + 2));
    const chance = new Float64Array(length);
    for (let i = 0; i < values.length; i++) if (inside[i] === 1) chance[Math.round((values[i] as number) / step)]! += 1 / size;
    const fourier = transforms.get(length) ?? fourierOf(length);
    transforms.set(length, fourier);
    return { step, ...ends(convolved(chance, n, fourier)) };
  };
  return (n, sum) => {
    const found = known.get(n) ?? of(n);
    known.set(n, found);
    const last = found.atMost.length - 1;
    const lower = found.atMost[Math.min(last, Math.ceil(sum / found.step))] as number;
    const upper = found.atLeast[Math.min(last, Math.floor(sum / found.step))] as number;
    return { lower, upper };
  };
}

/** The n-fold convolution of a distribution with itself; its length must hold it. */
function convolved(real: Float64Array, n: number, fourier: Fourier): Float64Array {
  const imaginary = new Float64Array(real.length);
  fourier(real, imaginary, -1);
  for (let k = 0; k < real.length; k++) {
    let re = 1;
    let im = 0;
    let x = real[k] as number;
    let y = imaginary[k] as number;
    // The n-th power, by squares.
    for (let rest = n; rest > 0; rest >>= 1) {
      if ((rest & 1) === 1) {
        const held = re * x - im * y;
        im = re * y + im * x;
        re = held;
      }
      const square = x * x - y * y;
      y = 2 * x * y;
      x = square;
    }
    real[k] = re;
    imaginary[k] = im;
  }
  fourier(real, imaginary, 1);
  return real.map((value) => Math.max(0, value / real.length));
}

function ends(chance: Float64Array): Pick<Dealt, "atMost" | "atLeast"> {
  const atMost = new Float64Array(chance.length);
  const atLeast = new Float64Array(chance.length);
  const kept = (value: number) => Math.min(1, Math.max(LEAST, value));
  for (let k = 0, sum = 0; k < chance.length; k++) {
    sum += chance[k] as number;
    atMost[k] = kept(sum);
  }
  for (let k = chance.length - 1, sum = 0; k >= 0; k--) {
    sum += chance[k] as number;
    atLeast[k] = kept(sum);
  }
  return { atMost, atLeast };
}
