import { during } from "../bands";
import { byCode } from "../by-code";
import type { BorderRule, Instant } from "../plan";

/** The rule that answers for a pair of squads at an instant (a proposed one never does; of several the lowest code), or null. */
export function ruleAt(rules: readonly BorderRule[]): (between: readonly [string, string], at: Instant) => BorderRule | null {
  const byPair = new Map<string, BorderRule[]>();
  for (const rule of [...rules].sort(byCode)) {
    if (rule.state === "proposed") continue;
    const pair = rule.between.join("\n");
    byPair.set(pair, [...(byPair.get(pair) ?? []), rule]);
  }
  return (between, at) => byPair.get(between.join("\n"))?.find((rule) => during(rule, at)) ?? null;
}
