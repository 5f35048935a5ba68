import type { Instant } from "../duty/plan";
import { isOpen, type UpdateKind, type UpdateStatus, type ViolationUpdate } from "../duty/violation/violation-update";
import { type Actor, writeAudit } from "./audit";
import type { Database, Query } from "./client";
import { storable } from "./text";
import { iso } from "./write-nouns";

/** An update to add. `status` null: as it stands. `source` and `sourceId` name it for good: sent twice, stored once. */
export interface NewUpdate {
  readonly violation: number;
  readonly kind: UpdateKind;
  readonly status?: UpdateStatus | null;
  readonly into?: number | null;
  readonly text: string;
  readonly media?: string | null;
  readonly source?: string | null;
  readonly sourceId?: string | null;
  /** When it was so, if not now. */
  readonly at?: Instant;
}

export type UpdateFault =
  | "update.no-violation"
  | "update.is-merged"
  | "update.not-merged"
  | "update.into-itself"
  | "update.into-merged"
  | "update.into-unknown";

/** What became of it. */
export type Updated =
  | { readonly ok: true; readonly update: ViolationUpdate; readonly known: boolean }
  | { readonly ok: false; readonly fault: UpdateFault };

const ROW = (sql: Query) => sql`
  id::float8 as id, violation::float8 as violation, number, kind, status, into_violation::float8 as into, text, made_by as by, role,
  (extract(epoch from at) * 1000)::float8 as at, media`;

interface Standing {
  readonly status: UpdateStatus;
  readonly mergedInto: number | null;
  readonly updates: number;
}

async function standingOf(sql: Query, city: number, violation: number): Promise<Standing> {
  const [row] = await sql<Standing[]>`
    select status, merged_into::float8 as "mergedInto", updates from violation_standing where city = ${city} and violation = ${violation}`;
  return row ?? { status: "open", mergedInto: null, updates: 0 };
}

const isThere = async (sql: Query, city: number, id: number) =>
  (await sql`select 1 from violation where city = ${city} and id = ${id}`).length > 0;

/** Why an update may not be added, or null. A duplicate of a duplicate would lose its way: one merges into what stands by itself. */
async function faultOf(sql: Query, city: number, { violation, kind, into }: NewUpdate, standing: Standing): Promise<UpdateFault | null> {
  if (!(await isThere(sql, city, violation))) return "update.no-violation";
  if (kind === "split") return standing.mergedInto === null ? "update.not-merged" : null;
  if (kind !== "merge") return null;
  if (standing.mergedInto !== null) return "update.is-merged";
  if (into === violation) return "update.into-itself";
  if (typeof into !== "number" || !(await isThere(sql, city, into))) return "update.into-unknown";
  return (await standingOf(sql, city, into)).mergedInto === null ? null : "update.into-merged";
}

/** How it stands after an update. */
const statusAfter = ({ kind, status }: NewUpdate, before: UpdateStatus): UpdateStatus =>
  kind === "merge" ? "duplicate" : kind === "split" ? "open" : (status ?? before);

/** Those merged into this one follow when it is itself merged: both reporters stay found from the one that stands. */
const follow = (sql: Query, city: number, violation: number, into: number) =>
  sql`update violation_standing set merged_into = ${into} where city = ${city} and merged_into = ${violation}`;

/** Adds an update. It, the line for lists and the audit row stand in one transaction; the updates of one city are added one after the other. */
export async function addUpdate(db: Database, city: number, sent: NewUpdate, by: Actor, now: Instant): Promise<Updated> {
  return (await db.sql.begin(async (sql): Promise<Updated> => {
    await sql`select pg_advisory_xact_lock(4714, ${city})`;
    if (sent.source && sent.sourceId) {
      const [known] = await sql<ViolationUpdate[]>`
        select ${ROW(sql)} from violation_update where city = ${city} and source = ${sent.source} and source_id = ${sent.sourceId}`;
      if (known) return { ok: true, update: known, known: true };
    }
    const standing = await standingOf(sql, city, sent.violation);
    const fault = await faultOf(sql, city, sent, standing);
    if (fault) return { ok: false, fault };
    const status = statusAfter(sent, standing.status);
    const into = sent.kind === "merge" ? (sent.into as number) : null;
    const mergedInto = sent.kind === "merge" ? into : sent.kind === "split" ? null : standing.mergedInto;
    const number = standing.updates + 1;
    const at = sent.at ?? now;
    const [update] = await sql<ViolationUpdate[]>`
      insert into violation_update (city, violation, number, kind, status, into_violation, text, media, made_by, role, at, source, source_id)
      values (${city}, ${sent.violation}, ${number}, ${sent.kind}, ${status}, ${into}, ${storable(sent.text)}, ${sent.media ?? null}, ${storable(by.name)},
        ${by.role ?? ""}, ${iso(at)}::timestamptz, ${sent.source ?? null}, ${sent.sourceId ?? null})
      returning ${ROW(sql)}`;
    await sql`
      insert into violation_standing (city, violation, status, open, merged_into, updates, changed_at)
      values (${city}, ${sent.violation}, ${status}, ${isOpen(status)}, ${mergedInto}, ${number}, ${iso(now)}::timestamptz)
      on conflict (city, violation) do update set status = excluded.status, open = excluded.open, merged_into = excluded.merged_into,
        updates = excluded.updates, changed_at = excluded.changed_at`;
    if (into !== null) await follow(sql, city, sent.violation, into);
    await writeAudit(sql, {
      actor: by,
      action: `violation.${sent.kind}`,
      noun: "violation",
      key: String(sent.violation),
      before: { status: standing.status, mergedInto: standing.mergedInto },
      after: { status, mergedInto, text: sent.text },
    });
    return { ok: true, update: update as ViolationUpdate, known: false };
  })) as Updated;
}

/** Which updates are listed. */
export interface UpdateFilter {
  readonly violation?: number | undefined;
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  /** Only those with a higher number than this. */
  readonly after?: number | undefined;
  readonly limit: number;
}

/** Updates in the order they were added. */
export async function listUpdates(
  db: Database,
  city: number,
  { violation, from, to, after, limit }: UpdateFilter,
): Promise<ViolationUpdate[]> {
  const { sql } = db;
  return sql<ViolationUpdate[]>`
    select ${ROW(sql)} from violation_update
    where city = ${city}
      and ${violation === undefined ? sql`true` : sql`violation = ${violation}`}
      and ${from === undefined ? sql`true` : sql`at >= ${iso(from)}::timestamptz`}
      and ${to === undefined ? sql`true` : sql`at < ${iso(to)}::timestamptz`}
      and ${after === undefined ? sql`true` : sql`id > ${after}`}
    order by id limit ${limit}`;
}
