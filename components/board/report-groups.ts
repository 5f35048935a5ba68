import { CATEGORIES } from "../../duty/violation/category";
import { type Say, wordFor } from "../words/words";

/** Categories of one major class, in words. */
export interface ReportGroup {
  readonly major: string;
  readonly name: string;
  readonly categories: readonly { readonly code: string; readonly name: string }[];
}

/** Order in the street is what this is about; what is broken comes last. */
const ORDER = ["09", "06", "07", "08", "10", "01", "02", "03", "04", "05"];

/** What somebody in the street may report, grouped by major class; those of order in the street (街面秩序) first. A name without a translation stays as the standard has it. */
export function reportGroups(say: Say): ReportGroup[] {
  const matters = CATEGORIES.filter(({ kind }) => kind === "matter");
  const named = (code: string, name: string) => {
    const told = wordFor(say, "category", code);
    return told === code ? name : told;
  };
  return ORDER.flatMap((major) => {
    const own = matters.filter(({ code }) => code.startsWith(major));
    if (own.length === 0) return [];
    return [{ major, name: wordFor(say, "major", major), categories: own.map(({ code, name }) => ({ code, name: named(code, name) })) }];
  });
}
