import { coverage } from "../../geo/plane/coverage";
import type { Point } from "../../geo/plane/point";
import type { Plan } from "../plan";

/**
 * A plan whose cells were given to other grids, with the posts of grids that have no ground any more housed in the grid they stand in, and their
 * assignments with them; grids that nothing refers to are gone. A post that stands outside keeps its grid.
 */
export function rehoused(plan: Plan): Plan {
  const held = new Set(plan.cells.map(({ grid }) => grid));
  const homeless = plan.posts.filter(({ grid }) => !held.has(grid));
  const index = homeless.length > 0 ? coverage(plan.cells.map(({ area }) => area)) : null;
  const moved = new Map<string, string>();
  for (const { code, line } of homeless) {
    const [lon, lat] = line[Math.floor(line.length / 2)] as Point;
    const grid = plan.cells[index?.first(lon, lat) ?? -1]?.grid;
    if (grid !== undefined) moved.set(code, grid);
  }
  const posts = moved.size === 0 ? plan.posts : plan.posts.map((post) => ({ ...post, grid: moved.get(post.code) ?? post.grid }));
  const assignments =
    moved.size === 0 ? plan.assignments : plan.assignments.map((one) => ({ ...one, grid: moved.get(one.post) ?? one.grid }));
  const watched = new Set([...posts, ...assignments].map(({ grid }) => grid));
  return { ...plan, posts, assignments, grids: plan.grids.filter(({ code }) => held.has(code) || watched.has(code)) };
}
