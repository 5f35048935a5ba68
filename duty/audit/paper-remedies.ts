import type { Patch } from "../edit/patch";
import type { Plan, Post, Standard } from "../plan";
import type { Finding, Suggestion } from "./finding";
import { strays } from "./strays";

const suggestion = (kind: Suggestion["kind"], take: string, set: Patch["set"]): Suggestion => ({
  kind,
  take: [{ code: take, hours: null }],
  patch: { set, remove: {} },
});

/** The standard that looks, most used by the plan's grids; equally used ones by their order in the plan. */
function usual(plan: Plan, looks: (standard: Standard) => boolean): Standard | undefined {
  const count = new Map<string, number>();
  for (const { standard } of plan.grids) count.set(standard, (count.get(standard) ?? 0) + 1);
  const good = plan.standards.filter(looks);
  return good.reduce<Standard | undefined>(
    (best, one) => (!best || (count.get(one.code) ?? 0) > (count.get(best.code) ?? 0) ? one : best),
    undefined,
  );
}

/** Instead of a standard that says too little: the most usual one of the city that does not. */
export function otherStandard({ item, noun }: Finding, plan: Plan): Suggestion[] {
  const about = noun === "post";
  const other = usual(plan, ({ items }) => (about ? items.some(({ category }) => category !== null) : items.length > 0));
  if (!other) return [];
  const assignments = plan.assignments.filter((one) => (about ? one.post : one.standard) === item);
  const grids = about ? [] : plan.grids.filter(({ standard }) => standard === item);
  const taken = <T extends { readonly standard: string }>(list: readonly T[]) => list.map((one) => ({ ...one, standard: other.code }));
  return [suggestion("take-standard", other.code, { assignments: taken(assignments), grids: taken(grids) })];
}

/** An assignment goes to the grid of its post; a post whose line leaves its grid, to the squad's grid whose ground it does not leave. */
export function rightGrid({ item, noun }: Finding, plan: Plan): Suggestion[] {
  if (noun === "assignment") {
    const assignment = plan.assignments.find(({ code }) => code === item);
    const grid = plan.posts.find(({ code }) => code === assignment?.post)?.grid;
    return assignment && grid ? [suggestion("take-grid", grid, { assignments: [{ ...assignment, grid }] })] : [];
  }
  const post = plan.posts.find(({ code }) => code === item);
  const squad = plan.grids.find(({ code }) => code === post?.grid)?.squad;
  if (!post) return [];
  const moved = plan.grids
    .filter((grid) => grid.squad === squad && grid.code !== post.grid)
    .map(({ code }): Post => ({ ...post, grid: code }));
  const fits = moved.find((_post, index) => strays(plan.cells, plan.grids, moved)[index] === null);
  if (!fits) return [];
  const assignments = plan.assignments.filter((one) => one.post === item).map((one) => ({ ...one, grid: fits.grid }));
  return [suggestion("take-grid", fits.grid, { posts: [fits], assignments })];
}
