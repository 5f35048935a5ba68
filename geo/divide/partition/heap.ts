/** A binary max-heap of nodes by key, in which a node's key can change. Keys of all nodes that were pushed stay readable in `key`. */
export class Heap {
  private readonly nodes: Int32Array;
  /** Where a node stands in `nodes`; -1: not in the heap. */
  private readonly spot: Int32Array;
  readonly key: Float64Array;
  size = 0;

  /** A heap for nodes 0..count-1. */
  constructor(count: number) {
    this.nodes = new Int32Array(count);
    this.spot = new Int32Array(count).fill(-1);
    this.key = new Float64Array(count);
  }

  /** The greatest key; -Infinity when empty. */
  get top(): number {
    return this.size > 0 ? (this.key[this.nodes[0] as number] as number) : -Infinity;
  }

  /** Puts a node in, or changes its key. */
  push(node: number, key: number): void {
    let at = this.spot[node] as number;
    if (at < 0) {
      at = this.size++;
      this.nodes[at] = node;
      this.spot[node] = at;
      this.key[node] = key;
      this.rise(at);
    } else {
      const old = this.key[node] as number;
      this.key[node] = key;
      if (key > old) this.rise(at);
      else this.sink(at);
    }
  }

  /** Takes the node of the greatest key out; -1 when empty. */
  pop(): number {
    if (this.size === 0) return -1;
    const node = this.nodes[0] as number;
    this.remove(node);
    return node;
  }

  /** Takes a node out, if it is in. */
  remove(node: number): void {
    const at = this.spot[node] as number;
    if (at < 0) return;
    this.spot[node] = -1;
    const last = this.nodes[--this.size] as number;
    if (last === node) return;
    this.nodes[at] = last;
    this.spot[last] = at;
    this.rise(at);
    this.sink(this.spot[last] as number);
  }

  /** Empties the heap. */
  clear(): void {
    for (let i = 0; i < this.size; i++) this.spot[this.nodes[i] as number] = -1;
    this.size = 0;
  }

  private rise(from: number): void {
    const { nodes, spot, key } = this;
    const node = nodes[from] as number;
    const own = key[node] as number;
    let at = from;
    while (at > 0) {
      const up = (at - 1) >> 1;
      const other = nodes[up] as number;
      if ((key[other] as number) >= own) break;
      nodes[at] = other;
      spot[other] = at;
      at = up;
    }
    nodes[at] = node;
    spot[node] = at;
  }

  private sink(from: number): void {
    const { nodes, spot, key, size } = this;
    const node = nodes[from] as number;
    const own = key[node] as number;
    let at = from;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= size) break;
      if (down + 1 < size && (key[nodes[down + 1] as number] as number) > (key[nodes[down] as number] as number)) down++;
      const other = nodes[down] as number;
      if ((key[other] as number) <= own) break;
      nodes[at] = other;
      spot[other] = at;
      at = down;
    }
    nodes[at] = node;
    spot[node] = at;
  }
}
