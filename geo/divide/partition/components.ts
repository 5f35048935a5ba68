import type { Graph } from "./graph";

/** The connected components of a graph: `of[node]` is the number of its component, in order of their first nodes. */
export interface Components {
  readonly of: Int32Array;
  readonly count: number;
}

/** Components of the graph; where `part` is given, of what is left when the edges between parts are taken away. */
export function components(graph: Graph, part?: Int32Array): Components {
  const { count, start, to } = graph;
  const of = new Int32Array(count).fill(-1);
  const stack = new Int32Array(count);
  let found = 0;
  for (let v = 0; v < count; v++) {
    if (of[v] !== -1) continue;
    let height = 0;
    stack[height++] = v;
    of[v] = found;
    while (height > 0) {
      const u = stack[--height] as number;
      for (let e = start[u] as number; e < (start[u + 1] as number); e++) {
        const t = to[e] as number;
        if (of[t] !== -1 || (part && part[t] !== part[u])) continue;
        of[t] = found;
        stack[height++] = t;
      }
    }
    found++;
  }
  return { of, count: found };
}

/** Is every part in one piece? */
export function isContiguous(graph: Graph, part: Int32Array): boolean {
  return components(graph, part).count === new Set(part).size;
}
