/** Square bins over a grid of whole numbers, with a growing list of numbers in each. */
export class GridBins {
  readonly side: number;
  readonly columns: number;
  readonly rows: number;
  /** The bins of the last `span`, the first `count` of them. */
  readonly span: number[] = [];
  readonly #heads: Int32Array;
  #next: Int32Array<ArrayBuffer> = new Int32Array(4096);
  #items: Int32Array<ArrayBuffer> = new Int32Array(4096);
  #length = 0;

  /** About `bins` bins over a box of `width` by `height` units, never smaller than 16 units. */
  constructor(
    readonly width: number,
    readonly height: number,
    readonly bins: number,
  ) {
    const wanted = Math.min(4_000_000, Math.max(16, bins));
    this.side = Math.max(16, Math.sqrt(((width + 1) * (height + 1)) / wanted), (width + height) / wanted);
    this.columns = Math.floor(width / this.side) + 1;
    this.rows = Math.floor(height / this.side) + 1;
    this.#heads = new Int32Array(this.columns * this.rows).fill(-1);
  }

  /** Bins of the same shape with nothing in them. */
  empty(): GridBins {
    return new GridBins(this.width, this.height, this.bins);
  }

  column(x: number): number {
    return Math.min(this.columns - 1, Math.max(0, Math.floor(x / this.side)));
  }

  row(y: number): number {
    return Math.min(this.rows - 1, Math.max(0, Math.floor(y / this.side)));
  }

  at(x: number, y: number): number {
    return this.row(y) * this.columns + this.column(x);
  }

  add(bin: number, item: number): void {
    if (this.#length === this.#items.length) {
      const next = new Int32Array(this.#length * 2);
      const items = new Int32Array(this.#length * 2);
      next.set(this.#next);
      items.set(this.#items);
      this.#next = next;
      this.#items = items;
    }
    this.#items[this.#length] = item;
    this.#next[this.#length] = this.#heads[bin] as number;
    this.#heads[bin] = this.#length++;
  }

  /** The first entry of a bin, or -1; read on with `after` and `item`. */
  first(bin: number): number {
    return this.#heads[bin] as number;
  }

  after(entry: number): number {
    return this.#next[entry] as number;
  }

  item(entry: number): number {
    return this.#items[entry] as number;
  }

  /** Writes into `span` the bins that the stretch grown by `hair` units touches (perhaps a neighbour too many), and returns how many. */
  spanned(ax: number, ay: number, bx: number, by: number, hair: number): number {
    const { span, side, columns } = this;
    const [lx, ly, hx, hy] = ay <= by ? [ax, ay, bx, by] : [bx, by, ax, ay];
    const slope = hy > ly ? (hx - lx) / (hy - ly) : 0;
    const last = this.row(hy + hair);
    let count = 0;
    for (let row = this.row(ly - hair); row <= last; row++) {
      const from = Math.max(ly, row * side - hair);
      const to = Math.min(hy, (row + 1) * side + hair);
      let x1 = lx + (Math.min(from, hy) - ly) * slope;
      let x2 = hy > ly ? lx + (Math.max(to, ly) - ly) * slope : hx;
      if (x1 > x2) [x1, x2] = [x2, x1];
      const end = this.column(x2 + hair);
      for (let column = this.column(x1 - hair); column <= end; column++) span[count++] = row * columns + column;
    }
    return count;
  }
}
