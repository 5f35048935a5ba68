import type { Instant, Plan } from "../../duty/plan";
import { type Spell, spellsOf } from "../../duty/spells";
import { DAY, MINUTE } from "../../duty/time/wall-clock";

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

/** Days whose spells are kept: the slider goes to and fro within one. */
const KEPT = 4;

/** Builds the reading of a plan's spells, a day at a time: calendar, exceptions, absences and who stands in are in them. */
export function watching(plan: Plan): Watching {
  const days = new Map<number, readonly Spell[]>();
  const spellsOn = (day: number): readonly Spell[] => {
    const known = days.get(day) ?? spellsOf(plan, day * DAY, (day + 1) * DAY).spells;
    days.delete(day);
    days.set(day, known);
    for (const oldest of days.keys()) {
      if (days.size <= KEPT) break;
      days.delete(oldest);
    }
    return known;
  };
  const onDuty = (instant: Instant) => spellsOn(Math.floor(instant / DAY)).filter(({ from, to }) => from <= instant && instant < to);
  return {
    at: (instant) => {
      const found = onDuty(instant);
      return {
        posts: new Set(found.map(({ post }) => post.code)),
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
