import { type HalfEdges, halfEdges } from "./half-edges";
import type { Noded } from "./noded";

/** A graph without edges that have the same face on both sides, and the loops around its faces. */
export interface Pruned {
  /** 1 for edges that stay. */
  readonly kept: Uint8Array;
  readonly halves: HalfEdges;
  /** The loop each half-edge belongs to; -1 for a dropped edge. */
  readonly loopOf: Int32Array;
  /** One half-edge of each loop. */
  readonly loops: readonly number[];
  /** Edges dropped because they end nowhere, and those that only link two parts. */
  readonly dangles: number;
  readonly bridges: number;
}

/** Drops edges with a free end until none is left; returns how many. */
function withoutDangles(graph: Noded, kept: Uint8Array): number {
  const degree = new Int32Array(graph.x.length);
  // The exclusive or of a vertex's edges: with degree 1 it is that edge.
  const mixed = new Int32Array(graph.x.length);
  for (let e = 0; e < kept.length; e++) {
    if (!kept[e]) continue;
    for (const v of [graph.from[e] as number, graph.to[e] as number]) {
      degree[v]!++;
      mixed[v]! ^= e;
    }
  }
  let dropped = 0;
  for (let start = 0; start < degree.length; start++) {
    for (let v = start; degree[v] === 1; ) {
      const e = mixed[v] as number;
      const other = graph.from[e] === v ? (graph.to[e] as number) : (graph.from[e] as number);
      kept[e] = 0;
      dropped++;
      degree[v] = 0;
      degree[other]!--;
      mixed[other]! ^= e;
      v = other;
    }
  }
  return dropped;
}

function traced(next: Int32Array): { loopOf: Int32Array; loops: number[] } {
  const loopOf = new Int32Array(next.length).fill(-1);
  const loops: number[] = [];
  for (let start = 0; start < next.length; start++) {
    if (next[start] === -1 || loopOf[start] !== -1) continue;
    for (let half = start; loopOf[half] === -1; half = next[half] as number) loopOf[half] = loops.length;
    loops.push(start);
  }
  return { loopOf, loops };
}

/** Drops dangling edges and bridges: what is left bounds faces only. */
export function pruned(graph: Noded): Pruned {
  const kept = new Uint8Array(graph.from.length).fill(1);
  const dangles = withoutDangles(graph, kept);
  let bridges = 0;
  for (;;) {
    const halves = halfEdges(graph, kept);
    const { loopOf, loops } = traced(halves.next);
    let found = 0;
    for (let e = 0; e < kept.length; e++) {
      if (!kept[e] || loopOf[2 * e] !== loopOf[2 * e + 1]) continue;
      kept[e] = 0;
      found++;
    }
    if (found === 0) return { kept, halves, loopOf, loops, dangles, bridges };
    bridges += found;
  }
}
