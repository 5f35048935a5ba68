/** Lists of numbers by bin, packed into two arrays: those of bin b are `items[starts[b]]` up to `items[starts[b + 1]]`, ascending. */
export interface BinLists {
  readonly starts: Uint32Array;
  readonly items: Int32Array;
}

/** Gathers (bin, item) pairs and packs them. Items of a bin keep the order in which they were added; a repeat of the last one is dropped. */
export class BinListsDraft {
  #bins: Int32Array<ArrayBuffer> = new Int32Array(1024);
  #items: Int32Array<ArrayBuffer> = new Int32Array(1024);
  #length = 0;
  readonly #last: Int32Array;

  constructor(readonly bins: number) {
    this.#last = new Int32Array(bins).fill(-1);
  }

  /** Adds an item to a bin unless it was the last one added there. */
  add(bin: number, item: number): void {
    if (this.#last[bin] === item) return;
    this.#last[bin] = item;
    if (this.#length === this.#bins.length) this.#grow();
    this.#bins[this.#length] = bin;
    this.#items[this.#length++] = item;
  }

  #grow(): void {
    const bins = new Int32Array(this.#length * 2);
    const items = new Int32Array(this.#length * 2);
    bins.set(this.#bins);
    items.set(this.#items);
    this.#bins = bins;
    this.#items = items;
  }

  /** The packed lists. */
  packed(): BinLists {
    const starts = new Uint32Array(this.bins + 1);
    for (let i = 0; i < this.#length; i++) starts[(this.#bins[i] as number) + 1]!++;
    for (let bin = 0; bin < this.bins; bin++) starts[bin + 1]! += starts[bin] as number;
    const next = starts.slice();
    const items = new Int32Array(this.#length);
    for (let i = 0; i < this.#length; i++) items[next[this.#bins[i] as number]!++] = this.#items[i] as number;
    return { starts, items };
  }
}
