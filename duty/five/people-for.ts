import type { Assignment, Person, WeeklyPattern } from "../plan";
import type { WeekBook } from "./week-book";

/** A person who might stand on a post: how much is assigned to them already, and what they would be at in those hours. */
export interface Candidate {
  readonly person: Person;
  readonly own: boolean;
  /** Minutes a week already assigned elsewhere. */
  readonly minutes: number;
  /** The code of an assignment in the same hours; null when free. */
  readonly taken: string | null;
}

/** What somebody is looked for: hours, how long, and which squad and assignment it is. */
export interface Need {
  readonly squad: string | null;
  readonly pattern: WeeklyPattern;
  readonly validity: Pick<Assignment, "from" | "to">;
  readonly besides?: string | undefined;
}

const rank = ({ own, taken }: Candidate) => (own ? 0 : 2) + (taken === null ? 0 : 1);

/** Everybody, the best first: the own squad before others, who is free before who is not, who has fewer hours before who has more. */
export function peopleFor(persons: readonly Person[], book: WeekBook, { squad, pattern, validity, besides }: Need): readonly Candidate[] {
  return persons
    .map((person) => ({
      person,
      own: squad !== null && person.squad === squad,
      minutes: book.minutes(person.code, validity, besides),
      taken: book.taken(person.code, pattern, validity, besides),
    }))
    .sort((a, b) => rank(a) - rank(b) || a.minutes - b.minutes || (a.person.code < b.person.code ? -1 : 1));
}
