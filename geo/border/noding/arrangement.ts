import { facesOfLoops } from "./faces-of-loops";
import { head, tail } from "./half-edges";
import { type LabelledLine, type Noded, noded } from "./noded";
import { pruned } from "./pruned";
import { type Winding, windings } from "./windings";

/**
 * The plane cut by lines: vertices, edges and faces. Face 0 is the outside; every other face is one piece of land without an edge inside.
 * Half-edge 2e runs along edge e from `from` to `to`, 2e + 1 back; both have a face on their left.
 */
export interface Arrangement extends Noded {
  /** Edges that bound faces; the others (dangling ends, bridges) stay in the arrays but have no face. */
  readonly kept: Uint8Array;
  /** The half-edge that goes on around the face on the left; -1 for edges not kept. */
  readonly next: Int32Array;
  /** The face on the left of a half-edge; -1 for edges not kept. */
  readonly faceOf: Int32Array;
  /** Half-edges of a face, one for each of its loops: first the outer one, then the holes; of the outside, holes only. */
  readonly loopsOf: readonly (readonly number[])[];
  /** Which rings wind about each face, and how often. */
  readonly windings: readonly Winding[];
  readonly dangles: number;
  readonly bridges: number;
}

/**
 * The arrangement of labelled lines (degrees). `winds` names the labels of closed rings, whose windings are wanted. About n log n.
 * Throws RangeError when the lines spread over more than 9 degrees.
 */
export function arrangement(lines: readonly LabelledLine[], winds: (label: number) => boolean = () => true): Arrangement {
  const graph = noded(lines);
  const rest = pruned(graph);
  const faces = facesOfLoops(graph, rest);
  return {
    ...graph,
    kept: rest.kept,
    next: rest.halves.next,
    ...faces,
    windings: windings(faces, rest.halves, graph.labels, winds),
    dangles: rest.dangles,
    bridges: rest.bridges,
  };
}

/** Calls `visit` with every half-edge around a face, loop by loop. */
export function aroundFace(plane: Arrangement, face: number, visit: (half: number) => void): void {
  for (const start of plane.loopsOf[face] as readonly number[]) {
    let half = start;
    do {
      visit(half);
      half = plane.next[half] as number;
    } while (half !== start);
  }
}

/** Twice the size of a face in square units of the grid: of the outside, minus that of all other faces. */
export function doubleSize(plane: Arrangement, face: number): number {
  const { x, y } = plane;
  const [start] = plane.loopsOf[face] as readonly number[];
  if (start === undefined) return 0;
  const [x0, y0] = [x[tail(plane, start)] as number, y[tail(plane, start)] as number];
  let sum = 0;
  aroundFace(plane, face, (half) => {
    const [a, b] = [tail(plane, half), head(plane, half)];
    sum += ((x[a] as number) - x0) * ((y[b] as number) - y0) - ((x[b] as number) - x0) * ((y[a] as number) - y0);
  });
  return sum;
}
