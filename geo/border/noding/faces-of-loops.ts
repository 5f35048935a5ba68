import { GridBins } from "./grid-bins";
import { head, tail } from "./half-edges";
import type { Noded } from "./noded";
import type { Pruned } from "./pruned";

/** Which loops bound which face. Face 0 is the outside. */
export interface FacesOfLoops {
  readonly faceOf: Int32Array;
  /** Half-edges, one for each loop of a face: the outer one first, then the holes; of the outside, holes only. */
  readonly loopsOf: readonly (readonly number[])[];
}

/** Connected parts of a graph: for each its westernmost vertex (of those the southernmost) and the loop that runs around it. */
interface Part {
  readonly west: number;
  readonly around: number;
}

function partsOf(graph: Noded, { halves, loopOf, loops }: Pruned): { parts: Part[]; partOf: Int32Array } {
  const { starts, leaving, next } = halves;
  const { x, y } = graph;
  const partOf = new Int32Array(loops.length).fill(-1);
  const parts: Part[] = [];
  for (let first = 0; first < loops.length; first++) {
    if (partOf[first] !== -1) continue;
    const open = [first];
    partOf[first] = parts.length;
    let west = tail(graph, loops[first] as number);
    for (let loop = open.pop(); loop !== undefined; loop = open.pop()) {
      const start = loops[loop] as number;
      let half = start;
      do {
        const v = tail(graph, half);
        if ((x[v] as number) < (x[west] as number) || (x[v] === x[west] && (y[v] as number) < (y[west] as number))) west = v;
        const beyond = loopOf[half ^ 1] as number;
        if (partOf[beyond] === -1) {
          partOf[beyond] = parts.length;
          open.push(beyond);
        }
        half = next[half] as number;
      } while (half !== start);
    }
    // Nothing lies west of that vertex: the loop in its western angle runs around the part.
    parts.push({ west, around: loopOf[(leaving[starts[west] as number] as number) ^ 1] as number });
  }
  return { parts, partOf };
}

/** Asks for the loop that one sees first when looking west from a vertex, past the loops of its own part; -1 for none. */
function westward(graph: Noded, { kept, halves, loopOf }: Pruned, partOf: Int32Array): (vertex: number, part: number) => number {
  const { x, y, grid } = graph;
  const bins = new GridBins(grid.width, grid.height, kept.length);
  kept.forEach((keep, e) => {
    if (!keep) return;
    const [a, b] = [graph.from[e] as number, graph.to[e] as number];
    const count = bins.spanned(x[a] as number, y[a] as number, x[b] as number, y[b] as number, 1);
    for (let i = 0; i < count; i++) bins.add(bins.span[i] as number, e);
  });
  const eastOf = (vertex: number): number => {
    const [start, end] = [halves.starts[vertex] as number, halves.starts[vertex + 1] as number];
    let i = start;
    while (i < end && (y[head(graph, halves.leaving[i] as number)] as number) < (y[vertex] as number)) i++;
    return loopOf[(halves.leaving[i === end ? start : i] as number) ^ 1] as number;
  };
  return (vertex, part) => {
    const [vx, vy] = [x[vertex] as number, y[vertex] as number];
    const row = bins.row(vy) * bins.columns;
    let best = -Infinity;
    let seen = -1;
    for (let column = bins.column(vx); column >= 0; column--) {
      for (let entry = bins.first(row + column); entry >= 0; entry = bins.after(entry)) {
        const e = bins.item(entry);
        if (partOf[loopOf[2 * e] as number] === part) continue;
        const [a, b] = [graph.from[e] as number, graph.to[e] as number];
        const [ax, ay, bx, by] = [x[a] as number, y[a] as number, x[b] as number, y[b] as number];
        for (const [end, ex, ey] of [[a, ax, ay] as const, [b, bx, by] as const]) {
          if (ey !== vy || ex >= vx || ex < best) continue;
          best = ex;
          seen = eastOf(end);
        }
        if (!((ay < vy && by > vy) || (ay > vy && by < vy))) continue;
        const at = ax + ((vy - ay) / (by - ay)) * (bx - ax);
        if (at >= vx || at <= best) continue;
        best = at;
        seen = loopOf[ay > by ? 2 * e : 2 * e + 1] as number;
      }
      if (best >= column * bins.side) break;
    }
    return seen;
  };
}

/** Gathers loops into faces: every loop but those that run around a connected part opens a face; those are holes of the face they lie in. */
export function facesOfLoops(graph: Noded, pruned: Pruned): FacesOfLoops {
  const { loops } = pruned;
  const { parts, partOf } = partsOf(graph, pruned);
  const faceOfLoop = new Int32Array(loops.length).fill(-1);
  const loopsOf: number[][] = [[]];
  for (const { around } of parts) faceOfLoop[around] = 0;
  loops.forEach((half, loop) => {
    if (faceOfLoop[loop] === 0) return;
    faceOfLoop[loop] = loopsOf.length;
    loopsOf.push([half]);
  });
  const look = parts.length > 1 ? westward(graph, pruned, partOf) : () => -1;
  const fromWest = parts
    .map((part, index) => ({ ...part, index }))
    .sort((p, q) => (graph.x[p.west] as number) - (graph.x[q.west] as number) || (graph.y[p.west] as number) - (graph.y[q.west] as number));
  // From the west: what one sees to the west is settled already.
  for (const { west, around, index } of fromWest) {
    const seen = look(west, index);
    const face = seen < 0 ? 0 : (faceOfLoop[seen] as number);
    faceOfLoop[around] = face;
    (loopsOf[face] as number[]).push(loops[around] as number);
  }
  return { faceOf: pruned.loopOf.map((loop) => (loop < 0 ? -1 : (faceOfLoop[loop] as number))), loopsOf };
}
