import type { Point } from "../geo/plane/point";
import { validArea } from "../geo/plane/valid-area";
import type { Assignment, Plan } from "./plan";
import { meet, sameHours, type TimeFault, timeFaults } from "./time-faults";

/** What is wrong with a plan: which noun, which code, what. `detail` names the other party, if there is one. */
export interface PlanFault {
  readonly fault:
    | "plan.duplicate-code"
    | "plan.missing-reference"
    | "plan.bad-area"
    | "post.double-duty"
    | "rule.not-of-its-squads"
    | "rule.overlaps"
    | "rule.bad-width"
    | TimeFault["fault"]
    | "post.bad-qualified"
    /** The law of the ground: duty/edit/law.ts. */
    | "ground.gap"
    | "ground.overlap"
    | "ground.unmatched-vertex"
    | "ground.self-crossing"
    | "ground.not-its-community"
    | "ground.lost"
    | "ground.no-cells"
    | "ground.grid-without-cells"
    /** Who may change what: duty/edit/own-squad.ts. */
    | "may.not-captains"
    | "may.not-own-squad";
  readonly noun: string;
  readonly code: string;
  readonly detail: string;
  /** Where on the map, if that is known. */
  readonly at?: Point;
}

type Coded = { readonly code: string };
const fault = (name: PlanFault["fault"], noun: string, code: string, detail = ""): PlanFault => ({ fault: name, noun, code, detail });

function duplicates(noun: string, list: readonly Coded[]): PlanFault[] {
  const seen = new Set<string>();
  return list.flatMap(({ code }) => {
    if (seen.has(code)) return [fault("plan.duplicate-code", noun, code)];
    seen.add(code);
    return [];
  });
}

/** References that lead nowhere: (noun, field of it, the list it should be in). */
function danglings(plan: Plan): PlanFault[] {
  const known = <T extends Coded>(list: readonly T[]) => new Set(list.map(({ code }) => code));
  const found: PlanFault[] = [];
  const look = <T extends Coded>(noun: string, list: readonly T[], field: keyof T & string, there: ReadonlySet<string>) => {
    for (const one of list) {
      const value = one[field] as unknown as string | null;
      if (value !== null && !there.has(value)) found.push(fault("plan.missing-reference", noun, one.code, `${field}: ${value}`));
    }
  };
  const [squads, grids, persons] = [known(plan.squads), known(plan.grids), known(plan.persons)];
  const [posts, standards, duties] = [known(plan.posts), known(plan.standards), known(plan.duties)];
  look("community", plan.communities, "office", known(plan.offices));
  look("cell", plan.cells, "community", known(plan.communities));
  look("cell", plan.cells, "grid", grids);
  look("grid", plan.grids, "squad", squads);
  look("grid", plan.grids, "standard", standards);
  look("grid", plan.grids, "duty", duties);
  look("squad", plan.squads, "captain", persons);
  look("segment", plan.segments, "chief", persons);
  look("segment", plan.segments, "squad", squads);
  look("post", plan.posts, "grid", grids);
  look("post", plan.posts, "place", known(plan.places));
  look("person", plan.persons, "squad", squads);
  look("assignment", plan.assignments, "grid", grids);
  look("assignment", plan.assignments, "post", posts);
  look("assignment", plan.assignments, "person", persons);
  look("assignment", plan.assignments, "deputy", persons);
  look("assignment", plan.assignments, "standard", standards);
  look("assignment", plan.assignments, "duty", duties);
  for (const { code, exceptions } of plan.assignments)
    for (const { day, person } of exceptions)
      if (person !== null && !persons.has(person))
        found.push(fault("plan.missing-reference", "assignment", code, `exception ${day}, person: ${person}`));
  look("absence", plan.absences, "person", persons);
  look("merger", plan.mergers, "lead", squads);
  for (const merger of plan.mergers)
    for (const squad of merger.squads)
      if (!squads.has(squad)) found.push(fault("plan.missing-reference", "merger", merger.code, `squads: ${squad}`));
  return found;
}

/** One person on two posts at once. */
function doubleDuties(plan: Plan): PlanFault[] {
  const byPerson = new Map<string, Assignment[]>();
  for (const one of plan.assignments) byPerson.set(one.person, [...(byPerson.get(one.person) ?? []), one]);
  return [...byPerson.values()].flatMap((list) =>
    list.flatMap((one, index) =>
      list.slice(index + 1).flatMap((other) => {
        return meet(one, other) && sameHours(one.pattern, other.pattern)
          ? [fault("post.double-duty", "assignment", one.code, other.code)]
          : [];
      }),
    ),
  );
}

function ruleFaults(plan: Plan): PlanFault[] {
  return plan.rules.flatMap((rule, index) => {
    const found: PlanFault[] = [];
    const pair = new Set<string>(rule.between);
    const squads = new Set(plan.squads.map(({ code }) => code));
    const ordered = rule.between[0] < rule.between[1] && rule.between.every((code) => squads.has(code));
    const fits = rule.parts.every(
      (part) => pair.has(part.lead) && pair.has(part.support) && part.lead !== part.support && (part.side === null || pair.has(part.side)),
    );
    if (!ordered || !fits) found.push(fault("rule.not-of-its-squads", "rule", rule.code, rule.between.join()));
    if (!(rule.width > 0 && rule.width <= 500)) found.push(fault("rule.bad-width", "rule", rule.code, String(rule.width)));
    const settled = plan.rules.slice(index + 1).filter(({ state }) => state !== "proposed" && rule.state !== "proposed");
    const other = settled.find((one) => one.between.join() === rule.between.join() && meet(rule, one));
    if (other) found.push(fault("rule.overlaps", "rule", rule.code, other.code));
    return found;
  });
}

const postFaults = (plan: Plan): PlanFault[] =>
  plan.posts
    .filter(({ qualified }) => !(Number.isInteger(qualified) && qualified >= 0 && qualified <= 9))
    .map(({ code, qualified }) => fault("post.bad-qualified", "post", code, String(qualified)));

/** Everything that makes a plan unlawful to store; empty for a good one. With `looked` only these items' areas are looked into: what was stored before was sound then. */
export function faultsOf(plan: Plan, looked: ReadonlySet<object> | null = null): PlanFault[] {
  const nouns: [string, readonly Coded[]][] = [
    ["office", plan.offices],
    ["community", plan.communities],
    ["cell", plan.cells],
    ["grid", plan.grids],
    ["squad", plan.squads],
    ["segment", plan.segments],
    ["post", plan.posts],
    ["person", plan.persons],
    ["standard", plan.standards],
    ["duty", plan.duties],
    ["assignment", plan.assignments],
    ["rule", plan.rules],
    ["place", plan.places],
    ["allowance", plan.allowances],
    ["day", plan.days],
    ["absence", plan.absences],
    ["merger", plan.mergers],
  ];
  const fresh = <T extends object>(list: readonly T[]) => (looked ? list.filter((one) => looked.has(one)) : list);
  const areas = [
    ...fresh(plan.communities).map((one) => ({ noun: "community", ...one })),
    ...fresh(plan.cells).map((one) => ({ noun: "cell", ...one })),
    ...fresh(plan.allowances).map((one) => ({ noun: "allowance", ...one })),
  ];
  const bad = areas.flatMap(({ noun, code, area }) => {
    const wrong = validArea(area);
    return wrong ? [fault("plan.bad-area", noun, code, `${wrong.fault} ${wrong.at.join(",")}`)] : [];
  });
  return [
    ...nouns.flatMap(([noun, list]) => duplicates(noun, list)),
    ...danglings(plan),
    ...bad,
    ...doubleDuties(plan),
    ...ruleFaults(plan),
    ...timeFaults(plan),
    ...postFaults(plan),
  ];
}
