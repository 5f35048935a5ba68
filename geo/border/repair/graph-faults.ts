import type { Point } from "../../plane/point";
import type { Arrangement } from "../noding/arrangement";
import type { Claimed } from "./claimed";
import { type CoverageFault, placeFault } from "./coverage-fault";

const pointOf = ({ grid, x, y }: Arrangement, vertex: number): Point => grid.point(x[vertex] as number, y[vertex] as number);

/** Calls `visit` with every label of every edge and how often it runs there. */
function eachPass({ from, labels }: Arrangement, visit: (edge: number, label: number, passes: number) => void): void {
  for (let e = 0; e < from.length; e++) {
    for (let i = labels.starts[e] as number; i < (labels.starts[e + 1] as number); i++) {
      visit(e, labels.label[i] as number, labels.passes[i] as number);
    }
  }
}

/** Where a ring runs along itself, and where it passes a vertex twice. */
export function selfMeetings({ faces, rings }: Claimed): CoverageFault[] {
  const faults: CoverageFault[] = [];
  const count = faces.x.length;
  const visits = new Map<number, number>();
  const spiked = new Set<number>();
  eachPass(faces, (edge, label, passes) => {
    const ends = [faces.from[edge] as number, faces.to[edge] as number];
    for (const v of ends) visits.set(label * count + v, (visits.get(label * count + v) ?? 0) + passes);
    if (passes < 2) return;
    const [a, b] = ends.map((v) => pointOf(faces, v)) as [Point, Point];
    for (const v of ends) spiked.add(label * count + v);
    faults.push(placeFault("spike", [rings[label]?.owner as number], a, [a, b]));
  });
  for (const [key, times] of visits) {
    if (times <= 2 || spiked.has(key)) continue;
    faults.push(placeFault("self-crossing", [rings[Math.floor(key / count)]?.owner as number], pointOf(faces, key % count)));
  }
  return faults;
}

/** Which areas have a point of their own at each vertex. */
function cornersOf({ faces, rings }: Claimed): (owner: number, vertex: number) => boolean {
  const { grid, x, y } = faces;
  const key = (px: number, py: number) => px * (grid.height + 1) + py;
  const numbers = new Map(x.map((px, v) => [key(px, y[v] as number), v] as const));
  const own = new Set<number>();
  for (const { owner, line } of rings) {
    for (const [lon, lat] of line) own.add(owner * x.length + (numbers.get(key(grid.x(lon), grid.y(lat))) as number));
  }
  return (owner, vertex) => own.has(owner * x.length + vertex);
}

/** Vertices on the line between two owners where only one of them has a point: one fault for each pair. */
export function unmatchedVertices(laid: Claimed): CoverageFault[] {
  const { faces, claims } = laid;
  const has = cornersOf(laid);
  const pairs = new Map<string, { owners: [number, number]; vertices: Set<number> }>();
  faces.kept.forEach((keep, e) => {
    if (!keep) return;
    const left = claims[faces.faceOf[2 * e] as number] as readonly number[];
    const right = claims[faces.faceOf[2 * e + 1] as number] as readonly number[];
    const [one, other] = [left[0], right[0]];
    if (left.length !== 1 || right.length !== 1 || one === undefined || other === undefined || one === other) return;
    for (const vertex of [faces.from[e] as number, faces.to[e] as number]) {
      if (has(one, vertex) === has(other, vertex)) continue;
      const owners: [number, number] = [Math.min(one, other), Math.max(one, other)];
      const pair = pairs.get(owners.join()) ?? { owners, vertices: new Set() };
      pairs.set(owners.join(), pair);
      pair.vertices.add(vertex);
    }
  });
  return [...pairs.values()].map(({ owners, vertices }) => {
    const places = [...vertices].map((vertex) => pointOf(faces, vertex));
    return placeFault("unmatched-vertex", owners, places[0] as Point, null, places);
  });
}
