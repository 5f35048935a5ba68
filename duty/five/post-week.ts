import type { Assignment, Plan, Post } from "../plan";
import { hoursOfPost } from "./mode-presets";
import { slotsOf, WEEK_SLOTS } from "./week-slots";

/** How a post's ordinary week is covered, by quarter hours from Monday 00:00 on. */
export interface PostWeek {
  /** How many are there. */
  readonly there: Uint8Array;
  /** 1 where somebody must be. */
  readonly wanted: Uint8Array;
  /** Quarter hours that are wanted, and those of them with somebody there. */
  readonly due: number;
  readonly met: number;
}

/** The week of a post with its assignments as they are valid at an instant or will be later: what has ended does not count. */
export function postWeek(plan: Plan, post: Post, assignments: readonly Assignment[], at: number): PostWeek {
  const there = new Uint8Array(WEEK_SLOTS);
  for (const { pattern, to } of assignments) {
    if (to !== null && to <= at) continue;
    const slots = slotsOf(pattern);
    for (let slot = 0; slot < WEEK_SLOTS; slot++) there[slot] = (there[slot] as number) + (slots[slot] as number);
  }
  const wanted = slotsOf(hoursOfPost(plan, post));
  let [due, met] = [0, 0];
  for (let slot = 0; slot < WEEK_SLOTS; slot++) {
    if (!wanted[slot]) continue;
    due++;
    if (there[slot]) met++;
  }
  return { there, wanted, due, met };
}
