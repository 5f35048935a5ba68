import type { Database, Query } from "./client";

/** A city the database remembers. */
export interface City {
  readonly id: number;
  readonly name: string;
  readonly timeZone: string;
  readonly sample: boolean;
  readonly revision: number;
}

/** What makes a city: the sample city and a real one of the same name are two. */
export interface CityHead {
  readonly name: string;
  readonly timeZone: string;
  readonly sample: boolean;
}

const COLUMNS = (sql: Query) => sql`id, name, time_zone as "timeZone", sample, revision::float8 as revision`;

/** The current city, or null in an empty database. */
export async function currentCity(db: Database): Promise<City | null> {
  const [row] = await db.sql<City[]>`select ${COLUMNS(db.sql)} from city where current`;
  return row ?? null;
}

/** Finds a city or makes it, without making it the current one. */
export async function findOrMakeCity(sql: Query, { name, timeZone, sample }: CityHead): Promise<City> {
  const [row] = await sql<City[]>`
    insert into city (name, time_zone, sample) values (${name}, ${timeZone}, ${sample})
    on conflict (name, sample) do update set time_zone = excluded.time_zone returning ${COLUMNS(sql)}`;
  return row as City;
}

/** Finds a city or makes it, and makes it the current one. Within a transaction. */
export async function makeCurrent(sql: Query, head: CityHead): Promise<City> {
  const { id } = await findOrMakeCity(sql, head);
  await sql`update city set current = false, revision = revision + 1 where current and id <> ${id}`;
  const [row] = await sql<City[]>`update city set current = true, revision = revision + 1 where id = ${id} returning ${COLUMNS(sql)}`;
  return row as City;
}

/** Tells every process that answers may have changed. */
export async function bumpRevision(sql: Query, city: number): Promise<void> {
  await sql`update city set revision = revision + 1 where id = ${city}`;
}
