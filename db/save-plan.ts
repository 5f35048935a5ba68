import { faultsOf, type PlanFault } from "../duty/check";
import type { Plan } from "../duty/plan";
import { type Actor, writeAudit } from "./audit";
import { bumpRevision } from "./city";
import type { Database, Query } from "./client";
import { iso, writeNouns } from "./write-nouns";

/** What became of a plan that was to be stored. */
export type SavedPlan =
  | { readonly ok: true; readonly plan: number }
  | { readonly ok: false; readonly faults: readonly (PlanFault | VersionFault)[] };

/** The version would answer at an instant at which the one named by `detail` already does. */
export interface VersionFault {
  readonly fault: "plan.overlaps";
  readonly noun: "plan";
  readonly code: string;
  readonly detail: string;
}

/** How much of each noun a plan has: what the audit remembers of it. */
const sizes = (plan: Plan) => ({
  communities: plan.communities.length,
  cells: plan.cells.length,
  grids: plan.grids.length,
  squads: plan.squads.length,
  assignments: plan.assignments.length,
});

/** The name of a version that answers somewhere within the span of another, or null. */
async function overlapping(sql: Query, city: number, { from, to }: Plan["version"]): Promise<string | null> {
  const [row] = await sql<{ name: string }[]>`
    select name from plan where city = ${city} and state <> 'draft' and valid && tstzrange(${iso(from)}::timestamptz, ${iso(to)}::timestamptz) limit 1`;
  return row?.name ?? null;
}

/**
 * Stores a whole plan version for a city, within the caller's transaction. An in-force plan ends the one before at its own beginning.
 * A faulty plan is not stored: the faults come back, and the caller undoes what else it did.
 */
export async function savePlanIn(sql: Query, city: number, plan: Plan, by: Actor): Promise<SavedPlan> {
  const faults = faultsOf(plan);
  if (faults.length > 0) return { ok: false, faults };
  const { version } = plan;
  // Two versions saved at once would not see each other.
  await sql`select 1 from city where id = ${city} for update`;
  if (version.state === "in-force") {
    await sql`
      update plan set state = 'retired', valid_to = ${iso(version.from)}::timestamptz
      where city = ${city} and state = 'in-force' and valid_from < ${iso(version.from)}::timestamptz and (valid_to is null or valid_to > ${iso(version.from)}::timestamptz)`;
  }
  const overlap = version.state === "draft" ? null : await overlapping(sql, city, version);
  if (overlap !== null) return { ok: false, faults: [{ fault: "plan.overlaps", noun: "plan", code: version.name, detail: overlap }] };
  const [row] = await sql<{ id: number }[]>`
    insert into plan (city, name, state, valid_from, valid_to, bureau_name, bureau_phone, created_by)
    values (${city}, ${version.name}, 'draft', ${iso(version.from)}::timestamptz, ${iso(version.to)}::timestamptz, ${version.bureau.name}, ${version.bureau.phone}, ${by.name})
    returning id`;
  const id = (row as { id: number }).id;
  // Nouns are written while the version is a draft: afterwards the database refuses.
  await writeNouns(sql, id, plan);
  if (version.state !== "draft") await sql`update plan set state = ${version.state} where id = ${id}`;
  await writeAudit(sql, {
    actor: by,
    action: "plan.save",
    noun: "plan",
    key: String(id),
    after: { name: version.name, state: version.state, ...sizes(plan) },
  });
  await bumpRevision(sql, city);
  return { ok: true, plan: id };
}

/** The same in a transaction of its own, which leaves nothing behind when the plan is refused. */
export async function savePlan(db: Database, city: number, plan: Plan, by: Actor): Promise<SavedPlan> {
  let saved: SavedPlan | null = null;
  const refused = new Error("refused");
  try {
    await db.sql.begin(async (sql) => {
      saved = await savePlanIn(sql, city, plan, by);
      if (!saved.ok) throw refused;
    });
  } catch (error) {
    if (error !== refused) throw error;
  }
  return saved as unknown as SavedPlan;
}
