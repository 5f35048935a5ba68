import type { Feature, FeatureCollection } from "geojson";
import type { Plan } from "../../duty/plan";
import { chained, type Piece } from "../../geo/border/chained";
import { colouring } from "../../geo/border/colouring";
import { type SharedEdge, sharedEdges } from "../../geo/border/shared-edges";
import { anchorOf } from "../../geo/plane/anchor";

import { boundsOf, middleOf } from "../../geo/plane/bounds";
import type { Point } from "../../geo/plane/point";
import { collection, feature, lineString, polygon, spot } from "./draft-features";
import { TONES } from "./palette";

/** A plan as the layers of the draft's map. */
export interface Drawing {
  readonly cells: FeatureCollection;
  readonly borders: FeatureCollection;
  readonly names: FeatureCollection;
  readonly communities: FeatureCollection;
}

/** Owners of cells by number: the codes in order, and for each cell the place of its owner's. */
function numbered(owners: readonly string[]): { codes: string[]; of: Int32Array } {
  const codes = [...new Set(owners)].sort();
  const place = new Map(codes.map((code, index) => [code, index] as const));
  return { codes, of: Int32Array.from(owners, (owner) => place.get(owner) as number) };
}

/** Colours owners so that neighbours differ. */
function tonesOf(count: number, of: Int32Array, edges: readonly SharedEdge[]): number[] {
  const near = Array.from({ length: count }, () => new Set<number>());
  for (const { left, right } of edges) {
    const [one, other] = [of[left] as number, right < 0 ? -1 : (of[right] as number)];
    if (other < 0 || one === other) continue;
    near[one]?.add(other);
    near[other]?.add(one);
  }
  return colouring(near);
}

/** The lines between owners, one chain after the other; the outline too, where `rim` says so. `owner` is one of the two. */
function linesBetween(
  of: Int32Array,
  count: number,
  edges: readonly SharedEdge[],
  rim: boolean,
): { owner: number; line: readonly Point[] }[] {
  const groups = new Map<number, { owner: number; pieces: Piece[] }>();
  for (const { a, b, left, right } of edges) {
    const [one, other] = [of[left] as number, right < 0 ? count : (of[right] as number)];
    if (one === other || (right < 0 && !rim)) continue;
    // Each pair one way round, so that its pieces chain.
    const turned = other < one;
    const key = Math.min(one, other) * (count + 1) + Math.max(one, other);
    const group = groups.get(key) ?? { owner: Math.min(one, other), pieces: [] };
    groups.set(key, group);
    group.pieces.push(turned ? { a: b, b: a } : { a, b });
  }
  return [...groups.values()].flatMap(({ owner, pieces }) => chained(pieces).map((line) => ({ owner, line })));
}

/** Where each owner's name stands: in the cell nearest to the middle of its cells. */
function nameSpots(plan: Plan, of: Int32Array, count: number): Point[] {
  const middles = plan.cells.map(({ area }) => middleOf(boundsOf(area)));
  const [x, y, n] = [new Float64Array(count), new Float64Array(count), new Int32Array(count)];
  middles.forEach(([lon, lat], cell) => {
    const own = of[cell] as number;
    x[own]! += lon;
    y[own]! += lat;
    n[own]!++;
  });
  const best = new Int32Array(count).fill(-1);
  const least = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  middles.forEach(([lon, lat], cell) => {
    const own = of[cell] as number;
    const far = Math.hypot(lon - (x[own] as number) / (n[own] as number), lat - (y[own] as number) / (n[own] as number));
    if (far >= (least[own] as number)) return;
    least[own] = far;
    best[own] = cell;
  });
  return Array.from(best, (cell) => anchorOf(plan.cells[cell]?.area ?? []));
}

/** A plan drawn: cells toned by squad and shaded by grid, the lines between grids and squads, names, communities. One walk over the edges of its cells. */
export function drawing(plan: Plan): Drawing {
  const gridOf = new Map(plan.grids.map((grid) => [grid.code, grid] as const));
  const grids = numbered(plan.cells.map(({ grid }) => grid));
  const squads = numbered(plan.cells.map(({ grid }) => gridOf.get(grid)?.squad ?? ""));
  const edges = sharedEdges(plan.cells.map(({ area }) => area));
  // As long as there are colours enough, every squad has its own.
  const enough = squads.codes.length <= TONES.length;
  const squadTones = enough ? squads.codes.map((_code, index) => index) : tonesOf(squads.codes.length, squads.of, edges);
  const shades = tonesOf(grids.codes.length, grids.of, edges);
  const squadOfGrid = grids.codes.map((code) => squads.codes.indexOf(gridOf.get(code)?.squad ?? ""));
  const toneOf = (grid: number) => (squadTones[squadOfGrid[grid] as number] ?? 0) % TONES.length;
  const cells = plan.cells.map(({ code, area }, cell): Feature => {
    const grid = grids.of[cell] as number;
    return feature(polygon(area), { code, tone: toneOf(grid), shade: (shades[grid] as number) % 3 });
  });
  const borders = [
    ...linesBetween(grids.of, grids.codes.length, edges, true).map(({ owner, line }) =>
      feature(lineString(line), { role: "grid", tone: toneOf(owner) }),
    ),
    ...linesBetween(squads.of, squads.codes.length, edges, false).map(({ line }) => feature(lineString(line), { role: "squad" })),
  ];
  const names = nameSpots(plan, grids.of, grids.codes.length).map((at, grid) => {
    const code = grids.codes[grid] as string;
    return feature(spot(at), { name: gridOf.get(code)?.name ?? code, tone: toneOf(grid) });
  });
  const divided = new Set(plan.cells.map(({ community }) => community));
  const bare = plan.communities.filter(({ code }) => !divided.has(code));
  return {
    cells: collection(cells),
    borders: collection(borders),
    names: collection([...names, ...bare.map(({ name, area }) => feature(spot(anchorOf(area)), { name, tone: -1 }))]),
    communities: collection(plan.communities.map(({ code, area }) => feature(polygon(area), { code, bare: !divided.has(code) }))),
  };
}
