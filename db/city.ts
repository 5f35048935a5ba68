import type { Database, Query } from "./client";

/** A city the database remembers. */
export interface City {
  readonly id: number;
  readonly name: string;
  readonly timeZone: string;
  readonly sample: boolean;
  readonly revision: number;
}

const COLUMNS = (sql: Query) => sql`id, name, time_zone as "timeZone", sample, revision::float8 as revision`;

/** The current city, or null in an empty database. */
export async function currentCity(db: Database): Promise<City | null> {
  const [row] = await db.sql<City[]>`select ${COLUMNS(db.sql)} from city where current`;
  return row ?? null;
}

/** Finds a city by name or makes it, and makes it the current one. Within a transaction. */
export async function makeCurrent(sql: Query, city: { name: string; timeZone: string; sample: boolean }): Promise<City> {
  await sql`update city set current = false, revision = revision + 1 where current and name <> ${city.name}`;
  const [known] = await sql<City[]>`
    update city set current = true, time_zone = ${city.timeZone}, revision = revision + 1 where name = ${city.name} returning ${COLUMNS(sql)}`;
  if (known) return known;
  const [made] = await sql<City[]>`
    insert into city (name, time_zone, sample, current) values (${city.name}, ${city.timeZone}, ${city.sample}, true) returning ${COLUMNS(sql)}`;
  return made as City;
}

/** Tells every process that answers may have changed. */
export async function bumpRevision(sql: Query, city: number): Promise<void> {
  await sql`update city set revision = revision + 1 where id = ${city}`;
}
