import type { Instant } from "../plan";
import type { DemandKind } from "./audited-days";
import type { Demand } from "./demand";
import { whole } from "./minute-marks";
import { QUARTER, type Quarters } from "./quarters";

/** By quarter of an hour: how many pairs are required, and how many of these are covered for all they require. */
export interface Tally {
  readonly required: readonly number[];
  readonly covered: readonly number[];
}

/** Tallies by kind. */
export type Tallies = Readonly<Record<DemandKind, Tally>>;

/** How well the audited days are covered, quarter by quarter: for the heat strip of a calendar. Plain data. */
export interface CoverageCounts {
  readonly from: Instant;
  readonly to: Instant;
  /** Milliseconds of one step. */
  readonly step: number;
  readonly count: number;
  readonly city: Tallies;
  /** By code of the squad; what belongs to none counts for the city alone. */
  readonly squads: Readonly<Record<string, Tallies>>;
}

type Growing = Record<DemandKind, { required: number[]; covered: number[] }>;

function zeros(count: number): Growing {
  const tally = () => ({ required: new Array<number>(count).fill(0), covered: new Array<number>(count).fill(0) });
  return { grid: tally(), segment: tally(), post: tally() };
}

/** Counts pairs of all demands. */
export function coverageCounts(demands: readonly Demand[], squads: readonly string[], quarters: Quarters): CoverageCounts {
  const city = zeros(quarters.count);
  const bySquad = new Map(squads.map((squad) => [squad, zeros(quarters.count)]));
  for (const { kind, squad, required, there } of demands) {
    const all = city[kind];
    const own = squad === null ? undefined : bySquad.get(squad)?.[kind];
    for (let quarter = 0; quarter < quarters.count; quarter++) {
      if (required[quarter] === 0) continue;
      const covered = whole(required, there, quarter) ? 1 : 0;
      all.required[quarter] = (all.required[quarter] as number) + 1;
      all.covered[quarter] = (all.covered[quarter] as number) + covered;
      if (!own) continue;
      own.required[quarter] = (own.required[quarter] as number) + 1;
      own.covered[quarter] = (own.covered[quarter] as number) + covered;
    }
  }
  return { from: quarters.from, to: quarters.to, step: QUARTER, count: quarters.count, city, squads: Object.fromEntries(bySquad) };
}
