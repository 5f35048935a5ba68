import { byCode, byCodeOf } from "./by-code";
import type { Assignment, DaySpan, Person, Plan, Post, Weekday } from "./plan";
import { awayOf, type Stretches } from "./time/away";
import { dayOfCode } from "./time/day-code";
import { type DaySpans, daySpansOnce, joinedSpans } from "./time/day-spans";
import type { LivedDay } from "./time/lived-days";

/** An assignment with what it refers to at hand, its pattern by weekday, its exceptions by day and when its people are absent. */
export interface ReadyAssignment {
  readonly assignment: Assignment;
  readonly post: Post;
  readonly person: Person;
  readonly deputy: Person | null;
  readonly spans: DaySpans;
  /** By day since 1970-01-01; null when there is none. Of two for one day the first counts. */
  readonly exceptions: ReadonlyMap<number, LivedDay<Person>> | null;
  readonly away: (person: string) => Stretches;
  /** When the assigned person is absent. */
  readonly personAway: Stretches;
}

/** Makes a plan's assignments ready, in ascending order of code. @throws when one refers to what the plan does not have. */
export function readyAssignments(plan: Plan): readonly ReadyAssignment[] {
  const postOf = byCodeOf("post", plan.posts);
  const personOf = byCodeOf("person", plan.persons);
  const away = awayOf(plan.absences);
  const spansOf = daySpansOnce();
  return [...plan.assignments].sort(byCode).map((assignment) => {
    const person = personOf(assignment.person);
    return {
      assignment,
      post: postOf(assignment.post),
      person,
      deputy: assignment.deputy === null ? null : personOf(assignment.deputy),
      spans: spansOf(assignment.pattern),
      exceptions: exceptionsOf(assignment, person, personOf),
      away,
      personAway: away(person.code),
    };
  });
}

function exceptionsOf(assignment: Assignment, assigned: Person, personOf: (code: string) => Person): Map<number, LivedDay<Person>> | null {
  if (assignment.exceptions.length === 0) return null;
  const byDay = new Map<number, LivedDay<Person>>();
  for (const { day, spans, person } of assignment.exceptions) {
    const days = dayOfCode(day);
    if (days === null || byDay.has(days)) continue;
    byDay.set(days, { spans: joinedSpans(spans), mark: person === null ? assigned : personOf(person) });
  }
  return byDay;
}

/** What a day (since 1970-01-01, lived as weekday `as`) brings to an assignment: its exception for that day, else its pattern. */
export const livedBy = ({ exceptions, spans, person }: ReadyAssignment, day: number, as: Weekday): LivedDay<Person> =>
  exceptions?.get(day) ?? { spans: spans[as] as readonly DaySpan[], mark: person };
