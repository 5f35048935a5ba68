import { type Actor, writeAudit } from "./audit";
import { type BulkColumn, bulkInsert } from "./bulk";
import type { Database, Query } from "./client";
import { storable, storableJson } from "./text";

/** Where an import stands. */
export type ImportState = "uploading" | "waiting" | "reading" | "ready" | "taking" | "taken" | "refused" | "cancelled";

/** An import as it is kept. What `head`, `options` and `result` hold is the portal's business, not the database's. */
export interface ImportJob {
  readonly id: number;
  readonly name: string;
  readonly path: string;
  readonly size: number;
  readonly state: ImportState;
  readonly progress: number;
  readonly head: unknown;
  readonly options: unknown;
  readonly result: unknown;
  readonly features: number;
  readonly faults: number;
  readonly plan: number | null;
  readonly createdAt: number;
  readonly createdBy: string;
}

/** One thing read of a file, as it waits to be taken. `place` counts all items of the file, faults too. */
export interface StagedFeature {
  readonly place: number;
  readonly layer: string;
  readonly number: number;
  readonly properties: unknown;
  readonly shape: unknown;
}

/** One thing that could not be read or taken. */
export interface StagedFault {
  readonly place: number;
  readonly layer: string;
  readonly number: number | null;
  readonly field: string | null;
  readonly fault: string;
  readonly got: string;
  readonly at: unknown;
}

const COLUMNS = (sql: Query) => sql`
  id, name, path, size, state, progress, head, options, result, features, faults, plan, extract(epoch from created_at)::float8 * 1000 as "createdAt", created_by as "createdBy"`;

/** Begins an import. @returns its id */
export async function createImport(
  db: Database,
  job: { name: string; path: string; size: number; state: ImportState },
  by: Actor,
): Promise<number> {
  return (await db.sql.begin(async (sql) => {
    const [row] = await sql<{ id: number }[]>`
      insert into import_job (name, path, size, state, options, created_by, heartbeat)
      values (${storable(job.name)}, ${job.path}, ${job.size}, ${job.state}, '{}'::jsonb, ${by.name}, ${job.state === "waiting" ? null : sql`now()`}) returning id`;
    const { id } = row as { id: number };
    await writeAudit(sql, {
      actor: by,
      action: "import.begin",
      noun: "import",
      key: String(id),
      after: { name: job.name, size: job.size },
    });
    return id;
  })) as number;
}

/** One import, or null. */
export async function findImport(db: Database, id: number): Promise<ImportJob | null> {
  const [row] = await db.sql<ImportJob[]>`select ${COLUMNS(db.sql)} from import_job where id = ${id}`;
  return row ?? null;
}

/** The imports, the newest first; `before` is the id to go on from. */
export function listImports(db: Database, { before, limit }: { before?: number | undefined; limit: number }): Promise<ImportJob[]> {
  const { sql } = db;
  return sql<ImportJob[]>`
    select ${COLUMNS(sql)} from import_job where ${before === undefined ? sql`true` : sql`id < ${before}`} order by id desc limit ${limit}`;
}

/** What of an import may change from outside a step. */
export interface ImportChange {
  readonly state?: ImportState;
  readonly progress?: number;
  readonly size?: number;
  readonly head?: unknown;
  readonly options?: unknown;
  readonly result?: unknown;
  readonly plan?: number | null;
}

const json = (value: unknown) => (value === null ? null : storableJson(value));

/** Changes an import that stands in one of `from`; marks it as alive. @returns false when it stands elsewhere, because somebody cancelled it, say */
export async function changeImport(sql: Query, id: number, from: readonly ImportState[], change: ImportChange): Promise<boolean> {
  // A step that is asked for has no heart yet: whoever works on it gives it one.
  const asked = change.state === "waiting" || change.state === "taking";
  const rows = await sql`
    update import_job set heartbeat = ${asked ? sql`null` : sql`now()`}
      ${change.state === undefined ? sql`` : sql`, state = ${change.state}`}
      ${change.progress === undefined ? sql`` : sql`, progress = ${change.progress}`}
      ${change.size === undefined ? sql`` : sql`, size = ${change.size}`}
      ${change.head === undefined ? sql`` : sql`, head = ${json(change.head)}::text::jsonb`}
      ${change.options === undefined ? sql`` : sql`, options = ${json(change.options)}::text::jsonb`}
      ${change.result === undefined ? sql`` : sql`, result = ${json(change.result)}::text::jsonb`}
      ${change.plan === undefined ? sql`` : sql`, plan = ${change.plan}`}
    where id = ${id} and state in ${sql(from as ImportState[])} returning id`;
  return rows.length > 0;
}

const SILENT = "15 seconds";

/**
 * Takes up the oldest import that waits, or whose worker has fallen silent; null when there is none. Two who ask at once get two different ones. With `only`,
 * that one or none.
 */
export async function claimImport(db: Database, only?: number): Promise<ImportJob | null> {
  const { sql } = db;
  await sql`
    update import_job set state = 'refused', result = '{"fault": "import.upload-broken"}'::jsonb
    where state = 'uploading' and heartbeat < now() - ${SILENT}::text::interval`;
  const [row] = await sql<ImportJob[]>`
    update import_job set heartbeat = now() where id = (
      select id from import_job
      where state in ('waiting', 'reading', 'taking') and (heartbeat is null or heartbeat < now() - ${SILENT}::text::interval)
        and ${only === undefined ? sql`true` : sql`id = ${only}`}
      order by id limit 1 for update skip locked)
    returning ${COLUMNS(sql)}`;
  return row ?? null;
}

const featureColumns = (job: number): BulkColumn<StagedFeature>[] => [
  { name: "job", type: "int4", of: () => job },
  { name: "place", type: "int4", of: ({ place }) => place },
  { name: "layer", type: "text", of: ({ layer }) => layer },
  { name: "number", type: "int4", of: ({ number }) => number },
  { name: "properties", type: "jsonb", of: ({ properties }) => storableJson(properties) },
  { name: "shape", type: "jsonb", of: ({ shape }) => (shape === null ? null : storableJson(shape)) },
];

const faultColumns = (job: number, step: "read" | "take"): BulkColumn<StagedFault>[] => [
  { name: "job", type: "int4", of: () => job },
  { name: "step", type: "text", of: () => step },
  { name: "place", type: "int4", of: ({ place }) => place },
  { name: "layer", type: "text", of: ({ layer }) => layer },
  { name: "number", type: "int4", of: ({ number }) => number },
  { name: "field", type: "text", of: ({ field }) => field },
  { name: "fault", type: "text", of: ({ fault }) => fault },
  { name: "got", type: "text", of: ({ got }) => got },
  { name: "at", type: "jsonb", of: ({ at }) => (at === null ? null : storableJson(at)) },
];

/**
 * Stages a piece of a file in one transaction: what was read, what could not be, and how far it is. `staged` is how many items were staged before it.
 * @returns false when the import was cancelled meanwhile, or somebody else who took the reader for dead has gone on with it
 */
export async function stageImport(
  db: Database,
  job: number,
  staged: number,
  features: readonly StagedFeature[],
  faults: readonly StagedFault[],
  progress: number,
): Promise<boolean> {
  return (await db.sql.begin(async (sql) => {
    const rows = await sql`
      update import_job set features = features + ${features.length}, faults = faults + ${faults.length}, progress = ${progress}, heartbeat = now()
      where id = ${job} and state = 'reading' and features + faults = ${staged} returning id`;
    if (rows.length === 0) return false;
    await bulkInsert(sql, "import_feature", featureColumns(job), features);
    await bulkInsert(sql, "import_fault", faultColumns(job, "read"), faults);
    return true;
  })) as boolean;
}

/** Forgets what was staged, to read anew. */
export async function unstageImport(db: Database, job: number): Promise<void> {
  await db.sql.begin(async (sql) => {
    await sql`delete from import_feature where job = ${job}`;
    await sql`delete from import_fault where job = ${job}`;
    await sql`update import_job set features = 0, faults = 0, progress = 0 where id = ${job}`;
  });
}

/** Replaces the faults found when the staged features were to be taken. */
export async function writeTakeFaults(db: Database, job: number, faults: readonly StagedFault[]): Promise<void> {
  await db.sql.begin(async (sql) => {
    await sql`delete from import_fault where job = ${job} and step = 'take'`;
    await bulkInsert(sql, "import_fault", faultColumns(job, "take"), faults);
  });
}

/** Staged features of a layer in the order of the file, `limit` after `after`. */
export function stagedFeatures(sql: Query, job: number, layer: string, after: number, limit: number): Promise<StagedFeature[]> {
  return sql<StagedFeature[]>`
    select place, layer, number, properties, shape from import_feature where job = ${job} and layer = ${layer} and place > ${after} order by place limit ${limit}` as Promise<
    StagedFeature[]
  >;
}

/** Faults of an import, those of reading first. */
export function stagedFaults(db: Database, job: number, from: number, limit: number): Promise<(StagedFault & { readonly step: string })[]> {
  return db.sql`
    select step, place, layer, number, field, fault, got, at from import_fault where job = ${job} order by step, place offset ${from} limit ${limit}`;
}

/** Which column was what when a table with these columns last came in; null when none did. */
export async function rememberedMapping(db: Database, fields: readonly string[]): Promise<unknown> {
  const [row] = await db.sql<{ mapping: unknown }[]>`select mapping from import_mapping where fields = ${storable(JSON.stringify(fields))}`;
  return row?.mapping ?? null;
}

/** Remembers it. */
export async function rememberMapping(sql: Query, fields: readonly string[], mapping: unknown): Promise<void> {
  await sql`
    insert into import_mapping (fields, mapping) values (${storable(JSON.stringify(fields))}, ${storableJson(mapping)}::text::jsonb)
    on conflict (fields) do update set mapping = excluded.mapping, used_at = now()`;
}

/** Takes an import away with what was staged; what it brought stays. @returns the path of its file, null when there is no such import or it is at work */
export async function dropImport(db: Database, id: number, by: Actor): Promise<string | null> {
  return (await db.sql.begin(async (sql) => {
    const [row] = await sql<{ path: string; name: string }[]>`
      delete from import_job where id = ${id} and state not in ('uploading', 'reading', 'taking') returning path, name`;
    if (!row) return null;
    await writeAudit(sql, { actor: by, action: "import.drop", noun: "import", key: String(id), before: { name: row.name } });
    return row.path;
  })) as string | null;
}
