import { type Raster, TILE_SIDE } from "./raster";

/** A grid of squares of a multiple of the finest side, from the raster's south-west corner. */
export interface CoarseGrid {
  /** Metres along a side. */
  readonly metres: number;
  /** Finest squares along a side. */
  readonly step: number;
  readonly columns: number;
  readonly rows: number;
  /** Column and row of the grid's squares, for every column and row of the raster. */
  readonly ofColumn: Int32Array;
  readonly ofRow: Int32Array;
  /** Degrees of the middle of the grid's columns and rows. */
  readonly lonOf: Float32Array;
  readonly latOf: Float32Array;
}

/** The squares with at least one row; row by row from the south-west. */
export interface CoarseSquares {
  /** Metres along a side: the nearest multiple of the finest side. */
  readonly metres: number;
  readonly columns: number;
  readonly rows: number;
  /** Middles, degrees. */
  readonly lon: Float32Array;
  readonly lat: Float32Array;
  readonly count: Uint32Array;
  readonly column: Int32Array;
  readonly row: Int32Array;
}

/** The grid of squares of about `metres`: the nearest multiple of the finest side, at least that. */
export function coarseGrid(raster: Raster, metres: number): CoarseGrid {
  if (!(metres > 0)) throw new Error(`coarseGrid: squares of ${metres} m`);
  const { plane, side, west, south } = raster;
  const step = Math.max(1, Math.round(metres / side));
  const [columns, rows] = [Math.ceil(raster.columns / step), Math.ceil(raster.rows / step)];
  const middle = (place: number) => (place + 0.5) * step * side;
  return {
    metres: step * side,
    step,
    columns,
    rows,
    ofColumn: Int32Array.from({ length: raster.columns }, (_, column) => Math.floor(column / step)),
    ofRow: Int32Array.from({ length: raster.rows }, (_, row) => Math.floor(row / step)),
    lonOf: Float32Array.from({ length: columns }, (_, column) => plane.toPoint([west + middle(column), 0])[0]),
    latOf: Float32Array.from({ length: rows }, (_, row) => plane.toPoint([0, south + middle(row)])[1]),
  };
}

/** Counts of finest squares summed to squares of about `metres` (the nearest multiple of the finest side). */
export function coarser(raster: Raster, counts: Uint32Array, metres: number): CoarseSquares {
  const grid = coarseGrid(raster, metres);
  const sums = new Uint32Array(grid.columns * grid.rows);
  // Along the rows of each tile: the squares stand in memory in this order.
  const [long, squares] = [TILE_SIDE, raster.squares];
  for (let start = 0; start < squares; start += long)
    if (!isEmpty(counts, start, start + long))
      addLine(sums, counts, start, (grid.ofRow[raster.rowOf(start)] as number) * grid.columns, grid.ofColumn, raster.columnOf(start), long);
  let filled = 0;
  for (let place = 0; place < sums.length; place++) filled += sums[place] === 0 ? 0 : 1;
  return filledSquares(grid, sums, filled);
}

function isEmpty(counts: Uint32Array, from: number, to: number): boolean {
  let any = 0;
  for (let square = from; square < to; square++) any |= counts[square] as number;
  return any === 0;
}

// Without a branch: whether a single square is empty cannot be foreseen.
function addLine(
  sums: Uint32Array,
  counts: Uint32Array,
  start: number,
  line: number,
  ofColumn: Int32Array,
  column: number,
  long: number,
): void {
  for (let i = 0; i < long; i++) {
    const place = line + (ofColumn[column + i] as number);
    sums[place] = (sums[place] as number) + (counts[start + i] as number);
  }
}

function filledSquares(grid: CoarseGrid, sums: Uint32Array, filled: number): CoarseSquares {
  const found = {
    lon: new Float32Array(filled),
    lat: new Float32Array(filled),
    count: new Uint32Array(filled),
    column: new Int32Array(filled),
    row: new Int32Array(filled),
  };
  for (let row = 0, place = 0, i = 0; row < grid.rows; row++)
    for (let column = 0; column < grid.columns; column++) {
      const count = sums[place++] as number;
      if (count === 0) continue;
      found.lon[i] = grid.lonOf[column] as number;
      found.lat[i] = grid.latOf[row] as number;
      found.count[i] = count;
      found.column[i] = column;
      found.row[i++] = row;
    }
  return { metres: grid.metres, columns: grid.columns, rows: grid.rows, ...found };
}
