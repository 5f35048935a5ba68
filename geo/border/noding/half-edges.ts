import type { Noded } from "./noded";

/** Edges seen from their ends. Half-edge 2e runs along edge e from `from` to `to`, 2e + 1 back. */
export interface HalfEdges {
  /** Those that leave vertex v stand in `leaving` from `starts[v]` to `starts[v + 1]`, counter-clockwise from the west. */
  readonly starts: Int32Array;
  readonly leaving: Int32Array;
  /** The half-edge that goes on around the face on the left; -1 for a dropped edge. */
  readonly next: Int32Array;
}

/** The vertex a half-edge starts from. */
export const tail = (graph: Noded, half: number): number => (half & 1 ? graph.to : graph.from)[half >> 1] as number;
/** The vertex a half-edge leads to. */
export const head = (graph: Noded, half: number): number => (half & 1 ? graph.from : graph.to)[half >> 1] as number;

/** Quarter by quarter: south, east, north, west. */
const sector = (x: number, y: number) => (y < 0 ? 0 : y > 0 ? 2 : x > 0 ? 1 : 3);

/** Orders half-edges with the same tail by their angle in (-pi, pi]; exact. */
function byAngle(graph: Noded): (p: number, q: number) => number {
  const { x, y } = graph;
  return (p, q) => {
    const [a, b, c] = [tail(graph, p), head(graph, p), head(graph, q)];
    const [px, py] = [(x[b] as number) - (x[a] as number), (y[b] as number) - (y[a] as number)];
    const [qx, qy] = [(x[c] as number) - (x[a] as number), (y[c] as number) - (y[a] as number)];
    return sector(px, py) - sector(qx, qy) || qx * py - qy * px;
  };
}

/** Links the edges of a noded graph that are `kept`. */
export function halfEdges(graph: Noded, kept: Uint8Array): HalfEdges {
  const edges = graph.from.length;
  const starts = new Int32Array(graph.x.length + 1);
  for (let half = 0; half < edges * 2; half++) if (kept[half >> 1]) starts[tail(graph, half) + 1]!++;
  for (let v = 0; v < graph.x.length; v++) starts[v + 1]! += starts[v] as number;
  const free = starts.slice();
  const leaving = new Int32Array(starts[graph.x.length] as number);
  for (let half = 0; half < edges * 2; half++) if (kept[half >> 1]) leaving[free[tail(graph, half)]!++] = half;
  const next = new Int32Array(edges * 2).fill(-1);
  const order = byAngle(graph);
  for (let v = 0; v < graph.x.length; v++) {
    const [start, end] = [starts[v] as number, starts[v + 1] as number];
    if (end - start > 1) leaving.subarray(start, end).sort(order);
    // Who arrives goes on along the first edge clockwise from where it came: the face stays on the left.
    for (let i = start; i < end; i++) next[(leaving[i] as number) ^ 1] = leaving[i === start ? end - 1 : i - 1] as number;
  }
  return { starts, leaving, next };
}
