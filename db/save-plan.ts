import { faultsOf, type PlanFault } from "../duty/check";
import type { Assignment, Instant, Plan, Segment } from "../duty/plan";
import { type Actor, writeAudit } from "./audit";
import { type BulkColumn, bulkInsert } from "./bulk";
import { bumpRevision } from "./city";
import type { Database, Query } from "./client";
import { ewkbOfArea, ewkbOfLine, ewkbOfPoint } from "./geometry";
import { storableJson } from "./text";

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

const iso = (at: Instant | null) => (at === null ? null : new Date(at).toISOString());
const text = <Row>(name: keyof Row & string, column = name as string): BulkColumn<Row> => ({
  name: column,
  type: "text",
  of: (row) => row[name] as string | null,
});
const json = <Row>(name: string, of: (row: Row) => unknown): BulkColumn<Row> => ({
  name,
  type: "jsonb",
  of: (row) => storableJson(of(row)),
});
const geometry = <Row>(name: string, of: (row: Row) => string): BulkColumn<Row> => ({ name, type: "geometry", of });
const moment = <Row>(name: string, of: (row: Row) => Instant | null): BulkColumn<Row> => ({
  name,
  type: "timestamptz",
  of: (row) => iso(of(row)),
});
const number = <Row>(name: string, of: (row: Row) => number): BulkColumn<Row> => ({ name, type: "float8", of });
const span = <Row extends { from: Instant; to: Instant | null }>() => [
  moment<Row>("valid_from", (row) => row.from),
  moment<Row>("valid_to", (row) => row.to),
];

async function insertNouns(sql: Query, id: number, plan: Plan): Promise<void> {
  const into = <Row>(table: string, rows: readonly Row[], columns: readonly BulkColumn<Row>[]) =>
    bulkInsert(sql, table, [{ name: "plan", type: "int4", of: () => id }, ...columns], rows);
  const names = <Row extends { code: string; name: string }>() => [text<Row>("code"), text<Row>("name")];
  await into("office", plan.offices, names());
  await into("community", plan.communities, [
    ...names<Plan["communities"][number]>(),
    text("office"),
    geometry("area", ({ area }) => ewkbOfArea(area)),
  ]);
  await into("person", plan.persons, [...names<Plan["persons"][number]>(), text("kind"), text("squad"), text("phone")]);
  await into("squad", plan.squads, [...names<Plan["squads"][number]>(), text("captain"), text("phone")]);
  await into("standard", plan.standards, [
    ...names<Plan["standards"][number]>(),
    { name: "version", type: "int4", of: ({ version }) => version },
    json("items", ({ items }) => items),
  ]);
  await into("duty", plan.duties, [...names<Plan["duties"][number]>(), text("text"), text("answersTo", "answers_to")]);
  await into("grid", plan.grids, [...names<Plan["grids"][number]>(), text("squad"), text("standard"), text("duty")]);
  await into("cell", plan.cells, [text("code"), text("community"), text("grid"), geometry("area", ({ area }) => ewkbOfArea(area))]);
  await into<Segment>("segment", plan.segments, [
    ...names<Segment>(),
    text("street"),
    text("class"),
    json("ends", ({ ends }) => ends),
    geometry("line", ({ line }) => ewkbOfLine(line)),
    text("chief"),
    text("squad"),
  ]);
  await into("place", plan.places, [
    ...names<Plan["places"][number]>(),
    text("kind"),
    geometry("at", ({ at }) => ewkbOfPoint(at)),
    json("key_hours", ({ keyHours }) => keyHours),
  ]);
  await into("post", plan.posts, [
    ...names<Plan["posts"][number]>(),
    text("grid"),
    text("kind"),
    text("mode"),
    geometry("line", ({ line }) => ewkbOfLine(line)),
    text("place"),
  ]);
  await into<Assignment>("assignment", plan.assignments, [
    text("code"),
    text("grid"),
    text("post"),
    text("person"),
    text("deputy"),
    text("standard"),
    text("duty"),
    json("pattern", ({ pattern }) => pattern),
    ...span<Assignment>(),
  ]);
  await into("border_rule", plan.rules, [
    text("code"),
    { name: "one", type: "text", of: ({ between }) => between[0] },
    { name: "other", type: "text", of: ({ between }) => between[1] },
    number("width", ({ width }) => width),
    text("basis"),
    text("state"),
    json("parts", ({ parts }) => parts),
    text("text"),
    ...span<Plan["rules"][number]>(),
  ]);
  await into("allowance", plan.allowances, [
    ...names<Plan["allowances"][number]>(),
    geometry("area", ({ area }) => ewkbOfArea(area)),
    json("categories", ({ categories }) => categories),
    json("hours", ({ hours }) => hours),
    ...span<Plan["allowances"][number]>(),
  ]);
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
    values (${city}, ${version.name}, ${version.state}, ${iso(version.from)}::timestamptz, ${iso(version.to)}::timestamptz, ${version.bureau.name}, ${version.bureau.phone}, ${by.name})
    returning id`;
  const id = (row as { id: number }).id;
  await insertNouns(sql, id, plan);
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
