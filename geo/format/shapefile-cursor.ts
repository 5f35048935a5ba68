/** Takes exact pieces from a stream of chunks, pulling no more than is asked for. Holds the chunks of one piece at most. */
export class Cursor {
  readonly #source: AsyncIterator<Uint8Array>;
  #chunks: Uint8Array[] = [];
  #at = 0;
  #held = 0;
  #ended = false;

  constructor(stream: AsyncIterable<Uint8Array>) {
    this.#source = stream[Symbol.asyncIterator]();
  }

  /** Whether `length` bytes are here already: asked first, it spares a turn of the event loop for each record. */
  holds(length: number): boolean {
    return this.#held >= length;
  }

  /** Whether `length` bytes are left in the stream; pulls until it is known. */
  async has(length: number): Promise<boolean> {
    while (this.#held < length && !this.#ended) {
      const next = await this.#source.next();
      if (next.done) this.#ended = true;
      else if (next.value.length > 0) {
        this.#chunks.push(next.value);
        this.#held += next.value.length;
      }
    }
    return this.#held >= length;
  }

  /** The next `length` bytes. @throws RangeError when `has` was not asked and they are not here */
  take(length: number): Uint8Array {
    if (this.#held < length) throw new RangeError(`${length} bytes asked of ${this.#held}`);
    this.#held -= length;
    const first = this.#chunks[0];
    if (first && first.length - this.#at >= length) {
      const piece = first.subarray(this.#at, this.#at + length);
      this.#at += length;
      if (this.#at === first.length) this.#drop();
      return piece;
    }
    return this.#gathered(length);
  }

  /** Leaves the stream: its source may let go of what it holds. */
  async close(): Promise<void> {
    this.#chunks = [];
    this.#held = 0;
    this.#ended = true;
    await this.#source.return?.();
  }

  #gathered(length: number): Uint8Array {
    const piece = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      const chunk = this.#chunks[0] as Uint8Array;
      const part = chunk.subarray(this.#at, this.#at + length - filled);
      piece.set(part, filled);
      filled += part.length;
      this.#at += part.length;
      if (this.#at === chunk.length) this.#drop();
    }
    return piece;
  }

  #drop() {
    this.#chunks.shift();
    this.#at = 0;
  }
}
