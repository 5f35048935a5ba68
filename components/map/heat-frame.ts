import type { Bounds, Ring } from "../../geo/plane/point";

/** Where the squares of an answer lie: `columns` x `rows` of `metres`, the first in the south-west corner at `west`, `south`; steps in degrees. */
export interface HeatFrame {
  readonly west: number;
  readonly south: number;
  readonly stepLon: number;
  readonly stepLat: number;
  readonly columns: number;
  readonly rows: number;
  readonly metres: number;
}

/** Squares with something in them, a column each: where, and how many. */
export interface HeatSquares {
  readonly frame: HeatFrame;
  readonly column: Uint16Array;
  readonly row: Uint16Array;
  readonly count: Uint32Array;
}

/** The box of a whole frame, degrees. */
export const frameBounds = ({ west, south, stepLon, stepLat, columns, rows }: HeatFrame): Bounds => [
  west,
  south,
  west + columns * stepLon,
  south + rows * stepLat,
];

/** The box of one square, degrees. */
export function squareBounds({ west, south, stepLon, stepLat }: HeatFrame, column: number, row: number): Bounds {
  return [west + column * stepLon, south + row * stepLat, west + (column + 1) * stepLon, south + (row + 1) * stepLat];
}

/** The outline of a box, closed, counter-clockwise. */
export const boxRing = ([west, south, east, north]: Bounds): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** The number of the square that holds a point, row by row from the south-west; -1 beyond the frame. */
export function squareAt({ west, south, stepLon, stepLat, columns, rows }: HeatFrame, lon: number, lat: number): number {
  const column = Math.floor((lon - west) / stepLon);
  const row = Math.floor((lat - south) / stepLat);
  return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
}
