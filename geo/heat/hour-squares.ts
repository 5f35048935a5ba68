import { type CoarseGrid, type CoarseSquares, coarseGrid } from "./coarser";
import type { HeatChunk } from "./heat-chunk";
import type { HeatIndex } from "./heat-index";
import { WEEK_SLOTS } from "./quarter";
import type { Raster } from "./raster";
import type { RowFilter } from "./row-filter";
import { RowPicker } from "./row-picker";
import type { Steps } from "./steps";

/** Squares by hour of the day: those with at least one row, hour by hour, then row by row from the south-west. */
export interface HourSquares extends CoarseSquares {
  /** 0 to 23. */
  readonly hour: Uint8Array;
}

/** Sums by hour and square of the grid, and how to get there. */
interface HourSums {
  readonly raster: Raster;
  readonly grid: CoarseGrid;
  /** Squares of an hour. */
  readonly size: number;
  readonly sums: Uint32Array;
  /** Where the hour of a quarter hour of the week begins in the sums. */
  readonly startOf: Uint32Array;
}

/** How many rows lie in each square of about `metres` in each hour of the day: the 24 small multiples. Rows beyond the raster lie in none. */
export function* hourSquares(index: HeatIndex, filter: RowFilter, metres: number): Steps<HourSquares> {
  const { raster } = index;
  const grid = coarseGrid(raster, metres);
  const size = grid.columns * grid.rows;
  const startOf = Uint32Array.from({ length: WEEK_SLOTS }, (_, quarter) => (Math.floor(quarter / 4) % 24) * size);
  const all: HourSums = { raster, grid, size, sums: new Uint32Array(size * 24), startOf };
  const picker = new RowPicker(index, filter);
  for (const [chunk, length] of picker.chunks()) {
    add(all, chunk, picker.rows, length);
    yield;
  }
  return filledSquares(all);
}

function add({ raster, grid, sums, startOf }: HourSums, { square, quarter }: HeatChunk, rows: Uint32Array, length: number): void {
  const { columns, ofColumn, ofRow } = grid;
  let [tile, tileColumn, tileRow] = [-1, 0, 0];
  for (let k = 0; k < length; k++) {
    const row = rows[k] as number;
    const at = square[row] as number;
    if (at === raster.squares) continue;
    // Rows lie tile by tile: the tile's corner is seldom worked out anew.
    if (at >> 10 !== tile) [tile, tileColumn, tileRow] = [at >> 10, raster.columnOf(at & ~1023), raster.rowOf(at & ~1023)];
    const place = (ofRow[tileRow + ((at >> 5) & 31)] as number) * columns + (ofColumn[tileColumn + (at & 31)] as number);
    (sums[(startOf[quarter[row] as number] as number) + place] as number)++;
  }
}

function filledSquares({ grid, size, sums }: HourSums): HourSquares {
  let filled = 0;
  for (let k = 0; k < sums.length; k++) filled += sums[k] === 0 ? 0 : 1;
  const found = {
    lon: new Float32Array(filled),
    lat: new Float32Array(filled),
    hour: new Uint8Array(filled),
    count: new Uint32Array(filled),
    column: new Int32Array(filled),
    row: new Int32Array(filled),
  };
  for (let k = 0, i = 0; k < sums.length; k++) {
    if (sums[k] === 0) continue;
    const row = Math.floor((k % size) / grid.columns);
    const column = (k % size) - row * grid.columns;
    found.lon[i] = grid.lonOf[column] as number;
    found.lat[i] = grid.latOf[row] as number;
    found.hour[i] = Math.floor(k / size);
    found.count[i] = sums[k] as number;
    found.column[i] = column;
    found.row[i++] = row;
  }
  return { metres: grid.metres, columns: grid.columns, rows: grid.rows, ...found };
}
