import { GridBins } from "../noding/grid-bins";

/** Vertices on a grid and who has a ring through each (ascending indexes). `ux`, `uy` are metres per unit. */
export interface OwnedVertices {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly owners: readonly (readonly number[])[];
  readonly width: number;
  readonly height: number;
  readonly ux: number;
  readonly uy: number;
}

/** Whether all of `few` are among `many`; both ascending. */
export function within(few: readonly number[], many: readonly number[]): boolean {
  let i = 0;
  for (const one of many) if (one === few[i]) i++;
  return i === few.length;
}

/** Calls `visit` with the pairs of vertices within `reach` metres, each once, and their distance in metres. */
function eachNear(vertices: OwnedVertices, reach: number, visit: (p: number, q: number, distance: number) => void): void {
  const { x, y, width, height, ux, uy } = vertices;
  const bins = new GridBins(width, height, x.length);
  const hair = reach / Math.min(ux, uy);
  for (let p = 0; p < x.length; p++) {
    const count = bins.spanned(x[p] as number, y[p] as number, x[p] as number, y[p] as number, hair);
    for (let i = 0; i < count; i++) {
      for (let entry = bins.first(bins.span[i] as number); entry >= 0; entry = bins.after(entry)) {
        const q = bins.item(entry);
        const distance = Math.hypot(((x[p] as number) - (x[q] as number)) * ux, ((y[p] as number) - (y[q] as number)) * uy);
        if (distance <= reach) visit(q, p, distance);
      }
    }
    bins.add(bins.at(x[p] as number, y[p] as number), p);
  }
}

/**
 * For each vertex the one it becomes: vertices of different owners within `reach` metres of each other become one of them, the one most owners share (then the
 * first). Nearest pairs first; none moves farther than `reach`; two vertices that one owner's ring has both are not made one, so that rings keep their shape
 * where neighbours agree.
 */
export function vertexClusters(vertices: OwnedVertices, reach: number): Int32Array {
  const { x, y, owners, ux, uy } = vertices;
  const pairs: { p: number; q: number; distance: number }[] = [];
  eachNear(vertices, reach, (p, q, distance) => {
    const [own, its] = [owners[p] as readonly number[], owners[q] as readonly number[]];
    if (!within(own, its) && !within(its, own)) pairs.push({ p, q, distance });
  });
  pairs.sort((a, b) => a.distance - b.distance || a.p - b.p || a.q - b.q);
  const becomes = Int32Array.from(x, (_x, v) => v);
  const members = new Map<number, number[]>();
  const all = new Map<number, readonly number[]>();
  const ownersOf = (v: number) => all.get(v) ?? (owners[v] as readonly number[]);
  for (const { p, q } of pairs) {
    const [one, other] = [becomes[p] as number, becomes[q] as number];
    if (one === other || within(ownersOf(one), ownersOf(other)) || within(ownersOf(other), ownersOf(one))) continue;
    const more = (owners[other] as readonly number[]).length - (owners[one] as readonly number[]).length;
    const [stays, goes] = more > 0 || (more === 0 && other < one) ? [other, one] : [one, other];
    const moved = members.get(goes) ?? [goes];
    const far = (v: number) =>
      Math.hypot(((x[v] as number) - (x[stays] as number)) * ux, ((y[v] as number) - (y[stays] as number)) * uy) > reach;
    if (moved.some(far)) continue;
    const union = [...new Set([...ownersOf(one), ...ownersOf(other)])].sort((a, b) => a - b);
    members.set(stays, [...(members.get(stays) ?? [stays]), ...moved]);
    all.set(stays, union);
    for (const v of moved) becomes[v] = stays;
  }
  return becomes;
}
