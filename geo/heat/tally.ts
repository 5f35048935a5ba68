import { type DaySeries, roomForDays, trimmedDays } from "./day-series";
import type { HeatChunk } from "./heat-chunk";
import type { HeatIndex } from "./heat-index";
import { WEEK_SLOTS } from "./quarter";
import type { RowFilter } from "./row-filter";
import { FAMILY, RowPicker } from "./row-picker";
import type { Steps } from "./steps";
import { addDays, addDaysOf, addEach, addKinds, addKindsOf, addQuarters, addQuartersOf, type TallySums } from "./tally-sums";

/** Counts for the charts beside the map. Each leaves out its own part of the filter, so that a chart shows what choosing more in it would give. */
export interface Tally {
  /** Rows that pass every part. */
  readonly total: number;
  /** By quarter hour of the week (672): rows that pass all parts but the hours. */
  readonly byQuarter: Uint32Array;
  /** By kind: rows that pass all parts but the kinds. Charts of categories, channels and squads are folded from these. */
  readonly byKind: Uint32Array;
  /** By day: rows that pass all parts but the time range. */
  readonly byDay: DaySeries;
}

/** Counts by hour of the week (168, Monday 00:00 first) from counts by quarter hour. */
export const byHourOfWeek = (byQuarter: Uint32Array): Uint32Array =>
  Uint32Array.from({ length: WEEK_SLOTS / 4 }, (_, hour) =>
    byQuarter.subarray(hour * 4, hour * 4 + 4).reduce((sum, count) => sum + count, 0),
  );

/** The charts' counts in one pass. Rows beyond the raster count too, unless the filter asks for a place. */
export function* tally(index: HeatIndex, filter: RowFilter): Steps<Tally> {
  const days = roomForDays(index);
  const picker = new RowPicker(index, filter);
  const byQuarter = new Uint32Array(WEEK_SLOTS);
  const byKind = new Uint32Array(index.families.length);
  const sums: TallySums = { byQuarter, byKind, byDay: days.counts, from: days.from, hows: filter.hows };
  for (const chunk of index.chunks()) if (addChunk(sums, picker, chunk)) yield;
  const total = byQuarter.reduce((sum, count, quarter) => sum + (filter.hows?.[quarter] === 0 ? 0 : count), 0);
  return { total, byQuarter, byKind, byDay: trimmedDays(days) };
}

/** Adds a chunk: by its own sums where nothing narrows them, else by its rows. @returns whether that was work. */
function addChunk(sums: TallySums, picker: RowPicker, chunk: HeatChunk): boolean {
  const family = picker.familyOf(chunk);
  const inTime = !picker.apart(chunk);
  if (family === FAMILY.NONE && !inTime) return false;
  const ready = picker.filter.ground ? null : chunk.sums;
  const all = family === FAMILY.ALL ? ready : null;
  const whole = picker.inside(chunk) && sums.hows === null ? ready : null;
  const [first, end] = picker.filter.slots ?? [-Infinity, Infinity];
  const days = family !== FAMILY.NONE && (all ? addDaysOf(sums, all) : true);
  const quarters = family !== FAMILY.NONE && inTime && (all ? addQuartersOf(sums, all, first, end) : true);
  const kinds = inTime && (whole ? addKindsOf(sums, whole) : true);
  if (!days && !quarters && !kinds) return false;
  const length = picker.pickPlace(chunk);
  if (days && quarters && kinds && picker.inside(chunk)) {
    addEach(sums, chunk, picker.rows, length, picker.kinds);
    return true;
  }
  if (days) addDays(sums, chunk, picker.rows, length, picker.kinds);
  const inside = quarters || kinds ? picker.siftTime(chunk, length) : 0;
  if (quarters) addQuarters(sums, chunk, picker.rows, inside, picker.kinds);
  if (kinds) addKinds(sums, chunk, picker.rows, inside);
  return true;
}
