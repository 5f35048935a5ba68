import type { Plane } from "../../plane/plane";
import { type Arrangement, aroundFace, doubleSize } from "../noding/arrangement";
import { head, tail } from "../noding/half-edges";
import { PER_DEGREE } from "../noding/integer-grid";

/** What adjoins some faces. */
export interface Surroundings {
  /** The owner of the land that adjoins them along the longest line (of equal ones the lowest), or -1. */
  readonly nearest: number;
  /** Metres around the faces. */
  readonly around: number;
}

/** Measures groups of faces whose owners are still being settled. */
export interface FaceGroups {
  /** Square metres. */
  size(faces: readonly number[]): number;
  /** Looks at who owns the land around, as it stands now; only owners that are admitted count. */
  surroundings(faces: readonly number[], admits: (owner: number) => boolean): Surroundings;
  /** Faces of one kind that hang together over edges, as lists; faces whose kind is null are in none, nor is the outside. */
  alike(kindOf: (face: number) => number | null): number[][];
}

function gathered(faces: Arrangement, kindOf: (face: number) => number | null): number[][] {
  const seen = new Uint8Array(faces.loopsOf.length);
  const found: number[][] = [];
  for (let first = 1; first < seen.length; first++) {
    const kind = kindOf(first);
    if (seen[first] || kind === null) continue;
    const own = [first];
    seen[first] = 1;
    for (let i = 0; i < own.length; i++) {
      aroundFace(faces, own[i] as number, (half) => {
        const beyond = faces.faceOf[half ^ 1] as number;
        if (beyond === 0 || seen[beyond] || kindOf(beyond) !== kind) return;
        seen[beyond] = 1;
        own.push(beyond);
      });
    }
    found.push(own);
  }
  return found;
}

/** The measures of an arrangement; `owner[face]` is read anew at every question. */
export function faceGroups(faces: Arrangement, owner: Int32Array, plane: Plane): FaceGroups {
  const [ux, uy] = [plane.kx / PER_DEGREE, plane.ky / PER_DEGREE];
  const { x, y } = faces;
  const length = (half: number) => {
    const [a, b] = [tail(faces, half), head(faces, half)];
    return Math.hypot(((x[b] as number) - (x[a] as number)) * ux, ((y[b] as number) - (y[a] as number)) * uy);
  };
  const surroundings = (own: readonly number[], admits: (owner: number) => boolean): Surroundings => {
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
    let [nearest, most] = [-1, 0];
    for (const [neighbour, metres] of lines) {
      if (metres > most || (metres === most && neighbour < nearest)) [nearest, most] = [neighbour, metres];
    }
    return { nearest, around };
  };
  return {
    size: (own) => (own.reduce((sum, face) => sum + doubleSize(faces, face), 0) / 2) * ux * uy,
    surroundings,
    alike: (kindOf) => gathered(faces, kindOf),
  };
}
