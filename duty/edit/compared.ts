import type { Area } from "../../geo/plane/point";
import type { Plan } from "../plan";
import { differenceOf } from "./difference";
import { NOUN_LISTS, type NounList } from "./patch";
import { sameRings } from "./same-rings";

/** What became of a cell from one version to another. */
export interface CellChange {
  readonly code: string;
  readonly how: "added" | "removed" | "reshaped" | "handed";
  readonly area: Area;
  readonly grids: readonly [before: string | null, after: string | null];
}

/** How two versions differ: counts by list, and the cells. */
export interface Compared {
  readonly lists: { readonly [List in NounList]?: { readonly added: number; readonly changed: number; readonly removed: number } };
  readonly cells: readonly CellChange[];
}

/** Compares two versions by code. */
export function compared(before: Plan, after: Plan): Compared {
  const patch = differenceOf(before, after);
  const lists: Record<string, { added: number; changed: number; removed: number }> = {};
  for (const list of NOUN_LISTS) {
    const known = new Set((before[list] as readonly { code: string }[]).map(({ code }) => code));
    const set = (patch.set[list] ?? []) as readonly { code: string }[];
    const added = set.filter(({ code }) => !known.has(code)).length;
    const removed = patch.remove[list]?.length ?? 0;
    if (set.length + removed > 0) lists[list] = { added, changed: set.length - added, removed };
  }
  const old = new Map(before.cells.map((cell) => [cell.code, cell] as const));
  const cells: CellChange[] = [
    ...(patch.set.cells ?? []).flatMap((cell): CellChange[] => {
      const was = old.get(cell.code);
      const whole = was !== undefined && sameRings(was.area, cell.area);
      // A ring that only begins elsewhere is the same ground.
      if (whole && was.grid === cell.grid) return [];
      const how = !was ? "added" : whole ? "handed" : "reshaped";
      return [{ code: cell.code, how, area: cell.area, grids: [was?.grid ?? null, cell.grid] }];
    }),
    ...(patch.remove.cells ?? []).flatMap((code): CellChange[] => {
      const was = old.get(code);
      return was ? [{ code, how: "removed", area: was.area, grids: [was.grid, null] }] : [];
    }),
  ];
  return { lists, cells };
}
