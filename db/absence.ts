import { randomUUID } from "node:crypto";
import type { AbsenceReason, Instant } from "../duty/plan";
import { type Actor, writeAudit } from "./audit";
import { bumpRevision } from "./city";
import type { Database, Query } from "./client";
import { iso, writeNouns } from "./write-nouns";

/** Who is away, why, from when to when. */
export interface NewAbsence {
  readonly person: string;
  readonly reason: AbsenceReason;
  readonly from: Instant;
  readonly to: Instant;
}

/** Versions of a city that answer now or will, and know a person. */
const versionsWith = (sql: Query, city: number, person: string, now: Instant) =>
  sql<{ id: number }[]>`
    select plan.id from plan join person on person.plan = plan.id and person.code = ${person}
    where city = ${city} and state <> 'draft' and (valid_to is null or valid_to > ${iso(now)}::timestamptz)`;

/** Notes that somebody is away, in every version that answers now or will: the deputy stands in from then on. Nothing before now changes. @returns the code, or null where nobody of that code is known */
export async function noteAbsence(db: Database, city: number, absence: NewAbsence, by: Actor, now: Instant): Promise<string | null> {
  return (await db.sql.begin(async (sql) => {
    await sql`select 1 from city where id = ${city} for update`;
    const versions = await versionsWith(sql, city, absence.person, now);
    if (versions.length === 0) return null;
    const code = `QJ-${randomUUID().slice(0, 8)}`;
    for (const { id } of versions) await writeNouns(sql, id, { absences: [{ code, ...absence }] });
    await bumpRevision(sql, city);
    await writeAudit(sql, { actor: by, action: "absence.note", noun: "absence", key: code, after: absence });
    return code;
  })) as string | null;
}

/** Whose an absence is that has not ended, or null. */
export async function absentPerson(db: Database, city: number, code: string, now: Instant): Promise<string | null> {
  const [row] = await db.sql<{ person: string }[]>`
    select absence.person from absence join plan on plan.id = absence.plan
    where city = ${city} and state <> 'draft' and absence.code = ${code} and absence.valid_to > ${iso(now)}::timestamptz limit 1`;
  return row?.person ?? null;
}

/** Ends an absence now, or takes it away if it has not begun. @returns false where there is none that lasts */
export async function endAbsence(db: Database, city: number, code: string, by: Actor, now: Instant): Promise<boolean> {
  return (await db.sql.begin(async (sql) => {
    await sql`select 1 from city where id = ${city} for update`;
    const ours = sql`absence.plan in (select id from plan where city = ${city} and state <> 'draft') and code = ${code}`;
    const at = iso(now);
    const gone = await sql`delete from absence where ${ours} and valid_from >= ${at}::timestamptz returning code`;
    const ended =
      await sql`update absence set valid_to = ${at}::timestamptz where ${ours} and valid_to > ${at}::timestamptz returning code`;
    if (gone.length + ended.length === 0) return false;
    await bumpRevision(sql, city);
    await writeAudit(sql, { actor: by, action: "absence.end", noun: "absence", key: code });
    return true;
  })) as boolean;
}
