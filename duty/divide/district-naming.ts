import type { Cell, Grid, Plan, Squad } from "../plan";
import type { DistrictOptions } from "./district-options";
import { type FirstNames, firstNouns } from "./first-nouns";
/** The grids' codes by part: those in use first, in order, where some must go those without fixed cells; then new ones. */
export function gridCodes(plan: Plan, count: number, fixed: ReadonlySet<string>): string[] {
  const held = new Set(plan.cells.map(({ grid }) => grid));
  const bound = new Set(plan.cells.flatMap(({ code, grid }) => (fixed.has(code) ? [grid] : [])));
  const inUse = plan.grids.map(({ code }) => code).filter((code) => held.has(code));
  const taken = new Set(plan.grids.map(({ code }) => code));
  const stays = new Set([...inUse.filter((code) => bound.has(code)), ...inUse.filter((code) => !bound.has(code))].slice(0, count));
  const codes = inUse.filter((code) => stays.has(code));
  for (let number = 1; codes.length < count; number++) {
    const code = `WG${String(number).padStart(4, "0")}`;
    if (!taken.has(code)) codes.push(code);
  }
  return codes;
}

/** Which community most of a part's cells are of; the first of equals. */
function homeOf(cells: readonly Cell[]): string {
  const counts = new Map<string, number>();
  for (const { community } of cells) counts.set(community, (counts.get(community) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
}

/** The grids of the parts, named after the community most of their cells are of. */
export function namedGrids(
  plan: Plan,
  part: ArrayLike<number>,
  codes: readonly string[],
  squadOf: readonly string[],
  names: FirstNames,
): Grid[] {
  const { standard, duty } = firstNouns(plan, names);
  const known = new Map(plan.grids.map((grid) => [grid.code, grid] as const));
  const communities = new Map(plan.communities.map(({ code, name }) => [code, name] as const));
  const numbers = new Map<string, number>();
  const members: Cell[][] = codes.map(() => []);
  plan.cells.forEach((cell, index) => {
    members[part[index] as number]?.push(cell);
  });
  return codes.map((code, index) => {
    const home = homeOf(members[index] as Cell[]);
    const number = (numbers.get(home) ?? 0) + 1;
    numbers.set(home, number);
    const old = known.get(code);
    return {
      code,
      name: names.grid(communities.get(home) ?? home, number),
      squad: squadOf[index] as string,
      standard: old?.standard ?? standard.code,
      duty: old?.duty ?? duty.code,
    };
  });
}

/** The squads: those in use or with an office first, then new ones. */
export function squadList(plan: Plan, options: DistrictOptions): Squad[] {
  const held = new Set(plan.grids.map(({ squad }) => squad));
  const squads: Squad[] = plan.squads.filter(({ code }) => held.has(code) || options.offices.has(code)).slice(0, options.squads);
  if (squads.length === 0 && plan.squads[0]) squads.push(plan.squads[0]);
  const taken = new Set(plan.squads.map(({ code }) => code));
  for (let number = 1; squads.length < options.squads; number++) {
    const code = `ZD${String(number).padStart(2, "0")}`;
    if (!taken.has(code)) squads.push({ code, name: options.names.squadNumber(squads.length + 1), captain: null, phone: "" });
  }
  return squads;
}
