import type { CategoryBranch } from "./category-branches";

/** How a box of the tree is ticked. */
export type Tick = "on" | "off" | "part";

/** The tick of a category: its own code, or that of its whole class, is chosen. */
export const leafTick = (value: readonly string[], code: string): Tick =>
  value.includes(code) || value.includes(code.slice(0, 2)) ? "on" : "off";

/** The tick of a class. */
export function branchTick(value: readonly string[], major: string): Tick {
  if (value.includes(major)) return "on";
  return value.some((code) => code.length > 2 && code.startsWith(major)) ? "part" : "off";
}

const without = (value: readonly string[], major: string) => value.filter((code) => !code.startsWith(major));

/** What is chosen after a class was ticked (its two digits, whatever the search shows of it) or let go with all below. */
export const withBranch = (value: readonly string[], major: string): readonly string[] =>
  branchTick(value, major) === "on" ? without(value, major) : [...without(value, major), major].sort();

/** What is chosen after a category was ticked or let go: a class all of whose categories are ticked becomes its two digits. `branch` is the whole class. */
export function withLeaf(value: readonly string[], code: string, branch: CategoryBranch): readonly string[] {
  const ticked = new Set(branch.leaves.filter((leaf) => leafTick(value, leaf.code) === "on").map((leaf) => leaf.code));
  if (!ticked.delete(code)) ticked.add(code);
  const whole = ticked.size === branch.leaves.length;
  return [...without(value, branch.code), ...(whole ? [branch.code] : ticked)].sort();
}
