import type { Assignment, Instant, Person, Plan, Post, WeeklyPattern } from "./plan";
import { livedBy, type ReadyAssignment, readyAssignments } from "./ready-assignment";
import { cutBy, type Stretches } from "./time/away";
import { type DayClock, dayClock } from "./time/day-clock";
import { daySpans } from "./time/day-spans";
import { daysMet, instantsOf, livedMinutes } from "./time/lived-days";
import { type OffsetStretch, wallClock } from "./time/wall-clock";

/** 时段: one continuous stretch of one person on one post. Half-open: the instant of handover belongs to the newcomer. */
export interface Spell {
  readonly assignment: Assignment;
  readonly post: Post;
  readonly person: Person;
  /** Whom the person stands in for; null when it is the one expected. */
  readonly standsInFor: Person | null;
  readonly from: Instant;
  readonly to: Instant;
}

/** A stretch of an assignment during which neither the person expected nor the deputy is there. */
export interface Unfilled {
  readonly assignment: Assignment;
  readonly post: Post;
  /** The person expected. */
  readonly person: Person;
  readonly deputy: Person | null;
  readonly from: Instant;
  readonly to: Instant;
}

/** Spells and what is left unfilled, each in order of beginning. */
export interface Manning {
  readonly spells: readonly Spell[];
  readonly unfilled: readonly Unfilled[];
}

/** Stretches of instants that are looked at: how the clock goes in them and the days they meet. */
export interface Window {
  readonly offsets: readonly OffsetStretch[];
  readonly first: number;
  readonly last: number;
}

/** The window of [from, to), or null when that is empty. */
export function windowOf(calendar: DayClock, from: Instant, to: Instant): Window | null {
  if (!(from < to)) return null;
  const offsets = calendar.clock.offsets(from, to);
  const [first, last] = daysMet(offsets);
  return { offsets, first, last };
}

/** A list whose last stretch may still grow. */
export type Growing<T> = { -readonly [Key in keyof T]: T[Key] }[];

/** Hands out what one assignment's stretch comes to when people are absent: the person, else the deputy (AB岗), else nobody. Joined where they touch. */
function man(
  ready: ReadyAssignment,
  expected: Person,
  from: Instant,
  to: Instant,
  spells: Growing<Spell>,
  unfilled: Growing<Unfilled>,
): void {
  const { assignment, post, deputy, away } = ready;
  const there = (person: Person, standsInFor: Person | null) => (begin: Instant, end: Instant) => {
    const last = spells[spells.length - 1];
    if (last && last.assignment === assignment && last.person === person && last.standsInFor === standsInFor && last.to === begin)
      last.to = end;
    else spells.push({ assignment, post, person, standsInFor, from: begin, to: end });
  };
  const nobody = (begin: Instant, end: Instant) => {
    const last = unfilled[unfilled.length - 1];
    if (last && last.assignment === assignment && last.person === expected && last.to === begin) last.to = end;
    else unfilled.push({ assignment, post, person: expected, deputy, from: begin, to: end });
  };
  const standIn = (begin: Instant, end: Instant) => {
    if (deputy === null) nobody(begin, end);
    else cutBy(begin, end, away(deputy.code), nobody, there(deputy, expected));
  };
  cutBy(from, to, away(expected.code), standIn, there(expected, null));
}

/** Adds one assignment's spells and unfilled stretches within a window to two lists, ascending. */
export function manAssignment(
  ready: ReadyAssignment,
  calendar: DayClock,
  window: Window,
  spells: Growing<Spell>,
  unfilled: Growing<Unfilled>,
): void {
  const { assignment } = ready;
  const minutes = livedMinutes((day) => livedBy(ready, day, calendar.as(day)), window.first, window.last);
  for (const { from, to, mark } of instantsOf(minutes, window.offsets)) {
    const begin = Math.max(from, assignment.from);
    const end = assignment.to === null ? to : Math.min(to, assignment.to);
    if (begin < end) man(ready, mark, begin, end, spells, unfilled);
  }
}

/**
 * All spells of a plan that meet [from, to), clipped to it, in order of beginning and then of the assignment's code, with calendar, exceptions and
 * absences applied; and the stretches that stay unfilled. Mergers change who leads, not who comes: they have no part in it.
 * @throws when an assignment refers to what the plan does not have: `faultsOf` tells that beforehand.
 */
export function spellsOf(plan: Plan, from: Instant, to: Instant): Manning {
  const calendar = dayClock(wallClock(plan.version.timeZone), plan.days);
  const window = windowOf(calendar, from, to);
  const spells: Growing<Spell> = [];
  const unfilled: Growing<Unfilled> = [];
  if (window) for (const ready of readyAssignments(plan)) manAssignment(ready, calendar, window, spells, unfilled);
  return { spells: spells.sort((a, b) => a.from - b.from), unfilled: unfilled.sort((a, b) => a.from - b.from) };
}

/** When a weekly pattern holds within [from, to), as instants: half-open, joined, ascending. The calendar is `dayClock(wallClock(timeZone), plan.days)`. */
export function stretchesOf(pattern: WeeklyPattern, calendar: DayClock, from: Instant, to: Instant): Stretches {
  const window = windowOf(calendar, from, to);
  if (!window) return [];
  const byDay = daySpans(pattern).map((spans) => ({ spans, mark: null }));
  const minutes = livedMinutes((day) => byDay[calendar.as(day)] as (typeof byDay)[number], window.first, window.last);
  return instantsOf(minutes, window.offsets).map((one) => [one.from, one.to] as const);
}
