import type { Point } from "./point";

/** Shewchuk's bound for the quick determinant: (3 + 16 e) e with e = 2^-53. */
const UNSURE = 3.3306690738754716e-16;
const bits = new DataView(new ArrayBuffer(8));

/** A double as a whole number of 2^-1074. */
function whole(value: number): bigint {
  bits.setFloat64(0, value);
  const high = bits.getUint32(0);
  const exponent = (high >>> 20) & 0x7ff;
  const fraction = (BigInt(high & 0xfffff) << 32n) | BigInt(bits.getUint32(4));
  const size = exponent === 0 ? fraction : (fraction | (1n << 52n)) << BigInt(exponent - 1);
  return high >>> 31 === 1 ? -size : size;
}

function exactTurn(a: Point, b: Point, c: Point): 1 | 0 | -1 {
  const [ax, ay] = [whole(a[0]), whole(a[1])];
  const determinant = (whole(b[0]) - ax) * (whole(c[1]) - ay) - (whole(b[1]) - ay) * (whole(c[0]) - ax);
  return determinant > 0n ? 1 : determinant < 0n ? -1 : 0;
}

/** Whether two points are the same to the last bit. */
export const same = (a: Point, b: Point): boolean => a[0] === b[0] && a[1] === b[1];

/**
 * Which way the path a, b, c turns: 1 to the left, -1 to the right, 0 straight on or back. Exact, planar in degrees: where floating point is unsure it
 * computes with whole numbers. Source: Shewchuk, Adaptive Precision Floating-Point Arithmetic, 1997 (the bound).
 */
export function turn(a: Point, b: Point, c: Point): 1 | 0 | -1 {
  if (same(a, b) || same(b, c) || same(a, c)) return 0;
  const left = (b[0] - a[0]) * (c[1] - a[1]);
  const right = (b[1] - a[1]) * (c[0] - a[0]);
  const determinant = left - right;
  if (Math.abs(determinant) > UNSURE * (Math.abs(left) + Math.abs(right))) return determinant > 0 ? 1 : -1;
  return exactTurn(a, b, c);
}
