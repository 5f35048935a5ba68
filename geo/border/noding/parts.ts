import type { Point, Polygon, Ring } from "../../plane/point";
import type { Arrangement } from "./arrangement";
import { aroundFace } from "./arrangement";
import { tail } from "./half-edges";

/** One piece of land of one owner: faces that hang together over edges, as one polygon. */
export interface Part {
  readonly owner: number;
  readonly faces: readonly number[];
  readonly polygon: Polygon;
}

/** Faces of one owner that hang together, numbered; -1 for faces of nobody. */
function gathered(plane: Arrangement, owner: ArrayLike<number>): { partOf: Int32Array; faces: number[][] } {
  const partOf = new Int32Array(plane.loopsOf.length).fill(-1);
  const faces: number[][] = [];
  for (let first = 0; first < partOf.length; first++) {
    if ((owner[first] as number) < 0 || partOf[first] !== -1) continue;
    const own = [first];
    partOf[first] = faces.length;
    for (let i = 0; i < own.length; i++) {
      aroundFace(plane, own[i] as number, (half) => {
        const beyond = plane.faceOf[half ^ 1] as number;
        if (owner[beyond] !== owner[first] || partOf[beyond] !== -1) return;
        partOf[beyond] = faces.length;
        own.push(beyond);
      });
    }
    faces.push(own);
  }
  return { partOf, faces };
}

/** Whether a simple loop of vertices runs counter-clockwise: the turn at its westernmost vertex, exact. */
function runsLeft({ x, y }: Arrangement, loop: readonly number[]): boolean {
  let west = 0;
  loop.forEach((v, i) => {
    const w = loop[west] as number;
    if ((x[v] as number) < (x[w] as number) || (x[v] === x[w] && (y[v] as number) < (y[w] as number))) west = i;
  });
  const [a, b, c] = [loop[(west + loop.length - 1) % loop.length], loop[west], loop[(west + 1) % loop.length]] as [number, number, number];
  const [bx, by] = [x[b] as number, y[b] as number];
  return (bx - (x[a] as number)) * ((y[c] as number) - by) > (by - (y[a] as number)) * ((x[c] as number) - bx);
}

/** A loop that comes back to a vertex taken apart there into loops that do not. */
function simpleLoops(loop: readonly number[]): number[][] {
  const loops: number[][] = [];
  const path: number[] = [];
  const placeOf = new Map<number, number>();
  for (const vertex of [...loop, loop[0] as number]) {
    const place = placeOf.get(vertex);
    if (place === undefined) {
      placeOf.set(vertex, path.length);
      path.push(vertex);
      continue;
    }
    const cut = path.splice(place + 1);
    for (const one of cut) placeOf.delete(one);
    loops.push([vertex, ...cut]);
  }
  return loops;
}

/**
 * The land of each owner as polygons: `owner[face]` is whose a face is, below 0 nobody's. Every piece that hangs together over edges is one polygon, with
 * simple rings (shell first and counter-clockwise, holes clockwise) whose vertices are all those of the arrangement on it: pieces that adjoin share them.
 * Pieces come in the order of their lowest face.
 */
export function parts(plane: Arrangement, owner: ArrayLike<number>): Part[] {
  const { partOf, faces } = gathered(plane, owner);
  const leftOf = (half: number) => {
    const face = plane.faceOf[half] as number;
    return face < 0 ? -1 : (partOf[face] as number);
  };
  const points = new Map<number, Point>();
  const pointOf = (vertex: number): Point => {
    let point = points.get(vertex);
    if (!point) {
      point = plane.grid.point(plane.x[vertex] as number, plane.y[vertex] as number);
      points.set(vertex, point);
    }
    return point;
  };
  const shells: Ring[] = [];
  const holes: Ring[][] = faces.map(() => []);
  const done = new Uint8Array(plane.next.length);
  for (let start = 0; start < done.length; start++) {
    const part = leftOf(start);
    if (done[start] || part < 0 || leftOf(start ^ 1) === part) continue;
    const loop: number[] = [];
    let half = start;
    do {
      done[half] = 1;
      loop.push(tail(plane, half));
      half = plane.next[half] as number;
      // Within the part's own angle at this vertex, on to its last edge.
      while (leftOf(half ^ 1) === part) half = plane.next[half ^ 1] as number;
    } while (half !== start);
    for (const simple of simpleLoops(loop)) {
      const ring = [...simple, simple[0] as number].map(pointOf);
      if (runsLeft(plane, simple)) shells[part] = ring;
      else (holes[part] as Ring[]).push(ring);
    }
  }
  return faces.map((own, part) => ({
    owner: owner[own[0] as number] as number,
    faces: own,
    polygon: [shells[part] as Ring, ...(holes[part] as Ring[])],
  }));
}
