/** Transforms complex numbers in place: real and imaginary parts of the length it was made for; backwards, not divided by the length, with `sign` 1. */
export type Fourier = (real: Float64Array, imaginary: Float64Array, sign: -1 | 1) => void;

/**
 * The discrete Fourier transform of a length that is a power of two. Source: Cooley and Tukey 1965, radix 2.
 * @throws when the length is no power of two.
 */
export function fourierOf(length: number): Fourier {
  if (!(length > 0) || 2 ** Math.round(Math.log2(length)) !== length) throw new RangeError(`fourierOf: length ${length}`);
  const cos = Float64Array.from({ length: length >> 1 }, (_none, k) => Math.cos((2 * Math.PI * k) / length));
  const sin = Float64Array.from({ length: length >> 1 }, (_none, k) => Math.sin((2 * Math.PI * k) / length));
  return (real, imaginary, sign) => {
    reverseBits(real, imaginary);
    for (let half = 1; half < length; half <<= 1) {
      const stride = length / (2 * half);
      for (let start = 0; start < length; start += 2 * half)
        for (let k = 0; k < half; k++) {
          const a = start + k;
          const b = a + half;
          const c = cos[k * stride] as number;
          const s = sign * (sin[k * stride] as number);
          const x = real[b] as number;
          const y = imaginary[b] as number;
          const re = x * c - y * s;
          const im = x * s + y * c;
          real[b] = (real[a] as number) - re;
          imaginary[b] = (imaginary[a] as number) - im;
          real[a]! += re;
          imaginary[a]! += im;
        }
    }
  };
}

function reverseBits(real: Float64Array, imaginary: Float64Array): void {
  for (let i = 1, j = 0; i < real.length; i++) {
    let bit = real.length >> 1;
    for (; (j & bit) !== 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const re = real[i] as number;
    const im = imaginary[i] as number;
    real[i] = real[j] as number;
    imaginary[i] = imaginary[j] as number;
    real[j] = re;
    imaginary[j] = im;
  }
}
