import type { Instant } from "../duty/plan";
import type { Reporter } from "../duty/violation/report";
import { type Actor, writeAudit } from "./audit";
import { arrayLiteral } from "./bulk";
import type { Database, Query } from "./client";
import { iso } from "./write-nouns";

/** Who reported which violation. */
export interface ReporterOf extends Reporter {
  readonly violation: number;
}

const rowsOf = (sql: Query, city: number, violations: readonly number[]) => sql<ReporterOf[]>`
  select violation::float8 as violation, name, phone, email from reporter
  where city = ${city} and violation = any(${arrayLiteral(violations)}::text::int8[]) order by violation`;

/** The reporters of violations, as far as they told and are not yet forgotten. */
export async function reportersOf(db: Database, city: number, violations: readonly number[]): Promise<ReporterOf[]> {
  return violations.length === 0 ? [] : rowsOf(db.sql, city, violations);
}

/** Tells who reported some violations and writes down who asked and why, in one transaction: nobody sees a number unseen. */
export async function revealReporters(
  db: Database,
  city: number,
  violations: readonly number[],
  reason: string,
  by: Actor,
): Promise<ReporterOf[]> {
  return (await db.sql.begin(async (sql) => {
    const rows = await rowsOf(sql, city, violations);
    await writeAudit(sql, {
      actor: by,
      action: "reporter.reveal",
      noun: "violation",
      key: String(violations[0]),
      after: { reason, of: rows.map(({ violation }) => violation) },
    });
    return rows;
  })) as ReporterOf[];
}

/** Forgets who reported what came in before an instant. @returns how many were forgotten; the audit says so, not who they were */
export async function forgetReporters(db: Database, before: Instant, by: Actor): Promise<number> {
  return (await db.sql.begin(async (sql) => {
    const rows = await sql`delete from reporter where received_at < ${iso(before)}::timestamptz returning 1`;
    if (rows.length > 0)
      await writeAudit(sql, {
        actor: by,
        action: "reporter.forget",
        noun: "violation",
        key: "*",
        after: { before: iso(before), forgotten: rows.length },
      });
    return rows.length;
  })) as number;
}
