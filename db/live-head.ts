import type { Database } from "./client";

/** What has happened last in the current city, as numbers that only rise: who compares two of them knows what is new. */
export interface LiveHead {
  readonly city: number;
  /** Of what answers depend on. */
  readonly revision: number;
  /** The last step in the life of any border. */
  readonly border: number;
  /** The last step of receiving and handing over. */
  readonly custody: number;
}

/** The head of the current city; null where none has come in. One cheap row, asked often. */
export async function liveHead(db: Database): Promise<LiveHead | null> {
  const [row] = await db.sql<LiveHead[]>`
    select id as city, revision::float8 as revision,
      coalesce((select max(step.id) from border_step as step where step.city = city.id), 0)::float8 as border,
      coalesce((select max(step.id) from custody_step as step where step.city = city.id), 0)::float8 as custody
    from city where current`;
  return row ?? null;
}
