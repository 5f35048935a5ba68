import type { Plane } from "../../plane/plane";
import { type Arrangement, aroundFace, doubleSize } from "../noding/arrangement";
import { head, tail } from "../noding/half-edges";
import { PER_DEGREE } from "../noding/integer-grid";
import type { Claimed } from "./claimed";

/** Whose land each face is in the end, and what had to be decided. */
export interface Settled {
  /** For each face its owner; -1 nobody. */
  readonly owner: Int32Array;
  /** Gaps given away, gaps left as holes, overlaps settled and loose slivers given to a neighbour; square metres. */
  readonly filled: readonly { readonly to: number; readonly size: number }[];
  readonly left: readonly { readonly faces: readonly number[]; readonly size: number; readonly width: number }[];
  readonly overlaps: readonly { readonly between: readonly number[]; readonly to: number; readonly size: number }[];
  readonly slivers: readonly { readonly from: number; readonly to: number; readonly size: number }[];
}

/** Measures faces in metres. */
function measures(faces: Arrangement, plane: Plane) {
  const [ux, uy] = [plane.kx / PER_DEGREE, plane.ky / PER_DEGREE];
  const { x, y } = faces;
  return {
    size: (own: readonly number[]) => (own.reduce((sum, face) => sum + doubleSize(faces, face), 0) / 2) * ux * uy,
    length: (half: number) => {
      const [a, b] = [tail(faces, half), head(faces, half)];
      return Math.hypot(((x[b] as number) - (x[a] as number)) * ux, ((y[b] as number) - (y[a] as number)) * uy);
    },
  };
}

/** Faces that hang together over edges and are alike, as lists. */
function groups(faces: Arrangement, alike: (face: number) => number | null): number[][] {
  const seen = new Uint8Array(faces.loopsOf.length);
  const found: number[][] = [];
  for (let first = 1; first < seen.length; first++) {
    const kind = alike(first);
    if (seen[first] || kind === null) continue;
    const own = [first];
    seen[first] = 1;
    for (let i = 0; i < own.length; i++) {
      aroundFace(faces, own[i] as number, (half) => {
        const beyond = faces.faceOf[half ^ 1] as number;
        if (beyond === 0 || seen[beyond] || alike(beyond) !== kind) return;
        seen[beyond] = 1;
        own.push(beyond);
      });
    }
    found.push(own);
  }
  return found;
}

/**
 * Gives every face to one owner: to the only claimant; of several, to the one whose settled land it adjoins along the longest line; a gap of at most `fill`
 * square metres or narrower than `narrow` metres, and a loose sliver narrower than that, to the neighbour with the longest line. Larger gaps stay nobody's. Ties
 * go to the lower index.
 */
export function settled({ faces, claims, open }: Claimed, plane: Plane, fill: number, narrow: number): Settled {
  const { size, length } = measures(faces, plane);
  const owner = Int32Array.from(claims, (own) => (new Set(own).size === 1 ? (own[0] as number) : -1));
  /** The settled neighbour of faces with the longest line, of those admitted; and the metres around the faces. */
  const nearest = (own: readonly number[], admits: (owner: number) => boolean) => {
    const inside = new Set(own);
    const lines = new Map<number, number>();
    let around = 0;
    for (const face of own) {
      aroundFace(faces, face, (half) => {
        const beyond = faces.faceOf[half ^ 1] as number;
        if (inside.has(beyond)) return;
        const metres = length(half);
        around += metres;
        const neighbour = owner[beyond] as number;
        if (neighbour >= 0 && admits(neighbour)) lines.set(neighbour, (lines.get(neighbour) ?? 0) + metres);
      });
    }
    let best = -1;
    for (const [neighbour, metres] of lines) {
      const most = lines.get(best) ?? 0;
      if (metres > most || (metres === most && neighbour < best)) best = neighbour;
    }
    return { best, around };
  };

  const disputed = claims.flatMap((own, face) => (new Set(own).size > 1 ? [face] : []));
  const overlaps: { between: number[]; to: number; size: number }[] = [];
  for (let rest = disputed; rest.length > 0; ) {
    const decided = rest.map((face) => ({ face, to: nearest([face], (one) => (claims[face] as readonly number[]).includes(one)).best }));
    const some = decided.some(({ to }) => to >= 0);
    for (const { face, to } of decided) {
      // Where no claimant has land of its own around: the first of them, so that the others can follow.
      const given = to >= 0 ? to : some ? -1 : ((claims[face] as readonly number[])[0] as number);
      if (given < 0) continue;
      owner[face] = given;
      overlaps.push({ between: [...new Set(claims[face])], to: given, size: size([face]) });
    }
    rest = rest.filter((face) => (owner[face] as number) < 0);
  }

  const filled: { to: number; size: number }[] = [];
  const left: { faces: number[]; size: number; width: number }[] = [];
  for (const gap of groups(faces, (face) => ((claims[face] as readonly number[]).length === 0 && !open[face] ? 0 : null))) {
    const { best, around } = nearest(gap, () => true);
    const square = size(gap);
    const width = (2 * square) / around;
    if (best < 0 || (square > fill && width >= narrow)) {
      left.push({ faces: gap, size: square, width });
      continue;
    }
    for (const face of gap) owner[face] = best;
    filled.push({ to: best, size: square });
  }

  const pieces = groups(faces, (face) => ((owner[face] as number) < 0 ? null : (owner[face] as number))).map((own) => ({
    own,
    square: size(own),
  }));
  const largest = new Map<number, number>();
  for (const { own, square } of pieces) {
    const whose = owner[own[0] as number] as number;
    largest.set(whose, Math.max(square, largest.get(whose) ?? 0));
  }
  const slivers: { from: number; to: number; size: number }[] = [];
  for (const { own, square } of pieces) {
    const from = owner[own[0] as number] as number;
    if (square === largest.get(from)) continue;
    const { best, around } = nearest(own, (one) => one !== from);
    if (best < 0 || (2 * square) / around >= narrow) continue;
    for (const face of own) owner[face] = best;
    slivers.push({ from, to: best, size: square });
  }
  return { owner, filled, left, overlaps, slivers };
}
