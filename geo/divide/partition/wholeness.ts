import type { Graph } from "./graph";

/** Beyond so many nodes looked at a part is not searched further, and the answer is the safe one. */
const LIMIT = 3000;

/**
 * Would the part of node v still be in one piece without v? A part that was in one piece before is meant; its last node may not leave.
 * Searches from all of v's neighbours in the part at once, until all have met or one has nowhere to go.
 */
export class Wholeness {
  private readonly seen: Int32Array;
  private readonly owner: Int32Array;
  private readonly next: Int32Array;
  private round = 0;
  private heads = new Int32Array(64);
  private tails = new Int32Array(64);
  private root = new Int32Array(64);

  /** For a graph and the part of each node, which may change between the questions. */
  constructor(
    private readonly graph: Graph,
    private readonly part: Int32Array,
  ) {
    this.seen = new Int32Array(graph.count);
    this.owner = new Int32Array(graph.count);
    this.next = new Int32Array(graph.count);
  }

  /** See the class. */
  without(v: number): boolean {
    const { start, to } = this.graph;
    const { part, seen, owner } = this;
    const a = part[v];
    const first = start[v] as number;
    const end = start[v + 1] as number;
    if (this.root.length < end - first) this.grow(end - first);
    const round = ++this.round;
    let sources = 0;
    for (let e = first; e < end; e++) {
      const u = to[e] as number;
      if (part[u] !== a) continue;
      seen[u] = round;
      owner[u] = sources;
      this.root[sources] = sources;
      this.heads[sources] = u;
      this.tails[sources] = u;
      this.next[u] = -1;
      sources++;
    }
    if (sources <= 1) return sources === 1;
    seen[v] = round;
    owner[v] = -1;
    return this.meet(sources, round, a as number);
  }

  /** Takes turns among the searches. Each has a chain of nodes to look at next; those that meet go on as one tree of `root`s, each with its own chain. */
  private meet(sources: number, round: number, a: number): boolean {
    const { heads, root } = this;
    let groups = sources;
    for (let steps = 0; steps < LIMIT; ) {
      for (let s = 0; s < sources; s++) {
        const u = heads[s] as number;
        if (u < 0) continue;
        steps++;
        groups -= this.step(s, u, round, a);
        if (groups === 1) return true;
      }
      // A group none of whose searches can go on is cut off.
      for (let s = 0; s < sources; s++) {
        if (root[s] !== s) continue;
        let alive = false;
        for (let t = 0; t < sources && !alive; t++) alive = (heads[t] as number) >= 0 && this.find(t) === s;
        if (!alive) return false;
      }
    }
    return false;
  }

  /** Looks at one node of search s; how many groups met. */
  private step(s: number, u: number, round: number, a: number): number {
    const { start, to } = this.graph;
    const { part, seen, owner, next, heads, tails, root } = this;
    let met = 0;
    for (let e = start[u] as number, end = start[u + 1] as number; e < end; e++) {
      const t = to[e] as number;
      if (part[t] !== a) continue;
      if (seen[t] === round) {
        const other = owner[t] as number;
        if (other < 0) continue;
        const x = this.find(other);
        const y = this.find(s);
        if (x !== y) {
          root[x] = y;
          met++;
        }
        continue;
      }
      seen[t] = round;
      owner[t] = s;
      next[t] = -1;
      next[tails[s] as number] = t;
      tails[s] = t;
    }
    heads[s] = next[u] as number;
    return met;
  }

  private find(s: number): number {
    let at = s;
    while (this.root[at] !== at) at = this.root[at] as number;
    return at;
  }

  private grow(size: number): void {
    this.heads = new Int32Array(2 * size);
    this.tails = new Int32Array(2 * size);
    this.root = new Int32Array(2 * size);
  }
}
