import { during } from "../../duty/bands";
import type { Instant, Plan } from "../../duty/plan";
import { minutesOfWeek, stretchAt } from "../../duty/time/pattern";
import { MINUTE, wallClock } from "../../duty/time/wall-clock";

/** Which posts and grids have somebody on duty at an instant. */
export interface OnWatch {
  readonly posts: ReadonlySet<string>;
  readonly grids: ReadonlySet<string>;
  /** Assignments on duty. */
  readonly count: number;
}

/** Reads who is on watch in a whole plan. Built once per plan. */
export interface Watching {
  at(instant: Instant): OnWatch;
  /** Assignments on duty at `steps` moments from `start` on, `minutes` apart; of one grid, or of the city (null). */
  profile(start: Instant, steps: number, minutes: number, grid: string | null): number[];
}

/** Builds the reading of a plan's assignments: one pass over them per question, fast enough for every step of the slider. */
export function watching(plan: Plan): Watching {
  const clock = wallClock(plan.version.timeZone);
  const ready = plan.assignments.map((assignment) => ({ assignment, stretches: minutesOfWeek(assignment.pattern) }));
  const onDuty = (instant: Instant) => {
    const minute = clock.minuteOfWeek(instant);
    return ready.filter(({ assignment, stretches }) => during(assignment, instant) && stretchAt(stretches, minute) !== null);
  };
  return {
    at: (instant) => {
      const found = onDuty(instant);
      return {
        posts: new Set(found.map(({ assignment }) => assignment.post)),
        grids: new Set(found.map(({ assignment }) => assignment.grid)),
        count: found.length,
      };
    },
    profile: (start, steps, minutes, grid) =>
      Array.from({ length: steps }, (_, step) => {
        const found = onDuty(start + step * minutes * MINUTE);
        return grid === null ? found.length : found.filter(({ assignment }) => assignment.grid === grid).length;
      }),
  };
}
