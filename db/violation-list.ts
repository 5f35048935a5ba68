import type { Instant } from "../duty/plan";
import type { Channel } from "../duty/violation/channel";
import type { Audience } from "../duty/violation/seen";
import type { ViolationLine, ViolationStatus } from "../duty/violation/violation-line";
import type { Bounds } from "../geo/plane/point";
import { arrayLiteral } from "./bulk";
import type { Database, Query } from "./client";
import { iso } from "./write-nouns";

/** Which violations a list shows; what is not told does not narrow. Spans half-open. */
export interface ViolationFilter {
  /** When it happened. */
  readonly from?: Instant | undefined;
  readonly to?: Instant | undefined;
  readonly status?: ViolationStatus | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly channels?: readonly Channel[] | undefined;
  /** Squads on whose turf it lies, or that lead there. */
  readonly squads?: readonly string[] | undefined;
  /** Whose violations may be seen at all (duty/violation/seen.ts); everybody's unless told. */
  readonly audience?: Audience | undefined;
  readonly box?: Bounds | undefined;
  readonly ids?: readonly number[] | undefined;
  /** Where the last page ended. */
  readonly before?: { readonly at: Instant; readonly id: number } | null | undefined;
  readonly limit: number;
}

const LINE = (sql: Query) => sql`
  v.id::float8 as id, (extract(epoch from v.at) * 1000)::float8 as at, (extract(epoch from v.received_at) * 1000)::float8 as "receivedAt",
  v.lon, v.lat, v.category, v.channel, v.kind, v.cell, v.grid, v.squad, v.lead, v.segment, v.chief, v.border, v.allowance,
  v.description, v.address, v.device, v.review, v.media,
  array(select key from violation_photo as p where p.city = v.city and p.violation = v.id order by p.place) as photos,
  case when coalesce(s.open, true) then 'open' else 'closed' end as status, s.merged_into::float8 as "mergedInto",
  (extract(epoch from coalesce(s.changed_at, v.received_at)) * 1000)::float8 as "changedAt"`;

const FROM = (sql: Query) => sql`violation as v left join violation_standing as s on s.city = v.city and s.violation = v.id`;

/** What `sees` of duty/violation/seen.ts says, as a condition. */
function seenBy(sql: Query, audience: Audience) {
  if (audience.kind === "all") return sql`true`;
  if (audience.kind === "chief") return sql`v.chief = ${audience.chief}`;
  if (audience.kind === "nobody") return sql`false`;
  const own = audience.squad;
  return sql`(v.squad = ${own} or v.lead = ${own} or split_part(v.border, '|', 1) = ${own} or split_part(v.border, '|', 2) = ${own})`;
}

/** Violations, the newest first by when they happened. */
export async function listViolations(db: Database, city: number, filter: ViolationFilter): Promise<ViolationLine[]> {
  const { sql } = db;
  const { audience, from, to, status, categories, channels, squads, box, ids, before, limit } = filter;
  const all = sql`true`;
  const some = <T>(value: T | undefined | null, condition: (value: T) => typeof all): typeof all =>
    value === undefined || value === null ? all : condition(value);
  return sql<ViolationLine[]>`
    select ${LINE(sql)} from ${FROM(sql)}
    where v.city = ${city}
      and ${some(audience, (one) => seenBy(sql, one))}
      and ${some(from, (at) => sql`v.at >= ${iso(at)}::timestamptz`)}
      and ${some(to, (at) => sql`v.at < ${iso(at)}::timestamptz`)}
      and ${some(before, ({ at, id }) => sql`v.at <= ${iso(at)}::timestamptz and (v.at, v.id) < (${iso(at)}::timestamptz, ${id})`)}
      and ${some(status, (one) => sql`coalesce(s.open, true) = ${one === "open"}`)}
      and ${some(categories, (codes) => sql`v.category = any(${arrayLiteral(codes)}::text::text[])`)}
      and ${some(channels, (names) => sql`v.channel = any(${arrayLiteral(names)}::text::text[])`)}
      and ${some(squads, (codes) => sql`(v.squad = any(${arrayLiteral(codes)}::text::text[]) or v.lead = any(${arrayLiteral(codes)}::text::text[]))`)}
      and ${some(box, ([west, south, east, north]) => sql`v.lon between ${west} and ${east} and v.lat between ${south} and ${north}`)}
      and ${some(ids, (list) => sql`v.id = any(${arrayLiteral(list)}::text::int8[])`)}
    order by v.at desc, v.id desc limit ${limit}`;
}

/** One violation, or null. */
export async function findLine(db: Database, city: number, id: number): Promise<ViolationLine | null> {
  const { sql } = db;
  const [row] = await sql<ViolationLine[]>`select ${LINE(sql)} from ${FROM(sql)} where v.city = ${city} and v.id = ${id}`;
  return row ?? null;
}

/** Violations by number, in the order of their numbers; those that are not there are left out. */
export async function linesOf(db: Database, city: number, ids: readonly number[]): Promise<ViolationLine[]> {
  if (ids.length === 0) return [];
  const { sql } = db;
  return sql<ViolationLine[]>`
    select ${LINE(sql)} from ${FROM(sql)} where v.city = ${city} and v.id = any(${arrayLiteral(ids)}::text::int8[]) order by v.id`;
}

/** Violations as they were committed, from the number after `after` on, at most `limit`: what the live stream tells. */
export async function linesAfter(db: Database, city: number, after: number, limit: number): Promise<ViolationLine[]> {
  const { sql } = db;
  return sql<ViolationLine[]>`
    select ${LINE(sql)} from ${FROM(sql)} where v.city = ${city} and v.id > ${after} order by v.id limit ${limit}`;
}

/** The violations that were merged into one, by number. */
export async function mergedInto(db: Database, city: number, id: number): Promise<number[]> {
  const rows = await db.sql<{ violation: number }[]>`
    select violation::float8 as violation from violation_standing where city = ${city} and merged_into = ${id} order by violation`;
  return rows.map(({ violation }) => violation);
}
