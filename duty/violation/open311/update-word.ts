import { UPDATE_STATUSES, type UpdateStatus } from "../violation-update";

/** The one that FixMyStreet names after its own kind of house. */
const NOT_OURS = "NOT_COUNCILS_RESPONSIBILITY";

/** Further words of FixMyStreet that say "open" here. */
const ALSO_OPEN: readonly string[] = ["REOPEN", "FOR_TRIAGE", "CONFIRMED"];

/** A status as FixMyStreet's extension spells it. Source: FixMyStreet, "Open311 FMS Additional states". */
export const updateWord = (status: UpdateStatus): string =>
  status === "not-responsible" ? NOT_OURS : status.toUpperCase().replaceAll("-", "_");

const BY_WORD = new Map(UPDATE_STATUSES.map((status) => [updateWord(status), status] as const));

/** The status of a word in either case, with underscores, hyphens or spaces; null for an unknown one. */
export function statusOfWord(text: string): UpdateStatus | null {
  const word = text
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, "_");
  return BY_WORD.get(word) ?? (ALSO_OPEN.includes(word) ? "open" : null);
}
