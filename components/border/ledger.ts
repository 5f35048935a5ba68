import type { BorderLife } from "../../duty/border/border-life";
import type { LedgerLine } from "../../duty/border/ledger-line";
import type { BorderReview } from "../../duty/border/review";
import type { BorderRule } from "../../duty/plan";
import type { Line } from "../../geo/plane/point";

/** One border as the door of borders tells it. */
export interface BorderLine extends Omit<LedgerLine, "places"> {
  readonly places: readonly { readonly code: string; readonly name: string; readonly kind: string }[];
  readonly review: BorderReview;
}

/** All borders of the plan in force, the most urgent first; `length` in metres. */
export interface Ledger {
  readonly revision: string;
  readonly total: number;
  readonly length: number;
  readonly borders: readonly BorderLine[];
}

/** One border with its line on the ground, its life, its rules and the violations in its band by hour of the week. */
export interface BorderDetail {
  readonly revision: string;
  readonly line: BorderLine;
  readonly lines: readonly Line[];
  readonly life: BorderLife;
  readonly rules: readonly BorderRule[];
  readonly byHour: readonly number[];
}

/** What a squad is called: its name where some border tells it, else its code. */
export type NameOf = (squad: string) => string;

/** The names of the squads that have borders. */
export function squadNamesOf(borders: readonly Pick<BorderLine, "between" | "names">[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { between, names: called } of borders) {
    names.set(between[0], called[0]);
    names.set(between[1], called[1]);
  }
  return names;
}
