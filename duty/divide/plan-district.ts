import { partitions } from "../../geo/divide/partition/partition";
import { byCode } from "../by-code";
import type { Cell, Plan, Squad } from "../plan";
import { type DistrictGround, graphOfCells } from "./district-ground";
import { gridCodes, namedGrids, squadList } from "./district-naming";
import type { DistrictOptions } from "./district-options";
import { firstNouns, withItems } from "./first-nouns";
import { rehoused } from "./rehoused";
import { type Scores, scoresOf } from "./scores";
import { squadsOfGrids } from "./squads-of-grids";
/** An answer: the plan divided anew, with the scores of its grids and of its squads. */
export interface DistrictProposal {
  readonly plan: Plan;
  readonly grids: Scores;
  readonly squads: Scores;
  /** Some grid had to lie across a barrier, or takes in land that hangs on nothing. */
  readonly spans: boolean;
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
