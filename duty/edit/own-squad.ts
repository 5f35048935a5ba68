import type { PlanFault } from "../check";
import type { Plan } from "../plan";
import { NOUN_LISTS, type NounList, type Patch } from "./patch";

/** Lists of which a captain may change what is the own squad's: who stands where and when, and who is away. */
export const CAPTAINS: readonly NounList[] = ["persons", "posts", "assignments", "absences"];

type SquadOf = (list: NounList, item: { readonly code: string }) => string | null;

/** Whose an item of a captain's lists is: by its grid, or by its person. */
function squadsOf(plan: Plan): SquadOf {
  const grids = new Map(plan.grids.map(({ code, squad }) => [code, squad] as const));
  const persons = new Map(plan.persons.map(({ code, squad }) => [code, squad] as const));
  return (list, item) => {
    const { grid, person, squad } = item as { grid?: string; person?: string; squad?: string | null };
    if (list === "persons") return squad ?? null;
    return (list === "absences" ? persons.get(person ?? "") : grids.get(grid ?? "")) ?? null;
  };
}

/**
 * What of a change is not a captain's to make: nouns that are decided above, and posts, assignments, absences and persons of other squads, as they were or
 * as they would be (三权分离: who decides, who executes). Empty for a change that keeps to the own squad.
 */
export function notOwn(before: Plan, after: Plan, patch: Patch, squad: string | null): PlanFault[] {
  const fault = (name: PlanFault["fault"], noun: string, code: string): PlanFault => ({ fault: name, noun, code, detail: squad ?? "" });
  const [then, now] = [squadsOf(before), squadsOf(after)];
  return NOUN_LISTS.flatMap((list) => {
    const codes = new Set([...(patch.set[list] ?? []).map(({ code }) => code), ...(patch.remove[list] ?? [])]);
    if (codes.size === 0) return [];
    if (!CAPTAINS.includes(list)) return [...codes].map((code) => fault("may.not-captains", list, code));
    const foreign = (plan: Plan, of: SquadOf) =>
      (plan[list] as readonly { readonly code: string }[]).filter((item) => codes.has(item.code) && of(list, item) !== squad);
    const wrong = new Set([...foreign(before, then), ...foreign(after, now)].map(({ code }) => code));
    return [...wrong].map((code) => fault("may.not-own-squad", list, code));
  });
}
