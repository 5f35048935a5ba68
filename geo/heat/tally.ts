import type { ChunkSums } from "./chunk-sums";
import { type DaySeries, roomForDays, trimmedDays } from "./day-series";
import type { HeatChunk } from "./heat-chunk";
import type { HeatIndex } from "./heat-index";
import { DAY_SLOTS, WEEK_SLOTS } from "./quarter";
import type { RowFilter } from "./row-filter";
import { FAMILY, RowPicker } from "./row-picker";
import type { Steps } from "./steps";

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

/** What rows are added to, and what passes. */
interface Sums {
  readonly byQuarter: Uint32Array;
  readonly byKind: Uint32Array;
  readonly byDay: Uint32Array;
  /** The first day of `byDay`, since 1970-01-01. */
  readonly from: number;
  /** Null: all. */
  readonly hows: Uint8Array | null;
}

/** The charts' counts in one pass. Rows beyond the raster count too, unless the filter asks for a place. */
export function* tally(index: HeatIndex, filter: RowFilter): Steps<Tally> {
  const days = roomForDays(index);
  const picker = new RowPicker(index, filter);
  const byQuarter = new Uint32Array(WEEK_SLOTS);
  const byKind = new Uint32Array(index.families.length);
  const sums: Sums = { byQuarter, byKind, byDay: days.counts, from: days.from, hows: filter.hows };
  for (const chunk of index.chunks()) if (addChunk(sums, picker, chunk)) yield;
  const total = byQuarter.reduce((sum, count, quarter) => sum + (filter.hows?.[quarter] === 0 ? 0 : count), 0);
  return { total, byQuarter, byKind, byDay: trimmedDays(days) };
}

/** Adds a chunk: by its own sums where nothing narrows them, else by its rows. @returns whether that was work. */
function addChunk(sums: Sums, picker: RowPicker, chunk: HeatChunk): boolean {
  const family = picker.familyOf(chunk);
  const inTime = !picker.apart(chunk);
  if (family === FAMILY.NONE && !inTime) return false;
  const ready = picker.filter.ground ? null : chunk.sums;
  const whole = ready && picker.inside(chunk) ? ready : null;
  const [all, allHours] = [family === FAMILY.ALL, sums.hows === null];
  const days = family !== FAMILY.NONE && (ready && all && allHours ? addDaysOf(sums, ready) : true);
  const quarters = family !== FAMILY.NONE && inTime && (whole && all ? addQuartersOf(sums, whole) : true);
  const kinds = inTime && (whole && allHours ? addKindsOf(sums, whole) : true);
  if (!days && !quarters && !kinds) return false;
  const length = picker.pickPlace(chunk);
  if (days) addDays(sums, chunk, picker.rows, length, picker.kinds);
  if (!quarters && !kinds) return true;
  const inside = picker.siftTime(chunk, length);
  if (quarters) addQuarters(sums, chunk, picker.rows, inside, picker.kinds);
  if (kinds) addKinds(sums, chunk, picker.rows, inside);
  return true;
}

// Each of these three leaves no rows to be added: false.

function addDaysOf({ byDay, from }: Sums, sums: ChunkSums): false {
  for (const [day, count] of sums.byDay) byDay[day - from] = (byDay[day - from] as number) + count;
  return false;
}

function addQuartersOf({ byQuarter }: Sums, sums: ChunkSums): false {
  for (let how = 0; how < WEEK_SLOTS; how++) byQuarter[how] = (byQuarter[how] as number) + (sums.byQuarter[how] as number);
  return false;
}

function addKindsOf({ byKind }: Sums, sums: ChunkSums): false {
  for (const [kind, count] of sums.byKind) byKind[kind] = (byKind[kind] as number) + count;
  return false;
}

const EVERY_HOW = new Uint8Array(WEEK_SLOTS).fill(1);

function addDays(
  { byDay, from, hows }: Sums,
  { slot, quarter, kind }: HeatChunk,
  rows: Uint32Array,
  length: number,
  kinds: Uint8Array,
): void {
  const table = hows ?? EVERY_HOW;
  const base = from * DAY_SLOTS;
  for (let k = 0; k < length; k++) {
    const row = rows[k] as number;
    const day = (((slot[row] as number) - base) / DAY_SLOTS) | 0;
    byDay[day] = (byDay[day] as number) + ((table[quarter[row] as number] as number) & (kinds[kind[row] as number] as number));
  }
}

function addQuarters({ byQuarter }: Sums, { quarter, kind }: HeatChunk, rows: Uint32Array, length: number, kinds: Uint8Array): void {
  for (let k = 0; k < length; k++) {
    const row = rows[k] as number;
    const how = quarter[row] as number;
    byQuarter[how] = (byQuarter[how] as number) + (kinds[kind[row] as number] as number);
  }
}

function addKinds({ byKind, hows }: Sums, { quarter, kind }: HeatChunk, rows: Uint32Array, length: number): void {
  const table = hows ?? EVERY_HOW;
  for (let k = 0; k < length; k++) {
    const row = rows[k] as number;
    const what = kind[row] as number;
    byKind[what] = (byKind[what] as number) + (table[quarter[row] as number] as number);
  }
}
