import { alike } from "../edit/difference";
import type { Patch } from "../edit/patch";
import type { Absence, BorderRule, Plan } from "../plan";
import { amended, amendment } from "./amendment";

const MADE = /^(.+)#(\d+)$/;

/** The number of the step that made a rule of a border; 0 for a rule that came with a plan. */
function stepOf(rule: BorderRule): number {
  const [, key, number] = MADE.exec(rule.code) ?? [];
  return key === rule.between.join("|") ? Number(number) : 0;
}

const byPair = (rules: readonly BorderRule[]): Map<string, BorderRule[]> => {
  const pairs = new Map<string, BorderRule[]>();
  for (const rule of rules) {
    if (rule.state === "proposed") continue;
    const key = rule.between.join("|");
    const list = pairs.get(key);
    if (list) list.push(rule);
    else pairs.set(key, [rule]);
  }
  return pairs;
};

/** The rules of one pair in a draft, with what was settled or ended in the version in force since they were copied. */
function brought(held: readonly BorderRule[], settled: readonly BorderRule[]): readonly BorderRule[] {
  const known = Math.max(0, ...held.map(stepOf));
  const there = new Map(settled.map((rule) => [rule.code, rule] as const));
  const ended = held.map((rule) => {
    const now = there.get(rule.code);
    return now && now.to !== rule.to ? { ...rule, to: now.to } : rule;
  });
  const fresh = settled.filter((rule) => stepOf(rule) > known).sort((p, q) => p.from - q.from);
  return fresh.reduce<readonly BorderRule[]>((rules, rule) => amended(rules, amendment(rules, rule)), ended);
}

/** Absences noted meanwhile, or ended, of persons the draft has. */
function away(draft: Plan, absences: readonly Absence[]): Absence[] {
  const persons = new Set(draft.persons.map(({ code }) => code));
  const held = new Map(draft.absences.map((one) => [one.code, one] as const));
  return absences.filter((one) => persons.has(one.person) && !alike(held.get(one.code), one));
}

/**
 * What a draft must take over before it is put in force: squads go on settling their borders and noting who is away while it is being drawn up, and what
 * they signed is not lost. Rules of pairs of which the draft has both squads, told by the steps that made them. An empty patch when there is nothing.
 */
export function carriedOver(draft: Plan, inForce: Pick<Plan, "rules" | "absences">): Patch {
  const squads = new Set(draft.squads.map(({ code }) => code));
  const held = byPair(draft.rules);
  const [set, remove]: [BorderRule[], string[]] = [[], []];
  for (const [key, settled] of byPair(inForce.rules)) {
    if (!settled[0]?.between.every((code) => squads.has(code))) continue;
    const before = held.get(key) ?? [];
    const after = brought(before, settled);
    const old = new Map(before.map((rule) => [rule.code, rule] as const));
    set.push(...after.filter((rule) => !alike(old.get(rule.code), rule)));
    const kept = new Set(after.map(({ code }) => code));
    remove.push(...before.flatMap(({ code }) => (kept.has(code) ? [] : [code])));
  }
  const absences = away(draft, inForce.absences);
  return {
    set: { ...(set.length > 0 ? { rules: set } : {}), ...(absences.length > 0 ? { absences } : {}) },
    remove: remove.length > 0 ? { rules: remove } : {},
  };
}
