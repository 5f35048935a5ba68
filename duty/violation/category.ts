import { FROM_2013, MAJORS } from "./category-table";

/** Reference that every code of the national vocabulary carries. */
export const STANDARD = "GB/T 47678.5-2026";
/** Reference of the vocabulary before it. */
export const STANDARD_2013 = "GB/T 30428.2-2013";
/** Mark of a local extension, as the standard asks. */
export const LOCAL_MARK = "（自定义）";

/** What a violation is about. `code` is five digits: major class 2 + number 3. */
export interface Category {
  readonly code: string;
  readonly major: string;
  readonly name: string;
  readonly standard: string;
  readonly kind: "component" | "matter";
}

/** All 403 categories of the standard: components, then matters. Classes 01 to 05 are both: the thing, and something wrong with it. */
export const CATEGORIES: readonly Category[] = MAJORS.flatMap(({ code, name: major, kind, minors }) =>
  minors.map(([number, name]) => ({ code: `${code}${number}`, major, name, standard: STANDARD, kind })),
);

// A component and the matter "component abnormal" share their code: a violation is the matter, which stands later in the table.
const byCode = new Map(CATEGORIES.map((category) => [category.code, category]));
const by2013 = new Map(FROM_2013.map(([old, , code]) => [old, code]));
const byName = new Map(CATEGORIES.filter(({ kind }) => kind === "matter").map((category) => [category.name, category]));

/** The category of a five-digit code, or of a four-digit one of 2013 through the crosswalk; null for neither. */
export function categoryOf(code: string): Category | null {
  const through = by2013.get(code);
  return byCode.get(code) ?? (through === undefined ? null : (byCode.get(through) ?? null));
}

/** The matter with exactly this name, or null. */
export const categoryNamed = (name: string): Category | null => byName.get(name) ?? null;

/**
 * A local extension within a major class: numbers count down from 999, the name carries the mark.
 * @throws when the class is unknown or its thousand numbers are used up.
 */
export function localCategory(major: string, taken: ReadonlySet<string>, name: string): Category {
  const home = MAJORS.find(({ code }) => code === major);
  if (!home) throw new Error(`localCategory: no major class ${major}`);
  for (let number = 999; number > 0; number--) {
    const code = `${major}${String(number).padStart(3, "0")}`;
    if (taken.has(code) || byCode.has(code)) continue;
    return { code, major: home.name, name: `${name}${LOCAL_MARK}`, standard: "local", kind: home.kind };
  }
  throw new Error(`localCategory: class ${major} is full`);
}
