import { type Edited, not } from "../edit/edited";
import type { Absence, Person, Plan } from "../plan";
import { placed, without } from "./placed";

/** Adds a person or changes the one of that code. */
export const personSet = (plan: Plan, person: Person): Edited =>
  person.name.trim() === ""
    ? not("edit.no-name", person.code)
    : { ok: true, plan: { ...plan, persons: placed(plan.persons, { ...person, name: person.name.trim() }) } };

/** Adds an absence (缺勤) or changes the one of that code. */
export function absenceSet(plan: Plan, absence: Absence): Edited {
  if (!plan.persons.some(({ code }) => code === absence.person)) return not("edit.no-person", absence.code);
  if (!(absence.from < absence.to)) return not("edit.bad-span", absence.code);
  return { ok: true, plan: { ...plan, absences: placed(plan.absences, absence) } };
}

/** Takes an absence away. */
export const absenceRemoved = (plan: Plan, code: string): Edited => ({
  ok: true,
  plan: { ...plan, absences: without(plan.absences, code) },
});
