import { type ChunkSums, chunkSums, type Numbers } from "./chunk-sums";
import type { Raster } from "./raster";

/** A row as a chunk keeps it. */
export interface ChunkRow {
  /** Square of the raster; beyond it `raster.squares`, a tile of its own at the end. */
  readonly square: number;
  readonly slot: number;
  readonly quarter: number;
  readonly kind: number;
  /** Number of the cell and one; 0 is none. */
  readonly cell: number;
  readonly x: number;
  readonly y: number;
}

const FIRST_ROOM = 256;
/** So many rows, or a quarter of a small chunk, may lie at the end in no order before they are brought into it. */
const TAIL = 512;

/** Some thousand violations of one family of kinds, column by column. Rows up to `settled` lie tile by tile of the raster, those behind as they came. */
export class HeatChunk {
  square: Int32Array;
  /** Quarter hours since 1970-01-01T00:00 on the city's wall. */
  slot: Int32Array;
  /** Quarter hour of the week. */
  quarter: Uint16Array;
  kind: Numbers;
  cell: Numbers;
  /** Metres on the raster's plane. */
  x: Float32Array;
  y: Float32Array;
  /** Settled rows from `starts[tile]` to `starts[tile + 1]` lie in the tile. */
  readonly starts: Numbers;
  length = 0;
  settled = 0;
  /** Least and greatest slot. */
  least = Infinity;
  greatest = -Infinity;
  #sums: ChunkSums | null = null;

  constructor(
    { tiles }: Raster,
    readonly family: number,
    /** Most rows. */
    readonly most: number,
  ) {
    const room = Math.min(most, FIRST_ROOM);
    this.square = new Int32Array(room);
    this.slot = new Int32Array(room);
    this.quarter = new Uint16Array(room);
    this.kind = new Uint16Array(room);
    this.cell = new Uint16Array(room);
    this.x = new Float32Array(room);
    this.y = new Float32Array(room);
    this.starts = most > 65_535 ? new Uint32Array(tiles + 2) : new Uint16Array(tiles + 2);
  }

  get full(): boolean {
    return this.length === this.most;
  }

  /** Puts a row at the end. @throws when the chunk is full. */
  add({ square, slot, quarter, kind, cell, x, y }: ChunkRow): void {
    if (this.full) throw new Error(`HeatChunk: full with ${this.most} rows`);
    const row = this.length++;
    if (row === this.slot.length) this.#grow(Math.min(this.most, row * 2));
    if (kind > 65_535 && this.kind instanceof Uint16Array) this.kind = Uint32Array.from(this.kind);
    if (cell > 65_535 && this.cell instanceof Uint16Array) this.cell = Uint32Array.from(this.cell);
    this.square[row] = square;
    this.slot[row] = slot;
    this.quarter[row] = quarter;
    this.kind[row] = kind;
    this.cell[row] = cell;
    this.x[row] = x;
    this.y[row] = y;
    if (slot < this.least) this.least = slot;
    if (slot > this.greatest) this.greatest = slot;
  }

  #grow(room: number): void {
    this.square = copied(this.square, new Int32Array(room));
    this.slot = copied(this.slot, new Int32Array(room));
    this.quarter = copied(this.quarter, new Uint16Array(room));
    this.kind = copied(this.kind, this.kind instanceof Uint16Array ? new Uint16Array(room) : new Uint32Array(room));
    this.cell = copied(this.cell, this.cell instanceof Uint16Array ? new Uint16Array(room) : new Uint32Array(room));
    this.x = copied(this.x, new Float32Array(room));
    this.y = copied(this.y, new Float32Array(room));
  }

  /** The rows by slot and by kind, once the chunk is full; null before. Made when first asked. */
  get sums(): ChunkSums | null {
    if (this.full) this.#sums ??= chunkSums(this);
    return this.#sums;
  }

  /** Brings the rows into the order of their tiles when the chunk is full or too many lie at its end in none. Counting sort: linear in rows and tiles. */
  settle(): void {
    if (this.settled === this.length || (!this.full && this.length - this.settled < Math.min(TAIL, this.most / 4))) return;
    const { square, starts, length } = this;
    this.settled = length;
    starts.fill(0);
    for (let row = 0; row < length; row++) (starts[((square[row] as number) >> 10) + 1] as number)++;
    for (let tile = 1; tile < starts.length; tile++) starts[tile] = (starts[tile] as number) + (starts[tile - 1] as number);
    const next = starts.slice();
    const to = new Uint32Array(length);
    for (let row = 0; row < length; row++) to[row] = (next[(square[row] as number) >> 10] as number)++;
    for (const column of [square, this.slot, this.quarter, this.kind, this.cell, this.x, this.y]) reorder(column, to);
  }
}

function copied<T extends Int32Array | Numbers | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function reorder(column: Int32Array | Numbers | Float32Array, to: Uint32Array): void {
  const old = column.slice(0, to.length);
  for (let row = 0; row < to.length; row++) column[to[row] as number] = old[row] as number;
}
