import type { Actor } from "../../db/audit";
import { type LiveSession, liveSession, touchSession } from "../../db/session";
import { findToken } from "../../db/token";
import { database } from "./database";
import { env } from "./env";
import { Refusal } from "./fault";
import { kept } from "./kept";
import { sessionOfCookie } from "./session";

/** Who asks: a person in a session, or a machine with a token. */
export interface Caller {
  readonly kind: "user" | "token";
  readonly name: string;
  readonly displayName: string;
  readonly role: string;
  readonly person: string | null;
  readonly squad: string | null;
}

const FRESH = 2_000;
const TOUCH = 60_000;

interface Seen {
  readonly session: LiveSession | null;
  readonly at: number;
}

const seen = () => kept("sessions", () => new Map<string, Seen>());

/** Forgets a session at once: after signing out its cookie opens nothing any more. */
export function forgetSession(id: string): void {
  seen().delete(id);
}

/** The session of an id while it holds; asked of the database at most every two seconds, marked as used at most once a minute. */
export async function sessionOf(id: string, used = true): Promise<LiveSession | null> {
  const known = seen().get(id);
  const now = Date.now();
  if (known && now - known.at < FRESH) return known.session;
  const { IDLE_MINUTES, SESSION_HOURS } = env();
  const session = await liveSession(database(), id, IDLE_MINUTES, SESSION_HOURS);
  if (used && session && now - session.seenAt > TOUCH) await touchSession(database(), id);
  if (seen().size > 10_000) seen().clear();
  seen().set(id, { session, at: now });
  return session;
}

async function machine(header: string): Promise<Caller> {
  const token = /^Bearer\s+(\S+)$/i.exec(header)?.[1];
  const found = token ? await findToken(database(), token) : null;
  if (!found) throw new Refusal("token.unknown", 401);
  return { kind: "token", name: found.name, displayName: found.name, role: found.role, person: null, squad: null };
}

/**
 * Who asks; a token in the header counts before a cookie. With `used` false this does not count as a sign of life.
 * @throws Refusal 401: nobody, a foreign token, a session that is forged, closed or idle.
 */
export async function callerOf(headers: Headers, used = true): Promise<Caller> {
  const authorization = headers.get("authorization");
  if (authorization) return machine(authorization);
  const cookie = await sessionOfCookie(headers.get("cookie"));
  if (cookie === "none") throw new Refusal("session.none", 401);
  if (cookie === "forged") throw new Refusal("session.forged", 401);
  const session = await sessionOf(cookie.id, used);
  if (!session) throw new Refusal("session.expired", 401);
  const { name, displayName, role, person, squad } = session;
  return { kind: "user", name, displayName, role, person, squad };
}

/** Where a request comes from, as far as it can be known. */
export const addressOf = (headers: Headers): string => headers.get("x-forwarded-for")?.split(",")[0]?.trim() || "local";

/** The caller as the audit names it. */
export const actorOf = (caller: Caller, headers: Headers): Actor => ({
  kind: caller.kind,
  name: caller.name,
  role: caller.role,
  address: addressOf(headers),
});
