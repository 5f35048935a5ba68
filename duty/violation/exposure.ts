import type { Plan } from "../plan";
import { type ExposureFinds, WEEK_HOURS } from "./exposure-finds";
import type { PatrolHours } from "./exposure-hours";
import { type ExposureVerdict, exposureVerdict } from "./exposure-verdict";

/** Patrol hours beside finds: `own` by the squads' own eyes (patrol, chief), `others` by all other channels. */
export interface ExposureLine {
  /** Hours that people stand on posts, as planned. */
  readonly hours: number;
  readonly own: number;
  readonly others: number;
  /** Own finds per patrol hour; null where there is no hour. */
  readonly perHour: number | null;
}

/** The same of one grid (责任网格). */
export interface GridExposureLine extends ExposureLine {
  readonly grid: string;
  readonly name: string;
}

/** Exposure of a question: by hour of the week (168, Monday 00:00 first; hours not asked for are empty), by grid in the plan's order, and what it comes to. */
export interface Exposure {
  readonly byHour: readonly ExposureLine[];
  readonly byGrid: readonly GridExposureLine[];
  readonly verdict: ExposureVerdict;
}

/**
 * Finds beside patrol hours, of the wanted hours of the week (null: all). `patrol` are `patrolHours(plan, from, to)` of the finds' span: they depend on
 * plan and span alone, so they may be kept. O(grids). @throws when finds, hours and plan are not of one size.
 */
export function exposureOf(
  plan: Pick<Plan, "grids">,
  patrol: PatrolHours,
  finds: ExposureFinds,
  wanted: readonly boolean[] | null = null,
): Exposure {
  const grids = plan.grids.length;
  if (finds.grids !== grids || patrol.byGrid.length !== grids * WEEK_HOURS || (wanted && wanted.length !== WEEK_HOURS))
    throw new RangeError(`exposureOf: ${grids} grids, finds of ${finds.grids}, hours of ${patrol.byGrid.length}, ${wanted?.length} flags`);
  const isWanted = (hour: number) => wanted === null || wanted[hour] === true;
  const sums = (columns: number, placeOf: (grid: number, hour: number) => number) => {
    const [hours, own, others] = [new Float64Array(columns), new Float64Array(columns), new Float64Array(columns)];
    for (let grid = 0; grid < grids; grid++)
      for (let hour = 0; hour < WEEK_HOURS; hour++) {
        if (!isWanted(hour)) continue;
        const [place, pair] = [placeOf(grid, hour), grid * WEEK_HOURS + hour];
        hours[place]! += patrol.byGrid[pair] as number;
        own[place]! += finds.own[pair] as number;
        others[place]! += finds.others[pair] as number;
      }
    return (place: number) => line(hours[place] as number, own[place] as number, others[place] as number);
  };
  const ofHour = sums(WEEK_HOURS, (_grid, hour) => hour);
  const ofGrid = sums(grids, (grid) => grid);
  return {
    byHour: Array.from({ length: WEEK_HOURS }, (_none, hour) => ofHour(hour)),
    byGrid: plan.grids.map(({ code, name }, index) => ({ grid: code, name, ...ofGrid(index) })),
    verdict: exposureVerdict(finds, patrol, isWanted),
  };
}

const line = (hours: number, own: number, others: number): ExposureLine => ({
  hours,
  own,
  others,
  perHour: hours > 0 ? own / hours : null,
});
