import type { Numbers } from "./chunk-sums";
import { edgeHolds, type Ground, NO_BLOCK, WHOLE_BLOCK } from "./ground";
import type { HeatChunk } from "./heat-chunk";
import type { HeatIndex } from "./heat-index";
import { WEEK_SLOTS } from "./quarter";
import { TILE_SQUARES } from "./raster";
import type { RowFilter } from "./row-filter";

/** Whether the kinds of a family pass. */
export const FAMILY = { NONE: 0, SOME: 1, ALL: 2 } as const;

/**
 * Finds the rows of a chunk that pass a filter, part by part: each part sifts what the ones before it left, without a branch in its loop. Near places
 * come first by their squares and last by the rows that must be asked.
 */
export class RowPicker {
  /** Numbers of the rows that were picked last; what stands behind their number is rubbish. */
  rows: Uint32Array;
  /** 1 for each kind that passes: all kinds of the index have room, a read beyond the end would be slow. */
  kinds: Uint8Array = new Uint8Array(0);
  readonly #every: Uint32Array;
  readonly #picked: Uint32Array;
  #byFamily: number[] = [];

  constructor(
    readonly index: HeatIndex,
    readonly filter: RowFilter,
  ) {
    this.#every = new Uint32Array(index.chunkRows);
    for (let row = 0; row < index.chunkRows; row++) this.#every[row] = row;
    this.#picked = new Uint32Array(index.chunkRows);
    this.rows = this.#every;
    this.#readKinds();
  }

  /** The picked rows of every chunk that has any: how many, in `rows`. */
  *chunks(): Generator<readonly [chunk: HeatChunk, length: number], void, undefined> {
    for (const chunk of this.index.chunks()) {
      const length = this.#pick(chunk);
      if (length > 0) yield [chunk, length];
    }
  }

  #pick(chunk: HeatChunk): number {
    const { hows, ground } = this.filter;
    const family = this.familyOf(chunk);
    if (family === FAMILY.NONE || this.apart(chunk)) return 0;
    let length = this.siftTime(chunk, this.#pickSquares(chunk));
    if (hows) length = this.#kept(sift(chunk.quarter, hows, this.rows, this.#picked, length));
    if (family !== FAMILY.ALL) length = this.#kept(sift(chunk.kind, this.kinds, this.rows, this.#picked, length));
    return ground && !ground.plain ? siftAsked(chunk, ground, this.rows, length) : length;
  }

  /** Picks by place alone. */
  pickPlace(chunk: HeatChunk): number {
    const { ground } = this.filter;
    const length = this.#pickSquares(chunk);
    return ground && !ground.plain ? siftAsked(chunk, ground, this.rows, length) : length;
  }

  /** Leaves of the picked rows those in the time range. */
  siftTime(chunk: HeatChunk, length: number): number {
    const { slots } = this.filter;
    if (!slots || this.inside(chunk)) return length;
    return this.#kept(siftSlots(chunk.slot, slots[0], slots[1], this.rows, this.#picked, length));
  }

  /** Whether the kinds of the chunk's family pass: none, some or all. */
  familyOf({ family }: HeatChunk): number {
    if (this.index.families.length > this.kinds.length) this.#readKinds();
    return this.#byFamily[family] as number;
  }

  /** Whether all rows of the chunk lie in the time range. */
  inside({ least, greatest }: HeatChunk): boolean {
    const { slots } = this.filter;
    return !slots || (least >= slots[0] && greatest < slots[1]);
  }

  /** Whether no row of the chunk lies in the time range. */
  apart({ least, greatest }: HeatChunk): boolean {
    const { slots } = this.filter;
    return slots !== null && (greatest < slots[0] || least >= slots[1]);
  }

  #pickSquares(chunk: HeatChunk): number {
    const { ground } = this.filter;
    chunk.settle();
    this.rows = this.#every;
    return ground ? this.#kept(pickTail(chunk, ground, this.#picked, pickTiles(chunk, ground, this.#picked))) : chunk.length;
  }

  #kept(length: number): number {
    this.rows = this.#picked;
    return length;
  }

  #readKinds(): void {
    const { families } = this.index;
    const { kinds } = this.filter;
    this.kinds = new Uint8Array(families.length);
    this.#byFamily = [];
    for (let kind = 0; kind < families.length; kind++) {
      const family = families[kind] as number;
      const pass = kinds === null || kinds[kind] === 1;
      const now = pass ? FAMILY.ALL : FAMILY.NONE;
      this.kinds[kind] = pass ? 1 : 0;
      this.#byFamily[family] = (this.#byFamily[family] ?? now) === now ? now : FAMILY.SOME;
    }
  }
}

/** Leaves of the rows those whose entry in the table is 1. */
function sift(column: Numbers, table: Uint8Array, from: Uint32Array, to: Uint32Array, length: number): number {
  let n = 0;
  for (let k = 0; k < length; k++) {
    const row = from[k] as number;
    to[n] = row;
    n += (table[column[row] as number] as number) & 1;
  }
  return n;
}

/** Leaves of the rows those whose slot lies in the range. */
function siftSlots(slot: Int32Array, first: number, end: number, from: Uint32Array, to: Uint32Array, length: number): number {
  let n = 0;
  for (let k = 0; k < length; k++) {
    const row = from[k] as number;
    const at = slot[row] as number;
    to[n] = row;
    n += (at >= first ? 1 : 0) & (at < end ? 1 : 0);
  }
  return n;
}

/** Of the settled rows those whose square may pass the ground. */
function pickTiles(chunk: HeatChunk, ground: Ground, rows: Uint32Array): number {
  if (chunk.settled === 0) return 0;
  const { tiles, blockOf, rule } = ground;
  const { starts, square } = chunk;
  let n = 0;
  for (let t = 0; t < tiles.length; t++) {
    const tile = tiles[t] as number;
    const from = starts[tile] as number;
    const end = starts[tile + 1] as number;
    if (from < end) n = pickRange(square, rule, blockOf[tile] as number, tile, from, end, rows, n);
  }
  return n;
}

/** Of the rows in no order those whose square may pass the ground. */
function pickTail({ square, settled, length }: HeatChunk, { blockOf, rule }: Ground, rows: Uint32Array, before: number): number {
  let n = before;
  for (let row = settled; row < length; row++) {
    const tile = (square[row] as number) >> 10;
    const block = tile < blockOf.length ? (blockOf[tile] as number) : NO_BLOCK;
    if (block !== NO_BLOCK) n = pickRange(square, rule, block, tile, row, row + 1, rows, n);
  }
  return n;
}

/** Of the rows of one tile those whose square may pass the ground. */
function pickRange(
  square: Int32Array,
  rule: Uint8Array,
  block: number,
  tile: number,
  from: number,
  end: number,
  rows: Uint32Array,
  before: number,
): number {
  let n = before;
  if (block === WHOLE_BLOCK) {
    for (let row = from; row < end; row++) rows[n++] = row;
    return n;
  }
  const shift = (block - tile) * TILE_SQUARES;
  for (let row = from; row < end; row++) {
    rows[n] = row;
    // 0 for NEVER, 1 for ALWAYS and ASK.
    n += ((rule[(square[row] as number) + shift] as number) + 1) >> 1;
  }
  return n;
}

/** Leaves of the rows those that pass the ground when they are asked; in place. */
function siftAsked({ square, quarter, x, y }: HeatChunk, ground: Ground, rows: Uint32Array, length: number): number {
  const { blockOf, mask, masks, edge } = ground;
  const week = WEEK_SLOTS;
  let n = 0;
  for (let k = 0; k < length; k++) {
    const row = rows[k] as number;
    const own = square[row] as number;
    const at = ((blockOf[own >> 10] as number) << 10) | (own & 1023);
    const how = quarter[row] as number;
    rows[n] = row;
    if (masks[(mask[at] as number) * week + how] === 1) n++;
    else if ((edge[at] as number) >= 0 && edgeHolds(ground, at, x[row] as number, y[row] as number, how)) n++;
  }
  return n;
}
