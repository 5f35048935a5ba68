import type { Plan } from "../../duty/plan";
import type { WorkloadFormula } from "../../duty/workload";
import type { Point } from "../../geo/plane/point";
import type { DraftMap, DraftMapListener, DraftMark } from "../map/draft-map";
import type { Me } from "../ui/me";
import type { WorkNames } from "./draft-tasks";
import type { DraftWorker } from "./draft-worker";
import type { ChangeRefusal } from "./use-draft";

/** What every panel of the workbench works with. */
export interface Bench {
  readonly plan: Plan;
  readonly worker: DraftWorker;
  readonly map: DraftMap | null;
  readonly names: WorkNames;
  /** Whether this plan may be changed. */
  readonly editable: boolean;
  /** Who works here: a captain changes what is the own squad's (duty/edit/own-squad.ts). */
  readonly me: Me;
  /** Vertices of the city's streets: what lines are drawn along. */
  readonly streets: readonly Point[];
  /** Gives the map's pointer and keys to a panel, or back to the tools of editing. */
  hear(listener: Partial<DraftMapListener> | null): void;
  /** Codes of the chosen cells. */
  readonly chosen: ReadonlySet<string>;
  readonly formula: WorkloadFormula;
  setFormula(formula: WorkloadFormula): void;
  /** Whether the city has streets, waters or buildings to divide by. */
  readonly hasGround: boolean;
  /** Shows a plan in place of the draft's own, or the draft again. */
  propose(plan: Plan | null): void;
  mark(marks: readonly DraftMark[]): void;
  /** Saves a change; tells the person what was wrong, if anything. */
  change(deed: string, after: Plan): Promise<ChangeRefusal | null>;
  /** Tells why something could not be done. */
  tell(fault: string): void;
}
