import { categoryOf } from "../../../duty/violation/category";
import { FROM_2013 } from "../../../duty/violation/category-table";

/** One line of the crosswalk: code and name of 2013, code and name of today; null where the standard of today has none. */
export interface CrosswalkLine {
  readonly old: string;
  readonly oldName: string;
  readonly code: string | null;
  readonly name: string | null;
}

/** The whole crosswalk in the order of the old codes. */
export const CROSSWALK: readonly CrosswalkLine[] = FROM_2013.map(([old, oldName, code]) => ({
  old,
  oldName,
  code: code === "" ? null : code,
  name: categoryOf(code)?.name ?? null,
}));

/** The lines a typed text means: the beginning of either code, or part of either name; all for a blank one. */
export function crosswalkFound(typed: string): readonly CrosswalkLine[] {
  const text = typed.trim();
  if (text === "") return CROSSWALK;
  return CROSSWALK.filter(
    ({ old, oldName, code, name }) => old.startsWith(text) || code?.startsWith(text) || oldName.includes(text) || name?.includes(text),
  );
}
