import type { Instant } from "../../duty/plan";
import { DAY, type WallClock } from "../../duty/time/wall-clock";

/** The midnight at which the week of an instant begins on the wall: Monday's. */
export function mondayOf(clock: WallClock, at: Instant): Instant {
  const local = at + clock.offset(at);
  const day = Math.floor(local / DAY);
  return clock.nearest((day - (clock.wall(at).weekday - 1)) * DAY);
}

/** The Monday so many weeks after one. */
export const weeksAfter = (clock: WallClock, monday: Instant, weeks: number): Instant =>
  clock.nearest(monday + clock.offset(monday) + weeks * 7 * DAY);
