import type { Bounds, Point } from "../../plane/point";

/** Grid lines to the degree: one unit is 1e-7 degree, about a centimetre. */
export const PER_DEGREE = 1e7;
/** The grid place nearest to a point, as the point that stands there. */
export const onGrid = ([lon, lat]: Point): Point => [Math.round(lon * PER_DEGREE) / PER_DEGREE, Math.round(lat * PER_DEGREE) / PER_DEGREE];

/** Widest box, in units, whose cross products are whole numbers below 2^53. */
const WIDEST = 9e7;

/** A grid of whole numbers from 0 over a box: within it cross products of differences are exact. */
export interface IntegerGrid {
  readonly width: number;
  readonly height: number;
  x(lon: number): number;
  y(lat: number): number;
  /** The point of a grid place: k / 1e7, so that equal places are equal doubles. */
  point(x: number, y: number): Point;
}

/** The grid over a box in degrees. Throws RangeError over 9 degrees, where a double no longer holds the products. */
export function integerGrid(box: Bounds): IntegerGrid {
  const west = Math.round(box[0] * PER_DEGREE);
  const south = Math.round(box[1] * PER_DEGREE);
  const width = Math.round(box[2] * PER_DEGREE) - west;
  const height = Math.round(box[3] * PER_DEGREE) - south;
  if (!(width >= 0 && height >= 0 && width <= WIDEST && height <= WIDEST)) {
    throw new RangeError(`integerGrid: a box of ${box.join(", ")} degrees; at most 9 by 9`);
  }
  return {
    width,
    height,
    x: (lon) => Math.round(lon * PER_DEGREE) - west,
    y: (lat) => Math.round(lat * PER_DEGREE) - south,
    point: (x, y) => [(x + west) / PER_DEGREE, (y + south) / PER_DEGREE],
  };
}
