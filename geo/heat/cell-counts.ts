import type { Numbers } from "./chunk-sums";
import type { HeatIndex } from "./heat-index";
import type { RowFilter } from "./row-filter";
import { RowPicker } from "./row-picker";
import type { Steps } from "./steps";

/** How many rows lie in each of `cells` cells, by the cell's number. Rows without a cell lie in none. */
export function* cellCounts(index: HeatIndex, filter: RowFilter, cells: number): Steps<Uint32Array> {
  const counts = new Uint32Array(cells + 1);
  const picker = new RowPicker(index, filter);
  for (const [chunk, length] of picker.chunks()) {
    add(counts, chunk.cell, picker.rows, length);
    yield;
  }
  return counts.subarray(1);
}

function add(counts: Uint32Array, cell: Numbers, rows: Uint32Array, length: number): void {
  for (let k = 0; k < length; k++) (counts[cell[rows[k] as number] as number] as number)++;
}
