import type { Graph } from "./graph";
import type { Body, Layer } from "./layer";
import { type Random, shuffle } from "./random";

/** A coarser layer, and which of its nodes each finer node went into. */
export interface Coarser {
  readonly layer: Layer;
  readonly up: Int32Array;
}

/**
 * Merges neighbours in pairs. Never merges nodes of different `label` (the parts of a partition that shall survive), different `fixed`
 * or different forbidden parts, nor above `limit` of weight unless both are fixed to the same part.
 * Heavy-edge matching in random order (Karypis and Kumar 1998), by the rating cost² / (weight · weight) of Holtgrewe, Sanders and Schulz (2010).
 */
export function coarser(layer: Layer, label: Int32Array | null, limit: number, random: Random): Coarser {
  const mate = matching(layer, label, limit, random);
  const up = new Int32Array(mate.length);
  let count = 0;
  for (let v = 0; v < mate.length; v++) {
    const other = mate[v] as number;
    up[v] = other < v ? (up[other] as number) : count++;
  }
  return { layer: merged(layer, up, mate, count), up };
}

function matching(layer: Layer, label: Int32Array | null, limit: number, random: Random): Int32Array {
  const { count, start, to, cost, weight } = layer.graph;
  const { fixed, barred } = layer;
  let total = 0;
  for (let v = 0; v < count; v++) total += weight[v] as number;
  // Nodes of no weight must not have infinite ratings.
  const base = total > 0 ? (0.1 * total) / count : 1;
  const order = Int32Array.from({ length: count }, (_, i) => i);
  shuffle(order, count, random);
  const mate = new Int32Array(count).fill(-1);
  for (let k = 0; k < count; k++) {
    const v = order[k] as number;
    if (mate[v] !== -1) continue;
    let best = v;
    let most = -1;
    const own = weight[v] as number;
    for (let e = start[v] as number; e < (start[v + 1] as number); e++) {
      const u = to[e] as number;
      if (mate[u] !== -1 || (label && label[u] !== label[v])) continue;
      if (fixed && fixed[u] !== fixed[v]) continue;
      if (barred && barred[u] !== barred[v]) continue;
      const other = weight[u] as number;
      if (own + other > limit && !(fixed && (fixed[v] as number) >= 0)) continue;
      const price = cost[e] as number;
      const rating = (price * price) / ((own + base) * (other + base));
      if (rating > most) {
        most = rating;
        best = u;
      }
    }
    mate[v] = best;
    mate[best] = v;
  }
  return mate;
}

function merged(layer: Layer, up: Int32Array, mate: Int32Array, count: number): Layer {
  const fine = layer.graph;
  const start = new Uint32Array(count + 1);
  const to = new Uint32Array(fine.to.length);
  const cost = new Float64Array(fine.to.length);
  const weight = new Float64Array(count);
  const seen = new Int32Array(count).fill(-1);
  const fixed = layer.fixed && new Int32Array(count);
  const barred = layer.barred && new Int32Array(count);
  let size = 0;
  for (let v = 0, c = 0; v < fine.count; v++) {
    const other = mate[v] as number;
    if (other < v) continue;
    const from = size;
    for (let twin = v; ; twin = other) {
      weight[c] = (weight[c] as number) + (fine.weight[twin] as number);
      for (let e = fine.start[twin] as number; e < (fine.start[twin + 1] as number); e++) {
        const t = up[fine.to[e] as number] as number;
        if (t === c) continue;
        let at = seen[t] as number;
        if (at < from) {
          at = size++;
          seen[t] = at;
          to[at] = t;
        }
        cost[at] = (cost[at] as number) + (fine.cost[e] as number);
      }
      if (twin === other) break;
    }
    if (fixed && layer.fixed) fixed[c] = layer.fixed[v] as number;
    if (barred && layer.barred) barred[c] = layer.barred[v] as number;
    start[++c] = size;
  }
  const graph: Graph = { count, start, to: to.slice(0, size), cost: cost.slice(0, size), weight };
  return { graph, fixed, barred, rows: layer.rows, body: layer.body && mergedBody(layer.body, up, count) };
}

function mergedBody(body: Body, up: Int32Array, count: number): Body {
  const x = new Float64Array(count);
  const y = new Float64Array(count);
  const mass = new Float64Array(count);
  for (let v = 0; v < up.length; v++) {
    const c = up[v] as number;
    const m = body.mass[v] as number;
    mass[c] = (mass[c] as number) + m;
    x[c] = (x[c] as number) + m * (body.x[v] as number);
    y[c] = (y[c] as number) + m * (body.y[v] as number);
  }
  for (let c = 0; c < count; c++) {
    x[c] = (x[c] as number) / (mass[c] as number);
    y[c] = (y[c] as number) / (mass[c] as number);
  }
  return { x, y, mass };
}

/** Coarser and coarser layers, the finest first, until at most `goal` nodes are left or merging gets nowhere. */
export function hierarchy(layer: Layer, label: Int32Array | null, goal: number, limit: number, random: Random): Hierarchy {
  const layers = [layer];
  const ups: Int32Array[] = [];
  let now = layer;
  let labels = label;
  while (now.graph.count > goal) {
    const next = coarser(now, labels, limit, random);
    if (next.layer.graph.count > 0.95 * now.graph.count) break;
    labels = labels && lifted(labels, next.up, next.layer.graph.count);
    layers.push(next.layer);
    ups.push(next.up);
    now = next.layer;
  }
  return { layers, ups };
}

/** `layers` from fine to coarse; `ups[i]` leads from the nodes of layer i to those of layer i + 1. */
export interface Hierarchy {
  readonly layers: readonly Layer[];
  readonly ups: readonly Int32Array[];
}

/** Labels of the coarser nodes; finer nodes that went together have the same. */
export function lifted(label: Int32Array, up: Int32Array, count: number): Int32Array {
  const result = new Int32Array(count);
  for (let v = 0; v < up.length; v++) result[up[v] as number] = label[v] as number;
  return result;
}

/** Labels of the finer nodes. */
export function lowered(label: Int32Array, up: Int32Array): Int32Array {
  return Int32Array.from(up, (c) => label[c] as number);
}
