import type { LiveHead } from "../duty/live-head";
import type { Database } from "./client";

/** The head of the current city; null where none has come in. One cheap row, asked often. */
export async function liveHead(db: Database): Promise<LiveHead | null> {
  const [row] = await db.sql<LiveHead[]>`
    select id as city, revision::float8 as revision,
      coalesce((select max(step.id) from border_step as step where step.city = city.id), 0)::float8 as border,
      coalesce((select max(step.id) from custody_step as step where step.city = city.id), 0)::float8 as custody,
      coalesce((select max(one.id) from violation as one where one.city = city.id), 0)::float8 as violation,
      coalesce((select max(one.id) from violation_update as one where one.city = city.id), 0)::float8 as update
    from city where current`;
  return row ?? null;
}
