import { type NeighbourPair, neighbourhood } from "../../geo/divide/cells/neighbourhood";
import { type Graph, graphOf } from "../../geo/divide/partition/graph";
import { partition, partitions } from "../../geo/divide/partition/partition";
import { anchorOf } from "../../geo/plane/anchor";
import { areaOf, centroidOf } from "../../geo/plane/area";
import { boundsOfAll, middleOf } from "../../geo/plane/bounds";
import { coverage } from "../../geo/plane/coverage";
import { planeAt } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import type { Cell, Grid, Plan, Squad } from "../plan";
import { type FirstNames, firstNouns, withItems } from "./first-nouns";
import type { GroundCuts } from "./ground-cuts";
import { islandEdges } from "./island-edges";
import { rehoused } from "./rehoused";
import { type ScoredGround, type Scores, scoresOf } from "./scores";

/** How cells are given to grids and grids to squads. */
export interface DistrictOptions {
  readonly grids: number;
  readonly squads: number;
  /** 0.05: no grid's workload deviates from the mean by more than 5 %, where that is possible. */
  readonly tolerance: number;
  readonly seed: number;
  /** How much compactness counts (0 none, 1 as usual, more) and how much borders prefer main streets (0 not at all, 1 as usual). */
  readonly compact: number;
  readonly streets: number;
  /** Which lines no grid may lie across. */
  readonly barriers: { readonly water: boolean; readonly rail: boolean; readonly wall: boolean };
  /** Cells that stay in the grid they are in. */
  readonly fixed: ReadonlySet<string>;
  /** Cells that may not come to a grid: cell to codes of grids. */
  readonly forbidden: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where squads have their offices: code of a squad in use to a place. */
  readonly offices: ReadonlyMap<string, Point>;
  readonly names: FirstNames & { squadNumber(number: number): string };
}

/** An answer: the plan divided anew, with the scores of its grids and of its squads. */
export interface DistrictProposal {
  readonly plan: Plan;
  readonly grids: Scores;
  readonly squads: Scores;
  /** Some grid had to lie across a barrier, or takes in land that hangs on nothing. */
  readonly spans: boolean;
}

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

function costOf({ length, along }: NeighbourPair, streets: number): number {
  const least = Math.min(1, ...Object.entries(along).map(([kind, share]) => 1 - share * (1 - COST[kind as keyof typeof COST])));
  return length * (1 - streets * (1 - least));
}

const crosses = ({ along }: NeighbourPair, barriers: DistrictOptions["barriers"]) =>
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

function graphOfCells(plan: Plan, ground: DistrictGround, options: DistrictOptions): { graph: Graph; tied: boolean } {
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

/** The grids' codes by part: those in use first, in order, where some must go those without fixed cells; then new ones. */
function gridCodes(plan: Plan, count: number, fixed: ReadonlySet<string>): string[] {
  const held = new Set(plan.cells.map(({ grid }) => grid));
  const bound = new Set(plan.cells.flatMap(({ code, grid }) => (fixed.has(code) ? [grid] : [])));
  const inUse = plan.grids.map(({ code }) => code).filter((code) => held.has(code));
  const taken = new Set(plan.grids.map(({ code }) => code));
  const stays = new Set([...inUse.filter((code) => bound.has(code)), ...inUse.filter((code) => !bound.has(code))].slice(0, count));
  const codes = inUse.filter((code) => stays.has(code));
  for (let number = 1; codes.length < count; number++) {
    const code = `WG${String(number).padStart(4, "0")}`;
    if (!taken.has(code)) codes.push(code);
  }
  return codes;
}

/** Which community most of a part's cells are of; the first of equals. */
function homeOf(cells: readonly Cell[]): string {
  const counts = new Map<string, number>();
  for (const { community } of cells) counts.set(community, (counts.get(community) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

function namedGrids(plan: Plan, part: ArrayLike<number>, codes: readonly string[], squadOf: readonly string[], names: FirstNames): Grid[] {
  const { standard, duty } = firstNouns(plan, names);
  const known = new Map(plan.grids.map((grid) => [grid.code, grid] as const));
  const communities = new Map(plan.communities.map(({ code, name }) => [code, name] as const));
  const numbers = new Map<string, number>();
  const members: Cell[][] = codes.map(() => []);
  plan.cells.forEach((cell, index) => {
    members[part[index] as number]?.push(cell);
  });
  return codes.map((code, index) => {
    const home = homeOf(members[index] as Cell[]);
    const number = (numbers.get(home) ?? 0) + 1;
    numbers.set(home, number);
    const old = known.get(code);
    return {
      code,
      name: names.grid(communities.get(home) ?? home, number),
      squad: squadOf[index] as string,
      standard: old?.standard ?? standard.code,
      duty: old?.duty ?? duty.code,
    };
  });
}

function squadList(plan: Plan, options: DistrictOptions): Squad[] {
  const held = new Set(plan.grids.map(({ squad }) => squad));
  const squads: Squad[] = plan.squads.filter(({ code }) => held.has(code) || options.offices.has(code)).slice(0, options.squads);
  if (squads.length === 0 && plan.squads[0]) squads.push(plan.squads[0]);
  const taken = new Set(plan.squads.map(({ code }) => code));
  for (let number = 1; squads.length < options.squads; number++) {
    const code = `ZD${String(number).padStart(2, "0")}`;
    if (!taken.has(code)) squads.push({ code, name: options.names.squadNumber(squads.length + 1), captain: null, phone: "" });
  }
  return squads;
}

/** Gives the grids to squads: the same question one storey up. @returns squad by grid */
function squadsOfGrids(
  plan: Plan,
  ground: DistrictGround,
  part: Int32Array,
  codes: readonly string[],
  squads: readonly Squad[],
  options: DistrictOptions,
): number[] {
  if (squads.length === 1) return codes.map(() => 0);
  const { scored, toMetres } = ground;
  const [work, x, y, mass] = [0, 0, 0, 0].map(() => new Float64Array(codes.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  part.forEach((own, cell) => {
    work[own]! += scored.work[cell] as number;
    mass[own]! += scored.size[cell] as number;
    x[own]! += (scored.x[cell] as number) * (scored.size[cell] as number);
    y[own]! += (scored.y[cell] as number) * (scored.size[cell] as number);
  });
  const edges = new Map<number, { a: number; b: number; cost: number }>();
  const hard = scored.neighbourhood.pairs.filter((pair) => part[pair.a] !== part[pair.b]);
  const link = (pairs: readonly NeighbourPair[]) => {
    for (const pair of pairs) {
      const [a, b] = [Math.min(part[pair.a] as number, part[pair.b] as number), Math.max(part[pair.a] as number, part[pair.b] as number)];
      const key = a * codes.length + b;
      const cost = costOf(pair, Math.min(1, options.streets)) * (crosses(pair, options.barriers) ? 0.2 : 1);
      const known = edges.get(key);
      if (known) known.cost += cost;
      else edges.set(key, { a, b, cost });
    }
  };
  link(hard);
  const grids = new Map(plan.grids.map((grid) => [grid.code, grid] as const));
  const before = Int32Array.from(codes, (code) => squads.findIndex((squad) => squad.code === grids.get(code)?.squad));
  const offices = squads.map(({ code }) => {
    const at = options.offices.get(code);
    if (!at) return null;
    const [ox, oy] = toMetres(at);
    return { x: ox, y: oy };
  });
  const parts = Math.min(squads.length, codes.length);
  const middle = { x: x.map((sum, own) => sum / (mass[own] as number)), y: y.map((sum, own) => sum / (mass[own] as number)) };
  const ties = islandEdges({ count: codes.length, work, ...middle }, [...edges.values()], parts);
  const { part: squadOf } = partition(graphOf(codes.length, work, [...edges.values(), ...ties]), {
    parts,
    tolerance: options.tolerance,
    seed: options.seed,
    before,
    place: {
      ...middle,
      compact: Math.max(options.compact, offices.some(Boolean) ? 0.5 : 0),
    },
    ...(offices.some(Boolean) ? { offices } : {}),
  });
  return [...squadOf];
}

function proposalOf(
  plan: Plan,
  ground: DistrictGround,
  part: Int32Array,
  spans: boolean,
  codes: readonly string[],
  options: DistrictOptions,
): DistrictProposal {
  const { names } = options;
  const squads = squadList(plan, options);
  const squadOf = squadsOfGrids(plan, ground, part, codes, squads, options);
  const { standard, duty } = firstNouns(plan, names);
  const grids = namedGrids(
    plan,
    part,
    codes,
    squadOf.map((index) => (squads[index] as Squad).code),
    names,
  );
  const now = new Set(codes);
  const left = plan.grids.filter(({ code }) => !now.has(code));
  const byCode = (a: { readonly code: string }, b: { readonly code: string }) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
  const cells = plan.cells.map((cell, index): Cell => {
    const grid = codes[part[index] as number] as string;
    return cell.grid === grid ? cell : { ...cell, grid };
  });
  return {
    plan: rehoused({
      ...plan,
      squads: withItems(plan.squads, squads),
      standards: withItems(plan.standards, [standard]),
      duties: withItems(plan.duties, [duty]),
      grids: [...grids, ...left].sort(byCode),
      cells,
    }),
    grids: scoresOf(part, codes.length, ground.scored),
    squads: scoresOf(
      Int32Array.from(part, (own) => squadOf[own] as number),
      squads.length,
      ground.scored,
    ),
    spans,
  };
}

/** Scores a plan as it is: of its grids and of its squads. */
export function scoresOfPlan(plan: Plan, ground: DistrictGround): { grids: Scores; squads: Scores } {
  const number = <T extends { readonly code: string }>(list: readonly T[]) =>
    new Map(list.map(({ code }, index) => [code, index] as const));
  const held = new Set(plan.cells.map(({ grid }) => grid));
  const grids = plan.grids.filter(({ code }) => held.has(code));
  const squads = plan.squads.filter(({ code }) => grids.some(({ squad }) => squad === code));
  const [gridOf, squadOf] = [number(grids), number(squads)];
  const home = new Map(grids.map(({ code, squad }) => [code, squadOf.get(squad) ?? 0] as const));
  return {
    grids: scoresOf(
      Int32Array.from(plan.cells, ({ grid }) => gridOf.get(grid) ?? 0),
      grids.length,
      ground.scored,
    ),
    squads: scoresOf(
      Int32Array.from(plan.cells, ({ grid }) => home.get(grid) ?? 0),
      squads.length,
      ground.scored,
    ),
  };
}

/**
 * Districts a plan: cells to grids, then grids to squads. Yields the best so far with the share of the work done, so that it can be shown, and stopped at any
 * time. The same seed gives the same answer.
 */
export function* districting(
  plan: Plan,
  ground: DistrictGround,
  options: DistrictOptions,
): Generator<{ best: () => DistrictProposal; share: number }, DistrictProposal> {
  const { graph, tied } = graphOfCells(plan, ground, options);
  const codes = gridCodes(plan, options.grids, options.fixed);
  const numberOf = new Map(codes.map((code, index) => [code, index] as const));
  const place = { x: Float64Array.from(ground.scored.x), y: Float64Array.from(ground.scored.y), compact: options.compact };
  const fixed =
    options.fixed.size > 0
      ? Int32Array.from(plan.cells, ({ code, grid }) => (options.fixed.has(code) ? (numberOf.get(grid) ?? -1) : -1))
      : null;
  const forbidden = new Map(
    [...options.forbidden].flatMap(([code, grids]) => {
      const cell = plan.cells.findIndex((one) => one.code === code);
      return cell < 0 ? [] : [[cell, new Set([...grids].flatMap((grid) => numberOf.get(grid) ?? []))] as const];
    }),
  );
  const steps = partitions(graph, {
    parts: options.grids,
    tolerance: options.tolerance,
    seed: options.seed,
    before: Int32Array.from(plan.cells, ({ grid }) => numberOf.get(grid) ?? -1),
    place,
    ...(fixed ? { fixed } : {}),
    ...(forbidden.size > 0 ? { forbidden } : {}),
  });
  for (;;) {
    const step = steps.next();
    if (step.done) return proposalOf(plan, ground, step.value.part, step.value.spans || tied, codes, options);
    const { best, share } = step.value;
    yield { best: () => proposalOf(plan, ground, best.part, best.spans || tied, codes, options), share };
  }
}
