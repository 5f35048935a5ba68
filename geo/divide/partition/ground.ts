import { checkOptions } from "./check-options";
import { components } from "./components";
import type { Graph, PartitionOptions } from "./graph";
import { homes } from "./homes";
import { joined } from "./joined";
import type { Aim, Body, Layer } from "./layer";

/** The problem as the search sees it. */
export interface Ground {
  readonly layer: Layer;
  readonly aim: Aim;
  /** Node -> component, and part -> component it lies in. */
  readonly component: Int32Array;
  readonly home: Int32Array;
  readonly spans: boolean;
}

/** What a first answer is made on: a layer, the component of each of its nodes, and the parts in use before. */
export interface Base {
  readonly layer: Layer;
  readonly component: Int32Array;
  readonly before: Int32Array | null;
}

/** Checks what is asked, joins components where there are more than parts, and gives each component its parts. Throws RangeError with the wrong value. */
export function groundOf(given: Graph, options: PartitionOptions): Ground {
  checkOptions(given, options);
  const apart = components(given);
  const spans = apart.count > options.parts;
  const graph = spans ? joined(given, apart, options) : given;
  const component = spans ? new Int32Array(graph.count) : apart.of;
  const layer = layerOf(graph, options);
  const home = homes(graph, component, spans ? 1 : apart.count, options);
  return { layer, aim: aimOf(graph, component, home, options, layer.body), component, home, spans };
}

function layerOf(graph: Graph, options: PartitionOptions): Layer {
  const { fixed, forbidden, parts } = options;
  const rows = [new Uint8Array(parts)];
  let barred: Int32Array | null = null;
  if (forbidden && forbidden.size > 0) {
    barred = new Int32Array(graph.count);
    const known = new Map<string, number>([["", 0]]);
    for (const [node, set] of forbidden) {
      const list = [...set].sort((a, b) => a - b);
      const key = list.join();
      let row = known.get(key);
      if (row === undefined) {
        row = rows.length;
        known.set(key, row);
        rows.push(Uint8Array.from({ length: parts }, (_, p) => (set.has(p) ? 1 : 0)));
      }
      barred[node] = row;
    }
  }
  return { graph, fixed: fixed?.some((p) => p >= 0) ? fixed : null, barred, rows, body: bodyOf(graph, options) };
}

function bodyOf(graph: Graph, { place, offices }: PartitionOptions): Body | null {
  if (!place || (place.compact === 0 && !offices?.some(Boolean))) return null;
  let total = 0;
  for (const w of graph.weight) total += w;
  const mean = total / graph.count;
  // Half for the ground, half for the work on it: without the first, cells of no work would lie anywhere.
  const mass = graph.weight.map((w) => (mean > 0 ? 0.5 + (0.5 * w) / mean : 1));
  return { x: place.x, y: place.y, mass };
}

function aimOf(graph: Graph, component: Int32Array, home: Int32Array, options: PartitionOptions, body: Body | null): Aim {
  const { parts, tolerance, place, offices } = options;
  const weight = new Float64Array(parts);
  const count = new Int32Array(parts);
  for (let v = 0; v < component.length; v++) {
    const c = component[v] as number;
    weight[c] = (weight[c] as number) + (graph.weight[v] as number);
  }
  for (const c of home) count[c] = (count[c] as number) + 1;
  const target = Float64Array.from(home, (c) => (weight[c] as number) / (count[c] as number));
  // A hair less, so that sums in another order stay within.
  const slack = target.map((t) => t * tolerance * (1 - 1e-9));
  const compact = offices?.some(Boolean) ? Math.max(place?.compact ?? 0, 1) : (place?.compact ?? 0);
  return { parts, target, slack, pull: body ? compact * unitPull(graph, body, parts) : 0, offices: offices ?? null };
}

/** The price of inertia at which round parts cost half as much for their inertia as for their cut. */
function unitPull(graph: Graph, { x, y, mass }: Body, parts: number): number {
  let m = 0;
  let sx = 0;
  let sy = 0;
  let square = 0;
  for (let v = 0; v < graph.count; v++) {
    const w = mass[v] as number;
    m += w;
    sx += w * (x[v] as number);
    sy += w * (y[v] as number);
  }
  for (let v = 0; v < graph.count; v++)
    square += (mass[v] as number) * (((x[v] as number) - sx / m) ** 2 + ((y[v] as number) - sy / m) ** 2);
  let costs = 0;
  for (const c of graph.cost) costs += c;
  const cut = (costs / Math.max(graph.cost.length, 1)) * 2 * Math.sqrt(graph.count * parts);
  return square > 0 ? (0.5 * cut * parts) / square : 0;
}
