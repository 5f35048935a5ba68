import type { Instant, Plan } from "../plan";
import { type ReadyAssignment, readyAssignments } from "../ready-assignment";
import { type Growing, manAssignment, type Spell, type Unfilled, type Window, windowOf } from "../spells";
import { joinedStretches, type Stretches } from "../time/away";
import { type DayClock, dayClock } from "../time/day-clock";
import type { DaySpans } from "../time/day-spans";
import { DAY, wallClock } from "../time/wall-clock";
import { WEEK_HOURS } from "./exposure-finds";

const HOUR = 3_600_000;
/** Milliseconds about a day that is looked at anew, so that a clock changed at midnight is in it. */
const SPARE = 3 * HOUR;

/** Time by hour of the week, Monday 00:00 first, in hours. */
export interface PatrolHours {
  /** Hours that people stand on posts of a grid: number of the grid in the plan's order x 168 + hour of the week. Two people are two hours. */
  readonly byGrid: Float64Array;
  /** How long each hour of the week lasts within the span. */
  readonly met: Float64Array;
}

/** Adds the milliseconds of [from, to) to hours of the week as the wall shows them, `times` times. */
function addStretch(sums: Float64Array, { offsets }: Window, from: Instant, to: Instant, times = 1): void {
  for (const stretch of offsets) {
    const end = Math.min(to, stretch.to) + stretch.offset;
    let at = Math.max(from, stretch.from) + stretch.offset;
    // 1970-01-01 was a Thursday.
    let hour = Math.floor(at / HOUR);
    let slot = (((hour + 72) % WEEK_HOURS) + WEEK_HOURS) % WEEK_HOURS;
    while (at < end) {
      const next = Math.min(++hour * HOUR, end);
      sums[slot]! += (next - at) * times;
      slot = slot === WEEK_HOURS - 1 ? 0 : slot + 1;
      at = next;
    }
  }
}

function addSpells(sums: Float64Array, ready: ReadyAssignment, calendar: DayClock, window: Window, times = 1): void {
  const spells: Growing<Spell> = [];
  const unfilled: Growing<Unfilled> = [];
  manAssignment(ready, calendar, window, spells, unfilled);
  for (const { from, to } of spells) addStretch(sums, window, from, to, times);
}

/** The assignment as its pattern alone has it. */
const plainOf = (ready: ReadyAssignment): ReadyAssignment => ({ ...ready, exceptions: null, away: () => [], personAway: [] });

/** When an assignment is not, or may not be, as its pattern alone has it: its exceptions, with the day into which they run, and absences; within [from, to). */
function unusual({ exceptions, personAway }: ReadyAssignment, { clock }: DayClock, from: Instant, to: Instant): Stretches {
  const days = exceptions === null ? [] : [...exceptions.keys()];
  const stretches = days.map((day) => [clock.nearest(day * DAY) - SPARE, clock.nearest((day + 2) * DAY) + SPARE] as const);
  return joinedStretches([...stretches, ...personAway].map(([begin, end]) => [Math.max(begin, from), Math.min(end, to)] as const));
}

/**
 * Milliseconds of an assignment by hour of the week: those of its pattern, worked out once for all that read alike, put right where it is not as usual.
 * Time adds up over stretches, and milliseconds are whole numbers, so this is exact: a year of leave here and there need not be walked day by day.
 */
function manned(calendar: DayClock, window: Window, from: Instant, to: Instant): (ready: ReadyAssignment) => Float64Array {
  const known = new Map<DaySpans, Map<string, Float64Array>>();
  const usual = (ready: ReadyAssignment): Float64Array => {
    const { assignment, spans } = ready;
    const key = `${Math.max(from, assignment.from)} ${Math.min(to, assignment.to ?? to)}`;
    const own = known.get(spans) ?? new Map<string, Float64Array>();
    known.set(spans, own);
    let sums = own.get(key);
    if (!sums) {
      sums = new Float64Array(WEEK_HOURS);
      addSpells(sums, plainOf(ready), calendar, window);
      own.set(key, sums);
    }
    return sums;
  };
  return (ready) => {
    const stretches = unusual(ready, calendar, from, to);
    if (stretches.length === 0) return usual(ready);
    const sums = usual(ready).slice();
    for (const [begin, end] of stretches) {
      const part = windowOf(calendar, begin, end) as Window;
      addSpells(sums, ready, calendar, part);
      addSpells(sums, plainOf(ready), calendar, part, -1);
    }
    return sums;
  };
}

/**
 * Planned patrol hours of [from, to) by grid and hour of the week: who stands on which post as `spellsOf` tells it, with calendar, exceptions, absences and
 * deputies. A post counts in its assignment's grid, on joint duty too. @throws when an assignment refers to what the plan does not have.
 */
export function patrolHours(plan: Plan, from: Instant, to: Instant): PatrolHours {
  const byGrid = new Float64Array(plan.grids.length * WEEK_HOURS);
  const met = new Float64Array(WEEK_HOURS);
  const calendar = dayClock(wallClock(plan.version.timeZone), plan.days);
  const window = windowOf(calendar, from, to);
  if (!window) return { byGrid, met };
  addStretch(met, window, from, to, 1 / HOUR);
  const gridOf = new Map(plan.grids.map(({ code }, index) => [code, index] as const));
  const mannedBy = manned(calendar, window, from, to);
  for (const ready of readyAssignments(plan)) {
    const grid = gridOf.get(ready.assignment.grid);
    if (grid === undefined) throw new Error(`the plan refers to a grid "${ready.assignment.grid}" that it does not have`);
    const sums = mannedBy(ready);
    for (let hour = 0; hour < WEEK_HOURS; hour++) byGrid[grid * WEEK_HOURS + hour]! += (sums[hour] as number) / HOUR;
  }
  return { byGrid, met };
}
