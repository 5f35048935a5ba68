/** Coefficients of Lanczos' approximation (g = 7, nine terms), good to about 15 digits. */
const LANCZOS = [
  0.999_999_999_999_809_93, 676.520_368_121_885_1, -1259.139_216_722_402_8, 771.323_428_777_653_13, -176.615_029_162_140_59,
  12.507_343_278_686_905, -0.138_571_095_265_720_12, 9.984_369_578_019_572e-6, 1.505_632_735_149_311_6e-7,
] as const;

/** The natural logarithm of the gamma function of a positive number. Source: Lanczos 1964. */
export function logGamma(value: number): number {
  const x = value - 1;
  const t = x + 7.5;
  let sum: number = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += (LANCZOS[i] as number) / (x + i);
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Both sides of a distribution at a value: the chance of at most it, and of at least it. Each keeps its own digits when it is tiny. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}

/** Above this shape the uniform expansion is used: series and fraction would need ever more terms about the mean. */
const LARGE = 1000;
const SMALLEST = 1e-300;
const CLOSE = 1e-15;

/**
 * The tails of the gamma distribution of a shape (scale 1) at x: the regularised incomplete gamma functions P and Q. Source: DLMF 8.11.4 (series),
 * 8.9.2 (continued fraction, by Lentz' method) and 8.12.3-4 (Temme's uniform expansion for large shapes, first term).
 */
export function gammaTails(shape: number, x: number): Tails {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (shape > LARGE) return largeTails(shape, x);
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    const lower = Math.min(1, (front * series(shape, x)) / shape);
    return { lower, upper: 1 - lower };
  }
  const upper = Math.min(1, front * fraction(shape, x));
  return { lower: 1 - upper, upper };
}

function series(shape: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 1; term > sum * CLOSE; n++) {
    term *= x / (shape + n);
    sum += term;
  }
  return sum;
}

function fraction(shape: number, x: number): number {
  let b = x + 1 - shape;
  let c = 1 / SMALLEST;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < 10_000; i++) {
    const a = i * (shape - i);
    b += 2;
    d = a * d + b;
    c = b + a / c;
    if (Math.abs(d) < SMALLEST) d = SMALLEST;
    if (Math.abs(c) < SMALLEST) c = SMALLEST;
    d = 1 / d;
    value *= d * c;
    if (Math.abs(d * c - 1) < CLOSE) break;
  }
  return value;
}

function largeTails(shape: number, x: number): Tails {
  const mu = (x - shape) / shape;
  const half = Math.max(0, mu - Math.log1p(mu));
  const eta = Math.sign(mu) * Math.sqrt(2 * half);
  const first = Math.abs(eta) < 1e-3 ? eta / 12 - 1 / 3 : 1 / mu - 1 / eta;
  const rest = (Math.exp(-shape * half) * first) / Math.sqrt(2 * Math.PI * shape);
  const { lower, upper } = normalTails(eta * Math.sqrt(shape));
  return { lower: Math.min(1, Math.max(0, lower - rest)), upper: Math.min(1, Math.max(0, upper + rest)) };
}

/** The tails of the standard normal distribution. Source: DLMF 7.11.2, erfc as an incomplete gamma function. */
export function normalTails(z: number): Tails {
  const { lower, upper } = gammaTails(0.5, (z * z) / 2);
  return z >= 0 ? { lower: 0.5 + lower / 2, upper: upper / 2 } : { lower: upper / 2, upper: 0.5 + lower / 2 };
}
