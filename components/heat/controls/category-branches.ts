import { CATEGORIES, categoryOf } from "../../../duty/violation/category";
import { MAJORS } from "../../../duty/violation/category-table";

/** A category with its finds. */
export interface CategoryLeaf {
  readonly code: string;
  readonly name: string;
  readonly count: number;
}

/** A major class with its categories; its count is the sum of theirs. */
export interface CategoryBranch extends CategoryLeaf {
  readonly leaves: readonly CategoryLeaf[];
}

/** A category the city added itself: five digits; `major` is the name of its class, which its code says too. */
export interface ExtraCategory {
  readonly code: string;
  readonly name: string;
  readonly major: string;
}

const byCount = (one: CategoryLeaf, other: CategoryLeaf) => other.count - one.count || one.code.localeCompare(other.code);

/** Names of all categories by code. A component and "component abnormal" share a code: a violation is the matter. */
const NAMES: ReadonlyMap<string, string> = new Map(CATEGORIES.map(({ code }) => [code, categoryOf(code)?.name ?? code]));
const CLASSES: ReadonlyMap<string, string> = new Map(MAJORS.map(({ code, name }) => [code, name]));

/** The name of a category (five digits) or of a major class (two digits); null for a code nobody knows. */
export const categoryName = (code: string, extra: readonly ExtraCategory[]): string | null =>
  NAMES.get(code) ?? CLASSES.get(code) ?? extra.find((one) => one.code === code)?.name ?? null;

/** All classes with their categories, most finds first; codes that only the counts know stand under their class by their bare code. */
export function categoryBranches(counts: ReadonlyMap<string, number>, extra: readonly ExtraCategory[]): CategoryBranch[] {
  const names = new Map([...NAMES, ...extra.map(({ code, name }) => [code, name] as const)]);
  for (const code of counts.keys()) if (code.length === 5 && !names.has(code)) names.set(code, code);
  const classes = new Map([...extra.map(({ code, major }) => [code.slice(0, 2), major] as const), ...CLASSES]);
  const leaves = new Map<string, CategoryLeaf[]>();
  for (const [code, name] of names) {
    const major = code.slice(0, 2);
    const under = leaves.get(major) ?? [];
    leaves.set(major, under);
    under.push({ code, name, count: counts.get(code) ?? 0 });
  }
  return [...leaves]
    .map(([code, under]) => ({
      code,
      name: classes.get(code) ?? code,
      count: under.reduce((sum, { count }) => sum + count, 0),
      leaves: under.sort(byCount),
    }))
    .sort(byCount);
}

/** What of the tree a search leaves: names or codes that hold the text; a class that holds it keeps all it has. */
export function foundBranches(branches: readonly CategoryBranch[], text: string): CategoryBranch[] {
  const wanted = text.trim().toLowerCase();
  const fits = ({ code, name }: CategoryLeaf) => code.startsWith(wanted) || name.toLowerCase().includes(wanted);
  if (wanted === "") return [...branches];
  return branches.flatMap((branch) => {
    if (fits(branch)) return [branch];
    const leaves = branch.leaves.filter(fits);
    return leaves.length > 0 ? [{ ...branch, leaves }] : [];
  });
}

/** Only what has finds or is chosen. */
export function foundOnly(branches: readonly CategoryBranch[], value: readonly string[]): CategoryBranch[] {
  const chosen = new Set(value);
  return branches.flatMap((branch) => {
    const leaves = branch.leaves.filter(({ code, count }) => count > 0 || chosen.has(code));
    return leaves.length > 0 || chosen.has(branch.code) ? [{ ...branch, leaves }] : [];
  });
}
