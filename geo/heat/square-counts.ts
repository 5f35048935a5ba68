import type { HeatIndex } from "./heat-index";
import type { RowFilter } from "./row-filter";
import { RowPicker } from "./row-picker";
import type { Steps } from "./steps";

/** How many rows lie in each of the finest squares, by the square's number. Rows beyond the raster lie in none. */
export function* squareCounts(index: HeatIndex, filter: RowFilter): Steps<Uint32Array> {
  const { squares } = index.raster;
  const counts = new Uint32Array(squares + 1);
  const picker = new RowPicker(index, filter);
  for (const [chunk, length] of picker.chunks()) {
    if (length === chunk.length) addAll(counts, chunk.square, length);
    else add(counts, chunk.square, picker.rows, length);
    yield;
  }
  return counts.subarray(0, squares);
}

// Functions of their own: they are made fast as a whole, a generator's loop is not.
function add(counts: Uint32Array, square: Int32Array, rows: Uint32Array, length: number): void {
  for (let k = 0; k < length; k++) (counts[square[rows[k] as number] as number] as number)++;
}

function addAll(counts: Uint32Array, square: Int32Array, length: number): void {
  for (let row = 0; row < length; row++) (counts[square[row] as number] as number)++;
}
