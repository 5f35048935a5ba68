import type { Numbers } from "./heat-chunk";
import { dayOfSlot, WEEK_SLOTS } from "./quarter";

/** Counts of the rows of a chunk: where a question asks for nothing else, they stand for the rows. */
export interface ChunkSums {
  /** 672. */
  readonly byQuarter: Uint32Array;
  readonly byKind: ReadonlyMap<number, number>;
  /** By day since 1970-01-01. */
  readonly byDay: ReadonlyMap<number, number>;
}

/** Counts the rows of a chunk. */
export function chunkSums(chunk: {
  readonly slot: Int32Array;
  readonly quarter: Uint16Array;
  readonly kind: Numbers;
  readonly length: number;
}): ChunkSums {
  const byQuarter = new Uint32Array(WEEK_SLOTS);
  const byKind = new Map<number, number>();
  const byDay = new Map<number, number>();
  for (let row = 0; row < chunk.length; row++) {
    (byQuarter[chunk.quarter[row] as number] as number)++;
    const kind = chunk.kind[row] as number;
    byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
    const day = dayOfSlot(chunk.slot[row] as number);
    byDay.set(day, (byDay.get(day) ?? 0) + 1);
  }
  return { byQuarter, byKind, byDay };
}
