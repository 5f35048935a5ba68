import type { Graph, Spot } from "./graph";

/** One level of the multilevel method: a graph, with what its nodes are bound to and where they are. */
export interface Layer {
  readonly graph: Graph;
  /** Part a node must be in, -1 free. */
  readonly fixed: Int32Array | null;
  /** Node -> row of `rows`: the parts it may not be in. Row 0 forbids nothing. */
  readonly barred: Int32Array | null;
  readonly rows: readonly Uint8Array[];
  /** Centre (metres) and mass of each node, for the compactness. */
  readonly body: Body | null;
}

/** Centres of mass, metres, and masses: one of a typical cell. */
export interface Body {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly mass: Float64Array;
}

/** What holds on every layer: how many parts, what each should weigh, and the price of far-flung parts. */
export interface Aim {
  readonly parts: number;
  readonly target: Float64Array;
  /** How far a part's load may be from its target at no price. */
  readonly slack: Float64Array;
  /** Price of one unit of moment of inertia, in units of the cut; 0: compactness is not asked for. */
  readonly pull: number;
  readonly offices: readonly (Spot | null)[] | null;
}

/** A layer with nothing asked but the graph. */
export function bareLayer(graph: Graph): Layer {
  return { graph, fixed: null, barred: null, rows: [], body: null };
}

/** May the node be in the part? */
export function allows(layer: Layer, node: number, part: number): boolean {
  if (layer.fixed) {
    const must = layer.fixed[node] as number;
    if (must >= 0) return must === part;
  }
  return !layer.barred || (layer.rows[layer.barred[node] as number] as Uint8Array)[part] === 0;
}
