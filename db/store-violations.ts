import { createHash } from "node:crypto";
import type { Instant } from "../duty/plan";
import type { CameraReview } from "../duty/violation/camera";
import type { Reporter } from "../duty/violation/report";
import type { Routed } from "../duty/violation/routed";
import type { Point } from "../geo/plane/point";
import { type Actor, writeAudit } from "./audit";
import { arrayLiteral, bulkInsert } from "./bulk";
import type { Database, Query } from "./client";

/** A violation to store, already routed. (source, sourceId) names it for good: sent twice, stored once. */
export interface NewViolation extends Routed {
  readonly source: string;
  readonly sourceId: string;
  readonly at: Instant;
  readonly point: Point;
  readonly category: string;
  readonly channel: string;
  readonly description: string | null;
  readonly address?: string | null;
  readonly device?: string | null;
  readonly review?: CameraReview | null;
  readonly media?: string | null;
  /** Keys of photos that are kept already. */
  readonly photos?: readonly string[];
  readonly reporter?: Reporter | null;
}

/** What became of a row: its number, whether it was there before, and whether what is there says something else. */
export interface StoredViolation {
  readonly id: number;
  readonly known: boolean;
  readonly differs: boolean;
}

/** Channel on which every commit of violations is told once (LISTEN); the payload is the city. */
export const NEWS = "wuding_violation";

/** The months that the rows need partitions of, each as an instant in its middle. */
function monthsOf(rows: readonly NewViolation[]): string[] {
  const months = new Set<number>();
  for (const { at } of rows) {
    const day = new Date(at);
    months.add(day.getUTCFullYear() * 12 + day.getUTCMonth());
  }
  return [...months].map((month) => new Date(Date.UTC(Math.floor(month / 12), month % 12, 15)).toISOString());
}

/** A number of 64 bits for what a row says, as text: who sends the same id with another row is told so. */
const digestOf = ({ at, point, category, channel, description, address, device, media }: NewViolation): string =>
  createHash("sha256")
    .update(JSON.stringify([at, point, category, channel, description, address ?? null, device ?? null, media ?? null]))
    .digest()
    .readBigInt64BE()
    .toString();

type Value = string | number | null;
const COLUMNS: readonly (readonly [name: string, type: string, of: (row: NewViolation) => Value])[] = [
  ["source", "text", ({ source }) => source],
  ["source_id", "text", ({ sourceId }) => sourceId],
  ["digest", "int8", digestOf],
  ["at", "timestamptz", ({ at }) => new Date(at).toISOString()],
  ["lon", "float8", ({ point }) => point[0]],
  ["lat", "float8", ({ point }) => point[1]],
  ["category", "text", ({ category }) => category],
  ["channel", "text", ({ channel }) => channel],
  ["kind", "text", ({ kind }) => kind],
  ["cell", "text", ({ cell }) => cell],
  ["grid", "text", ({ grid }) => grid],
  ["squad", "text", ({ squad }) => squad],
  ["lead", "text", ({ lead }) => lead],
  ["segment", "text", ({ segment }) => segment],
  ["chief", "text", ({ chief }) => chief],
  ["border", "text", ({ border }) => border],
  ["allowance", "text", ({ allowance }) => allowance],
  ["description", "text", ({ description }) => description],
  ["address", "text", ({ address }) => address ?? null],
  ["device", "text", ({ device }) => device ?? null],
  ["review", "text", ({ review }) => review ?? null],
  ["media", "text", ({ media }) => media ?? null],
];
const arrays = (columns: typeof COLUMNS, from: number) => columns.map(([, type], index) => `$${index + from}::text::${type}[]`).join(", ");
const KEY = COLUMNS.slice(0, 3);
const FACT = COLUMNS.filter(([name]) => name !== "digest");
const names = (columns: typeof COLUMNS) => columns.map(([name]) => name).join(", ");

/** Keys first: those that were not there get numbers, in the order they were sent. */
const TAKE_KEYS = `
  insert into violation_key (city, source, source_id, digest, id)
  select $1::int, source, source_id, digest, nextval('violation_id')
  from (select * from unnest(${arrays(KEY, 2)}) with ordinality as g(${names(KEY)}, place) order by place) as sent
  on conflict do nothing returning source, source_id as "sourceId", id::float8 as id`;

/** Then the rows whose keys were new. */
const STORE = `insert into violation (city, id, ${names(FACT)}) select $1::int, * from unnest($2::text::int8[], ${arrays(FACT, 3)})`;

const keyOf = ({ source, sourceId }: { readonly source: string; readonly sourceId: string }) => `${source}\u0000${sourceId}`;
const literals = (columns: typeof COLUMNS, rows: readonly NewViolation[]) => columns.map(([, , of]) => arrayLiteral(rows.map(of)));

/** Numbers and digests of keys that were there before. */
async function knownKeys(sql: Query, city: number, rows: readonly NewViolation[]) {
  const known = await sql<{ source: string; sourceId: string; id: number; digest: string | null }[]>`
    select source, source_id as "sourceId", id::float8 as id, digest::text as digest from violation_key join unnest(
      ${arrayLiteral(rows.map(({ source }) => source))}::text::text[], ${arrayLiteral(rows.map(({ sourceId }) => sourceId))}::text::text[]
    ) as wanted(s, i) on source = s and source_id = i where city = ${city}`;
  return new Map(known.map((one) => [keyOf(one), one] as const));
}

interface Given {
  readonly source: string;
  readonly sourceId: string;
  readonly id: number;
}

/**
 * Stores what is new. Statements that need no answer of each other go out together: the database works on while the next rows are written down here.
 * @returns what became of each row
 */
async function storeRows(sql: Query, city: number, rows: readonly NewViolation[], begun: () => void): Promise<StoredViolation[]> {
  const once = new Map<string, number>();
  for (const [index, row] of rows.entries()) if (!once.has(keyOf(row))) once.set(keyOf(row), index);
  const sent = [...once.values()].map((index) => rows[index] as NewViolation);
  const keys = Promise.all([
    // One writer a city at a time: ids are then given in the order of commits, so that whoever reads on from the last id misses none.
    sql`select pg_advisory_xact_lock(4712, ${city})`,
    ...monthsOf(rows).map((month) => sql`select violation_month(${month}::timestamptz)`),
    sql.unsafe(TAKE_KEYS, [city, ...literals(KEY, sent)]),
  ]);
  await new Promise((sentOff) => setImmediate(sentOff));
  const facts = literals(FACT, sent);
  const given = (await keys).at(-1) as unknown as readonly Given[];
  begun();
  const fresh = new Map(given.map((one) => [keyOf(one), one.id] as const));
  const missing = sent.filter((row) => !fresh.has(keyOf(row)));
  const known = missing.length > 0 ? await knownKeys(sql, city, missing) : new Map<string, { id: number; digest: string | null }>();
  const stored = missing.length > 0 ? sent.filter((row) => fresh.has(keyOf(row))) : sent;
  if (stored.length > 0) {
    const ids = arrayLiteral(stored.map((row) => fresh.get(keyOf(row)) as number));
    await Promise.all([
      sql.unsafe(STORE, [city, ids, ...(missing.length > 0 ? literals(FACT, stored) : facts)]),
      sql`
        insert into violation_count (city, violations) values (${city}, ${stored.length})
        on conflict (city) do update set violations = violation_count.violations + excluded.violations`,
      sql`select pg_notify(${NEWS}, ${String(city)})`,
    ]);
  }
  return rows.map((row, index) => {
    const key = keyOf(row);
    const first = once.get(key) as number;
    const before = known.get(key);
    if (before) return { id: before.id, known: true, differs: before.digest !== null && before.digest !== digestOf(row) };
    const again = first !== index;
    return { id: fresh.get(key) as number, known: again, differs: again && digestOf(rows[first] as NewViolation) !== digestOf(row) };
  });
}

/** Photos and reporters of the rows that were new. */
async function storeBeside(sql: Query, city: number, rows: readonly NewViolation[], stored: readonly StoredViolation[]): Promise<void> {
  const fresh = rows.flatMap((row, index) => {
    const { id, known } = stored[index] as StoredViolation;
    return known ? [] : [{ id, row }];
  });
  const photos = fresh.flatMap(({ id, row }) => (row.photos ?? []).map((key, place) => ({ id, key, place })));
  if (photos.length > 0)
    await bulkInsert(
      sql,
      "violation_photo",
      [
        { name: "city", type: "int4", of: () => city },
        { name: "violation", type: "int8", of: ({ id }) => id },
        { name: "key", type: "text", of: ({ key }) => key },
        { name: "place", type: "int4", of: ({ place }) => place },
      ],
      photos,
    );
  const reporters = fresh.flatMap(({ id, row }) => (row.reporter ? [{ id, ...row.reporter }] : []));
  if (reporters.length > 0)
    await bulkInsert(
      sql,
      "reporter",
      [
        { name: "city", type: "int4", of: () => city },
        { name: "violation", type: "int8", of: ({ id }) => id },
        { name: "name", type: "text", of: ({ name }) => name },
        { name: "phone", type: "text", of: ({ phone }) => phone },
        { name: "email", type: "text", of: ({ email }) => email },
      ],
      reporters,
    );
}

/**
 * Stores rows of one city, at most a few thousand at a time, in one transaction, and tells on `NEWS` that there are some. `by` is who is named in the audit,
 * one row a batch; without it nothing is audited (the caller does). `begun` is called when it is this batch's turn: one handed in from then on comes after it.
 * @returns what became of each row, in their order
 */
export async function storeViolations(
  db: Database,
  city: number,
  rows: readonly NewViolation[],
  by?: Actor,
  begun: () => void = () => {},
): Promise<readonly StoredViolation[]> {
  if (rows.length === 0) return [];
  return (await db.sql.begin(async (sql) => {
    const stored = await storeRows(sql, city, rows, begun);
    const fresh = stored.filter(({ known }) => !known);
    if (fresh.length === 0) return stored;
    await storeBeside(sql, city, rows, stored);
    const key = fresh.length === 1 ? String(fresh[0]?.id) : `${fresh[0]?.id}..${fresh[fresh.length - 1]?.id}`;
    const after = { taken: fresh.length, source: rows[0]?.source };
    if (by) await writeAudit(sql, { actor: by, action: "violation.take", noun: "violation", key, after });
    return stored;
  })) as readonly StoredViolation[];
}

/** Stores rows as `storeViolations` does. @returns how many were new and how many were there before */
export async function insertViolations(
  db: Database,
  city: number,
  rows: readonly NewViolation[],
): Promise<{ readonly taken: number; readonly known: number }> {
  const stored = await storeViolations(db, city, rows);
  const taken = stored.filter(({ known }) => !known).length;
  return { taken, known: rows.length - taken };
}
