import type { Components } from "./components";
import { type Edge, type Graph, graphOf, type PartitionOptions } from "./graph";

/**
 * The graph with an edge of no cost from each component to the nearest of those already joined, by their centres (Prim 1957, O(components²)).
 * The edge is between nodes close to each other; without `place` components are joined in their order.
 */
export function joined(graph: Graph, { of, count }: Components, { place }: PartitionOptions): Graph {
  const x = place?.x ?? Float64Array.from(of);
  const y = place?.y ?? new Float64Array(graph.count);
  const members: number[][] = Array.from({ length: count }, () => []);
  of.forEach((c, v) => {
    (members[c] as number[]).push(v);
  });
  const mean = (nodes: readonly number[], at: Float64Array) => nodes.reduce((sum, v) => sum + (at[v] as number), 0) / nodes.length;
  const centreX = Float64Array.from(members, (nodes) => mean(nodes, x));
  const centreY = Float64Array.from(members, (nodes) => mean(nodes, y));
  const nearest = (c: number, px: number, py: number) => {
    const away = (v: number) => ((x[v] as number) - px) ** 2 + ((y[v] as number) - py) ** 2;
    return (members[c] as number[]).reduce((best, v) => (away(v) < away(best) ? v : best));
  };
  const edges = ownEdges(graph);
  for (const [c, other] of spanningTree(centreX, centreY)) {
    const a = nearest(c, centreX[other] as number, centreY[other] as number);
    edges.push({ a, b: nearest(other, x[a] as number, y[a] as number), cost: 0 });
  }
  return graphOf(graph.count, graph.weight, edges);
}

/** The shortest tree over points, as pairs: a point, and the one before it that it hangs on. */
function spanningTree(x: Float64Array, y: Float64Array): [number, number][] {
  const pairs: [number, number][] = [];
  const far = new Float64Array(x.length).fill(Infinity);
  const via = new Int32Array(x.length);
  for (let last = 0; pairs.length < x.length - 1; ) {
    far[last] = -1;
    let next = -1;
    for (let c = 0; c < x.length; c++) {
      if ((far[c] as number) < 0) continue;
      const d = ((x[c] as number) - (x[last] as number)) ** 2 + ((y[c] as number) - (y[last] as number)) ** 2;
      if (d < (far[c] as number)) {
        far[c] = d;
        via[c] = last;
      }
      if (next < 0 || (far[c] as number) < (far[next] as number)) next = c;
    }
    pairs.push([next, via[next] as number]);
    last = next;
  }
  return pairs;
}

function ownEdges({ count, start, to, cost }: Graph): Edge[] {
  const edges: Edge[] = [];
  for (let a = 0; a < count; a++)
    for (let e = start[a] as number; e < (start[a + 1] as number); e++) {
      const b = to[e] as number;
      if (a < b) edges.push({ a, b, cost: cost[e] as number });
    }
  return edges;
}
