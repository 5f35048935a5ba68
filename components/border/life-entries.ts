import { during } from "../../duty/bands";
import type { BorderLife } from "../../duty/border/border-life";
import type { BorderStep, BorderTerms } from "../../duty/border/border-step";
import type { BorderRule } from "../../duty/plan";
import type { ComparedTerms } from "./terms-diff";

/** A step with the terms that were on the table before it: of an earlier step, else of the rule that answered then. */
export interface LifeEntry {
  readonly step: BorderStep;
  readonly former: ComparedTerms | null;
}

/** The steps of a life, the latest first. `rules` are those the plan has for the border. */
export function lifeEntries(history: readonly BorderStep[], rules: readonly BorderRule[]): LifeEntry[] {
  let former: ComparedTerms | null = null;
  const entries = history.map((step): LifeEntry => {
    const before = former ?? rules.find((rule) => rule.state !== "proposed" && during(rule, step.at - 1)) ?? null;
    if (step.terms) former = step.terms;
    return { step, former: before };
  });
  return entries.reverse();
}

/** The terms each squad last put forward in the round under way, with the number of the step. */
export function rivalsOf({ history, between }: Pick<BorderLife, "history" | "between">): readonly {
  readonly squad: string;
  readonly terms: BorderTerms | null;
  readonly number: number;
}[] {
  const said = new Map<string, { readonly terms: BorderTerms; readonly number: number }>();
  for (const { kind, by, terms, number } of history) {
    if (kind === "accept" || kind === "adjudicate") said.clear();
    else if (kind === "withdraw") said.delete(by.squad ?? "");
    else if (terms && by.squad !== null) said.set(by.squad, { terms, number });
  }
  return between.map((squad) => ({ squad, terms: said.get(squad)?.terms ?? null, number: said.get(squad)?.number ?? 0 }));
}
