import type { Absence, Instant } from "../plan";

/** Half-open stretches of instants, ascending, apart from one another. */
export type Stretches = readonly (readonly [from: Instant, to: Instant])[];

const NEVER: Stretches = [];

/** Stretches in ascending order, joined where they touch or overlap; empty ones left out. */
export function joinedStretches(stretches: Stretches): Stretches {
  const joined: [Instant, Instant][] = [];
  for (const [from, to] of [...stretches].sort((a, b) => a[0] - b[0])) {
    const last = joined[joined.length - 1];
    if (to <= from) continue;
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

/** When each person is absent, by the person's code. Built once. */
export function awayOf(absences: readonly Absence[]): (person: string) => Stretches {
  const byPerson = new Map<string, [Instant, Instant][]>();
  for (const { person, from, to } of absences) {
    const list = byPerson.get(person);
    if (list) list.push([from, to]);
    else byPerson.set(person, [[from, to]]);
  }
  const joined = new Map([...byPerson].map(([person, list]) => [person, joinedStretches(list)] as const));
  return joined.size === 0 ? () => NEVER : (person) => joined.get(person) ?? NEVER;
}

/** Whether an instant lies in one of the stretches. */
export function within(stretches: Stretches, at: Instant): boolean {
  for (const [from, to] of stretches) {
    if (at < from) return false;
    if (at < to) return true;
  }
  return false;
}

/** Cuts [from, to) by stretches, in order: what lies in them goes to `inside`, the rest to `outside`. */
export function cutBy(
  from: Instant,
  to: Instant,
  stretches: Stretches,
  inside: (from: Instant, to: Instant) => void,
  outside: (from: Instant, to: Instant) => void,
): void {
  let at = from;
  for (const [begin, end] of stretches) {
    if (end <= at) continue;
    if (begin >= to) break;
    if (begin > at) outside(at, begin);
    at = Math.max(at, begin);
    inside(at, Math.min(end, to));
    at = Math.min(end, to);
  }
  if (at < to) outside(at, to);
}
