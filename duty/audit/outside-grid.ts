import type { Plan, Post } from "../plan";
import { spotOf } from "./demand";
import { type Finding, menderOf } from "./finding";
import { strays } from "./strays";

const CODE = "assignment.outside-grid";

/**
 * `why` line: a post leaves the ground of its grid (a vehicle beat the turf of its squad) by more than 30 m, told about the post, at the place where it
 * does. `why` other-grid: an assignment is of another grid than its post.
 */
export function outsideGrid(plan: Plan): Finding[] {
  const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad]));
  const lines = strays(plan.cells, plan.grids, plan.posts).flatMap((at, index): Finding[] => {
    if (at === null) return [];
    const { code: item, name, grid } = plan.posts[index] as Post;
    const who = { role: "administrator", squad: null } as const;
    const fix = { panel: "post", code: item } as const;
    return [{ code: CODE, key: `${CODE}:post:${item}`, noun: "post", item, detail: { name, why: "line", grid }, at, spans: [], who, fix }];
  });
  const posts = new Map(plan.posts.map((post) => [post.code, post]));
  const others = plan.assignments.flatMap(({ code: item, post: own, grid }): Finding[] => {
    const post = posts.get(own);
    if (!post || post.grid === grid) return [];
    const detail = { name: post.name, why: "other-grid", grid, other: post.grid };
    const who = menderOf(squadOf.get(grid) ?? null);
    const fix = { panel: "assignment", code: item } as const;
    return [{ code: CODE, key: `${CODE}:${item}`, noun: "assignment", item, detail, at: spotOf(post.line), spans: [], who, fix }];
  });
  return [...lines, ...others];
}
