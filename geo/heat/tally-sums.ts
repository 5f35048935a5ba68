import type { ChunkSums } from "./chunk-sums";
import type { HeatChunk } from "./heat-chunk";
import { DAY_SLOTS, WEEK_SLOTS } from "./quarter";

/** What rows are added to by a tally, and which quarter hours pass. */
export interface TallySums {
  readonly byQuarter: Uint32Array;
  readonly byKind: Uint32Array;
  readonly byDay: Uint32Array;
  /** The first day of `byDay`, since 1970-01-01. */
  readonly from: number;
  /** Null: all. */
  readonly hows: Uint8Array | null;
}

const EVERY_HOW = new Uint8Array(WEEK_SLOTS).fill(1);

/** Adds the days of a chunk whose kinds pass. @returns false: no rows are left to be added. */
export function addDaysOf({ byDay, from, hows }: TallySums, { slots, quarters, counts }: ChunkSums): false {
  const table = hows ?? EVERY_HOW;
  const perDay = DAY_SLOTS;
  const base = from * perDay;
  for (let i = 0; i < slots.length; i++) {
    const day = (((slots[i] as number) - base) / perDay) | 0;
    if (table[quarters[i] as number] === 1) byDay[day] = (byDay[day] as number) + (counts[i] as number);
  }
  return false;
}

/** Adds the quarter hours of a chunk whose kinds pass, of a half-open range of slots. @returns false: no rows are left to be added. */
export function addQuartersOf({ byQuarter }: TallySums, { slots, quarters, counts }: ChunkSums, first: number, end: number): false {
  for (let i = 0; i < slots.length; i++) {
    const at = slots[i] as number;
    const how = quarters[i] as number;
    if (at >= first && at < end) byQuarter[how] = (byQuarter[how] as number) + (counts[i] as number);
  }
  return false;
}

/** Adds the kinds of a whole chunk. @returns false: no rows are left to be added. */
export function addKindsOf({ byKind }: TallySums, sums: ChunkSums): false {
  for (const [kind, count] of sums.byKind) byKind[kind] = (byKind[kind] as number) + count;
  return false;
}

/** Adds to the days the rows whose quarter hour and kind pass. */
export function addDays(sums: TallySums, { slot, quarter, kind }: HeatChunk, rows: Uint32Array, length: number, kinds: Uint8Array): void {
  const { byDay, hows } = sums;
  const table = hows ?? EVERY_HOW;
  const perDay = DAY_SLOTS;
  const base = sums.from * perDay;
  for (let k = 0; k < length; k++) {
    const row = rows[k] as number;
    const day = (((slot[row] as number) - base) / perDay) | 0;
    byDay[day] = (byDay[day] as number) + ((table[quarter[row] as number] as number) & (kinds[kind[row] as number] as number));
  }
}

/** Adds to the quarter hours the rows whose kind passes. */
export function addQuarters(sums: TallySums, { quarter, kind }: HeatChunk, rows: Uint32Array, length: number, kinds: Uint8Array): void {
  const { byQuarter } = sums;
  for (let k = 0; k < length; k++) {
    const row = rows[k] as number;
    const how = quarter[row] as number;
    byQuarter[how] = (byQuarter[how] as number) + (kinds[kind[row] as number] as number);
  }
}

/** Adds to the kinds the rows whose quarter hour passes. */
export function addKinds({ byKind, hows }: TallySums, { quarter, kind }: HeatChunk, rows: Uint32Array, length: number): void {
  const table = hows ?? EVERY_HOW;
  for (let k = 0; k < length; k++) {
    const row = rows[k] as number;
    const what = kind[row] as number;
    byKind[what] = (byKind[what] as number) + (table[quarter[row] as number] as number);
  }
}

/** The three in one, for rows in the time range: most rows of the slowest questions go this way. */
export function addEach(sums: TallySums, { slot, quarter, kind }: HeatChunk, rows: Uint32Array, length: number, kinds: Uint8Array): void {
  const { byQuarter, byKind, byDay, hows } = sums;
  const table = hows ?? EVERY_HOW;
  const perDay = DAY_SLOTS;
  const base = sums.from * perDay;
  for (let k = 0; k < length; k++) {
    const row = rows[k] as number;
    const how = quarter[row] as number;
    const what = kind[row] as number;
    const byHow = table[how] as number;
    const byWhat = kinds[what] as number;
    const day = (((slot[row] as number) - base) / perDay) | 0;
    byKind[what] = (byKind[what] as number) + byHow;
    byQuarter[how] = (byQuarter[how] as number) + byWhat;
    byDay[day] = (byDay[day] as number) + (byHow & byWhat);
  }
}
