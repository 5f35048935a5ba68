import { CATEGORIES, type Category, categoryOf } from "../../duty/violation/category";
import { FROM_2013 } from "../../duty/violation/category-table";
import type { LocalCategory } from "./violation-answers";

/** One category to choose: `old` are its codes of 2013, `favourite` those of street order met daily. */
export interface CategoryChoice {
  readonly code: string;
  readonly name: string;
  readonly major: string;
  readonly old: readonly string[];
  readonly favourite: boolean;
}

/** The core of street order: vendors, markets, stalls, occupation, parking. */
export const FAVOURITES = ["09001", "09002", "09005", "09006", "09009", "09010", "09020", "09022"] as const;

const oldCodes = new Map<string, string[]>();
for (const [old, , code] of FROM_2013) oldCodes.set(code, [...(oldCodes.get(code) ?? []), old]);

const place = (code: string) => {
  const at = (FAVOURITES as readonly string[]).indexOf(code);
  if (at >= 0) return `0${at}`;
  return code.startsWith("09") ? `1${code}` : Number(code.slice(0, 2)) > 5 ? `2${code}` : `3${code}`;
};

/** Every category a violation may have: those of street order first, then the other violations, then what is wrong with components. */
export function categoryChoices(local: readonly LocalCategory[]): readonly CategoryChoice[] {
  const national = CATEGORIES.filter(({ kind }) => kind === "matter").map(({ code, name, major }: Category) => ({ code, name, major }));
  return [...national, ...local]
    .map(({ code, name, major }) => ({
      code,
      name,
      major,
      old: oldCodes.get(code) ?? [],
      favourite: FAVOURITES.some((one) => one === code),
    }))
    .sort((a, b) => (place(a.code) < place(b.code) ? -1 : 1));
}

/** Whether a typed text means a category: part of its name, the beginning of its code, or of one of 2013. */
export function meansCategory(choice: CategoryChoice, typed: string): boolean {
  const text = typed.trim();
  return choice.name.includes(text) || choice.code.startsWith(text) || choice.old.some((old) => old.startsWith(text));
}

/** What a code is called: its name, else the code. */
export const categoryName = (code: string, local: readonly LocalCategory[]): string =>
  categoryOf(code)?.name ?? local.find((one) => one.code === code)?.name ?? code;
