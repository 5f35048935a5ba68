import type { PlanState } from "../duty/plan";
import type { VersionLine } from "../duty/version-line";
import { type Actor, writeAudit } from "./audit";
import { bumpRevision } from "./city";
import type { Database, Query } from "./client";
import { iso } from "./write-nouns";

const LINE = (sql: Query) => sql`
  plan.id, city.id as city, city.name as "cityName", city.sample, city.current, plan.name, state, extract(epoch from valid_from)::float8 * 1000 as "from",
  extract(epoch from valid_to)::float8 * 1000 as "to", plan.revision, based_on as "basedOn", created_by as "createdBy", extract(epoch from created_at)::float8 * 1000 as "createdAt",
  (select count(*)::int from community where plan = plan.id) as communities, (select count(*)::int from cell where plan = plan.id) as cells,
  (select count(*)::int from grid where plan = plan.id) as grids, (select count(*)::int from squad where plan = plan.id) as squads`;

/** All versions of all cities: the current city first, drafts before what is or was in force, the newest first. At most `most`. */
export function listVersions(db: Database, most = 200): Promise<VersionLine[]> {
  const { sql } = db;
  return sql<VersionLine[]>`
    select ${LINE(sql)} from plan join city on city.id = plan.city
    order by city.current desc, city.name, (state = 'draft') desc, valid_from desc, plan.id desc limit ${most}`;
}

/** One version, or null. */
export async function findVersion(db: Database, id: number): Promise<VersionLine | null> {
  const { sql } = db;
  const [row] = await sql<VersionLine[]>`select ${LINE(sql)} from plan join city on city.id = plan.city where plan.id = ${id}`;
  return row ?? null;
}

/** The version of a city that answered, or will answer, at an instant; null where none did. */
export async function versionAt(db: Database, city: number, at: number): Promise<number | null> {
  const [row] = await db.sql<{ id: number }[]>`
    select id from plan where city = ${city} and state <> 'draft' and valid @> ${iso(at)}::timestamptz`;
  return row?.id ?? null;
}

/** What became of a step in a version's life. */
export type Stepped =
  | { readonly ok: true }
  | { readonly ok: false; readonly why: "missing" | "not-draft" | "not-waiting" | "past" | "overlaps" | "moved-on" };

/**
 * Puts a draft in force from an instant that is not past: the version that answers then ends there, and the city becomes the current one. The
 * caller has judged the plan, at the revision `judged` if it is told. @returns why not, else ok
 */
export async function putInForce(db: Database, id: number, from: number, now: number, by: Actor, judged?: number): Promise<Stepped> {
  if (from < now - 60_000) return { ok: false, why: "past" };
  return (await db.sql.begin(async (sql): Promise<Stepped> => {
    const [head] = await sql<
      { city: number; state: string; name: string; revision: number }[]
    >`select city, state, name, revision from plan where id = ${id} for update`;
    if (!head) return { ok: false, why: "missing" };
    if (head.state !== "draft") return { ok: false, why: "not-draft" };
    if (judged !== undefined && head.revision !== judged) return { ok: false, why: "moved-on" };
    await sql`select 1 from city where id = ${head.city} for update`;
    const at = iso(from);
    const [later] = await sql`select 1 from plan where city = ${head.city} and state <> 'draft' and valid_from >= ${at}::timestamptz`;
    if (later) return { ok: false, why: "overlaps" };
    await sql`
      update plan set state = 'retired', valid_to = ${at}::timestamptz
      where city = ${head.city} and state <> 'draft' and valid_from < ${at}::timestamptz and (valid_to is null or valid_to > ${at}::timestamptz)`;
    await sql`update plan set state = 'in-force', valid_from = ${at}::timestamptz, valid_to = null where id = ${id}`;
    const [current] = await sql<{ id: number }[]>`select id from city where current`;
    if (current?.id !== head.city) {
      await sql`update city set current = false, revision = revision + 1 where current`;
      await sql`update city set current = true where id = ${head.city}`;
    }
    await bumpRevision(sql, head.city);
    await writeAudit(sql, { actor: by, action: "plan.force", noun: "plan", key: String(id), after: { name: head.name, from: at } });
    return { ok: true };
  })) as Stepped;
}

/** Makes a version that waits for its day a draft again; the one before it goes on as if nothing had been planned. */
export async function withdraw(db: Database, id: number, now: number, by: Actor): Promise<Stepped> {
  return (await db.sql.begin(async (sql): Promise<Stepped> => {
    const [head] = await sql<{ city: number; state: string; name: string; from: number; at: string }[]>`
      select city, state, name, extract(epoch from valid_from)::float8 * 1000 as "from", valid_from::text as at from plan where id = ${id} for update`;
    if (!head) return { ok: false, why: "missing" };
    if (head.state !== "in-force" || head.from <= now) return { ok: false, why: "not-waiting" };
    await sql`select 1 from city where id = ${head.city} for update`;
    await sql`update plan set state = 'draft' where id = ${id}`;
    await sql`update plan set state = 'in-force', valid_to = null where city = ${head.city} and state = 'retired' and valid_to = ${head.at}::timestamptz`;
    await bumpRevision(sql, head.city);
    await writeAudit(sql, {
      actor: by,
      action: "plan.withdraw",
      noun: "plan",
      key: String(id),
      before: { name: head.name, from: iso(head.from) },
    });
    return { ok: true };
  })) as Stepped;
}

/** Every cell code any version of a city has ever used: none is given to another cell again. */
export async function usedCellCodes(db: Database, city: number): Promise<string[]> {
  const rows = await db.sql<
    { code: string }[]
  >`select distinct cell.code from cell join plan on plan.id = cell.plan where plan.city = ${city}`;
  return rows.map(({ code }) => code);
}

/** The versions a cell code stood in, the newest first. */
export function cellHistory(
  db: Database,
  city: number,
  code: string,
): Promise<{ id: number; name: string; state: PlanState; from: number; to: number | null; grid: string }[]> {
  return db.sql`
    select plan.id, plan.name, plan.state, extract(epoch from valid_from)::float8 * 1000 as "from", extract(epoch from valid_to)::float8 * 1000 as "to", cell.grid
    from cell join plan on plan.id = cell.plan where plan.city = ${city} and cell.code = ${code} order by valid_from desc, plan.id desc`;
}
