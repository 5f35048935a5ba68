import type { ResponsibilityKind } from "../duty/answer";
import type { Instant } from "../duty/plan";
import type { Point } from "../geo/plane/point";
import { arrayLiteral } from "./bulk";
import type { Database, Query } from "./client";

/** A violation to store, already routed. (source, sourceId) names it for good: sent twice, stored once. */
export interface NewViolation {
  readonly source: string;
  readonly sourceId: string;
  readonly at: Instant;
  readonly point: Point;
  readonly category: string;
  readonly channel: string;
  readonly kind: ResponsibilityKind;
  readonly cell: string | null;
  readonly grid: string | null;
  readonly squad: string | null;
  readonly lead: string | null;
  readonly description: string | null;
}

/** Makes the partitions of the months that the rows need. */
async function ensureMonths(sql: Query, rows: readonly NewViolation[]): Promise<void> {
  const months = new Set(rows.map(({ at }) => new Date(at).toISOString().slice(0, 7)));
  for (const month of months) await sql`select violation_month(${`${month}-15T00:00:00Z`}::timestamptz)`;
}

/** Stores rows of one city, at most a few thousand at a time, in one transaction. @returns how many were new and how many were there before. */
export async function insertViolations(
  db: Database,
  city: number,
  rows: readonly NewViolation[],
): Promise<{ readonly taken: number; readonly known: number }> {
  if (rows.length === 0) return { taken: 0, known: 0 };
  const list = (of: (row: NewViolation) => string | number | null) => arrayLiteral(rows.map(of));
  return (await db.sql.begin(async (sql) => {
    // One writer a city at a time: ids are then given in the order of commits, so that whoever reads on from the last id misses none.
    await sql`select pg_advisory_xact_lock(4712, ${city})`;
    await ensureMonths(sql, rows);
    const [result] = await sql<{ taken: number }[]>`
      with given as (
        select * from unnest(
          ${list(({ source }) => source)}::text::text[], ${list(({ sourceId }) => sourceId)}::text::text[], ${list(({ at }) => new Date(at).toISOString())}::text::timestamptz[],
          ${list(({ point }) => point[0])}::text::float8[], ${list(({ point }) => point[1])}::text::float8[], ${list(({ category }) => category)}::text::text[],
          ${list(({ channel }) => channel)}::text::text[], ${list(({ kind }) => kind)}::text::text[], ${list(({ cell }) => cell)}::text::text[], ${list(({ grid }) => grid)}::text::text[],
          ${list(({ squad }) => squad)}::text::text[], ${list(({ lead }) => lead)}::text::text[], ${list(({ description }) => description)}::text::text[]
        ) with ordinality as g(source, source_id, at, lon, lat, category, channel, kind, cell, grid, squad, lead, description, place)
      ), fresh as (
        insert into violation_key (city, source, source_id) select distinct ${city}::int, source, source_id from given order by 2, 3 on conflict do nothing returning source, source_id
      ), stored as (
        insert into violation (city, source, source_id, at, lon, lat, category, channel, kind, cell, grid, squad, lead, description)
        select distinct on (given.source, given.source_id) ${city}::int, given.source, given.source_id, at, lon, lat, category, channel, kind, cell, grid, squad, lead, description
        from given join fresh using (source, source_id) order by given.source, given.source_id, place
        returning 1
      ), counted as (
        insert into violation_count (city, violations) select ${city}::int, count(*) from stored
        on conflict (city) do update set violations = violation_count.violations + excluded.violations returning 1
      )
      select count(*)::int as taken from stored`;
    const taken = result?.taken ?? 0;
    return { taken, known: rows.length - taken };
  })) as { taken: number; known: number };
}

/** How many violations a city has; cheap at any number. */
export async function countViolations(db: Database, city: number): Promise<number> {
  const [row] = await db.sql<{ n: number }[]>`select violations::float8 as n from violation_count where city = ${city}`;
  return row?.n ?? 0;
}

/** What heat needs of a violation. */
export interface HeatRow {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly at: Instant;
}

/** Streams violations with an id above `after` in order of id, `batch` at a time. Never holds more than one batch. */
export async function scanViolations(
  db: Database,
  city: number,
  options: { after: number; batch?: number; onBatch: (rows: readonly HeatRow[]) => void },
): Promise<void> {
  const { batch = 20_000, onBatch } = options;
  let after = options.after;
  for (;;) {
    const rows = await db.sql<HeatRow[]>`
      select id::float8 as id, lon, lat, extract(epoch from at)::float8 * 1000 as at from violation where city = ${city} and id > ${after} order by id limit ${batch}`;
    if (rows.length > 0) onBatch(rows);
    if (rows.length < batch) return;
    after = (rows[rows.length - 1] as HeatRow).id;
  }
}

/** The highest id of a city's violations, 0 without one. */
export async function latestViolation(db: Database, city: number): Promise<number> {
  const [row] = await db.sql<{ id: number | null }[]>`select max(id)::float8 as id from violation where city = ${city}`;
  return row?.id ?? 0;
}

/** A violation as it was taken in. */
export interface KeptViolation extends Omit<NewViolation, "source" | "sourceId" | "point"> {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly receivedAt: Instant;
}

const KEPT = (sql: Query) => sql`
  id::float8 as id, (extract(epoch from at) * 1000)::float8 as at, lon, lat, category, channel, kind, cell, grid, squad, lead, description,
  (extract(epoch from received_at) * 1000)::float8 as "receivedAt"`;

/** One violation of a city, or null. */
export async function findViolation(db: Database, city: number, id: number): Promise<KeptViolation | null> {
  const [row] = await db.sql<KeptViolation[]>`select ${KEPT(db.sql)} from violation where city = ${city} and id = ${id}`;
  return row ?? null;
}

/** The id of a violation by where it came from, or null. */
export async function violationBySource(db: Database, city: number, source: string, sourceId: string, at: Instant): Promise<number | null> {
  const [row] = await db.sql<{ id: number }[]>`
    select id::float8 as id from violation where city = ${city} and at = ${new Date(at).toISOString()}::timestamptz and source = ${source} and source_id = ${sourceId}`;
  return row?.id ?? null;
}

/** Violations of a span of time within a box, the earliest first, at most `most`. */
export async function violationsAround(
  db: Database,
  city: number,
  box: readonly [west: number, south: number, east: number, north: number],
  from: Instant,
  to: Instant,
  most: number,
): Promise<KeptViolation[]> {
  const [begin, end] = [new Date(from).toISOString(), new Date(to).toISOString()];
  return db.sql<KeptViolation[]>`
    select ${KEPT(db.sql)} from violation
    where city = ${city} and at >= ${begin}::timestamptz and at < ${end}::timestamptz
      and lon between ${box[0]} and ${box[2]} and lat between ${box[1]} and ${box[3]}
    order by at, id limit ${most}`;
}
