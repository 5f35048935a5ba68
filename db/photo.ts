import type { Instant } from "../duty/plan";
import type { Point } from "../geo/plane/point";
import { type Actor, writeAudit } from "./audit";
import { arrayLiteral } from "./bulk";
import type { Database, Query } from "./client";

/** A photo as it is kept; its bytes lie in the storage under its key. */
export interface Photo {
  readonly key: string;
  /** Content type of what is kept. */
  readonly kind: string;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly takenAt: Instant | null;
  readonly point: Point | null;
}

interface Row extends Omit<Photo, "point"> {
  readonly lon: number | null;
  readonly lat: number | null;
}

const COLUMNS = (sql: Query) => sql`key, kind, width, height, bytes, (extract(epoch from taken_at) * 1000)::float8 as "takenAt", lon, lat`;

const photoOf = ({ lon, lat, ...rest }: Row): Photo => ({ ...rest, point: lon === null || lat === null ? null : [lon, lat] });

/**
 * Notes a photo, or that it has come again: then what the first did not tell is filled in, and its day of grace begins anew. Call it before the bytes are
 * put: while a sweep takes the same photo away this waits for its end. @returns the photo as it is noted now
 */
export async function addPhoto(sql: Query, city: number, photo: Photo, by: string): Promise<Photo> {
  const { key, kind, width, height, bytes, takenAt, point } = photo;
  const taken = takenAt === null ? null : new Date(takenAt).toISOString();
  const [row] = await sql<Row[]>`
    insert into photo (city, key, kind, width, height, bytes, taken_at, lon, lat, added_by)
    values (${city}, ${key}, ${kind}, ${width}, ${height}, ${bytes}, ${taken}::timestamptz, ${point?.[0] ?? null}, ${point?.[1] ?? null}, ${by})
    on conflict (city, key) do update set
      added_at = now(),
      taken_at = coalesce(photo.taken_at, excluded.taken_at),
      lon = case when photo.lon is null then excluded.lon else photo.lon end,
      lat = case when photo.lon is null then excluded.lat else photo.lat end
    returning ${COLUMNS(sql)}`;
  return photoOf(row as Row);
}

/** A photo by its key, or null. */
export async function findPhoto(db: Database, city: number, key: string): Promise<Photo | null> {
  const [row] = await db.sql<Row[]>`select ${COLUMNS(db.sql)} from photo where city = ${city} and key = ${key}`;
  return row ? photoOf(row) : null;
}

/**
 * Which of some keys are photos that are kept, asked by who is about to show them: their day of grace begins anew, so that no sweep takes them away
 * before they are shown.
 */
export async function keptPhotos(sql: Query, city: number, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const wanted = arrayLiteral(keys);
  await sql`
    update photo set added_at = now()
    where city = ${city} and key = any(${wanted}::text::text[]) and added_at < now() - interval '1 hour'`;
  const rows = await sql<{ key: string }[]>`select key from photo where city = ${city} and key = any(${wanted}::text::text[])`;
  return new Set(rows.map(({ key }) => key));
}

/** A photo that no violation shows. */
export interface Orphan {
  readonly city: number;
  readonly key: string;
}

const SWEEPER: Actor = { kind: "command", name: "photo.sweep", role: null, address: null };

/** What a sweep goes on after: the last photo of the batch before. */
export interface SweptBatch {
  readonly gone: number;
  /** Null when there is nothing older left to look at. */
  readonly last: Orphan | null;
}

/**
 * Takes away at most `limit` photos which no violation shows and which came before an instant; `remove` takes their bytes away and must not ask this
 * database. They are locked first and judged after: who shows one meanwhile is waited for by nobody, that one is left out. Throws what `remove` throws; then
 * all rows stay.
 */
export async function dropOrphans(
  db: Database,
  olderThan: Instant,
  after: Orphan | null,
  limit: number,
  remove: (orphans: readonly Orphan[]) => Promise<void>,
): Promise<SweptBatch> {
  const until = new Date(olderThan).toISOString();
  const { city, key } = after ?? { city: 0, key: "" };
  return (await db.sql.begin(async (sql) => {
    const locked = await sql<Orphan[]>`
      select city, key from photo where added_at < ${until}::timestamptz and (city, key) > (${city}::int, ${key}::text)
        and not exists (select from violation_photo shown where shown.city = photo.city and shown.key = photo.key)
      order by city, key limit ${limit} for update skip locked`;
    if (locked.length === 0) return { gone: 0, last: null };
    const gone = await sql<Orphan[]>`
      delete from photo using unnest(${arrayLiteral(locked.map((one) => one.city))}::text::int[], ${arrayLiteral(locked.map((one) => one.key))}::text::text[]) as one(city, key)
      where photo.city = one.city and photo.key = one.key
        and not exists (select from violation_photo shown where shown.city = photo.city and shown.key = photo.key)
      returning photo.city, photo.key`;
    await remove(gone);
    if (gone.length > 0) {
      const after = { photos: gone.length, before: until };
      await writeAudit(sql, { actor: SWEEPER, action: "photo.sweep", noun: "photo", key: "orphans", after });
    }
    return { gone: gone.length, last: locked.at(-1) as Orphan };
  })) as SweptBatch;
}
