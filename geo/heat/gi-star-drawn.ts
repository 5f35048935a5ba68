/** What a sum of values drawn from a population comes to. */
export interface DrawnSum {
  readonly mean: number;
  readonly deviation: number;
  readonly skewness: number;
}

/**
 * Mean, deviation and skewness of the sum of n values drawn without replacement from the observed ones (population of N, its central moments m2 and
 * m3 by division through N): n mean; n m2 (N-n)/(N-1); n m3 (N-n)(N-2n)/((N-1)(N-2)), divided by the deviation cubed. Source: moments of samples from
 * finite populations, Cochran, Sampling Techniques, 2.5 and 2.15; the variance is that of Ord and Getis 1995.
 */
export function drawnSums(values: Float64Array | Uint32Array, inside: Uint8Array): (n: number) => DrawnSum {
  let [size, sum] = [0, 0];
  for (let i = 0; i < values.length; i++)
    if (inside[i] === 1) {
      size++;
      sum += values[i] as number;
    }
  const mean = size === 0 ? 0 : sum / size;
  let [m2, m3] = [0, 0];
  for (let i = 0; i < values.length; i++)
    if (inside[i] === 1) {
      const away = (values[i] as number) - mean;
      m2 += away * away;
      m3 += away * away * away;
    }
  const known: DrawnSum[] = [];
  const of = (n: number): DrawnSum => {
    if (size < 3 || n >= size) return { mean: n * mean, deviation: 0, skewness: 0 };
    const variance = ((n * m2) / size) * ((size - n) / (size - 1));
    const third = ((n * m3) / size) * ((size - n) / (size - 1)) * ((size - 2 * n) / (size - 2));
    return { mean: n * mean, deviation: Math.sqrt(variance), skewness: variance > 0 ? third / variance ** 1.5 : 0 };
  };
  return (n) => {
    known[n] ??= of(n);
    return known[n];
  };
}
