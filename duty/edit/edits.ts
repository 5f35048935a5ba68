import { besides, cutByLine, cutByRing } from "../../geo/border/cut/cut-by-line";
import { dissolve } from "../../geo/border/dissolve";
import { onGrid } from "../../geo/border/noding/integer-grid";
import { anchorOf } from "../../geo/plane/anchor";
import { boundsOf } from "../../geo/plane/bounds";
import { covers } from "../../geo/plane/covers";
import type { Area, Line, Point, Ring } from "../../geo/plane/point";
import { same } from "../../geo/plane/turn";
import { byCode } from "../by-code";
import type { Cell, Plan } from "../plan";
import { nextCellCodes } from "./cell-code";
import { type Edited, not, sizeOf } from "./edited";
import { sameRings } from "./same-rings";
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
  for (const { area } of cells) for (const point of area.flat(2)) if (!same(onGrid(point), point)) return point;
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

/** The cells a drawn ring takes hold of: those whose middle lies in it. */
export function lassoed(plan: Plan, ring: Line): Set<string> {
  const closed: Ring = same(ring[0] as Point, ring[ring.length - 1] as Point) ? ring : [...ring, ring[0] as Point];
  return new Set(plan.cells.filter(({ area }) => covers([[closed]], anchorOf(area)) >= 0).map(({ code }) => code));
}
