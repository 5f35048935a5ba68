import { squareToStretch } from "../geo/plane/line";
import type { Plane } from "../geo/plane/plane";
import type { Point } from "../geo/plane/point";
import type { OnDuty } from "./answer";
import { during } from "./bands";
import type { Assignment, Duty, Instant, Person, Plan, Post, Standard } from "./plan";
import { minutesOfWeek, minutesUntil, stretchAt, WEEK, type WeekStretches } from "./time/pattern";
import { DAY, MINUTE, type WallClock } from "./time/wall-clock";

/** Who stands where in a grid at a time. */
export interface Watch {
  /** Assignments of the grid on duty at `at`, nearest post first, then by code. */
  onDuty(grid: string, point: Point, at: Instant, minuteOfWeek: number): OnDuty[];
  /** The first instant from `at` on, within eight days, at which somebody of the grid is on duty; null if nobody will be. */
  next(grid: string, at: Instant): Instant | null;
}

interface Ready {
  readonly assignment: Assignment;
  readonly post: Post;
  readonly person: Person;
  readonly deputy: Person | null;
  readonly standard: Standard;
  readonly duty: Duty;
  readonly stretches: WeekStretches;
  /** The post's line in metres: x, y, x, y ... */
  readonly metres: readonly number[];
}

const LOOK_AHEAD = 8 * DAY;

/** A list by code; asking for what is not there is a fault of the plan that duty/check.ts names first. */
export function byCodeOf<T extends { readonly code: string }>(noun: string, list: readonly T[]): (code: string) => T {
  const map = new Map(list.map((one) => [one.code, one] as const));
  return (code) => {
    const found = map.get(code);
    if (!found) throw new Error(`the plan refers to a ${noun} "${code}" that it does not have`);
    return found;
  };
}

function readyByGrid(plan: Plan, plane: Plane): Map<string, Ready[]> {
  const post = byCodeOf("post", plan.posts);
  const person = byCodeOf("person", plan.persons);
  const standard = byCodeOf("standard", plan.standards);
  const duty = byCodeOf("duty", plan.duties);
  const byGrid = new Map<string, Ready[]>();
  for (const assignment of [...plan.assignments].sort((a, b) => (a.code < b.code ? -1 : 1))) {
    const ready: Ready = {
      assignment,
      post: post(assignment.post),
      person: person(assignment.person),
      deputy: assignment.deputy === null ? null : person(assignment.deputy),
      standard: standard(assignment.standard),
      duty: duty(assignment.duty),
      stretches: minutesOfWeek(assignment.pattern),
      metres: post(assignment.post).line.flatMap((point) => plane.toMetres(point)),
    };
    const list = byGrid.get(assignment.grid);
    if (list) list.push(ready);
    else byGrid.set(assignment.grid, [ready]);
  }
  return byGrid;
}

/** Begin and end of a stretch as instants; one that goes on past Sunday midnight is told whole. */
function spell(stretches: WeekStretches, stretch: readonly [number, number], minute: number, at: Instant, clock: WallClock) {
  const before = stretch[0] === 0 ? stretches.find(([, to]) => to === WEEK) : undefined;
  const after = stretch[1] === WEEK ? stretches.find(([from]) => from === 0) : undefined;
  const from = before && before !== stretch ? before[0] - WEEK : stretch[0];
  const to = after && after !== stretch ? after[1] + WEEK : stretch[1];
  const local = Math.floor((at + clock.offset(at)) / MINUTE) * MINUTE;
  return { since: clock.nearest(local + (from - minute) * MINUTE), until: clock.nearest(local + (to - minute) * MINUTE) };
}

/** Metres from (px, py) to a line given as x, y, x, y ... */
function metresTo(line: readonly number[], px: number, py: number): number {
  let best = squareToStretch(px, py, line[0] as number, line[1] as number, line[0] as number, line[1] as number);
  for (let i = 2; i < line.length; i += 2) {
    const square = squareToStretch(px, py, line[i - 2] as number, line[i - 1] as number, line[i] as number, line[i + 1] as number);
    if (square < best) best = square;
  }
  return Math.sqrt(best);
}

const earlier = (a: Instant | null, b: Instant | null): Instant | null => (a === null ? b : b === null ? a : Math.min(a, b));

/** Builds the index of a plan's assignments once. */
export function watch(plan: Plan, plane: Plane, clock: WallClock): Watch {
  const byGrid = readyByGrid(plan, plane);
  const onDuty = (grid: string, point: Point, at: Instant, minute: number): OnDuty[] => {
    const found: OnDuty[] = [];
    const px = (point[0] - plane.origin[0]) * plane.kx;
    const py = (point[1] - plane.origin[1]) * plane.ky;
    for (const ready of byGrid.get(grid) ?? []) {
      const { assignment, post, person, deputy, standard, duty, stretches } = ready;
      if (!during(assignment, at)) continue;
      const stretch = stretchAt(stretches, minute);
      if (!stretch) continue;
      const { since, until } = spell(stretches, stretch, minute, at, clock);
      found.push({
        assignment,
        post,
        person,
        deputy,
        standard,
        duty,
        distance: metresTo(ready.metres, px, py),
        since: Math.max(since, assignment.from),
        until: assignment.to === null ? until : Math.min(until, assignment.to),
      });
    }
    return found.length > 1 ? found.sort((a, b) => a.distance - b.distance) : found;
  };
  const nextOf = ({ assignment, stretches }: Ready, at: Instant): Instant | null => {
    let from = Math.max(at, assignment.from);
    for (let step = 0; step < 4; step++) {
      const wait = minutesUntil(stretches, clock.minuteOfWeek(from));
      if (wait === null) return null;
      if (wait === 0) break;
      const local = Math.floor((from + clock.offset(from)) / MINUTE) * MINUTE;
      from = clock.nearest(local + wait * MINUTE);
    }
    return from - at <= LOOK_AHEAD && during(assignment, from) && stretchAt(stretches, clock.minuteOfWeek(from)) ? from : null;
  };
  const next = (grid: string, at: Instant): Instant | null => {
    let soonest = Infinity;
    let best: Instant | null = null;
    const minute = clock.minuteOfWeek(at);
    for (const ready of byGrid.get(grid) ?? []) {
      const { from, to } = ready.assignment;
      // Valid all through: the wait tells the order, and only the soonest is turned into an instant.
      if (from <= at && (to === null || to > at + LOOK_AHEAD))
        soonest = Math.min(soonest, minutesUntil(ready.stretches, minute) ?? Infinity);
      else best = earlier(best, nextOf(ready, at));
    }
    if (soonest === Infinity) return best;
    const local = Math.floor((at + clock.offset(at)) / MINUTE) * MINUTE + soonest * MINUTE;
    const found = Math.max(at, clock.nearest(local));
    // Across a change of the clock the wait is not the same for all: there each is worked out by itself.
    if (clock.offset(found) !== clock.offset(at))
      return (byGrid.get(grid) ?? []).reduce<Instant | null>((sum, ready) => earlier(sum, nextOf(ready, at)), null);
    return found - at <= LOOK_AHEAD ? earlier(best, found) : best;
  };
  return { onDuty, next };
}
