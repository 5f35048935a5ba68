import type { Assignment, WeeklyPattern } from "../plan";
import { minutesOfWeek, type WeekStretches } from "../time/pattern";

/** When an assignment is valid. */
type Validity = Pick<Assignment, "from" | "to">;

interface Entry extends Validity {
  readonly code: string;
  readonly stretches: WeekStretches;
}

const validTogether = (a: Validity, b: Validity) => (b.to === null || a.from < b.to) && (a.to === null || b.from < a.to);
const meet = (a: WeekStretches, b: WeekStretches) => a.some(([from, to]) => b.some(([begin, end]) => from < end && begin < to));

/** Who is taken when in an ordinary week. */
export interface WeekBook {
  /** Minutes a week that a person is assigned while `validity` lasts, leaving out the assignment `besides`. */
  minutes(person: string, validity: Validity, besides?: string): number;
  /** The code of the person's assignment that a pattern meets (一人两岗), or null when the person is free then. */
  taken(person: string, pattern: WeeklyPattern, validity: Validity, besides?: string): string | null;
  /** Notes an assignment as it is now, in place of what was noted of its code. */
  note(assignment: Assignment): void;
}

/** Opens the book of a plan's assignments; each pattern is laid out once. */
export function weekBook(assignments: readonly Assignment[]): WeekBook {
  const byPerson = new Map<string, Map<string, Entry>>();
  const laid = new WeakMap<WeeklyPattern, WeekStretches>();
  const stretchesOf = (pattern: WeeklyPattern): WeekStretches => {
    const known = laid.get(pattern) ?? minutesOfWeek(pattern);
    laid.set(pattern, known);
    return known;
  };
  const personOf = new Map<string, string>();
  const note = ({ code, person, pattern, from, to }: Assignment) => {
    byPerson.get(personOf.get(code) ?? "")?.delete(code);
    personOf.set(code, person);
    const entries = byPerson.get(person) ?? new Map<string, Entry>();
    byPerson.set(person, entries);
    entries.set(code, { code, from, to, stretches: stretchesOf(pattern) });
  };
  for (const one of assignments) note(one);
  const entries = (person: string, validity: Validity, besides: string | undefined) =>
    [...(byPerson.get(person)?.values() ?? [])].filter((one) => one.code !== besides && validTogether(one, validity));
  return {
    minutes: (person, validity, besides) =>
      entries(person, validity, besides).reduce((sum, { stretches }) => sum + stretches.reduce((all, [from, to]) => all + to - from, 0), 0),
    taken: (person, pattern, validity, besides) => {
      const own = stretchesOf(pattern);
      return entries(person, validity, besides).find(({ stretches }) => meet(stretches, own))?.code ?? null;
    },
    note,
  };
}

/** Minutes a week of a pattern. */
export const weekMinutes = (pattern: WeeklyPattern): number => minutesOfWeek(pattern).reduce((sum, [from, to]) => sum + to - from, 0);
