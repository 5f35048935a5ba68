import type { PlanState } from "../../duty/plan";

/** A version as the portal's door tells it. */
export interface VersionRow {
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
