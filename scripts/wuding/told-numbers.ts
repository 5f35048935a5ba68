import { Refused } from "./refused";
import type { Say } from "./words";

/** The number of an import or a version. @throws Refused (misspelt) */
export function idOf(typed: string | undefined, say: Say): number {
  const id = Number(typed);
  if (!/^\d{1,9}$/.test(typed ?? "") || id === 0) throw new Refused(say("bad-id", { got: typed ?? "" }), 2);
  return id;
}

/** What a number may be. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
}

/** A number that was typed after an option; `otherwise` when it was not. @throws Refused (misspelt) */
export function numberOf(
  option: string,
  typed: string | undefined,
  { least, most, whole }: Range,
  otherwise: number | null,
  say: Say,
): number {
  if (typed === undefined && otherwise !== null) return otherwise;
  const value = Number(typed);
  const good = (typed ?? "").trim() !== "" && value >= least && value <= most && (!whole || Number.isInteger(value));
  if (!good) throw new Refused(say("bad-number", { option, least, most, got: typed ?? "" }), 2);
  return value;
}
