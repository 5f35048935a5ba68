import { exactCoverage } from "../../geo/border/repair/exact-coverage";
import { cellCodes } from "../../geo/divide/cells/cell-codes";
import { dividing } from "../../geo/divide/cells/cells-of";
import type { Division, DivisionNote } from "../../geo/divide/cells/division";
import { anchorOf } from "../../geo/plane/anchor";
import { boundsOfAll, middleOf } from "../../geo/plane/bounds";
import { coverage } from "../../geo/plane/coverage";
import { planeAt } from "../../geo/plane/plane";
import type { Area } from "../../geo/plane/point";
import { byCode } from "../by-code";
import { cellPrefix } from "../edit/cell-code";
import { sameRings } from "../edit/same-rings";
import type { Cell, Grid, Plan } from "../plan";
import { type FirstNames, firstNouns, withItems } from "./first-nouns";
import type { GroundCuts } from "./ground-cuts";
import { rehoused } from "./rehoused";

/** How a plan's communities are divided into cells. */
export interface CellsOptions {
  /** Square metres a cell should have. */
  readonly target: number;
  /** Digits of the number in a cell's code: 3 by the standard. */
  readonly digits: number;
  readonly names: FirstNames;
  /** All cell codes the city ever used. */
  readonly used: ReadonlySet<string>;
}

/** What came of a division, in figures. */
export interface CellsFigures {
  readonly cells: number;
  /** Cells between half and twice the target. */
  readonly within: number;
  /** Square metres claimed twice, and enclosed by nobody's. */
  readonly overlap: number;
  readonly gap: number;
  /** Cells that kept their code, that are new, and codes that are no longer in use. */
  readonly kept: number;
  readonly fresh: number;
  readonly retired: number;
  readonly notes: readonly DivisionNote[];
}

/** The plan with its cells, or why there can be none. */
export type CellsProposal =
  | { readonly ok: true; readonly plan: Plan; readonly figures: CellsFigures }
  | {
      readonly ok: false;
      readonly fault: "cells.no-community" | "cells.unlawful-communities" | "cells.too-many";
      readonly code: string;
      readonly count: number;
    };

function figuresOf(plan: Plan, cells: readonly Cell[], division: Division, target: number): CellsFigures {
  const before = new Set(plan.cells.map(({ code }) => code));
  const now = new Set(cells.map(({ code }) => code));
  const { overlap, gap } = exactCoverage(
    cells.map(({ area }) => area),
    { holes: "allow" },
  );
  const kept = cells.filter(({ code }) => before.has(code)).length;
  return {
    cells: cells.length,
    within: division.cells.filter(({ size }) => size >= target / 2 && size <= target * 2).length,
    overlap,
    gap,
    kept,
    fresh: cells.length - kept,
    retired: [...before].filter((code) => !now.has(code)).length,
    notes: division.notes,
  };
}

/** The same ground is the same value: nobody is shown as changed because his line begins elsewhere. */
const asBefore = (old: Area | undefined, now: Area): Area => (old && sameRings(old, now) ? old : now);

/** Grids for the cells: that of the old cell in whose place a new one lies, or the community's first one. */
function gridded(plan: Plan, cells: readonly Omit<Cell, "grid">[], names: FirstNames): { cells: Cell[]; plan: Plan } {
  const old = coverage(plan.cells.map(({ area }) => area));
  const homes = cells.map(({ area }) => {
    const [lon, lat] = anchorOf(area);
    return plan.cells[old.first(lon, lat)]?.grid ?? null;
  });
  const { squad, standard, duty } = firstNouns(plan, names);
  const homeless = [...new Set(cells.flatMap(({ community }, index) => (homes[index] === null ? [community] : [])))].sort();
  const taken = new Set(plan.grids.map(({ code }) => code));
  const fresh = new Map<string, Grid>();
  let number = 1;
  for (const community of homeless) {
    let code: string;
    do code = `WG${String(number++).padStart(4, "0")}`;
    while (taken.has(code));
    const name = plan.communities.find((one) => one.code === community)?.name ?? community;
    fresh.set(community, { code, name: names.grid(name, 1), squad: squad.code, standard: standard.code, duty: duty.code });
  }
  const placed = cells.map((cell, index): Cell => ({ ...cell, grid: homes[index] ?? (fresh.get(cell.community) as Grid).code }));
  return {
    cells: placed,
    plan: {
      ...plan,
      squads: withItems(plan.squads, fresh.size > 0 ? [squad] : []),
      standards: withItems(plan.standards, fresh.size > 0 ? [standard] : []),
      duties: withItems(plan.duties, fresh.size > 0 ? [duty] : []),
      grids: withItems(plan.grids, [...fresh.values()]),
    },
  };
}

/**
 * Divides a plan's communities into cells by streets, waters and walls; yields the share done. Cells whose ground is as before keep their code and grid; others
 * take the grid that was there. The communities must be a lawful coverage: repair comes first.
 */
export function* cellsProposal(
  plan: Plan,
  ground: GroundCuts,
  { target, digits, names, used }: CellsOptions,
): Generator<number, CellsProposal> {
  const communities = plan.communities.map(({ area }) => area);
  const box = boundsOfAll(communities);
  if (!box) return { ok: false, fault: "cells.no-community", code: "", count: 0 };
  const unlawful = exactCoverage(communities, { holes: "allow" }).faults;
  if (unlawful.length > 0) {
    const owner = unlawful[0]?.owners[0];
    return {
      ok: false,
      fault: "cells.unlawful-communities",
      code: (owner === undefined ? null : plan.communities[owner]?.code) ?? "",
      count: unlawful.length,
    };
  }
  const { cuts, waters, buildings } = ground;
  const division = yield* dividing({
    communities,
    cuts,
    waters,
    buildings,
    target,
    plane: planeAt(middleOf(box)),
    before: plan.cells.map(({ area }) => area),
  });
  const place = new Map(plan.communities.map(({ code }, index) => [code, index] as const));
  const coded = cellCodes(division.cells, {
    prefixOf: (community) => cellPrefix(plan.communities[community]?.code ?? ""),
    digits,
    target,
    before: plan.cells.flatMap(({ code, community, area }) => {
      const index = place.get(community);
      return index === undefined ? [] : [{ code, community: index, area }];
    }),
    used,
  });
  if (!coded.ok) return { ok: false, fault: "cells.too-many", code: plan.communities[coded.community]?.code ?? "", count: coded.count };
  const before = new Map(plan.cells.map(({ code, area }) => [code, area] as const));
  const bare = division.cells.map(({ area, community }, index) => {
    const code = coded.codes[index] as string;
    return { code, community: plan.communities[community]?.code as string, area: asBefore(before.get(code), area) };
  });
  const { cells, plan: housed } = gridded(plan, bare, names);
  cells.sort(byCode);
  return {
    ok: true,
    plan: rehoused({
      ...housed,
      communities: plan.communities.map((one, index) => ({ ...one, area: asBefore(one.area, division.communities[index] as Area) })),
      cells,
    }),
    figures: figuresOf(plan, cells, division, target),
  };
}
