import type { Assignment, Person } from "../plan";
import type { Spell } from "../spells";
import { joinedStretches } from "../time/away";
import type { AuditedDays } from "./audited-days";
import { dayBefore, dayCodeAt, minutesOf, setting, spellsOn, withDay, without } from "./day-change";
import type { Finding, Span, Suggestion } from "./finding";
import { freePersons, isFree } from "./free-persons";

const HOUR = 3_600_000;

/** Spells of some assignments on one day, to be had by somebody else. */
interface Handover {
  readonly day: string;
  readonly assignments: readonly Assignment[];
  readonly spans: readonly Span[];
  /** The person who gives them away. */
  readonly from: Person;
}

function handover(days: AuditedDays, from: Person, spells: readonly Spell[]): Handover | null {
  const day = spells[0] && dayCodeAt(days, spells[0].from);
  if (!day) return null;
  const assignments = [...new Set(spells.map(({ assignment }) => assignment))];
  const all = assignments.flatMap((assignment) => spellsOn(days, assignment, day));
  return { day, assignments, spans: joinedStretches(all.map((one): Span => [one.from, one.to])), from };
}

const handedTo = ({ day, assignments }: Handover, person: Person, days: AuditedDays) =>
  setting(assignments.map((one) => withDay(one, { ...dayBefore(days, one, day), person: person.code })));

/** Who could take over: the deputy, if it is one and he is free; then others of the squad. A formal officer is followed by a formal one. */
function takers(handed: Handover, days: AuditedDays): Suggestion[] {
  const { assignments, spans, from } = handed;
  const codes = new Set(assignments.map(({ deputy }) => deputy));
  const deputy = codes.size === 1 ? days.plan.persons.find(({ code }) => codes.has(code)) : undefined;
  const given: Suggestion[] =
    deputy && deputy !== from && isFree(deputy, spans, days)
      ? [{ kind: "give-deputy", take: [{ code: deputy.code, hours: null }], patch: handedTo(handed, deputy, days) }]
      : [];
  const but = new Set([from.code, ...(deputy ? [deputy.code] : [])]);
  const squad = days.squadOfGrid.get((assignments[0] as Assignment).grid) ?? null;
  const others = freePersons({ squad, spans, formal: from.kind === "formal", but }, days);
  return [
    ...given,
    ...others.map(
      ({ person, hours }): Suggestion => ({ kind: "replace", take: [{ code: person.code, hours }], patch: handedTo(handed, person, days) }),
    ),
  ];
}

/** Takes a stretch off an assignment's day. */
function cutting(days: AuditedDays, assignment: Assignment, day: string, span: Span): Suggestion {
  const before = dayBefore(days, assignment, day);
  const [gone] = minutesOf(days, day, [span]);
  const spans = gone ? without(before.spans, gone) : before.spans;
  return { kind: "cut", take: [], patch: setting([withDay(assignment, { ...before, spans })]) };
}

const personOf = (finding: Finding, { plan }: AuditedDays) => plan.persons.find(({ code }) => code === finding.item);
const onDay = (spells: readonly Spell[], day: string | undefined, days: AuditedDays) =>
  spells.filter(({ from }) => dayCodeAt(days, from) === day);

/** For one who is on two posts: one of the two is had by another, or cut by the time of both. */
export function oneOfTwo(finding: Finding, days: AuditedDays): Suggestion[] {
  const person = personOf(finding, days);
  const [from, to] = finding.spans[0] as Span;
  const both = person ? (days.byPerson.get(person) ?? []).filter((spell) => spell.from < to && from < spell.to) : [];
  const last = both.at(-1);
  const handed = person && last ? handover(days, person, [last]) : null;
  return handed && last ? [...takers(handed, days), cutting(days, last.assignment, handed.day, [from, to])] : [];
}

/** For a day too long: its last assignments go to another, as many as are too much; or the last stretch is cut to the lawful end. */
export function shorterDay(finding: Finding, days: AuditedDays): Suggestion[] {
  const person = personOf(finding, days);
  const own = person ? onDay(days.byPerson.get(person) ?? [], finding.fix.day, days) : [];
  let over = own.reduce((sum, { from, to }) => sum + to - from, 0) - days.law.hoursADay * HOUR;
  const last = own.at(-1);
  if (!person || !last || !finding.fix.day) return [];
  const trim = cutting(days, last.assignment, finding.fix.day, [Math.max(last.from, last.to - over), last.to]);
  const given: Spell[] = [];
  for (let i = own.length - 1; i >= 0 && over > 0; i--) {
    const spell = own[i] as Spell;
    given.unshift(spell);
    over -= spell.to - spell.from;
  }
  const handed = handover(days, person, given);
  return [...(handed ? takers(handed, days) : []), trim];
}

/** For a week too long, one without a rest day, a night too short: one whole day goes to another. A week far too long wants it more than once. */
export function dayOff(finding: Finding, days: AuditedDays): Suggestion[] {
  const person = personOf(finding, days);
  const [from, to] = finding.spans[0] as Span;
  const all = person ? (days.byPerson.get(person) ?? []) : [];
  const within = all.filter((spell) => spell.from >= from && spell.from < to);
  const day = finding.code === "hours.rest" ? finding.fix.day : within.at(-1) && dayCodeAt(days, (within.at(-1) as Spell).from);
  const handed = person && day ? handover(days, person, onDay(all, day, days)) : null;
  return handed ? takers(handed, days) : [];
}

/** For an absence without deputy: another deputy for all of it; failing that, another person on its first day. */
export function otherDeputy(finding: Finding, days: AuditedDays): Suggestion[] {
  const assignment = days.plan.assignments.find(({ code }) => code === finding.item);
  if (!assignment) return [];
  const { grid, person, deputy } = assignment;
  const formal = days.plan.persons.some(({ code, kind }) => code === person && kind === "formal");
  const wanted = { squad: days.squadOfGrid.get(grid) ?? null, formal, but: new Set([person, deputy ?? ""]) };
  const named = freePersons({ ...wanted, spans: finding.spans }, days).map(
    ({ person: other, hours }): Suggestion => ({
      kind: "name-deputy",
      take: [{ code: other.code, hours }],
      patch: setting([{ ...assignment, deputy: other.code }]),
    }),
  );
  const day = finding.fix.day;
  if (named.length > 0 || !day) return named;
  const spans = finding.spans.filter(([from]) => dayCodeAt(days, from) === day);
  return freePersons({ ...wanted, spans }, days).map(({ person: other, hours }) => {
    const patch = setting([withDay(assignment, { ...dayBefore(days, assignment, day), person: other.code })]);
    return { kind: "replace", take: [{ code: other.code, hours }], patch };
  });
}
