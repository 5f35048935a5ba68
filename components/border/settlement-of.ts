import { type BorderLife, lifeOf, type Settlement } from "../../duty/border/border-life";
import type { BorderRule } from "../../duty/plan";

/**
 * How a rule was settled and who signed it, or null for one that came with the plan. It need not be the latest: one that begins later may be settled
 * already while the one before it still answers.
 */
export function settlementOf(life: Pick<BorderLife, "key" | "history">, rule: Pick<BorderRule, "code"> | null): Settlement | null {
  const step = rule && life.history.find(({ number }) => rule.code === `${life.key}#${number}`);
  if (!step) return null;
  const { settled } = lifeOf(
    life.key,
    life.history.filter(({ number }) => number <= step.number),
  );
  return settled?.number === step.number ? settled : null;
}
