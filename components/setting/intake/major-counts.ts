import { CATEGORIES } from "../../../duty/violation/category";
import { MAJORS } from "../../../duty/violation/category-table";

/** A category the city added: five digits, its name with the mark, the name of its major class. */
export interface LocalCategory {
  readonly code: string;
  readonly name: string;
  readonly major: string;
}

/** A major class of violations and how many categories it has, the standard's and the city's own. */
export interface MajorCount {
  readonly code: string;
  readonly name: string;
  readonly national: readonly { readonly code: string; readonly name: string }[];
  readonly local: readonly LocalCategory[];
}

/** The major classes of what can be reported (01 to 05: what is wrong with a component), by code. */
export const majorCounts = (local: readonly LocalCategory[]): readonly MajorCount[] =>
  MAJORS.filter(({ kind }) => kind === "matter").map(({ code, name, minors }) => ({
    code,
    name,
    national: minors.map(([number, minor]) => ({ code: `${code}${number}`, name: minor })),
    local: local.filter((one) => one.code.startsWith(code)),
  }));

/** The classes a city may extend: those that are violations only. */
export const EXTENDABLE: readonly { readonly code: string; readonly name: string }[] = MAJORS.filter(
  ({ kind, code }) => kind === "matter" && Number(code) > 5,
).map(({ code, name }) => ({ code, name }));

/** How many codes the standard has. */
export const NATIONAL_COUNT = CATEGORIES.length;
