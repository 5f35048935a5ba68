import type { Allowance, Assignment, Place, Plan, Squad } from "../../duty/plan";

/** What the duty card knows beyond the answer, once the plan is in this browser's memory. */
export interface CardFacts {
  readonly plan: string;
  squad(code: string): Squad | null;
  assignment(code: string): Assignment | null;
  place(code: string): Place | null;
  allowance(code: string): Allowance | null;
}

/** Looks things of a plan up by code. */
export function cardFacts(plan: Plan): CardFacts {
  const by = <T extends { readonly code: string }>(list: readonly T[]) => {
    const map = new Map(list.map((one) => [one.code, one] as const));
    return (code: string) => map.get(code) ?? null;
  };
  return {
    plan: plan.version.name,
    squad: by(plan.squads),
    assignment: by(plan.assignments),
    place: by(plan.places),
    allowance: by(plan.allowances),
  };
}
