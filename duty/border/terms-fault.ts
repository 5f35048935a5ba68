import type { BorderPart } from "../plan";
import { patternFault } from "../time/pattern";
import type { BorderTerms } from "./border-step";
import { alwaysAnswers } from "./part-hours";

/** What can be wrong with terms. */
export type TermsFault =
  /** Not 1 to 500 metres. */
  | "border.terms-bad-width"
  | "border.terms-bad-basis"
  /** A part names a side, lead or support that is not of the two squads, or one squad for both. */
  | "border.part-not-of-its-squads"
  | "border.terms-bad-hours"
  /** On a side, at some hour, no part says who leads. */
  | "border.terms-not-total"
  | "border.terms-bad-time";

const BASES: readonly string[] = ["centre-line", "kerb", "wall", "other"];

const ofSquads = (part: BorderPart, between: readonly [string, string]) => {
  const pair: ReadonlySet<string> = new Set(between);
  return pair.has(part.lead) && pair.has(part.support) && part.lead !== part.support && (part.side === null || pair.has(part.side));
};

/** The first fault of terms for a border, or null. Sound terms name exactly one lead on both sides at every time. */
export function termsFault(terms: BorderTerms, between: readonly [string, string]): TermsFault | null {
  if (!(terms.width >= 1 && terms.width <= 500)) return "border.terms-bad-width";
  if (!BASES.includes(terms.basis)) return "border.terms-bad-basis";
  if (!terms.parts.every((part) => ofSquads(part, between))) return "border.part-not-of-its-squads";
  if (terms.parts.some(({ hours }) => hours !== null && (hours.length === 0 || patternFault(hours) !== null)))
    return "border.terms-bad-hours";
  if (!between.every((side) => alwaysAnswers(terms.parts, side))) return "border.terms-not-total";
  return Number.isFinite(terms.from) ? null : "border.terms-bad-time";
}
