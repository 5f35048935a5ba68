import type { Graph } from "./graph";

/** The graph of these nodes alone, numbered in the order given. */
export function inducedGraph(graph: Graph, nodes: Int32Array): Graph {
  const place = new Int32Array(graph.count).fill(-1);
  nodes.forEach((v, i) => {
    place[v] = i;
  });
  const start = new Uint32Array(nodes.length + 1);
  const to: number[] = [];
  const cost: number[] = [];
  nodes.forEach((v, i) => {
    for (let e = graph.start[v] as number; e < (graph.start[v + 1] as number); e++) {
      const t = place[graph.to[e] as number] as number;
      if (t < 0) continue;
      to.push(t);
      cost.push(graph.cost[e] as number);
    }
    start[i + 1] = to.length;
  });
  const weight = Float64Array.from(nodes, (v) => graph.weight[v] as number);
  return { count: nodes.length, start, to: Uint32Array.from(to), cost: Float64Array.from(cost), weight };
}
