/** A block on its way to a cell. */
export interface Block {
  readonly community: number;
  /** Square metres, and metres around. */
  readonly size: number;
  readonly perimeter: number;
  /** The earlier cell it lies in, -1 for none: blocks of one earlier cell come together again. */
  readonly was: number;
}

/** Two blocks side by side: metres of common line, and the sum over it of metres times how hard it is to cross. */
export interface BlockBorder {
  readonly a: number;
  readonly b: number;
  readonly length: number;
  readonly hardness: number;
}

interface Node {
  size: number;
  perimeter: number;
  readonly was: number;
  readonly community: number;
  readonly borders: Map<number, { length: number; hardness: number }>;
}

/** What a union may measure. Square metres. */
export interface CellSizes {
  readonly target: number;
  readonly least: number;
  readonly most: number;
}

/** What it is worth that two blocks were one cell before: more than any shape, less than the limits of size. */
const AGAIN = 20;

/** How good a union is: a soft line, a long one, a size near the target, a compact shape. Below -100 it is not done. */
function merit(small: Node, other: Node, border: { length: number; hardness: number }, { target, least, most }: CellSizes): number {
  const size = small.size + other.size;
  // Crumbs join whoever is there: a cell a little too large is better than one nobody can use.
  const tooLarge = size > most ? (small.size < least / 5 ? 2 + size / most : 1000) : 0;
  const around = small.perimeter + other.perimeter - 2 * border.length;
  const compact = (4 * Math.PI * size) / (around * around);
  const long = border.length / Math.min(small.perimeter, other.perimeter);
  const again = small.was >= 0 && small.was === other.was ? AGAIN : 0;
  return again + 2 * long + compact - border.hardness / border.length - 0.4 * Math.abs(Math.log(size / target)) - tooLarge;
}

/** A heap of [size, number], smallest size first, then lowest number. */
class Smallest {
  readonly #items: [number, number][] = [];

  #before(i: number, j: number): boolean {
    const [a, b] = [this.#items[i] as [number, number], this.#items[j] as [number, number]];
    return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
  }

  #swap(i: number, j: number): void {
    [this.#items[i], this.#items[j]] = [this.#items[j] as [number, number], this.#items[i] as [number, number]];
  }

  push(size: number, number: number): void {
    this.#items.push([size, number]);
    for (let i = this.#items.length - 1; i > 0 && this.#before(i, (i - 1) >> 1); i = (i - 1) >> 1) this.#swap(i, (i - 1) >> 1);
  }

  pop(): [number, number] | undefined {
    this.#swap(0, this.#items.length - 1);
    const top = this.#items.pop();
    for (let i = 0; ; ) {
      let least = i;
      for (const child of [2 * i + 1, 2 * i + 2]) if (child < this.#items.length && this.#before(child, least)) least = child;
      if (least === i) return top;
      this.#swap(i, least);
      i = least;
    }
  }

  get empty(): boolean {
    return this.#items.length === 0;
  }
}

/** Makes `gone` part of `stays`. */
function join(nodes: (Node | null)[], stays: number, gone: number): void {
  const one = nodes[stays] as Node;
  const other = nodes[gone] as Node;
  one.size += other.size;
  one.perimeter += other.perimeter - 2 * (one.borders.get(gone)?.length ?? 0);
  one.borders.delete(gone);
  for (const [number, border] of other.borders) {
    if (number === stays) continue;
    const neighbour = nodes[number] as Node;
    const known = one.borders.get(number);
    const sum = { length: border.length + (known?.length ?? 0), hardness: border.hardness + (known?.hardness ?? 0) };
    one.borders.set(number, sum);
    neighbour.borders.delete(gone);
    neighbour.borders.set(stays, sum);
  }
  nodes[gone] = null;
}

/**
 * Joins blocks below the least size with a neighbour of the same community, smallest first, until none is left that can be joined. Returns for each block the
 * number of the block whose cell it belongs to. Deterministic.
 */
export function mergedBlocks(blocks: readonly Block[], borders: readonly BlockBorder[], sizes: CellSizes): Int32Array {
  const nodes: (Node | null)[] = blocks.map((block) => ({ ...block, borders: new Map() }));
  for (const { a, b, length, hardness } of borders) {
    if (blocks[a]?.community !== blocks[b]?.community || length === 0) continue;
    (nodes[a] as Node).borders.set(b, { length, hardness });
    (nodes[b] as Node).borders.set(a, { length, hardness });
  }
  const home = Int32Array.from(blocks, (_block, index) => index);
  const heap = new Smallest();
  blocks.forEach(({ size }, index) => {
    if (size < sizes.least) heap.push(size, index);
  });
  while (!heap.empty) {
    const [size, index] = heap.pop() as [number, number];
    const node = nodes[index];
    if (!node || node.size !== size) continue;
    let best = -1;
    let most = -100;
    for (const [number, border] of node.borders) {
      const worth = merit(node, nodes[number] as Node, border, sizes);
      if (worth > most || (worth === most && number < best)) [best, most] = [number, worth];
    }
    if (best < 0) continue;
    join(nodes, best, index);
    home[index] = best;
    const joined = nodes[best] as Node;
    if (joined.size < sizes.least) heap.push(joined.size, best);
  }
  const root = (index: number): number => {
    let top = index;
    while (home[top] !== top) top = home[top] as number;
    return top;
  };
  return home.map((_to, index) => root(index));
}
