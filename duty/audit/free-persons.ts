import { byCode } from "../by-code";
import { kept } from "../kept";
import type { Absence, Person } from "../plan";
import type { Spell } from "../spells";
import { awayOf } from "../time/away";
import type { AuditedDays } from "./audited-days";
import type { Span } from "./finding";
import { shiftDays, worked } from "./work";
import { workFaults } from "./working-hours";

/** How many ways to choose persons are named at most. */
export const NAMED = 3;

/** Somebody who could come, and what the person works in the audited days without it, hours. */
export interface FreePerson {
  readonly person: Person;
  readonly hours: number;
}

const absences = kept((list: readonly Absence[]) => awayOf(list));

const meets = (spans: readonly Span[], from: number, to: number) => spans.some(([begin, end]) => from < end && begin < to);

/** Who is asked for: of which squad, when, with a certificate or not, and who is not meant. */
export interface Wanted {
  readonly squad: string | null;
  readonly spans: readonly Span[];
  readonly formal: boolean;
  readonly but: ReadonlySet<string>;
}

/** Whether somebody is neither absent nor on duty then, and would stay within the law of working time. Whoever breaks it already is not free. */
export function isFree(person: Person, spans: readonly Span[], days: AuditedDays): boolean {
  const away = absences(days.plan.absences)(person.code);
  const own = days.byPerson.get(person) ?? [];
  if (away.some(([from, to]) => meets(spans, from, to)) || own.some(({ from, to }) => meets(spans, from, to))) return false;
  const more = spans.map(([from, to]) => ({ from, to, person }) as Spell);
  return workFaults(person, [...own, ...more], days).length === 0;
}

/** Up to so many persons of a squad who are free then: those with the fewest hours first, then by code. Cadres stand on no post. */
export function freePersons({ squad, spans, formal, but }: Wanted, days: AuditedDays, most: number = NAMED): FreePerson[] {
  const { from, to } = days.quarters;
  const persons = days.plan.persons
    .filter((person) => person.squad === squad && !but.has(person.code) && (formal ? person.kind === "formal" : person.kind !== "cadre"))
    .map((person) => ({ person, hours: worked(shiftDays(days.byPerson.get(person) ?? [], days.quarters), from, to) / 3_600_000 }))
    .sort((a, b) => a.hours - b.hours || byCode(a.person, b.person));
  const found: FreePerson[] = [];
  for (const one of persons) {
    if (found.length === most) break;
    if (isFree(one.person, spans, days)) found.push(one);
  }
  return found;
}
