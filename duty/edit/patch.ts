import { byCode } from "../by-code";
import type { Plan } from "../plan";

/** The lists of a plan, without its version. */
export type Nouns = Omit<Plan, "version">;
/** The name of one list. */
export type NounList = keyof Nouns;

/** The lists in an order in which each refers only to those before it, but for a squad's captain and a person's squad. */
export const NOUN_LISTS = [
  "offices",
  "communities",
  "persons",
  "squads",
  "standards",
  "duties",
  "grids",
  "cells",
  "segments",
  "places",
  "posts",
  "assignments",
  "absences",
  "rules",
  "mergers",
  "allowances",
  "days",
] as const satisfies readonly NounList[];

/** A change of a plan as a value: what is set (new or replaced, by code) and what is taken away. A code stands in one of the two only. */
export interface Patch {
  readonly set: { readonly [N in NounList]?: Nouns[N] };
  readonly remove: { readonly [N in NounList]?: readonly string[] };
}

/** The patch that changes nothing. */
export const NO_PATCH: Patch = { set: {}, remove: {} };

interface Coded {
  readonly code: string;
}

const listOf = (nouns: Partial<Nouns>, name: NounList): readonly Coded[] => nouns[name] ?? [];

/** Whether a patch changes nothing. */
export const isEmptyPatch = ({ set, remove }: Patch): boolean =>
  NOUN_LISTS.every((name) => listOf(set, name).length === 0 && (remove[name] ?? []).length === 0);

/** The plan after a patch. Lists that it does not touch are the same objects; touched ones are in ascending order of code. */
export function patched(plan: Plan, patch: Patch): Plan {
  const changed = NOUN_LISTS.flatMap((name) => {
    const set = listOf(patch.set, name);
    const gone = new Set([...(patch.remove[name] ?? []), ...set.map(({ code }) => code)]);
    if (gone.size === 0) return [];
    const kept = (plan[name] as readonly Coded[]).filter(({ code }) => !gone.has(code));
    return [[name, [...kept, ...set].sort(byCode)] as const];
  });
  return changed.length === 0 ? plan : { ...plan, ...Object.fromEntries(changed) };
}

/** The patch that takes another back, told from the plan before it. */
export function inverseOf(plan: Plan, patch: Patch): Patch {
  const set: Record<string, readonly Coded[]> = {};
  const remove: Record<string, readonly string[]> = {};
  for (const name of NOUN_LISTS) {
    const coming = listOf(patch.set, name);
    const touched = new Set([...coming.map(({ code }) => code), ...(patch.remove[name] ?? [])]);
    if (touched.size === 0) continue;
    const before = (plan[name] as readonly Coded[]).filter(({ code }) => touched.has(code));
    const known = new Set(before.map(({ code }) => code));
    const fresh = coming.flatMap(({ code }) => (known.has(code) ? [] : [code]));
    if (before.length > 0) set[name] = before;
    if (fresh.length > 0) remove[name] = fresh;
  }
  return { set, remove } as Patch;
}

/** What a patch touches, as "list:code". */
export function touchedBy({ set, remove }: Patch): Set<string> {
  return new Set(
    NOUN_LISTS.flatMap((name) => [...listOf(set, name).map(({ code }) => code), ...(remove[name] ?? [])].map((code) => `${name}:${code}`)),
  );
}

/** One patch that does what several do in turn. */
export function joined(patches: readonly Patch[]): Patch {
  const set: Record<string, readonly Coded[]> = {};
  const remove: Record<string, readonly string[]> = {};
  for (const name of NOUN_LISTS) {
    const last = new Map<string, Coded | null>();
    for (const patch of patches) {
      for (const code of patch.remove[name] ?? []) last.set(code, null);
      for (const one of listOf(patch.set, name)) last.set(one.code, one);
    }
    const coming = [...last.values()].filter((one) => one !== null);
    const gone = [...last].flatMap(([code, one]) => (one === null ? [code] : []));
    if (coming.length > 0) set[name] = coming;
    if (gone.length > 0) remove[name] = gone;
  }
  return { set, remove } as Patch;
}
