import type { Random } from "../divide/partition/random";

/** A count with a mean, all by chance (Knuth 1969; means in parts, so that nothing underflows). */
export function poisson(mean: number, random: Random): number {
  let count = 0;
  for (let rest = mean; rest > 0; rest -= 20) {
    const limit = Math.exp(-Math.min(rest, 20));
    for (let product = random(); product > limit; product *= random()) count++;
  }
  return count;
}

const bell = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A gamma variate of shape and mean (Marsaglia and Tsang 2000). */
export function gammaDraw(shape: number, mean: number, random: Random): number {
  if (shape < 1) return gammaDraw(shape + 1, mean * ((shape + 1) / shape), random) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  for (;;) {
    const x = bell(random);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return (d * v * mean) / shape;
  }
}

/** Counts of squares that have nothing to do with one another: Poisson, or with a shape overdispersed (negative binomial). */
export function noise(squares: number, mean: number, shape: number | null, random: Random): Uint32Array {
  return Uint32Array.from({ length: squares }, () => poisson(shape === null ? mean : gammaDraw(shape, mean, random), random));
}
