import type { PlanState } from "../duty/plan";
import type { Database } from "./client";

/** Which plan answers now, and the revision of its city: one cheap row, asked often. */
export interface PlanHead {
  readonly city: number;
  readonly plan: number;
  readonly revision: number;
}

/** The plan in force at `now` in the current city; null where there is none. */
export async function currentPlanHead(db: Database, now: number): Promise<PlanHead | null> {
  const at = new Date(now).toISOString();
  const [row] = await db.sql<PlanHead[]>`
    select city.id as city, plan.id as plan, city.revision::float8 as revision
    from city join plan on plan.city = city.id
    where city.current and plan.state <> 'draft' and plan.valid @> ${at}::timestamptz`;
  return row ?? null;
}

/** A plan as a line of a list. */
export interface PlanLine {
  readonly id: number;
  readonly city: string;
  readonly name: string;
  readonly state: PlanState;
  readonly from: number;
  readonly to: number | null;
  readonly createdBy: string;
}

/** All plans of the current city, the newest first. */
export function listPlans(db: Database): Promise<PlanLine[]> {
  return db.sql<PlanLine[]>`
    select plan.id, city.name as city, plan.name, state, extract(epoch from valid_from)::float8 * 1000 as "from", extract(epoch from valid_to)::float8 * 1000 as "to", created_by as "createdBy"
    from plan join city on city.id = plan.city where city.current order by valid_from desc, plan.id desc`;
}
