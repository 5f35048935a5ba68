import { hierarchy, lowered } from "./coarser";
import { mend } from "./contiguity";
import { Division } from "./division";
import type { Graph } from "./graph";
import { Heap } from "./heap";
import { inducedGraph } from "./induced-graph";
import { type Aim, bareLayer, type Layer } from "./layer";
import type { Random } from "./random";
import { refine } from "./refinement";

/** Nodes at which a graph is cut outright, and how often that is tried. */
const SMALL = 60;
const TRIES = 6;

/**
 * Node -> part 0..parts-1 of a connected graph, by cutting it in two again and again; each cut is a multilevel one of its own.
 * A first answer: contiguous, about balanced. Parts may be empty where there are hardly more nodes than parts.
 */
export function bisected(graph: Graph, parts: number, tolerance: number, random: Random): Int32Array {
  const result = new Int32Array(graph.count);
  const divide = (nodes: Int32Array, first: number, count: number): void => {
    if (nodes.length <= count) {
      nodes.forEach((v, i) => {
        result[v] = first + i;
      });
      return;
    }
    if (count === 1) {
      for (const v of nodes) result[v] = first;
      return;
    }
    const left = count >> 1;
    const side = halves(inducedGraph(graph, nodes), left / count, tolerance / Math.ceil(Math.log2(count) + 1), random);
    divide(
      nodes.filter((_, i) => side[i] === 0),
      first,
      left,
    );
    divide(
      nodes.filter((_, i) => side[i] === 1),
      first + left,
      count - left,
    );
  };
  divide(
    Int32Array.from({ length: graph.count }, (_, i) => i),
    0,
    parts,
  );
  return result;
}

/** Node -> 0 or 1 of a connected graph; side 0 gets this share of the weight, give or take the tolerance. */
function halves(graph: Graph, share: number, tolerance: number, random: Random): Int32Array {
  let total = 0;
  for (const w of graph.weight) total += w;
  const target = Float64Array.of(share * total, (1 - share) * total);
  const slack = new Float64Array(2).fill(tolerance * Math.min(target[0] as number, target[1] as number));
  const aim: Aim = { parts: 2, target, slack, pull: 0, offices: null };
  const { layers, ups } = hierarchy(bareLayer(graph), null, SMALL, total / 20, random);
  let best: Division | null = null;
  let least = Infinity;
  for (let k = 0; k < TRIES; k++) {
    const division = grown(layers.at(-1) as Layer, aim, random);
    refine(division, { patience: 30, rounds: 4 }, random);
    const price = division.cut() + division.price * division.excess();
    if (price >= least) continue;
    least = price;
    best = division;
  }
  let part = (best as Division).part;
  for (let i = ups.length - 1; i >= 0; i--) {
    const division = new Division(layers[i] as Layer, aim, lowered(part, ups[i] as Int32Array));
    division.price *= 2;
    refine(division, { patience: 30, rounds: 4 }, random);
    part = division.part;
  }
  return part;
}

/** Side 0 grown from a random node, the node that costs least next, until it has its weight (greedy graph growing). */
function grown(layer: Layer, aim: Aim, random: Random): Division {
  const { count, start, to, cost, weight } = layer.graph;
  const part = new Int32Array(count).fill(1);
  const heap = new Heap(count);
  const goal = aim.target[0] as number;
  let load = 0;
  heap.push(Math.floor(random() * count), 0);
  for (let taken = 0; heap.size > 0 && taken < count - 1; ) {
    const v = heap.pop();
    const w = weight[v] as number;
    if (taken > 0 && load + w / 2 > goal) break;
    part[v] = 0;
    load += w;
    taken++;
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) {
      const u = to[e] as number;
      if (part[u] === 0) continue;
      let key = 0;
      for (let f = start[u] as number; f < (start[u + 1] as number); f++)
        key += (part[to[f] as number] === 0 ? 1 : -1) * (cost[f] as number);
      heap.push(u, key);
    }
  }
  const division = new Division(layer, aim, part);
  mend(division);
  return division;
}
