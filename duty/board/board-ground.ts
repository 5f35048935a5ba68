import { dissolve } from "../../geo/border/dissolve";
import { sharedArcs } from "../../geo/border/shared-arcs";
import { boundsAround, boundsOf, boundsOfAll, boundsOfPoints, middleOf } from "../../geo/plane/bounds";
import { covers } from "../../geo/plane/covers";
import { type Plane, planeAt } from "../../geo/plane/plane";
import type { Area, Bounds, Line, Point } from "../../geo/plane/point";
import type { Allowance, Assignment, Cell, Grid, Place, Plan, Post, Segment } from "../plan";
import { boxes } from "./boxes";
import { meet } from "./frame";

/** A plan's ground, asked by box: what boards are drawn from. */
export interface BoardGround {
  readonly plane: Plane;
  /** The union of a grid's cells, made once; empty for a grid without cells. */
  areaOf(grid: string): Area;
  gridsIn(box: Bounds): readonly Grid[];
  /** The grid whose cells cover a point, or null. */
  gridAt(point: Point): Grid | null;
  segmentsIn(box: Bounds): readonly Segment[];
  postsIn(box: Bounds): readonly Post[];
  placesIn(box: Bounds): readonly Place[];
  allowancesIn(box: Bounds): readonly Allowance[];
  assignmentsOf(post: string): readonly Assignment[];
  postsOf(grid: string): readonly Post[];
  /** The lines between two squads' turfs; empty where they do not meet. */
  borderOf(between: readonly [string, string]): readonly Line[];
}

const NOWHERE: Bounds = [Infinity, Infinity, -Infinity, -Infinity];

/** Lists by a key, in the order of the list. */
function grouped<T>(list: readonly T[], key: (one: T) => string): (key: string) => readonly T[] {
  const map = new Map<string, T[]>();
  for (const one of list) {
    const own = map.get(key(one));
    if (own) own.push(one);
    else map.set(key(one), [one]);
  }
  return (name) => map.get(name) ?? [];
}

/** What of a list meets a box. */
function within<T>(list: readonly T[], boundsOfOne: (one: T) => Bounds): (box: Bounds) => readonly T[] {
  const find = boxes(list.map(boundsOfOne));
  return (box) => find(box).map((index) => list[index] as T);
}

const ofPoint = ([lon, lat]: Point): Bounds => [lon, lat, lon, lat];

/** Cells of both squads near enough to the other's that the two could touch. */
function facing(one: readonly Cell[], other: readonly Cell[]): readonly Cell[] {
  const [a, b] = [boundsOfAll(one.map(({ area }) => area)), boundsOfAll(other.map(({ area }) => area))];
  if (!a || !b) return [];
  return [...one.filter(({ area }) => meet(boundsOf(area), b)), ...other.filter(({ area }) => meet(boundsOf(area), a))];
}

/** Builds the index of a plan's ground once; areas of grids are dissolved when first asked for. */
export function boardGround(plan: Plan): BoardGround {
  const box = boundsOfAll(plan.cells.map(({ area }) => area));
  const cellsOf = grouped(plan.cells, ({ grid }) => grid);
  const gridsOf = grouped(plan.grids, ({ squad }) => squad);
  const gridOf = new Map(plan.grids.map((grid) => [grid.code, grid] as const));
  const cellsIn = within(plan.cells, ({ area }) => boundsOf(area));
  const boundsOfGrid = ({ code }: Grid) => cellsOf(code).reduce<Bounds>((sum, { area }) => boundsAround(sum, boundsOf(area)), NOWHERE);
  const known = new Map<string, Area>();
  const areaOf = (grid: string): Area => {
    const found = known.get(grid) ?? dissolve(cellsOf(grid).map(({ area }) => area));
    known.set(grid, found);
    return found;
  };
  const gridAt = (point: Point) => {
    const cell = cellsIn(ofPoint(point)).find(({ area }) => covers(area, point) >= 0);
    return (cell && gridOf.get(cell.grid)) ?? null;
  };
  const borderOf = ([one, other]: readonly [string, string]) => {
    const [mine, theirs] = [one, other].map((squad) => gridsOf(squad).flatMap(({ code }) => cellsOf(code)));
    const cells = facing(mine ?? [], theirs ?? []);
    const arcs = sharedArcs(
      cells.map(({ area }) => area),
      (index) => gridOf.get((cells[index] as Cell).grid)?.squad ?? "",
    );
    return arcs.filter(({ right }) => right !== null).map(({ line }) => line);
  };
  return {
    plane: planeAt(box ? middleOf(box) : [0, 0]),
    areaOf,
    gridAt,
    borderOf,
    gridsIn: within(plan.grids, boundsOfGrid),
    segmentsIn: within(plan.segments, ({ line }) => boundsOfPoints(line)),
    postsIn: within(plan.posts, ({ line }) => boundsOfPoints(line)),
    placesIn: within(plan.places, ({ at }) => ofPoint(at)),
    allowancesIn: within(plan.allowances, ({ area }) => boundsOf(area)),
    assignmentsOf: grouped(plan.assignments, ({ post }) => post),
    postsOf: grouped(plan.posts, ({ grid }) => grid),
  };
}
