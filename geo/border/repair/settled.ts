import type { Plane } from "../../plane/plane";
import { aroundFace } from "../noding/arrangement";
import { tail } from "../noding/half-edges";
import type { Claimed } from "./claimed";
import { type FaceGroups, faceGroups } from "./face-groups";

/** Land several claimed: who, who got it, square metres. */
export interface SettledOverlap {
  readonly between: readonly number[];
  readonly to: number;
  readonly size: number;
}

/** Land of nobody given to a neighbour; square metres. */
export interface FilledGap {
  readonly to: number;
  readonly size: number;
}

/** A loose sliver of one owner given to another, or, where it hangs on its owner's land by a corner and adjoins nobody else, to nobody (-1). */
export interface LooseSliver {
  readonly from: number;
  readonly to: number;
  readonly size: number;
}

/** Enclosed land that stays nobody's; square metres and metres. */
export interface LeftGap {
  readonly faces: readonly number[];
  readonly size: number;
  readonly width: number;
}

/** Whose land each face is in the end (-1 nobody's), and what had to be decided. */
export interface Settled {
  readonly owner: Int32Array;
  readonly overlaps: readonly SettledOverlap[];
  readonly filled: readonly FilledGap[];
  readonly left: readonly LeftGap[];
  readonly slivers: readonly LooseSliver[];
}

function settledOverlaps({ claims }: Claimed, owner: Int32Array, groups: FaceGroups): SettledOverlap[] {
  const claimants = (face: number) => [...new Set(claims[face])];
  const overlaps: SettledOverlap[] = [];
  let rest = claims.flatMap((_own, face) => ((owner[face] as number) < 0 && claimants(face).length > 1 ? [face] : []));
  while (rest.length > 0) {
    const decided = rest.map((face) => groups.surroundings([face], (one) => (claims[face] as readonly number[]).includes(one)).nearest);
    const some = decided.some((to) => to >= 0);
    rest = rest.filter((face, index) => {
      // Where no claimant has land of its own around, the first of them, so that the others can follow.
      const to = some ? (decided[index] as number) : (claimants(face)[0] as number);
      if (to < 0) return true;
      owner[face] = to;
      overlaps.push({ between: claimants(face), to, size: groups.size([face]) });
      return false;
    });
  }
  return overlaps;
}

function settledGaps({ claims, open }: Claimed, owner: Int32Array, groups: FaceGroups, fill: number, narrow: number) {
  const filled: FilledGap[] = [];
  const left: LeftGap[] = [];
  for (const faces of groups.alike((face) => ((claims[face] as readonly number[]).length === 0 && !open[face] ? 0 : null))) {
    const { nearest, around } = groups.surroundings(faces, () => true);
    const size = groups.size(faces);
    const width = (2 * size) / around;
    if (nearest < 0 || (size > fill && width >= narrow)) {
      left.push({ faces, size, width });
      continue;
    }
    for (const face of faces) owner[face] = nearest;
    filled.push({ to: nearest, size });
  }
  return { filled, left };
}

/** Vertices by the pieces of land they lie on: whether a piece hangs on another of its owner by a corner. */
function hanging({ faces }: Claimed, owner: Int32Array): (piece: readonly number[]) => boolean {
  const key = (vertex: number, whose: number) => whose * faces.x.length + vertex;
  const corners = (own: readonly number[]) => {
    const found = new Set<number>();
    for (const face of own) aroundFace(faces, face, (half) => found.add(key(tail(faces, half), owner[face] as number)));
    return found;
  };
  let counts: Map<number, Set<number>> | null = null;
  return (piece) => {
    if (!counts) {
      counts = new Map();
      for (let face = 1; face < owner.length; face++) {
        if ((owner[face] as number) < 0) continue;
        for (const corner of corners([face])) counts.set(corner, (counts.get(corner) ?? new Set()).add(face));
      }
    }
    const inside = new Set(piece);
    return [...corners(piece)].some((corner) => [...(counts?.get(corner) ?? [])].some((face) => !inside.has(face)));
  };
}

function settledSlivers(laid: Claimed, owner: Int32Array, groups: FaceGroups, narrow: number): LooseSliver[] {
  const whose = (faces: readonly number[]) => owner[faces[0] as number] as number;
  const pieces = groups
    .alike((face) => ((owner[face] as number) < 0 ? null : (owner[face] as number)))
    .map((faces) => ({ faces, from: whose(faces), size: groups.size(faces) }));
  const largest = new Map<number, number>();
  for (const { from, size } of pieces) largest.set(from, Math.max(size, largest.get(from) ?? 0));
  const hangs = hanging(laid, owner);
  return pieces.flatMap(({ faces, from, size }) => {
    if (size === largest.get(from)) return [];
    const { nearest, around } = groups.surroundings(faces, (one) => one !== from);
    if ((2 * size) / around >= narrow || (nearest < 0 && !hangs(faces))) return [];
    for (const face of faces) owner[face] = nearest;
    return [{ from, to: nearest, size }];
  });
}

/**
 * Gives every face to one owner: to the only claimant; of several, to the one whose settled land it adjoins along the longest line; a gap of at most `fill`
 * square metres or narrower than `narrow` metres, and a loose sliver narrower than that, to the neighbour with the longest line. Larger gaps stay nobody's. Ties
 * go to the lower index.
 */
export function settled(laid: Claimed, plane: Plane, fill: number, narrow: number): Settled {
  const owner = Int32Array.from(laid.claims, (own) => (new Set(own).size === 1 ? (own[0] as number) : -1));
  const groups = faceGroups(laid.faces, owner, plane);
  const overlaps = settledOverlaps(laid, owner, groups);
  const gaps = settledGaps(laid, owner, groups, fill, narrow);
  return { owner, overlaps, ...gaps, slivers: settledSlivers(laid, owner, groups, narrow) };
}
