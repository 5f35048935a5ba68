import { middleOf } from "../plane/bounds";
import { type Plane, planeAt } from "../plane/plane";
import type { Bounds, Point } from "../plane/point";

/** Squares along the side of a tile, and squares in one: neighbours lie close in memory, and a box is a few ranges of numbers. */
export const TILE_SIDE = 32;
/** Squares in a tile. */
export const TILE_SQUARES = 1024;

const FINEST = 25;
const MOST = 16_000_000;
const MARGIN = 1000;

/**
 * A city's surroundings cut into the finest squares that heat is counted in, on one local plane in metres. Squares are numbered tile by tile
 * (32 x 32 squares, tiles row by row from the south-west), and row by row within a tile. `columns` and `rows` are whole tiles.
 */
export interface Raster {
  readonly plane: Plane;
  /** Metres along a square's side: 25, or a doubling of it. */
  readonly side: number;
  /** South-west corner, metres on the plane. */
  readonly west: number;
  readonly south: number;
  readonly columns: number;
  readonly rows: number;
  readonly tileColumns: number;
  readonly tiles: number;
  readonly squares: number;
  /** The square that holds a point in degrees, or -1 beyond. */
  squareAt(lon: number, lat: number): number;
  /** The square that holds metres on the plane, or -1 beyond. */
  squareOf(x: number, y: number): number;
  /** The square of a column (from the west) and a row (from the south). */
  squareIn(column: number, row: number): number;
  columnOf(square: number): number;
  rowOf(square: number): number;
  /** The middle of a square, degrees. */
  middleOf(square: number): Point;
}

/** The raster over bounds (degrees) and a margin of 1 km: squares of 25 m, doubled until there are at most 16 million. @throws for bounds that hold nothing. */
export function heatRaster(bounds: Bounds, margin = MARGIN, most = MOST): Raster {
  const [w, s, e, n] = bounds;
  if (!(w <= e && s <= n && [w, s, e, n].every(Number.isFinite))) throw new Error(`heatRaster: no bounds: ${bounds.join()}`);
  const plane = planeAt(middleOf(bounds));
  const [west, south] = plane.toMetres([w, s]).map((metres) => metres - margin) as [number, number];
  const [east, north] = plane.toMetres([e, n]).map((metres) => metres + margin) as [number, number];
  const tilesAlong = (metres: number, side: number) => Math.floor(metres / (side * TILE_SIDE)) + 1;
  const squares = (side: number) => tilesAlong(east - west, side) * tilesAlong(north - south, side) * TILE_SQUARES;
  let side = FINEST;
  while (squares(side) > most && squares(side) > TILE_SQUARES) side *= 2;
  return rasterOn(plane, side, [west, south], tilesAlong(east - west, side), tilesAlong(north - south, side));
}

function rasterOn(plane: Plane, side: number, [west, south]: readonly [number, number], tileColumns: number, tileRows: number): Raster {
  const columns = tileColumns * TILE_SIDE;
  const rows = tileRows * TILE_SIDE;
  const squareIn = (column: number, row: number) => (((row >> 5) * tileColumns + (column >> 5)) << 10) | ((row & 31) << 5) | (column & 31);
  const squareOf = (x: number, y: number) => {
    const column = Math.floor((x - west) / side);
    const row = Math.floor((y - south) / side);
    return column >= 0 && row >= 0 && column < columns && row < rows ? squareIn(column, row) : -1;
  };
  const columnOf = (square: number) => ((square >> 10) % tileColumns) * TILE_SIDE + (square & 31);
  const rowOf = (square: number) => Math.floor((square >> 10) / tileColumns) * TILE_SIDE + ((square >> 5) & 31);
  return {
    plane,
    side,
    west,
    south,
    columns,
    rows,
    tileColumns,
    tiles: tileColumns * tileRows,
    squares: tileColumns * tileRows * TILE_SQUARES,
    squareOf,
    squareIn,
    columnOf,
    rowOf,
    squareAt: (lon, lat) => squareOf((lon - plane.origin[0]) * plane.kx, (lat - plane.origin[1]) * plane.ky),
    middleOf: (square) => plane.toPoint([west + (columnOf(square) + 0.5) * side, south + (rowOf(square) + 0.5) * side]),
  };
}
