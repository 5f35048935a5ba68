import type { PlanState } from "./plan";

/** A version of a plan as a line of a list, with how much it holds. */
export interface VersionLine {
  readonly id: number;
  readonly city: number;
  readonly cityName: string;
  readonly sample: boolean;
  readonly current: boolean;
  readonly name: string;
  readonly state: PlanState;
  readonly from: number;
  readonly to: number | null;
  readonly revision: number;
  readonly basedOn: number | null;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly communities: number;
  readonly cells: number;
  readonly grids: number;
  readonly squads: number;
}
