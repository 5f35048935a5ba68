import type { Plan } from "../plan";
import { NOUN_LISTS, type Patch } from "./patch";

type Plain = string | number | boolean | null | undefined | readonly Plain[] | { readonly [key: string]: Plain };

/** Whether two values of a plan say the same. Numbers by value, lists in order, fields whatever their order. */
export function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, index) => alike(one, b[index]));
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return keys.length === others.length && keys.every((key) => alike((a as Record<string, Plain>)[key], (b as Record<string, Plain>)[key]));
}

/** The patch that leads from one plan to another; items that are the same object are not looked into. `patched(a, differenceOf(a, b))` says what b says. */
export function differenceOf(before: Plan, after: Plan): Patch {
  const set: Record<string, unknown[]> = {};
  const remove: Record<string, string[]> = {};
  for (const name of NOUN_LISTS) {
    if (before[name] === after[name]) continue;
    const old = new Map((before[name] as readonly { code: string }[]).map((one) => [one.code, one] as const));
    const coming = (after[name] as readonly { code: string }[]).filter((one) => {
      const known = old.get(one.code);
      return known === undefined || !alike(known, one);
    });
    const kept = new Set((after[name] as readonly { code: string }[]).map(({ code }) => code));
    const gone = [...old.keys()].filter((code) => !kept.has(code));
    if (coming.length > 0) set[name] = coming;
    if (gone.length > 0) remove[name] = gone;
  }
  return { set, remove } as Patch;
}
