import type { HeatIndex } from "./heat-index";
import { DAY_SLOTS, dayOfSlot } from "./quarter";
import type { RowFilter } from "./row-filter";
import { RowPicker } from "./row-picker";
import type { Steps } from "./steps";

/** Counts by day on the city's wall: `counts[0]` is of the day `from` (since 1970-01-01). Begins and ends with a day that has rows; without any, `from` is 0 and there are none. */
export interface DaySeries {
  readonly from: number;
  readonly counts: Uint32Array;
}

/** An empty series that every row of the index has room in. */
export function roomForDays(index: HeatIndex): DaySeries {
  const [least, greatest] = index.span;
  return index.length === 0
    ? { from: 0, counts: new Uint32Array(0) }
    : { from: dayOfSlot(least), counts: new Uint32Array(dayOfSlot(greatest) - dayOfSlot(least) + 1) };
}

/** The series without the empty days at its ends. */
export function trimmedDays({ from, counts }: DaySeries): DaySeries {
  let begin = 0;
  let end = counts.length;
  while (begin < end && counts[begin] === 0) begin++;
  while (end > begin && counts[end - 1] === 0) end--;
  return begin === end ? { from: 0, counts: new Uint32Array(0) } : { from: from + begin, counts: counts.slice(begin, end) };
}

/** How many rows there are on each day. Rows beyond the raster count too, unless the filter asks for a place. */
export function* daySeries(index: HeatIndex, filter: RowFilter): Steps<DaySeries> {
  const series = roomForDays(index);
  const { counts } = series;
  const base = series.from * DAY_SLOTS;
  const picker = new RowPicker(index, filter);
  for (const [chunk, length] of picker.chunks()) {
    add(counts, base, chunk.slot, picker.rows, length);
    yield;
  }
  return trimmedDays(series);
}

function add(counts: Uint32Array, base: number, slot: Int32Array, rows: Uint32Array, length: number): void {
  const perDay = DAY_SLOTS;
  for (let k = 0; k < length; k++) (counts[(((slot[rows[k] as number] as number) - base) / perDay) | 0] as number)++;
}
