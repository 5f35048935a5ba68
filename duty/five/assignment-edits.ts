import { type Edited, not } from "../edit/edited";
import type { Assignment, Plan } from "../plan";
import { dayOfCode } from "../time/day-code";
import { placed, without } from "./placed";

/** Adds an assignment (五定) or changes the one of that code; its grid is that of its post. Exceptions come in order of day. */
export function assignmentSet(plan: Plan, assignment: Assignment): Edited {
  const { code, person, deputy, pattern, exceptions, from, to } = assignment;
  const post = plan.posts.find((one) => one.code === assignment.post);
  const at = post?.line[0] ?? null;
  if (!post) return not("edit.no-post", assignment.post);
  if (!plan.persons.some((one) => one.code === person)) return not("edit.no-person", code, at);
  if (deputy === person) return not("edit.own-deputy", code, at);
  if (pattern.length === 0 && exceptions.length === 0) return not("edit.no-hours", code, at);
  if (to !== null && to <= from) return not("edit.bad-span", code, at);
  if (exceptions.some(({ day }) => dayOfCode(day) === null)) return not("edit.no-day", code, at);
  const days = new Set(exceptions.map(({ day }) => day));
  if (days.size < exceptions.length) return not("edit.day-twice", code, at);
  const ordered = exceptions.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return {
    ok: true,
    plan: { ...plan, assignments: placed(plan.assignments, { ...assignment, grid: post.grid, exceptions: ordered }) },
  };
}

/** Takes an assignment away. */
export const assignmentRemoved = (plan: Plan, code: string): Edited => ({
  ok: true,
  plan: { ...plan, assignments: without(plan.assignments, code) },
});
