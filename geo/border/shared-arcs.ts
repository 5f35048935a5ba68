import type { Area, Line } from "../plane/point";
import { chained, type Piece } from "./chained";
import { sharedEdges } from "./shared-edges";

/** One unbroken stretch of the line between two owners; `right` is null on the outline of the whole coverage. */
export interface Arc<Owner> {
  readonly left: Owner;
  readonly right: Owner | null;
  readonly line: Line;
}

/** The lines between different owners of a coverage, and its outline. Owners are compared as strings; `left` is the smaller, so each pair appears one way round. */
export function sharedArcs(areas: readonly Area[], ownerOf: (index: number) => string): Arc<string>[] {
  const groups = new Map<string, { left: string; right: string | null; pieces: Piece[] }>();
  for (const edge of sharedEdges(areas)) {
    const left = ownerOf(edge.left);
    const right = edge.right < 0 ? null : ownerOf(edge.right);
    if (left === right) continue;
    const swap = right !== null && right < left;
    const piece = swap ? { a: edge.b, b: edge.a } : { a: edge.a, b: edge.b };
    const pair = swap ? { left: right, right: left } : { left, right };
    const key = `${pair.left}\n${pair.right ?? ""}`;
    const group = groups.get(key);
    if (group) group.pieces.push(piece);
    else groups.set(key, { ...pair, pieces: [piece] });
  }
  return [...groups.values()].flatMap(({ left, right, pieces }) => chained(pieces).map((line) => ({ left, right, line })));
}
