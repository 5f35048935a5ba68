import { boundsAround, boundsOfPoints } from "../../plane/bounds";
import type { Plane } from "../../plane/plane";
import type { Bounds, Point } from "../../plane/point";
import { GridBins } from "../noding/grid-bins";
import { type IntegerGrid, integerGrid, PER_DEGREE } from "../noding/integer-grid";
import type { AreaRing } from "./area-rings";
import { type OwnedVertices, vertexClusters, within } from "./vertex-clusters";

/** Rings drawn together, and how many places were touched. */
export interface Snapped {
  readonly rings: readonly AreaRing[];
  /** Vertices that became another, and vertices an edge of somebody else was led through. */
  readonly joined: number;
  readonly pulled: number;
}

interface Drawing extends OwnedVertices {
  readonly grid: IntegerGrid;
  /** The vertices of each ring; the first again at the end. */
  readonly loops: readonly (readonly number[])[];
}

const added = (list: readonly number[], one: number): readonly number[] =>
  list.includes(one) ? list : [...list, one].sort((a, b) => a - b);

function drawn(rings: readonly AreaRing[], plane: Plane): Drawing {
  let box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { line } of rings) box = boundsAround(box, boundsOfPoints(line));
  const grid = integerGrid(rings.length > 0 ? box : [0, 0, 0, 0]);
  const numbers = new Map<number, number>();
  const [x, y, owners]: [number[], number[], (readonly number[])[]] = [[], [], []];
  const loops = rings.map(({ owner, line }) =>
    line.map(([lon, lat]) => {
      const [px, py] = [grid.x(lon), grid.y(lat)];
      const key = px * (grid.height + 1) + py;
      const known = numbers.get(key) ?? x.length;
      if (known === x.length) {
        numbers.set(key, known);
        x.push(px);
        y.push(py);
        owners.push([]);
      }
      owners[known] = added(owners[known] as readonly number[], owner);
      return known;
    }),
  );
  return { grid, loops, x, y, owners, width: grid.width, height: grid.height, ux: plane.kx / PER_DEGREE, uy: plane.ky / PER_DEGREE };
}

/** The drawing with every vertex replaced by what it becomes. */
function joined(drawing: Drawing, becomes: Int32Array): Drawing {
  const owners = drawing.owners.map((own) => own);
  becomes.forEach((to, from) => {
    if (to !== from) owners[to] = (drawing.owners[from] as readonly number[]).reduce(added, owners[to] as readonly number[]);
  });
  return { ...drawing, owners, loops: drawing.loops.map((loop) => loop.map((v) => becomes[v] as number)) };
}

/** Finds for an edge the vertices of others within `reach` metres of its inside, in order. */
function passing(drawing: Drawing, reach: number): (a: number, b: number, owners: readonly number[]) => number[] {
  const { x, y, ux, uy } = drawing;
  const bins = new GridBins(drawing.width, drawing.height, x.length);
  for (const v of new Set(drawing.loops.flat())) bins.add(bins.at(x[v] as number, y[v] as number), v);
  const hair = reach / Math.min(ux, uy);
  return (a, b, owners) => {
    const [ax, ay] = [x[a] as number, y[a] as number];
    const [dx, dy] = [((x[b] as number) - ax) * ux, ((y[b] as number) - ay) * uy];
    const square = dx * dx + dy * dy;
    const hits: { v: number; at: number; off: number }[] = [];
    const count = bins.spanned(ax, ay, x[b] as number, y[b] as number, hair);
    for (let i = 0; i < count; i++) {
      for (let entry = bins.first(bins.span[i] as number); entry >= 0; entry = bins.after(entry)) {
        const v = bins.item(entry);
        if (v === a || v === b || within(drawing.owners[v] as readonly number[], owners)) continue;
        const [px, py] = [((x[v] as number) - ax) * ux, ((y[v] as number) - ay) * uy];
        const at = (dx * px + dy * py) / square;
        const off = Math.abs(dx * py - dy * px) / Math.sqrt(square);
        if (at > 0 && at < 1 && off <= reach) hits.push({ v, at: at * Math.sqrt(square), off });
      }
    }
    hits.sort((p, q) => p.at - q.at || p.off - q.off || p.v - q.v);
    // Of two almost side by side the nearer: a chain through both would zigzag.
    const chain: typeof hits = [];
    for (const hit of hits) {
      const last = chain[chain.length - 1];
      if (!last || hit.at - last.at > reach / 4) chain.push(hit);
      else if (hit.off < last.off) chain[chain.length - 1] = hit;
    }
    return chain.map(({ v }) => v);
  };
}

/**
 * Draws the rings of different owners together: vertices within `reach` metres become one (see `vertexClusters`), and edges are led through vertices of others
 * within `reach`. Nothing moves farther than that. Points come out on the grid of 1e-7 degree.
 */
export function snappedRings(rings: readonly AreaRing[], plane: Plane, reach: number): Snapped {
  const drawing = drawn(rings, plane);
  const becomes = reach > 0 ? vertexClusters(drawing, reach) : Int32Array.from(drawing.x, (_x, v) => v);
  const merged = joined(drawing, becomes);
  const key = (a: number, b: number) => Math.min(a, b) * 2 ** 26 + Math.max(a, b);
  const edgeOwners = new Map<number, readonly number[]>();
  merged.loops.forEach((loop, ring) => {
    for (let i = 1; i < loop.length; i++) {
      const edge = key(loop[i - 1] as number, loop[i] as number);
      edgeOwners.set(edge, added(edgeOwners.get(edge) ?? [], rings[ring]?.owner as number));
    }
  });
  const pass = passing(merged, reach);
  let pulled = 0;
  const point = (v: number): Point => merged.grid.point(merged.x[v] as number, merged.y[v] as number);
  const lines = merged.loops.map((loop) => {
    const line: Point[] = [point(loop[0] as number)];
    for (let i = 1; i < loop.length; i++) {
      const [a, b] = [loop[i - 1] as number, loop[i] as number];
      if (a === b) continue;
      const between = reach > 0 ? pass(Math.min(a, b), Math.max(a, b), edgeOwners.get(key(a, b)) as readonly number[]) : [];
      pulled += between.length;
      if (a > b) between.reverse();
      line.push(...between.map(point), point(b));
    }
    return line;
  });
  return {
    rings: rings.map((ring, index) => ({ ...ring, line: lines[index] as Point[] })),
    joined: becomes.reduce((sum, to, v) => sum + (to === v ? 0 : 1), 0),
    pulled,
  };
}
