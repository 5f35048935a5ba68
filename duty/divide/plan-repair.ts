import { dissolve } from "../../geo/border/dissolve";
import type { CoverageFault } from "../../geo/border/repair/coverage-fault";
import { coverageFaults } from "../../geo/border/repair/coverage-faults";
import { type RepairChanges, type RepairOptions, repaired } from "../../geo/border/repair/repaired";
import type { Area } from "../../geo/plane/point";
import type { Cell, Community, Plan } from "../plan";

/** Which list of a plan is looked into: its cells, where it has any, else its communities. */
export const groundList = (plan: Plan): "cells" | "communities" => (plan.cells.length > 0 ? "cells" : "communities");

/** The owners of a plan's ground in the order in which faults and changes number them. */
export const groundOf = (plan: Plan): readonly (Cell | Community)[] => plan[groundList(plan)];

/** All faults of a plan's ground. */
export const groundFaultsOf = (plan: Plan): CoverageFault[] => coverageFaults(groundOf(plan).map(({ area }) => area));

/** A proposal: the plan with its ground repaired, and what was done to it. Owners are numbered as in `groundOf` of the plan before. */
export interface RepairProposal {
  readonly plan: Plan;
  readonly changes: RepairChanges;
}

/**
 * Proposes the plan with its ground repaired: its cells, and the communities as their unions; or the communities, where there are no cells yet. Who has no
 * land left goes. Nothing is changed unasked: the proposal is shown, then sent as a change.
 */
export function repairProposal(plan: Plan, options: RepairOptions): RepairProposal {
  const { areas, changes } = repaired(
    groundOf(plan).map(({ area }) => area),
    options,
  );
  if (groundList(plan) === "communities") {
    const communities = plan.communities.flatMap((one, index) =>
      (areas[index] as Area).length > 0 ? [{ ...one, area: areas[index] as Area }] : [],
    );
    return { plan: { ...plan, communities }, changes };
  }
  const cells = plan.cells.flatMap((one, index) => ((areas[index] as Area).length > 0 ? [{ ...one, area: areas[index] as Area }] : []));
  const own = new Map<string, Area[]>();
  for (const { community, area } of cells) own.set(community, [...(own.get(community) ?? []), area]);
  const communities = plan.communities.map((one) => {
    const parts = own.get(one.code);
    return parts ? { ...one, area: dissolve(parts) } : one;
  });
  return { plan: { ...plan, cells, communities }, changes };
}
