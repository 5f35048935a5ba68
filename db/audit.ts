import type { Database, Query } from "./client";
import { storable, storableJson } from "./text";

/** Who did it: a person signed in, a machine with a token, or a command on the server. */
export interface Actor {
  readonly kind: "user" | "token" | "command";
  readonly name: string;
  readonly role: string | null;
  readonly address: string | null;
}

/** What was done to what. `before` and `after` are told as they are: leave out secrets. */
export interface Deed {
  readonly actor: Actor;
  readonly action: string;
  readonly noun: string;
  readonly key: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

/** One row of the audit. */
export interface AuditRow {
  readonly id: number;
  readonly at: number;
  readonly actorKind: string;
  readonly actor: string;
  readonly role: string | null;
  readonly address: string | null;
  readonly action: string;
  readonly noun: string;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

const json = (value: unknown) => (value === undefined || value === null ? null : storableJson(value));

/** Writes one row; the database chains it to the row before. Call it in the transaction of the change. */
export async function writeAudit(sql: Query, { actor, action, noun, key, before, after }: Deed): Promise<void> {
  await sql`
    insert into audit (actor_kind, actor, role, address, action, noun, key, before, after, hash)
    values (${actor.kind}, ${storable(actor.name)}, ${actor.role}, ${actor.address}, ${action}, ${noun}, ${storable(key)}, ${json(before)}::text::jsonb, ${json(after)}::text::jsonb, '')`;
}

/** The newest rows first, at most `limit`; `before` is the id to go on from. */
export async function listAudit(db: Database, { before, limit }: { before?: number | undefined; limit: number }): Promise<AuditRow[]> {
  return db.sql<AuditRow[]>`
    select id::float8 as id, extract(epoch from at)::float8 * 1000 as at, actor_kind as "actorKind", actor, role, address, action, noun, key, before, after
    from audit where ${before === undefined ? db.sql`true` : db.sql`id < ${before}`} order by id desc limit ${limit}`;
}

/** The id of the first row whose hash does not fit, or whose predecessor is missing; null when the chain is whole. */
export async function firstBrokenAudit(db: Database): Promise<number | null> {
  const [row] = await db.sql<{ id: number }[]>`
    select id::float8 as id from (
      select id, hash, audit_hash(lag(hash) over (order by id), audit) as expected, row_number() over (order by id) as place from audit
    ) chain where hash <> expected or id <> place order by id limit 1`;
  return row?.id ?? null;
}
