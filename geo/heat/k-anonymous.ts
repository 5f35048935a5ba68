import type { Bounds } from "../plane/point";
import { type FixedSquare, fixedSquareBounds, fixedSquareOf, PUBLIC_METRES } from "./k-anonymous-square";

/** Finds a square must have to be told to the public. */
export const K = 5;
/** Day of the next month from which a month is told: late rows of the month are in by then. */
export const TOLD_FROM_DAY = 8;

/** One square of the public's heat: at least `count` finds, fewer than `count + k`. */
export interface PublicSquare {
  readonly bounds: Bounds;
  readonly count: number;
}

/**
 * Finds of one month as the public sees them: by fixed squares of about 250 m; squares with fewer than k finds are left out, counts are rounded down to
 * a multiple of k. From north-west to south-east. Finds are columns of places and, if given, how many lie at each.
 *
 * Why subtracting two answers tells nothing below k: the squares hang on the earth and the months follow one another, so two answers never overlap in
 * part (there is no sliding box, no second size, no day); there is no filter by category, hour or channel, so none is a part of another; no total is told,
 * so what was left out is not the rest of anything; and every number is a multiple of k, so differences are too. One gap is the caller's to close:
 * whoever can hand in finds could watch a count step up. So a month's answer is made once, when it is settled (`settledMonth`), and kept: later
 * rows of that month do not move it.
 * @throws when columns differ in length or k is no whole number above 1.
 */
export function anonymousSquares(
  lon: ArrayLike<number>,
  lat: ArrayLike<number>,
  count: ArrayLike<number> | null = null,
  k: number = K,
): readonly PublicSquare[] {
  if (lon.length !== lat.length || (count && count.length !== lon.length))
    throw new RangeError(`anonymousSquares: columns of ${lon.length}, ${lat.length} and ${count?.length}`);
  if (!(Number.isInteger(k) && k > 1)) throw new RangeError(`anonymousSquares: k ${k}`);
  const bySquare = new Map<string, FixedSquare & { count: number }>();
  for (let i = 0; i < lon.length; i++) {
    const square = fixedSquareOf(lon[i] as number, lat[i] as number, PUBLIC_METRES);
    const key = `${square.row} ${square.column}`;
    const own = bySquare.get(key);
    const more = count ? (count[i] as number) : 1;
    if (own) own.count += more;
    else bySquare.set(key, { ...square, count: more });
  }
  return [...bySquare.values()]
    .filter((square) => square.count >= k)
    .sort((a, b) => b.row - a.row || a.column - b.column)
    .map((square) => ({ bounds: fixedSquareBounds(square), count: square.count - (square.count % k) }));
}

/**
 * Whether a month ("2026-10") is over and settled on a day ("2026-11-08"): only then it may be told. The month before counts from the eighth of the next
 * on, older ones always. False for what is no month.
 */
export function settledMonth(month: string, today: string): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return false;
  const monthsOf = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  const since = monthsOf(today) - monthsOf(month);
  return since > 1 || (since === 1 && Number(today.slice(8, 10)) >= TOLD_FROM_DAY);
}
