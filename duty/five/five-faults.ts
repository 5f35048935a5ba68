import { faultsOf, type PlanFault } from "../check";
import { differenceOf } from "../edit/difference";
import type { Plan } from "../plan";

/**
 * What would be unlawful in a plan after a change of the five fixed alone: judged by the same law as at the portal's door (duty/check.ts), but only where
 * such a change reaches: not the ground, and of the assignments those that changed and the others of their persons. Fast enough for every key stroke.
 */
export function fiveFaults(before: Plan, after: Plan): PlanFault[] {
  const { set } = differenceOf({ ...before, cells: after.cells }, after);
  const codes = new Set((set.assignments ?? []).map(({ code }) => code));
  const persons = new Set((set.assignments ?? []).map(({ person }) => person));
  return faultsOf(
    {
      ...after,
      communities: [],
      cells: [],
      segments: [],
      rules: [],
      allowances: [],
      assignments: after.assignments.filter(({ code, person }) => codes.has(code) || persons.has(person)),
    },
    new Set(),
  );
}
