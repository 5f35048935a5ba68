import type { Mergers } from "./mergers";
import type { Instant, Merger } from "./plan";
import type { ReadyAssignment } from "./ready-assignment";
import { isPlain, spellsWithin } from "./spell-around";
import { stretchesOf } from "./spells";
import { cutBy, joinedStretches, type Stretches } from "./time/away";
import type { DayClock, Moment } from "./time/day-clock";
import { nextMinute } from "./time/extent";
import { DAY, MINUTE } from "./time/wall-clock";
import type { Watch } from "./watch";

/** Days that are looked ahead. */
const AHEAD = 8;
const LOOK_AHEAD = AHEAD * DAY;

const earlier = (a: Instant | null, b: Instant | null): Instant | null => (a === null ? b : b === null ? a : Math.min(a, b));

/** Whether an assignment goes by pattern and calendar alone, and is valid, as far as is looked ahead. */
function isSteady(ready: ReadyAssignment, at: Instant, day: number): boolean {
  const { from, to } = ready.assignment;
  const end = at + LOOK_AHEAD + DAY;
  return from <= at && (to === null || to > end) && isPlain(ready, at, end, day - 1, day + AHEAD + 1);
}

/** The first instant from `at` on at which one of the assignments is manned, within eight days; null if none will be. */
export function nextManned(list: readonly ReadyAssignment[], calendar: DayClock, at: Instant, moment: Moment): Instant | null {
  const { clock } = calendar;
  const workedOut = (ready: ReadyAssignment) => spellsWithin(ready, calendar, at, at + LOOK_AHEAD + 1)[0]?.from ?? null;
  let best: Instant | null = null;
  let soonest: number | null = null;
  for (const ready of list) {
    if (isSteady(ready, at, moment.day)) soonest = earlier(soonest, nextMinute(ready.spans, calendar, moment, AHEAD));
    else best = earlier(best, workedOut(ready));
  }
  if (soonest === null) return best;
  const found = Math.max(at, soonest * MINUTE - moment.offset);
  // Across a change of the clock the wait is not the same for all: there each is worked out by itself.
  if (clock.offset(found) !== moment.offset) return list.reduce<Instant | null>((sum, ready) => earlier(sum, workedOut(ready)), null);
  return found - at <= LOOK_AHEAD ? earlier(best, found) : best;
}

/** When vehicles on joint duty serve a squad's turf within [from, to): its mergers' hours, the lower code first, so far as a vehicle beat is manned. */
function jointStretches(list: readonly Merger[], watch: Watch, calendar: DayClock, from: Instant, to: Instant): Stretches {
  const found: [Instant, Instant][] = [];
  let taken: Stretches = [];
  for (const merger of list) {
    const [begin, end] = [Math.max(from, merger.from), merger.to === null ? to : Math.min(to, merger.to)];
    const hours = stretchesOf(merger.hours, calendar, begin, end);
    const free = (start: Instant, stop: Instant): void => {
      for (const ready of watch.ofMerger(merger))
        for (const spell of spellsWithin(ready, calendar, start, stop)) found.push([spell.from, spell.to]);
    };
    for (const [start, stop] of hours) cutBy(start, stop, taken, () => {}, free);
    taken = joinedStretches([...taken, ...hours]);
  }
  return joinedStretches(found);
}

/** Days of joint duty kept at most; past that all are worked out anew. */
const KEPT = 20_000;

/**
 * Asks for the first instant from `at` on, within eight days, at which somebody of a grid is on duty or, squad `lead` being merged then, a vehicle
 * of the merged squads; null if nobody will be.
 */
export function nextWatch(
  watch: Watch,
  joint: Mergers,
  calendar: DayClock,
): (grid: string, lead: string, at: Instant, moment: Moment) => Instant | null {
  const known = new Map<string, Stretches>();
  const jointOn = (lead: string, day: number): Stretches => {
    const key = `${day} ${lead}`;
    let stretches = known.get(key);
    if (!stretches) {
      stretches = jointStretches(joint.of(lead), watch, calendar, day * DAY, (day + 1) * DAY);
      if (known.size >= KEPT) known.clear();
      known.set(key, stretches);
    }
    return stretches;
  };
  const nextJoint = (lead: string, at: Instant, until: Instant): Instant | null => {
    for (let day = Math.floor(at / DAY); day * DAY <= until; day++)
      for (const [from, to] of jointOn(lead, day)) if (to > at) return from <= until ? Math.max(at, from) : null;
    return null;
  };
  return (grid, lead, at, moment) => {
    const own = nextManned(watch.ofGrid(grid), calendar, at, moment);
    return joint.of(lead).length === 0 ? own : earlier(own, nextJoint(lead, at, own ?? at + LOOK_AHEAD));
  };
}
