import type { EdgeLabels } from "./edge-labels";
import type { FacesOfLoops } from "./faces-of-loops";
import type { HalfEdges } from "./half-edges";

/** How often each label's rings wind about a face: label, times, label, times ... with labels ascending; 0 is left out. */
export type Winding = readonly number[];

/** A winding after a step across an edge: the labels of the edge added `turn` times. */
function stepped(winding: Winding, labels: EdgeLabels, edge: number, turn: number, winds: (label: number) => boolean): Winding {
  let changed: number[] | null = null;
  for (let i = labels.starts[edge] as number; i < (labels.starts[edge + 1] as number); i++) {
    const label = labels.label[i] as number;
    const by = (labels.net[i] as number) * turn;
    if (by === 0 || !winds(label)) continue;
    changed ??= [...winding];
    let at = 0;
    while (at < changed.length && (changed[at] as number) < label) at += 2;
    if (changed[at] !== label) changed.splice(at, 0, label, by);
    else if (changed[at + 1] === -by) changed.splice(at, 2);
    else changed[at + 1]! += by;
  }
  return changed ?? winding;
}

/** The winding of every face, by walking over the edges from the outside, where it is empty. Only labels that `winds` names count: closed rings. */
export function windings(faces: FacesOfLoops, halves: HalfEdges, labels: EdgeLabels, winds: (label: number) => boolean): Winding[] {
  const found: (Winding | undefined)[] = new Array(faces.loopsOf.length);
  found[0] = [];
  const open = [0];
  for (let face = open.pop(); face !== undefined; face = open.pop()) {
    const winding = found[face] as Winding;
    for (const start of faces.loopsOf[face] as readonly number[]) {
      let half = start;
      do {
        const beyond = faces.faceOf[half ^ 1] as number;
        if (!found[beyond]) {
          // Left of a ring's direction is one more than right of it.
          found[beyond] = stepped(winding, labels, half >> 1, half & 1 ? 1 : -1, winds);
          open.push(beyond);
        }
        half = halves.next[half] as number;
      } while (half !== start);
    }
  }
  return found as Winding[];
}
