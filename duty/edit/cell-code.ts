import type { Plan } from "../plan";

/** How a cell's code is laid out: the community's own code, then a number of so many digits. */
export interface CodeLayout {
  readonly digits: number;
}

/** The layout of GB/T: 12 characters of the community, 3 of the sequence. */
export const STANDARD_LAYOUT: CodeLayout = { digits: 3 };

/** What stands before the sequence: the community's code, with a dash where it is not the standard's twelve digits. */
export const cellPrefix = (community: string): string => (/^\d{12}$/.test(community) ? community : `${community}-`);

/** The next codes in a community that no cell has or ever had. @returns null when the digits do not suffice */
export function nextCellCodes(
  plan: Plan,
  community: string,
  count: number,
  used: ReadonlySet<string>,
  { digits }: CodeLayout = STANDARD_LAYOUT,
): string[] | null {
  const prefix = cellPrefix(community);
  const taken = new Set([...used, ...plan.cells.map(({ code }) => code)]);
  let last = 0;
  let wide = digits;
  for (const code of taken) {
    if (!code.startsWith(prefix)) continue;
    const rest = code.slice(prefix.length);
    if (!/^\d+$/.test(rest)) continue;
    last = Math.max(last, Number(rest));
    wide = Math.max(wide, rest.length);
  }
  const codes = Array.from({ length: count }, (_none, index) => `${prefix}${String(last + index + 1).padStart(wide, "0")}`);
  return last + count < 10 ** wide ? codes : null;
}
