import type { Instant, Person } from "./plan";
import { livedBy, type ReadyAssignment } from "./ready-assignment";
import { type Growing, manAssignment, type Spell, type Unfilled, windowOf } from "./spells";
import { within } from "./time/away";
import type { DayClock, Moment } from "./time/day-clock";
import { holds, spanAt } from "./time/day-spans";
import { extent, FOLLOWED } from "./time/extent";
import { DAY, MINUTE } from "./time/wall-clock";

/** Whom an assignment expects at a moment: the person of the day's own stretch, else of one that ran into it from the day before; null: nobody. */
export function expectedAt(ready: ReadyAssignment, moment: Moment): Person | null {
  if (ready.exceptions === null) return holds(ready.spans, moment) ? ready.person : null;
  const own = livedBy(ready, moment.day, moment.weekday);
  if (spanAt(own.spans, moment.minute)) return own.mark;
  const before = livedBy(ready, moment.day - 1, moment.before);
  return spanAt(before.spans, moment.minute + 1440) ? before.mark : null;
}

/** Who is there for the person expected: the person, else the deputy (AB岗), else nobody. */
export function standingFor(ready: ReadyAssignment, expected: Person, at: Instant): Person | null {
  const absent = expected === ready.person ? ready.personAway : ready.away(expected.code);
  if (absent.length === 0 || !within(absent, at)) return expected;
  const { deputy } = ready;
  return deputy === null || within(ready.away(deputy.code), at) ? null : deputy;
}

const NEAR = (FOLLOWED + 2) * DAY;

/** Whether nothing but the pattern and the calendar decides who is there from `from` to `to` (days on the wall, with a day to spare). */
export function isPlain({ exceptions, personAway }: ReadyAssignment, from: Instant, to: Instant, first: number, last: number): boolean {
  for (const [begin, end] of personAway) if (begin < to && from < end) return false;
  if (exceptions !== null) for (const day of exceptions.keys()) if (first <= day && day <= last) return false;
  return true;
}

/** The spells of one assignment within [from, to). */
export function spellsWithin(ready: ReadyAssignment, calendar: DayClock, from: Instant, to: Instant): readonly Spell[] {
  const spells: Growing<Spell> = [];
  const unfilled: Growing<Unfilled> = [];
  const window = windowOf(calendar, from, to);
  if (window) manAssignment(ready, calendar, window, spells, unfilled);
  return spells;
}

/** Beginning and end of the spell that lasts at an instant; followed for a week to each side. @throws when nobody is there then. */
export function spellAround(
  ready: ReadyAssignment,
  calendar: DayClock,
  at: Instant,
  moment: Moment,
): { readonly since: Instant; readonly until: Instant } {
  const { assignment } = ready;
  const { day, offset } = moment;
  if (isPlain(ready, at - NEAR, at + NEAR, day - FOLLOWED - 2, day + FOLLOWED + 2)) {
    const [from, to] = extent(ready.spans, calendar, moment) ?? [0, 0];
    const since = from * MINUTE - offset;
    const until = to * MINUTE - offset;
    // A change of the clock in between may lengthen, shorten or split the stretch: then it is worked out in full.
    if (calendar.clock.offset(since - 1) === offset && calendar.clock.offset(until) === offset)
      return {
        since: Math.max(since, assignment.from),
        until: assignment.to === null ? until : Math.min(until, assignment.to),
      };
  }
  const { clock } = calendar;
  const spells = spellsWithin(ready, calendar, clock.nearest((day - FOLLOWED) * DAY), clock.nearest((day + FOLLOWED + 1) * DAY));
  const spell = spells.find(({ from, to }) => from <= at && at < to);
  if (!spell) throw new Error(`assignment "${assignment.code}" has no spell at ${at}`);
  return { since: spell.from, until: spell.to };
}
