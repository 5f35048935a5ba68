import type { Assignment, Grid, Person, Plan, Post } from "../plan";

/** What a person who edits the five fixed asks of a plan again and again, by code. */
export interface FiveIndex {
  readonly grids: ReadonlyMap<string, Grid>;
  readonly posts: ReadonlyMap<string, Post>;
  readonly persons: ReadonlyMap<string, Person>;
  readonly assignments: ReadonlyMap<string, Assignment>;
  readonly squadNames: ReadonlyMap<string, string>;
  postsOf(grid: string): readonly Post[];
  assignmentsOf(post: string): readonly Assignment[];
  /** The squad a grid belongs to, null for none. */
  squadOf(grid: string): string | null;
}

/** A list asked by a key: all items that have it, in their order. */
export function grouped<T>(list: readonly T[], keyOf: (one: T) => string): (key: string) => readonly T[] {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return (key) => groups.get(key) ?? [];
}

const byCode = <T extends { readonly code: string }>(list: readonly T[]) => new Map(list.map((one) => [one.code, one] as const));

/** Builds the index once for a plan. */
export function fiveIndex(plan: Plan): FiveIndex {
  const grids = byCode(plan.grids);
  return {
    grids,
    posts: byCode(plan.posts),
    persons: byCode(plan.persons),
    assignments: byCode(plan.assignments),
    squadNames: new Map(plan.squads.map(({ code, name }) => [code, name] as const)),
    postsOf: grouped(plan.posts, ({ grid }) => grid),
    assignmentsOf: grouped(plan.assignments, ({ post }) => post),
    squadOf: (grid) => grids.get(grid)?.squad ?? null,
  };
}
