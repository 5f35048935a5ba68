import { HeatChunk } from "./heat-chunk";
import { DAY_SLOTS, END_SLOT, FIRST_SLOT, quarterOfWeek } from "./quarter";
import type { Raster } from "./raster";

/** What heat keeps of a violation. */
export interface HeatRow {
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Quarter hours since 1970-01-01T00:00 on the city's wall clock. */
  readonly slot: number;
  /** Number of its combination of category, channel, squad and permitted, in the caller's dictionary. */
  readonly kind: number;
  /** Number of its cell in the caller's order, or -1. */
  readonly cell: number;
}

/** Is told the place (degrees) and the slot of a row. */
export type HeatVisit = (lon: number, lat: number, slot: number) => void;

/** How an index keeps its rows. */
export interface HeatKeeping {
  /** Rows in a chunk; 16,384 without. */
  readonly chunkRows?: number;
  /** The family of a kind: a small number from 0 on, the same whenever it is asked. Rows of one family lie together, so that a question about some kinds passes over the rest. */
  readonly familyOf?: (kind: number) => number;
}

const CHUNK_ROWS = 16_384;

/**
 * Violations as columns in memory, about 24 bytes each, in chunks of one family that know their least and greatest slot and lie tile by tile: most
 * questions pass over most chunks or most of their tiles. Rows come nearly in order of time; those more than a day late gather in chunks of their own,
 * so that they do not stretch the others.
 */
export class HeatIndex {
  readonly chunkRows: number;
  readonly #familyOf: (kind: number) => number;
  readonly #chunks: HeatChunk[] = [];
  /** The chunk that takes the rows of a family, in time at twice its number, late at one more. */
  readonly #open: (HeatChunk | undefined)[] = [];
  readonly #visits = new Set<HeatVisit>();
  /** Family by kind. */
  readonly #families: number[] = [];
  #length = 0;
  #least = Infinity;
  #greatest = -Infinity;

  constructor(
    readonly raster: Raster,
    { chunkRows = CHUNK_ROWS, familyOf = () => 0 }: HeatKeeping = {},
  ) {
    if (!(Number.isInteger(chunkRows) && chunkRows > 0)) throw new Error(`HeatIndex: chunks of ${chunkRows} rows`);
    this.chunkRows = chunkRows;
    this.#familyOf = familyOf;
  }

  get length(): number {
    return this.#length;
  }

  /** Least and greatest slot of all rows; Infinity and -Infinity without a row. */
  get span(): readonly [least: number, greatest: number] {
    return [this.#least, this.#greatest];
  }

  /** The family of every kind up to the greatest that there is. */
  get families(): readonly number[] {
    return this.#families;
  }

  /** Adds a violation. @returns false, and adds nothing, when its slot lies outside of the years 1900 to 2199. */
  add({ lon, lat, slot, kind, cell }: HeatRow): boolean {
    if (!(slot >= FIRST_SLOT && slot < END_SLOT)) return false;
    const { plane, squares } = this.raster;
    const x = Math.fround((lon - plane.origin[0]) * plane.kx);
    const y = Math.fround((lat - plane.origin[1]) * plane.ky);
    const square = this.raster.squareOf(x, y);
    const row = { square: square < 0 ? squares : square, slot, quarter: quarterOfWeek(slot), kind, cell: cell + 1, x, y };
    while (this.#families.length <= kind) this.#families.push(this.#familyOf(this.#families.length));
    this.#room(this.#families[kind] as number, slot < this.#greatest - DAY_SLOTS).add(row);
    this.#length++;
    if (slot < this.#least) this.#least = slot;
    if (slot > this.#greatest) this.#greatest = slot;
    for (const visit of this.#visits) visit(lon, lat, slot);
    return true;
  }

  #room(family: number, late: boolean): HeatChunk {
    const place = family * 2 + (late ? 1 : 0);
    const open = this.#open[place];
    if (open && !open.full) return open;
    open?.settle();
    const chunk = new HeatChunk(this.raster, family, this.chunkRows);
    this.#chunks.push(chunk);
    this.#open[place] = chunk;
    return chunk;
  }

  /** The chunks there are now. */
  chunks(): readonly HeatChunk[] {
    return this.#chunks.slice();
  }

  /** Visits every row there is (to about a millimetre), then each new one as it is added, until the returned function is called. */
  follow(visit: HeatVisit): () => void {
    const { origin, kx, ky } = this.raster.plane;
    for (const { x, y, slot, length } of this.#chunks)
      for (let row = 0; row < length; row++)
        visit(origin[0] + (x[row] as number) / kx, origin[1] + (y[row] as number) / ky, slot[row] as number);
    // A function of its own: the same visit may follow twice.
    const one: HeatVisit = (lon, lat, at) => visit(lon, lat, at);
    this.#visits.add(one);
    return () => {
      this.#visits.delete(one);
    };
  }
}
