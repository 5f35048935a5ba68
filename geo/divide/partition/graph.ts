/** Undirected graph in CSR form: neighbours of node i are `to[start[i]..start[i+1])`, with `cost` of cutting each edge (>= 0; both directions the same). `weight[i]` is the workload. */
export interface Graph {
  readonly count: number;
  readonly start: Uint32Array;
  readonly to: Uint32Array;
  readonly cost: Float64Array;
  readonly weight: Float64Array;
}

/** An edge between nodes `a` and `b`, with the cost of having a border there. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly cost: number;
}

/** A place on the plane, metres. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** What is asked of a partition. */
export interface PartitionOptions {
  readonly parts: number;
  /** 0.03: no part's weight deviates from the mean by more than 3 %, above or below, where that is possible. */
  readonly tolerance: number;
  readonly seed: number;
  /** Part a node must be in (-1 free). */
  readonly fixed?: Int32Array;
  /** Parts a node may not be in. */
  readonly forbidden?: ReadonlyMap<number, ReadonlySet<number>>;
  /** Node -> part now in use (-1 none): parts are named after those they overlap most. */
  readonly before?: Int32Array;
  /** Positions in metres of nodes and how much compactness counts: 0 none, 1 as usual. */
  readonly place?: { readonly x: Float64Array; readonly y: Float64Array; readonly compact: number };
  /** Position in metres of each part's office, if the parts have one: parts lie around theirs. Wants `place`. */
  readonly offices?: readonly (Spot | null)[];
}

/** An answer. */
export interface Partition {
  /** Node -> part, 0-based. */
  readonly part: Int32Array;
  /** Sum of the costs of the edges between parts. */
  readonly cut: number;
  /** max |w - mean| / mean over the parts. */
  readonly deviation: number;
  /** Is every part in one piece (over the joins, where `spans`)? */
  readonly contiguous: boolean;
  /** `cut` and the price of far-flung parts: the smaller the better. */
  readonly objective: number;
  /** More components than parts: some part must hold nodes that no edge connects. */
  readonly spans: boolean;
}

/** Nodes and weighted edges as a graph. Parallel edges add up, loops fall away. Throws on an unknown node, a negative or infinite cost or weight. */
export function graphOf(count: number, weight: ArrayLike<number>, edges: Iterable<Edge>): Graph {
  if (weight.length !== count) throw new RangeError(`${weight.length} weights for ${count} nodes`);
  for (let i = 0; i < count; i++) if (!isAmount(weight[i])) throw new RangeError(`weight ${weight[i]} of node ${i}`);
  const rows: Map<number, number>[] = Array.from({ length: count }, () => new Map());
  for (const { a, b, cost } of edges) {
    const rowA = rows[a];
    const rowB = rows[b];
    if (!rowA || !rowB) throw new RangeError(`edge ${a}-${b} in a graph of ${count} nodes`);
    if (!isAmount(cost)) throw new RangeError(`cost ${cost} of edge ${a}-${b}`);
    if (a === b) continue;
    rowA.set(b, (rowA.get(b) ?? 0) + cost);
    rowB.set(a, (rowB.get(a) ?? 0) + cost);
  }
  return packed(rows, Float64Array.from(weight));
}

function isAmount(value: number | undefined): boolean {
  return value !== undefined && value >= 0 && value < Infinity;
}

function packed(rows: readonly ReadonlyMap<number, number>[], weight: Float64Array): Graph {
  const start = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    start[i + 1] = (start[i] as number) + row.size;
  });
  const to = new Uint32Array(start[rows.length] as number);
  const cost = new Float64Array(to.length);
  let at = 0;
  for (const row of rows)
    for (const [node, price] of row) {
      to[at] = node;
      cost[at++] = price;
    }
  return { count: rows.length, start, to, cost, weight };
}
