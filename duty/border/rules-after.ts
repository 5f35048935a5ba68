import type { BorderRule } from "../plan";
import { amended, amendment, endingOf, ruleOf } from "./amendment";
import { lifeOf } from "./border-life";
import type { BorderStep } from "./border-step";

/** What one more step does to the rules of its border; `steps` are all up to it, in order. A step that settles and ends nothing changes nothing. */
export function rulesAfterStep(key: string, rules: readonly BorderRule[], steps: readonly BorderStep[]): readonly BorderRule[] {
  const step = steps[steps.length - 1];
  if (step?.kind === "end") return amended(rules, endingOf(rules, Math.max(step.at, step.from ?? step.at)));
  const { settled, number } = lifeOf(key, steps);
  if (!settled || settled.number !== number) return rules;
  return amended(rules, amendment(rules, ruleOf(key, settled.terms, number, settled.how)));
}

/** The rules of a border after all its steps, upon those that came with the plan: what the ledger makes of a plan. */
export function rulesAfter(key: string, rules: readonly BorderRule[], steps: readonly BorderStep[]): readonly BorderRule[] {
  return steps.reduce((so, _step, index) => rulesAfterStep(key, so, steps.slice(0, index + 1)), rules);
}
