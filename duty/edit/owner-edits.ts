import { anchorOf } from "../../geo/plane/anchor";
import { byCode } from "../by-code";
import type { Grid, Plan, Squad } from "../plan";
import { type Edited, not } from "./edited";
/** Adds a grid or changes one of that code. */
export const gridSet = (plan: Plan, grid: Grid): Edited =>
  plan.squads.some(({ code }) => code === grid.squad)
    ? { ok: true, plan: { ...plan, grids: [...plan.grids.filter(({ code }) => code !== grid.code), grid].sort(byCode) } }
    : not("edit.no-grid", grid.squad);

/** Takes a grid away that has no cell; its posts and their assignments go with it. */
export function gridRemoved(plan: Plan, code: string): Edited {
  const cell = plan.cells.find(({ grid }) => grid === code);
  if (cell) return not("edit.grid-has-cells", code, anchorOf(cell.area));
  const posts = new Set(plan.posts.filter(({ grid }) => grid === code).map((post) => post.code));
  return {
    ok: true,
    plan: {
      ...plan,
      grids: plan.grids.filter((grid) => grid.code !== code),
      posts: plan.posts.filter((post) => !posts.has(post.code)),
      assignments: plan.assignments.filter(({ grid, post }) => grid !== code && !posts.has(post)),
    },
  };
}

/** Adds a squad or changes one of that code. */
export const squadSet = (plan: Plan, squad: Squad): Edited => ({
  ok: true,
  plan: { ...plan, squads: [...plan.squads.filter(({ code }) => code !== squad.code), squad].sort(byCode) },
});
