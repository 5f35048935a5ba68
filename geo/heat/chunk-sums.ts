import { quarterOfWeek } from "./quarter";

/** A column of small whole numbers: 16 bits each, widened when a number asks for more. */
export type Numbers = Uint16Array | Uint32Array;

/** Counts of the rows of a chunk: where a question asks for nothing else, they stand for the rows. */
export interface ChunkSums {
  /** The slots that have rows, ascending, with their quarter hour of the week and how many rows. */
  readonly slots: Int32Array;
  readonly quarters: Uint16Array;
  readonly counts: Uint32Array;
  readonly byKind: ReadonlyMap<number, number>;
}

/** The columns that are counted, and the least and greatest slot. */
export interface CountedRows {
  readonly slot: Int32Array;
  readonly kind: Numbers;
  readonly length: number;
  readonly least: number;
  readonly greatest: number;
}

/** Counts the rows of a chunk by slot and by kind. */
export function chunkSums({ slot, kind, length, least, greatest }: CountedRows): ChunkSums {
  const bySlot = new Uint32Array(greatest - least + 1);
  const byKind = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    (bySlot[(slot[row] as number) - least] as number)++;
    const what = kind[row] as number;
    byKind.set(what, (byKind.get(what) ?? 0) + 1);
  }
  const slots = Int32Array.from(bySlot.keys()).filter((at) => bySlot[at] !== 0);
  const counts = Uint32Array.from(slots, (at) => bySlot[at] as number);
  for (let i = 0; i < slots.length; i++) slots[i] = (slots[i] as number) + least;
  return { slots, quarters: Uint16Array.from(slots, quarterOfWeek), counts, byKind };
}
