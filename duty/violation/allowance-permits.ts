import type { Responsibility } from "../answer";
import type { Allowance } from "../plan";
import { categoryOf } from "./category";

/**
 * The allowance (疏导点) that permits a category at the place and time of an answer, or null: of those the answer names (within area, hours and validity
 * already) the first, in order of code, that lists the category or its major class. Codes of 2013 are read through the crosswalk on both sides.
 */
export function permittedBy({ allowances }: Pick<Responsibility, "allowances">, category: string): Allowance | null {
  if (allowances.length === 0) return null;
  const code = today(category);
  return allowances.find(({ categories }) => categories.some((one) => today(one) === code || one === code.slice(0, 2))) ?? null;
}

/** The code as the standard in force writes it; a local one, and a major class, as it stands. */
const today = (code: string): string => (code.length === 4 ? (categoryOf(code)?.code ?? code) : code);
