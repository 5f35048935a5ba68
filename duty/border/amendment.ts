import type { BorderRule, BorderState, Instant } from "../plan";
import { betweenOf } from "./border";
import type { BorderLife } from "./border-life";
import type { BorderTerms } from "./border-step";

/** The rule that terms make: its code tells the border and the step that settled it. */
export const ruleOf = (key: string, terms: BorderTerms, number: number, state: BorderState): BorderRule => ({
  code: `${key}#${number}`,
  between: betweenOf(key),
  width: terms.width,
  basis: terms.basis,
  state,
  parts: terms.parts,
  text: terms.text,
  from: terms.from,
  to: null,
});

/** The rule of a life's latest settlement as it stands now, with its end if it was ended; null without one, or when it was ended before it began. */
export function settledRule(life: BorderLife): BorderRule | null {
  const { settled } = life;
  if (!settled || (settled.to !== null && settled.to <= settled.from)) return null;
  return { ...ruleOf(life.key, settled.terms, settled.number, settled.how), to: settled.to };
}

/** What an amendment does to the rules of a pair. */
export interface Ending {
  /** Old rules, now with their end: they go on answering for their own time. */
  readonly closed: readonly BorderRule[];
  /** Rules that would have begun at or after the amendment, and now never will. */
  readonly removed: readonly BorderRule[];
}

/** An ending, and the rule that begins there. */
export interface Amendment extends Ending {
  readonly added: BorderRule;
}

/** Ends what answers from `at` on. `rules` are those of one pair; proposed ones are left alone, and so is everything before `at`. */
export function endingOf(rules: readonly BorderRule[], at: Instant): Ending {
  const lasting = rules.filter(({ state, to }) => state !== "proposed" && (to === null || to > at));
  return {
    closed: lasting.filter(({ from }) => from < at).map((rule) => ({ ...rule, to: at })),
    removed: lasting.filter(({ from }) => from >= at),
  };
}

/**
 * What a newly settled rule does to those of its pair: the old one ends where the new begins. Nothing before `rule.from` changes; `stepFault` and `lifeOf`
 * see to it that this is no past time. @throws when a rule of another pair is among them.
 */
export function amendment(rules: readonly BorderRule[], rule: BorderRule): Amendment {
  const stray = rules.find(({ between }) => between.join("|") !== rule.between.join("|"));
  if (stray) throw new Error(`amendment: rule ${stray.code} is not of ${rule.between.join("|")}`);
  return { ...endingOf(rules, rule.from), added: rule };
}

/** Rules with an amendment or an ending applied, in their order; the new one last. Rules of other pairs may be among them. */
export function amended(rules: readonly BorderRule[], change: Ending | Amendment): BorderRule[] {
  const closed = new Map(change.closed.map((rule) => [rule.code, rule] as const));
  const removed = new Set(change.removed.map(({ code }) => code));
  const kept = rules.filter(({ code }) => !removed.has(code)).map((rule) => closed.get(rule.code) ?? rule);
  return "added" in change ? [...kept, change.added] : kept;
}
