import type { Point } from "../../geo/plane/point";
import type { FirstNames } from "./first-nouns";

/** How cells are given to grids and grids to squads. */
export interface DistrictOptions {
  readonly grids: number;
  readonly squads: number;
  /** 0.05: no grid's workload deviates from the mean by more than 5 %, where that is possible. */
  readonly tolerance: number;
  readonly seed: number;
  /** How much compactness counts (0 none, 1 as usual, more) and how much borders prefer main streets (0 not at all, 1 as usual). */
  readonly compact: number;
  readonly streets: number;
  /** Which lines no grid may lie across. */
  readonly barriers: { readonly water: boolean; readonly rail: boolean; readonly wall: boolean };
  /** Cells that stay in the grid they are in. */
  readonly fixed: ReadonlySet<string>;
  /** Cells that may not come to a grid: cell to codes of grids. */
  readonly forbidden: ReadonlyMap<string, ReadonlySet<string>>;
  /** Where squads have their offices: code of a squad in use to a place. */
  readonly offices: ReadonlyMap<string, Point>;
  readonly names: FirstNames & { squadNumber(number: number): string };
}
