import { during } from "../bands";
import { byCode, byCodeOf } from "../by-code";
import type { Assignment, Duty, Instant, Person, Plan, Post, Segment, Squad, Standard } from "../plan";
import type { BoardMerger, BoardPerson, BoardRow, BoardSegment, BoardSquad } from "./board";

/** Whom a plan names, told as a board may: without phones of persons. */
export interface BoardNames {
  squad(code: string): BoardSquad;
  segment(segment: Segment): BoardSegment;
  standard(code: string): Standard;
  duty(code: string): Duty;
  /** Mergers in force at `at` that one of these squads belongs to, by code. */
  mergers(squads: readonly BoardSquad[], at: Instant): BoardMerger[];
  /** The five fixed of these posts at `at`: posts by code, at a post by begin of the day, then by code. */
  rows(posts: readonly Post[], assignmentsOf: (post: string) => readonly Assignment[], at: Instant): BoardRow[];
}

/** Minutes after midnight at which an assignment's day begins. */
const beginOf = ({ pattern }: Assignment) => pattern.reduce((least, { from }) => Math.min(least, from), Infinity);

const told = ({ code, name, kind }: Person): BoardPerson => ({ code, name, kind });

/** Builds the lists of names once. @throws when the plan refers to what it does not have. */
export function boardNames(plan: Plan): BoardNames {
  const person = byCodeOf("person", plan.persons);
  const standard = byCodeOf("standard", plan.standards);
  const duty = byCodeOf("duty", plan.duties);
  const squad = byCodeOf<Squad>("squad", plan.squads);
  const rowOf = (one: Assignment, { code, name, kind, mode }: Post, number: number): BoardRow => ({
    code: one.code,
    number,
    person: told(person(one.person)),
    deputy: one.deputy === null ? null : told(person(one.deputy)),
    post: { code, name, kind, mode },
    hours: one.pattern,
    standard: standard(one.standard),
    duty: duty(one.duty),
  });
  const publicSquad = (code: string): BoardSquad => {
    const { name, phone, captain } = squad(code);
    return { code, name, phone, captain: captain === null ? null : told(person(captain)) };
  };
  return {
    standard,
    duty,
    squad: publicSquad,
    mergers: (own, at) =>
      plan.mergers
        .filter((one) => during(one, at) && own.some(({ code }) => one.squads.includes(code)))
        .sort(byCode)
        .map(({ code, name, hours, lead }) => ({ code, name, hours, lead: publicSquad(lead) })),
    segment: ({ code, name, street, ends, class: kind, chief }) => ({
      code,
      name,
      street,
      ends,
      class: kind,
      chief: chief === null ? null : told(person(chief)),
    }),
    rows: (posts, assignmentsOf, at) => {
      const manned = [...posts].sort(byCode).flatMap((post) => {
        const valid = assignmentsOf(post.code).filter((one) => during(one, at));
        return valid.length > 0 ? [{ post, valid: valid.sort((a, b) => beginOf(a) - beginOf(b) || byCode(a, b)) }] : [];
      });
      return manned.flatMap(({ post, valid }, index) => valid.map((one) => rowOf(one, post, index + 1)));
    },
  };
}
