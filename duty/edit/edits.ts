import { besides, cutByLine, cutByRing } from "../../geo/border/cut/cut-by-line";
import { dissolve } from "../../geo/border/dissolve";
import { anchorOf } from "../../geo/plane/anchor";
import { areaOf } from "../../geo/plane/area";
import { boundsOf, middleOf } from "../../geo/plane/bounds";
import { covers } from "../../geo/plane/covers";
import { planeAt } from "../../geo/plane/plane";
import type { Area, Line, Point, Ring } from "../../geo/plane/point";
import type { Cell, Grid, Plan, Squad } from "../plan";
import { nextCellCodes } from "./cell-code";

/** The plan after an edit, or why it cannot be: a code for the word list, and where. */
export type Edited =
  | { readonly ok: true; readonly plan: Plan }
  | { readonly ok: false; readonly fault: EditFault; readonly code: string; readonly at: Point | null };

/** What can keep an edit from being done. */
export type EditFault =
  | "edit.no-cell"
  | "edit.no-grid"
  | "edit.not-through"
  | "edit.not-one-community"
  | "edit.not-together"
  | "edit.no-vertex"
  | "edit.too-few-points"
  | "edit.outside"
  | "edit.off-grid"
  | "edit.codes-used-up"
  | "edit.grid-has-cells"
  | "edit.squad-has-grids"
  | "edit.code-taken";

const not = (fault: EditFault, code = "", at: Point | null = null): Edited => ({ ok: false, fault, code, at });
const byCode = (a: { readonly code: string }, b: { readonly code: string }) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
const sizeOf = (area: Area) => areaOf(area, planeAt(middleOf(boundsOf(area))));

/** Hands cells to a grid. */
export function handed(plan: Plan, codes: ReadonlySet<string>, grid: string): Edited {
  if (!plan.grids.some(({ code }) => code === grid)) return not("edit.no-grid", grid);
  if (codes.size === 0) return not("edit.no-cell");
  return {
    ok: true,
    plan: { ...plan, cells: plan.cells.map((cell) => (codes.has(cell.code) && cell.grid !== grid ? { ...cell, grid } : cell)) },
  };
}

/** Puts the pieces of some cells in their places: the largest of each keeps its code, the others get new ones. */
function replaced(
  plan: Plan,
  indexes: readonly number[],
  pieces: readonly { owner: number; area: Area }[],
  used: ReadonlySet<string>,
): Edited {
  const fresh: Cell[] = [];
  const kept = new Map<number, Area>();
  const extra = new Map<string, { cell: Cell; area: Area }[]>();
  for (const local of new Set(pieces.map(({ owner }) => owner))) {
    const cell = plan.cells[indexes[local] as number] as Cell;
    const own = pieces
      .filter(({ owner }) => owner === local)
      .map(({ area }) => area)
      .sort((a, b) => sizeOf(b) - sizeOf(a));
    kept.set(indexes[local] as number, own[0] as Area);
    for (const area of own.slice(1)) extra.set(cell.community, [...(extra.get(cell.community) ?? []), { cell, area }]);
  }
  for (const [community, list] of extra) {
    const codes = nextCellCodes(plan, community, list.length, used);
    if (!codes) return not("edit.codes-used-up", community);
    list.forEach(({ cell, area }, index) => {
      fresh.push({ ...cell, code: codes[index] as string, area });
    });
  }
  const cells = plan.cells.map((cell, index) => {
    const area = kept.get(index);
    return area === undefined || sameRings(area, cell.area) ? cell : { ...cell, area };
  });
  return {
    ok: true,
    plan: renoded(
      { ...plan, cells: [...cells, ...fresh].sort(byCode) },
      cells.filter((cell, index) => cell !== plan.cells[index]),
    ),
  };
}

const ringKey = (ring: Ring) => {
  const points = ring.slice(1).map(([lon, lat]) => `${lon},${lat}`);
  const least = points.reduce((best, point, index) => (point < (points[best] as string) ? index : best), 0);
  return [...points.slice(least), ...points.slice(0, least)].join(" ");
};

/** Whether two areas have the same rings, wherever they begin. */
export const sameRings = (a: Area, b: Area): boolean => {
  const keys = (area: Area) => area.flat().map(ringKey).sort().join("|");
  return keys(a) === keys(b);
};

/** Communities of changed cells, led through the vertices their cells have now. */
function renoded(plan: Plan, changed: readonly Cell[]): Plan {
  const codes = new Set(changed.map(({ community }) => community));
  if (codes.size === 0) return plan;
  const communities = plan.communities.map((community) => {
    if (!codes.has(community.code)) return community;
    const area = dissolve(plan.cells.filter((cell) => cell.community === community.code).map((cell) => cell.area));
    return sameRings(area, community.area) ? community : { ...community, area };
  });
  return { ...plan, communities };
}

/** The first vertex that does not lie on the grid of points cuts are made on (decision 009): cut there, its neighbours would gape. Repair brings it there. */
function offGrid(cells: readonly Cell[]): Point | null {
  for (const { area } of cells) {
    for (const point of area.flat(2))
      if (Math.round(point[0] * 1e7) / 1e7 !== point[0] || Math.round(point[1] * 1e7) / 1e7 !== point[1]) return point;
  }
  return null;
}

/** Splits cells along a line. With `codes` only these, else all it runs through. `used`: every cell code ever used in the city. */
export function split(plan: Plan, codes: ReadonlySet<string> | null, line: Line, used: ReadonlySet<string>): Edited {
  if (line.length < 2) return not("edit.too-few-points");
  const box = boundsOf([[line]]);
  const crossed = new Set(
    plan.cells.flatMap((cell, index) => {
      const [west, south, east, north] = boundsOf(cell.area);
      const near = west <= box[2] && box[0] <= east && south <= box[3] && box[1] <= north;
      return near && (codes === null || codes.has(cell.code)) ? [index] : [];
    }),
  );
  if (crossed.size === 0) return not("edit.no-cell", "", line[0] ?? null);
  const indexes = besides(
    plan.cells.map(({ area }) => area),
    crossed,
  );
  const off = offGrid(indexes.map((index) => plan.cells[index] as Cell));
  if (off) return not("edit.off-grid", "", off);
  const targets = new Set(indexes.flatMap((index, local) => (crossed.has(index) ? [local] : [])));
  const pieces = cutByLine(
    indexes.map((index) => (plan.cells[index] as Cell).area),
    targets,
    line,
  );
  if (pieces.length <= indexes.length) return not("edit.not-through", "", line[0] ?? null);
  return replaced(plan, indexes, pieces, used);
}

/** Merges cells of one community that hang together into one, which keeps the largest one's code and grid. */
export function merged(plan: Plan, codes: ReadonlySet<string>): Edited {
  const own = plan.cells.filter(({ code }) => codes.has(code));
  if (own.length < 2) return not("edit.no-cell");
  const other = own.find(({ community }) => community !== own[0]?.community);
  if (other) return not("edit.not-one-community", other.code, anchorOf(other.area));
  const area = dissolve(own.map((cell) => cell.area));
  if (area.length !== 1) return not("edit.not-together", own[0]?.code, anchorOf((own[0] as Cell).area));
  const largest = own.reduce((a, b) => (sizeOf(b.area) > sizeOf(a.area) ? b : a));
  const cells = plan.cells.flatMap((cell) => (cell === largest ? [{ ...cell, area }] : codes.has(cell.code) ? [] : [cell]));
  return { ok: true, plan: { ...plan, cells } };
}

/** Draws a new cell: the ground of a ring, taken from the cells it lies on. They are of one community; the new cell joins the grid it took most from. */
export function drawn(plan: Plan, ring: Line, used: ReadonlySet<string>): Edited {
  if (ring.length < 4) return not("edit.too-few-points");
  const box = boundsOf([[ring]]);
  const touched = new Set(
    plan.cells.flatMap(({ area }, index) => {
      const [west, south, east, north] = boundsOf(area);
      return west <= box[2] && box[0] <= east && south <= box[3] && box[1] <= north ? [index] : [];
    }),
  );
  const indexes = besides(
    plan.cells.map(({ area }) => area),
    touched,
  );
  const off = offGrid(indexes.map((index) => plan.cells[index] as Cell));
  if (off) return not("edit.off-grid", "", off);
  const pieces = cutByRing(
    indexes.map((index) => (plan.cells[index] as Cell).area),
    ring,
  );
  const taken = pieces.filter(({ owner }) => owner === -1);
  const [first] = taken;
  if (!first) return not("edit.outside", "", ring[0] ?? null);
  if (taken.length > 1) return not("edit.not-together", "", ring[0] ?? null);
  const sources = indexes.filter((index) => touched.has(index)).map((index) => plan.cells[index] as Cell);
  const losses = sources.map((cell) => {
    const local = indexes.indexOf(plan.cells.indexOf(cell));
    return {
      cell,
      loss: sizeOf(cell.area) - pieces.filter(({ owner }) => owner === local).reduce((sum, { area }) => sum + sizeOf(area), 0),
    };
  });
  const lost = losses.filter(({ loss }) => loss > 0.01).sort((a, b) => b.loss - a.loss);
  const home = lost[0]?.cell;
  if (!home) return not("edit.outside", "", ring[0] ?? null);
  const foreign = lost.find(({ cell }) => cell.community !== home.community);
  if (foreign) return not("edit.not-one-community", foreign.cell.code, anchorOf(foreign.cell.area));
  const [code] = nextCellCodes(plan, home.community, 1, used) ?? [];
  if (!code) return not("edit.codes-used-up", home.community);
  const swallowed = new Set(indexes.filter((_index, local) => !pieces.some(({ owner }) => owner === local)));
  const rest: Plan = { ...plan, cells: plan.cells.filter((_cell, index) => !swallowed.has(index)) };
  const place = new Map(rest.cells.map((cell, index) => [cell.code, index] as const));
  const left = pieces.filter(({ owner }) => owner !== -1);
  const renumbered = indexes.map((index) => place.get((plan.cells[index] as Cell).code) ?? -1);
  const fresh: Cell = { ...home, code, area: first.area };
  const after = replaced(rest, renumbered, left, new Set([...used, code]));
  return after.ok ? { ok: true, plan: renoded({ ...after.plan, cells: [...after.plan.cells, fresh].sort(byCode) }, [fresh]) } : after;
}

const same = (a: Point, b: Point) => a[0] === b[0] && a[1] === b[1];

/** Areas with a change made to every ring that meets it; untouched ones are the same objects. */
function reshaped<T extends { readonly area: Area }>(list: readonly T[], change: (ring: Ring) => Ring): T[] {
  return list.map((one) => {
    let touched = false;
    const area = one.area.map((polygon) =>
      polygon.map((ring) => {
        const next = change(ring);
        if (next !== ring) touched = true;
        return next;
      }),
    );
    return touched ? { ...one, area } : one;
  });
}

const everywhere = (plan: Plan, change: (ring: Ring) => Ring): Edited => {
  const cells = reshaped(plan.cells, change);
  if (cells.every((cell, index) => cell === plan.cells[index])) return not("edit.no-vertex");
  return { ok: true, plan: { ...plan, cells, communities: reshaped(plan.communities, change) } };
};

const rounded = ([lon, lat]: Point): Point => [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];

/** Moves a vertex with all who share it: cells and communities. */
export function vertexMoved(plan: Plan, from: Point, to: Point): Edited {
  const target = rounded(to);
  return everywhere(plan, (ring) =>
    ring.some((point) => same(point, from)) ? ring.map((point) => (same(point, from) ? target : point)) : ring,
  );
}

/** Takes a vertex away from all who share it. A ring of three corners keeps its corners. */
export function vertexRemoved(plan: Plan, at: Point): Edited {
  let tooFew = false;
  const edited = everywhere(plan, (ring) => {
    if (!ring.some((point) => same(point, at))) return ring;
    const open = ring.slice(1).filter((point) => !same(point, at));
    if (open.length < 3) tooFew = true;
    return [open[open.length - 1] as Point, ...open];
  });
  return tooFew ? not("edit.too-few-points", "", at) : edited;
}

/** Puts a vertex on the edge between two that follow each other, for all who share the edge. */
export function vertexAdded(plan: Plan, a: Point, b: Point, at: Point): Edited {
  const point = rounded(at);
  return everywhere(plan, (ring) => {
    const place = ring.findIndex((one, index) => {
      const next = ring[index + 1];
      return next !== undefined && ((same(one, a) && same(next, b)) || (same(one, b) && same(next, a)));
    });
    return place < 0 ? ring : [...ring.slice(0, place + 1), point, ...ring.slice(place + 1)];
  });
}

/** Adds a grid or changes one of that code. */
export const gridSet = (plan: Plan, grid: Grid): Edited =>
  plan.squads.some(({ code }) => code === grid.squad)
    ? { ok: true, plan: { ...plan, grids: [...plan.grids.filter(({ code }) => code !== grid.code), grid].sort(byCode) } }
    : not("edit.no-grid", grid.squad);

/** Takes a grid away that has no cell; its posts and their assignments go with it. */
export function gridRemoved(plan: Plan, code: string): Edited {
  const cell = plan.cells.find(({ grid }) => grid === code);
  if (cell) return not("edit.grid-has-cells", code, anchorOf(cell.area));
  const posts = new Set(plan.posts.filter(({ grid }) => grid === code).map((post) => post.code));
  return {
    ok: true,
    plan: {
      ...plan,
      grids: plan.grids.filter((grid) => grid.code !== code),
      posts: plan.posts.filter((post) => !posts.has(post.code)),
      assignments: plan.assignments.filter(({ grid, post }) => grid !== code && !posts.has(post)),
    },
  };
}

/** Adds a squad or changes one of that code. */
export const squadSet = (plan: Plan, squad: Squad): Edited => ({
  ok: true,
  plan: { ...plan, squads: [...plan.squads.filter(({ code }) => code !== squad.code), squad].sort(byCode) },
});

/** The cells a drawn ring takes hold of: those whose middle lies in it. */
export function lassoed(plan: Plan, ring: Line): Set<string> {
  const closed: Ring = same(ring[0] as Point, ring[ring.length - 1] as Point) ? ring : [...ring, ring[0] as Point];
  return new Set(plan.cells.filter(({ area }) => covers([[closed]], anchorOf(area)) >= 0).map(({ code }) => code));
}
