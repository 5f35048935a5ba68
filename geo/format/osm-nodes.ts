import type { Point } from "../plane/point";
import { FormatRefusal } from "./format";

/** Most nodes that are kept: about a gigabyte. A province has fewer. */
const MOST = 60_000_000;
const MISSING = 0x7fffffff;
const SCALE = 1e7;

function sortedUnique(ids: Float64Array): number {
  ids.sort();
  let kept = 0;
  for (let i = 0; i < ids.length; i++) {
    if (i === 0 || ids[i] !== ids[i - 1]) ids[kept++] = ids[i] as number;
  }
  return kept;
}

/** Collects the numbers of nodes that are needed, each kept once. */
export class NeededNodes {
  #ids = new Float64Array(1 << 16);
  #count = 0;

  add(refs: readonly number[]): void {
    if (this.#count + refs.length > this.#ids.length) this.#room(refs.length);
    for (const ref of refs) this.#ids[this.#count++] = ref;
  }

  /** Coordinates to be filled in for what was collected. */
  coordinates(): NodeCoordinates {
    const kept = sortedUnique(this.#ids.subarray(0, this.#count));
    const ids = this.#ids.slice(0, kept);
    this.#ids = new Float64Array();
    return new NodeCoordinates(ids);
  }

  /** Often doubles are most of what stands there: only when they are not, more room is taken. */
  #room(more: number): void {
    this.#count = sortedUnique(this.#ids.subarray(0, this.#count));
    if (this.#count + more > MOST) throw new FormatRefusal("osm.too-many-nodes", { most: MOST });
    if (this.#count + more <= this.#ids.length / 2) return;
    const larger = new Float64Array(Math.max(this.#ids.length * 2, this.#count + more));
    larger.set(this.#ids.subarray(0, this.#count));
    this.#ids = larger;
  }
}

/** Where needed nodes are, to 1e-7 degrees (about a centimetre), as OpenStreetMap itself keeps them. 16 bytes each. */
export class NodeCoordinates {
  readonly #ids: Float64Array;
  readonly #lon: Int32Array;
  readonly #lat: Int32Array;
  #next = 0;

  constructor(ids: Float64Array) {
    this.#ids = ids;
    this.#lon = new Int32Array(ids.length).fill(MISSING);
    this.#lat = new Int32Array(ids.length);
  }

  /** Takes a node in if it is needed. Files have them in order: the place of the last one is the first guess. */
  put(id: number, lon: number, lat: number): void {
    const at = this.#placeNear(id);
    if (at < 0 || !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return;
    this.#lon[at] = Math.round(lon * SCALE);
    this.#lat[at] = Math.round(lat * SCALE);
  }

  /** Where a node is; null when the file does not have it. */
  at(id: number): Point | null {
    const place = this.#place(id);
    if (place < 0 || this.#lon[place] === MISSING) return null;
    return [(this.#lon[place] as number) / SCALE, (this.#lat[place] as number) / SCALE];
  }

  #placeNear(id: number): number {
    const ids = this.#ids;
    if (this.#next > 0 && (ids[this.#next - 1] as number) >= id) return this.#place(id);
    for (let steps = 0; steps < 16; steps++) {
      const here = ids[this.#next];
      if (here === undefined || here > id) return -1;
      this.#next++;
      if (here === id) return this.#next - 1;
    }
    const place = this.#place(id);
    this.#next = place < 0 ? ~place : place + 1;
    return place;
  }

  /** Binary search: the place, or ~ of where it would stand. */
  #place(id: number): number {
    let [low, high] = [0, this.#ids.length - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const here = this.#ids[middle] as number;
      if (here === id) return middle;
      if (here < id) low = middle + 1;
      else high = middle - 1;
    }
    return ~low;
  }
}
