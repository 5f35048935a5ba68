import { randomUUID } from "node:crypto";
import type { Database } from "./client";

/** A session that still holds, with who is in it. */
export interface LiveSession {
  readonly id: string;
  readonly userId: number;
  readonly name: string;
  readonly displayName: string;
  readonly role: string;
  readonly person: string | null;
  readonly squad: string | null;
  readonly openedAt: number;
  readonly seenAt: number;
}

/** Opens a session. @returns its id, the only thing the cookie carries. */
export async function openSession(db: Database, user: number, address: string | null): Promise<string> {
  const id = randomUUID();
  await db.sql`insert into session (id, user_id, address) values (${id}, ${user}, ${address})`;
  return id;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The session of that id and marks it seen, or null: unknown, closed, idle longer than `idle` minutes, older than `most` hours, its account barred
 * or of a city that is not the current one.
 */
export async function liveSession(db: Database, id: string, idle: number, most: number): Promise<LiveSession | null> {
  if (!UUID.test(id)) return null;
  const [row] = await db.sql<LiveSession[]>`
    select session.id, user_account.id as "userId", user_account.name, display_name as "displayName", role, person, squad,
      extract(epoch from opened_at)::float8 * 1000 as "openedAt", extract(epoch from seen_at)::float8 * 1000 as "seenAt"
    from session join user_account on user_account.id = user_id left join city on city.current
    where session.id = ${id} and closed_at is null and not disabled and (user_account.city is null or user_account.city = city.id)
      and seen_at > now() - make_interval(mins => ${idle}) and opened_at > now() - make_interval(hours => ${most})`;
  return row ?? null;
}

/** Marks a session as used now. */
export async function touchSession(db: Database, id: string): Promise<void> {
  await db.sql`update session set seen_at = now() where id = ${id} and closed_at is null`;
}

/** Ends a session for good: its cookie opens nothing any more. */
export async function closeSession(db: Database, id: string): Promise<void> {
  if (UUID.test(id)) await db.sql`update session set closed_at = now() where id = ${id} and closed_at is null`;
}
