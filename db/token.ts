import { createHash, randomBytes } from "node:crypto";
import { type Actor, writeAudit } from "./audit";
import type { Database } from "./client";

/** A machine's token as a line of a list; the token itself is nowhere kept. */
export interface TokenLine {
  readonly name: string;
  readonly role: string;
  readonly createdAt: number;
  readonly createdBy: string;
  readonly usedAt: number | null;
  readonly revokedAt: number | null;
}

const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Makes a token of 256 random bits. @returns the token, told this once, or null when the name is in use; a revoked one's name is free. */
export async function createToken(db: Database, { name, role, by }: { name: string; role: string; by: Actor }): Promise<string | null> {
  const token = `wd_${randomBytes(32).toString("base64url")}`;
  return (await db.sql.begin(async (sql) => {
    const rows =
      await sql`insert into token (name, role, hash, created_by) values (${name}, ${role}, ${hashOf(token)}, ${by.name}) on conflict (name) where revoked_at is null do nothing returning id`;
    if (rows.length === 0) return null;
    await writeAudit(sql, { actor: by, action: "token.create", noun: "token", key: name, after: { name, role } });
    return token;
  })) as string | null;
}

/** Whom a token belongs to; null for a foreign or revoked one. */
export async function findToken(db: Database, token: string): Promise<{ readonly name: string; readonly role: string } | null> {
  if (!/^wd_[\w-]{20,80}$/.test(token)) return null;
  const hash = hashOf(token);
  const [row] = await db.sql<{ name: string; role: string; stale: boolean }[]>`
    select name, role, used_at is null or used_at < now() - interval '1 minute' as stale from token where hash = ${hash} and revoked_at is null`;
  if (!row) return null;
  // Once a minute is near enough to tell which tokens nobody uses, and spares a write for every request.
  if (row.stale) await db.sql`update token set used_at = now() where hash = ${hash}`;
  return { name: row.name, role: row.role };
}

/** All tokens, the newest first. */
export function listTokens(db: Database): Promise<TokenLine[]> {
  return db.sql<TokenLine[]>`
    select name, role, extract(epoch from created_at)::float8 * 1000 as "createdAt", created_by as "createdBy",
      extract(epoch from used_at)::float8 * 1000 as "usedAt", extract(epoch from revoked_at)::float8 * 1000 as "revokedAt"
    from token order by id desc`;
}

/** Ends a token. @returns false when there is none of that name in use. */
export async function revokeToken(db: Database, name: string, by: Actor): Promise<boolean> {
  return (await db.sql.begin(async (sql) => {
    const rows = await sql`update token set revoked_at = now() where name = ${name} and revoked_at is null returning id`;
    if (rows.length === 0) return false;
    await writeAudit(sql, { actor: by, action: "token.revoke", noun: "token", key: name });
    return true;
  })) as boolean;
}
