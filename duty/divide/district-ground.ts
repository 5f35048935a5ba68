import { type NeighbourPair, neighbourhood } from "../../geo/divide/cells/neighbourhood";
import { type Graph, graphOf } from "../../geo/divide/partition/graph";
import { anchorOf } from "../../geo/plane/anchor";
import { areaOf, centroidOf } from "../../geo/plane/area";
import { boundsOfAll, middleOf } from "../../geo/plane/bounds";
import { coverage } from "../../geo/plane/coverage";
import { planeAt } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import type { Plan } from "../plan";
import type { DistrictOptions } from "./district-options";
import type { GroundCuts } from "./ground-cuts";
import { islandEdges } from "./island-edges";
import type { ScoredGround } from "./scores";
/** The ground of a districting: built once for a plan, asked with many options. */
export interface DistrictGround {
  readonly scored: ScoredGround;
  /** Cells that are water: they go with one bank. */
  readonly wet: readonly boolean[];
  readonly toMetres: (point: Point) => readonly [x: number, y: number];
}

/** Gathers neighbours, sizes, middles and workloads of a plan's cells. `work` is points by cell in the order of the cells. */
export function districtGround(plan: Plan, { cuts, waters }: Pick<GroundCuts, "cuts" | "waters">, work: ArrayLike<number>): DistrictGround {
  const areas = plan.cells.map(({ area }) => area);
  const box = boundsOfAll(areas);
  const plane = planeAt(box ? middleOf(box) : [0, 0]);
  const water = coverage(waters);
  const middles = areas.map((area) => plane.toMetres(centroidOf(area[0]?.[0] ?? [[0, 0]])));
  return {
    scored: {
      neighbourhood: neighbourhood(areas, cuts),
      size: areas.map((area) => areaOf(area, plane)),
      work,
      x: middles.map(([x]) => x),
      y: middles.map(([, y]) => y),
    },
    wet: areas.map((area) => water.first(...anchorOf(area)) >= 0),
    toMetres: (point) => plane.toMetres(point),
  };
}

/** What a border along a line of a kind costs, beside one along nothing. */
const COST = { wall: 0.15, water: 0.15, rail: 0.2, main: 0.25, secondary: 0.5, lane: 0.9 } as const;

/** What a border between two cells costs: its metres, less where it runs along streets, by how much `streets` counts (0 to 1). */
export function costOf({ length, along }: NeighbourPair, streets: number): number {
  const least = Math.min(1, ...Object.entries(along).map(([kind, share]) => 1 - share * (1 - COST[kind as keyof typeof COST])));
  return length * (1 - streets * (1 - least));
}

/** Whether two cells lie on two sides of a barrier. */
export const crosses = ({ along }: NeighbourPair, barriers: DistrictOptions["barriers"]) =>
  (["water", "rail", "wall"] as const).some((kind) => barriers[kind] && (along[kind] ?? 0) > 0.5);

/** The bank each wet cell goes with: of the pieces of dry land, the one it shares the longest line with; -1 where it meets none. Dry cells: their own piece. */
function banksOf(count: number, { scored, wet }: DistrictGround): Int32Array {
  const bank = Int32Array.from({ length: count }, (_none, cell) => cell);
  const find = (cell: number): number => {
    let top = cell;
    while (bank[top] !== top) {
      bank[top] = bank[bank[top] as number] as number;
      top = bank[top] as number;
    }
    return top;
  };
  const { pairs } = scored.neighbourhood;
  for (const { a, b } of pairs) if (!wet[a] && !wet[b]) bank[find(a)] = find(b);
  const shared = new Map<number, Map<number, number>>();
  for (const { a, b, length } of pairs) {
    if (wet[a] === wet[b]) continue;
    const [water, land] = wet[a] ? [a, find(b)] : [b, find(a)];
    const own = shared.get(water) ?? new Map<number, number>();
    own.set(land, (own.get(land) ?? 0) + length);
    shared.set(water, own);
  }
  return Int32Array.from({ length: count }, (_none, cell) => {
    if (!wet[cell]) return find(cell);
    const own = shared.get(cell);
    return own ? [...own].reduce((a, b) => (b[1] > a[1] ? b : a))[0] : -1;
  });
}

/** The graph of a plan's cells, cut at the barriers; `tied` tells that islands had to be tied to the land. */
export function graphOfCells(plan: Plan, ground: DistrictGround, options: DistrictOptions): { graph: Graph; tied: boolean } {
  const banks = options.barriers.water ? banksOf(plan.cells.length, ground) : null;
  // Over the water nothing hangs together, but the ends of rivers that meet no bank hang on what they have.
  const parted = ({ a, b }: NeighbourPair) =>
    banks !== null && (ground.wet[a] || ground.wet[b]) && banks[a] !== banks[b] && banks[a] !== -1 && banks[b] !== -1;
  const edges = ground.scored.neighbourhood.pairs
    .filter((pair) => !crosses(pair, options.barriers) && !parted(pair))
    .map((pair) => ({ a: pair.a, b: pair.b, cost: costOf(pair, Math.min(1, options.streets)) }));
  const { work, x, y } = ground.scored;
  const ties = islandEdges({ count: plan.cells.length, work, x, y }, edges, options.grids);
  return { graph: graphOf(plan.cells.length, work, [...edges, ...ties]), tied: ties.length > 0 };
}
