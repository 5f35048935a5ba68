import type { Instant } from "../duty/plan";
import type { Routed } from "../duty/violation/routed";
import { arrayLiteral } from "./bulk";
import type { Database, Query } from "./client";
import type { NewViolation } from "./store-violations";

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
  readonly category: string;
  readonly channel: string;
  readonly squad: string | null;
  readonly cell: string | null;
  readonly allowance: string | null;
}

/** Streams violations with an id above `after` in order of id, `batch` at a time. Never holds more than one batch. */
export async function scanHeat(
  db: Database,
  city: number,
  options: { after: number; batch?: number; onBatch: (rows: readonly HeatRow[]) => void },
): Promise<void> {
  const { batch = 20_000, onBatch } = options;
  let after = options.after;
  for (;;) {
    const rows = await db.sql<HeatRow[]>`
      select id::float8 as id, lon, lat, (extract(epoch from at) * 1000)::float8 as at, category, channel, squad, cell, allowance
      from violation where city = ${city} and id > ${after} order by id limit ${batch}`;
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
export interface KeptViolation extends Routed, Pick<NewViolation, "at" | "category" | "channel" | "description"> {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly receivedAt: Instant;
}

const KEPT = (sql: Query) => sql`
  id::float8 as id, (extract(epoch from at) * 1000)::float8 as at, lon, lat, category, channel, kind, cell, grid, squad, lead,
  segment, chief, border, allowance, description, (extract(epoch from received_at) * 1000)::float8 as "receivedAt"`;

/** One violation of a city, or null. */
export async function findViolation(db: Database, city: number, id: number): Promise<KeptViolation | null> {
  const [row] = await db.sql<KeptViolation[]>`select ${KEPT(db.sql)} from violation where city = ${city} and id = ${id}`;
  return row ?? null;
}

/** The number under which a sender's own id was taken, or null. */
export async function violationBySource(db: Database, city: number, source: string, sourceId: string): Promise<number | null> {
  const [row] = await db.sql<{ id: number }[]>`
    select id::float8 as id from violation_key where city = ${city} and source = ${source} and source_id = ${sourceId}`;
  return row?.id ?? null;
}

/** Who sent violations, by number. */
export async function sourcesOf(db: Database, city: number, ids: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.sql<{ id: number; source: string }[]>`
    select id::float8 as id, source from violation where city = ${city} and id = any(${arrayLiteral(ids)}::text::int8[])`;
  return new Map(rows.map(({ id, source }) => [id, source] as const));
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
