import { byCode } from "../by-code";
import type { Duty, Plan, Squad, Standard } from "../plan";

/** What nouns that must be there are called where a draft has none; the words are the caller's language. */
export interface FirstNames {
  readonly squad: string;
  readonly standard: string;
  readonly duty: string;
  readonly dutyText: string;
  grid(community: string, number: number): string;
}

/** The squad, standard and duty a first grid refers to: the plan's own first ones, or new ones. */
export function firstNouns(plan: Plan, names: FirstNames): { squad: Squad; standard: Standard; duty: Duty } {
  return {
    squad: plan.squads[0] ?? { code: "ZD01", name: names.squad, captain: null, phone: "" },
    standard: plan.standards[0] ?? { code: "BZ01", name: names.standard, version: 1, items: [] },
    duty: plan.duties[0] ?? { code: "ZZ01", name: names.duty, text: names.dutyText, answersTo: plan.version.bureau.name },
  };
}

/** A list with some items added that are not in it yet, in order of code. */
export const withItems = <T extends { readonly code: string }>(list: readonly T[], items: readonly T[]): readonly T[] => {
  const known = new Set(list.map(({ code }) => code));
  const fresh = items.filter(({ code }) => !known.has(code));
  return fresh.length === 0 ? list : [...list, ...fresh].sort(byCode);
};
