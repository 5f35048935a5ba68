import { onGrid } from "../../geo/border/noding/integer-grid";
import type { Line, Point } from "../../geo/plane/point";
import { type Edited, not } from "../edit/edited";
import type { Plan, Post } from "../plan";
import { placed, without } from "./placed";

/** Whether a line is one that such a post can have: one point for a fixed one, two or more for a beat. */
export const fitsKind = ({ kind, line }: Pick<Post, "kind" | "line">): boolean => (kind === "fixed" ? line.length === 1 : line.length > 1);

/** Adds a post or changes the one of that code. Its assignments follow it to another grid. */
export function postSet(plan: Plan, post: Post): Edited {
  if (post.name.trim() === "") return not("edit.no-name", post.code, post.line[0] ?? null);
  if (!plan.grids.some(({ code }) => code === post.grid)) return not("edit.no-grid", post.grid, post.line[0] ?? null);
  if (!fitsKind(post)) return not(post.line.length < 2 && post.kind !== "fixed" ? "edit.too-few-points" : "edit.one-point", post.code);
  const set = { ...post, name: post.name.trim(), line: post.line.map(onGrid) };
  const stays = plan.assignments.every(({ post: at, grid }) => at !== post.code || grid === post.grid);
  const assignments = stays
    ? plan.assignments
    : plan.assignments.map((one) => (one.post === post.code && one.grid !== post.grid ? { ...one, grid: post.grid } : one));
  return { ok: true, plan: { ...plan, posts: placed(plan.posts, set), assignments } };
}

/** Takes a post away, and its assignments with it: whoever asks tells how many those are. */
export function postRemoved(plan: Plan, code: string): Edited {
  if (!plan.posts.some((post) => post.code === code)) return not("edit.no-post", code);
  return {
    ok: true,
    plan: { ...plan, posts: without(plan.posts, code), assignments: plan.assignments.filter(({ post }) => post !== code) },
  };
}

/** A line with its point `at` moved; the others stay. */
export const pointMoved = (line: Line, at: number, to: Point): Line => line.with(at, onGrid(to));

/** A line with a point put in before its point `at`. */
export const pointAdded = (line: Line, at: number, point: Point): Line => line.toSpliced(at, 0, onGrid(point));

/** A line without its point `at`; one that has too few to lose any stays. */
export const pointRemoved = (line: Line, at: number): Line => (line.length > 2 ? line.toSpliced(at, 1) : line);
