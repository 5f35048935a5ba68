import type { Patch } from "../../duty/edit/patch";
import { may } from "../../duty/may";
import type { Absence, Plan } from "../../duty/plan";
import type { Caller } from "./caller";

/** A plan as somebody may see it, and a word for how much that is: plans seen alike are the same bytes. */
export interface SeenPlan {
  readonly plan: Plan;
  readonly how: string;
}

/** Whose reasons for being away somebody may know: all, those of one squad, nobody's (个人信息保护法 28: health is sensitive). */
const reasonsOf = ({ role, squad }: Caller): string | null =>
  may(role, "plan.change").ok ? "*" : may(role, "absence.note").ok ? squad : null;

/** Makes absences as a caller may see them. */
function seenAbsences(plan: Plan, caller: Caller): (absences: readonly Absence[]) => readonly Absence[] {
  const reasons = reasonsOf(caller);
  if (reasons === "*") return (absences) => absences;
  const squads = new Map(plan.persons.map(({ code, squad }) => [code, squad] as const));
  const known = (person: string) => reasons !== null && squads.get(person) === reasons;
  return (absences) => absences.map((one) => (known(one.person) ? one : { ...one, reason: "other" as const }));
}

/** People's phones only for who may see them; why somebody is away only for who plans with them. */
export function seenPlan(plan: Plan, caller: Caller): SeenPlan {
  const phones = may(caller.role, "phone.see").ok;
  return {
    how: `${phones ? "phones" : "plain"}-${encodeURIComponent(reasonsOf(caller) ?? "none")}`,
    plan: {
      ...plan,
      persons: phones ? plan.persons : plan.persons.map((person) => ({ ...person, phone: "" })),
      absences: seenAbsences(plan, caller)(plan.absences),
    },
  };
}

/** A change of a plan as a caller may see it. */
export function seenPatch(patch: Patch, plan: Plan, caller: Caller): Patch {
  const { absences } = patch.set;
  return absences ? { ...patch, set: { ...patch.set, absences: seenAbsences(plan, caller)(absences) } } : patch;
}
