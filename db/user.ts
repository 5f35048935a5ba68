import { and, asc, eq, isNull, or } from "drizzle-orm";
import { type Actor, writeAudit } from "./audit";
import type { Database, Query } from "./client";
import { user as table } from "./schema";
import { storable } from "./text";

/** Somebody who may sign in. */
export interface User {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
  readonly role: string;
  readonly person: string | null;
  readonly squad: string | null;
  readonly city: number | null;
  readonly passwordHash: string | null;
  readonly disabled: boolean;
}

/** Makes an account; the password comes as a hash. @returns false when the name is taken. */
export async function createUser(sql: Query, user: Omit<User, "id" | "disabled">, by: Actor): Promise<boolean> {
  const rows = await sql`
    insert into user_account (name, display_name, role, person, squad, city, password_hash)
    values (${user.name}, ${user.displayName}, ${user.role}, ${user.person}, ${user.squad}, ${user.city}, ${user.passwordHash})
    on conflict (name) do nothing returning id`;
  if (rows.length === 0) return false;
  const { passwordHash: _secret, ...told } = user;
  await writeAudit(sql, { actor: by, action: "user.create", noun: "user", key: user.name, after: told });
  return true;
}

/** The account of that name if it may sign in to the given city: accounts of another city do not exist here. */
export async function findUser(db: Database, name: string, city: number | null): Promise<User | null> {
  const here = city === null ? isNull(table.city) : or(isNull(table.city), eq(table.city, city));
  const [row] = await db.orm
    .select()
    .from(table)
    .where(and(eq(table.name, storable(name)), here, eq(table.disabled, false)));
  return row ?? null;
}

/** All accounts by name. */
export function listUsers(db: Database): Promise<User[]> {
  return db.orm.select().from(table).orderBy(asc(table.name));
}

/** Bars an account and ends its sessions. @returns false when there is none of that name. */
export async function disableUser(db: Database, name: string, by: Actor): Promise<boolean> {
  return (await db.sql.begin(async (sql) => {
    const [row] = await sql<{ id: number }[]>`update user_account set disabled = true where name = ${name} and not disabled returning id`;
    if (!row) return false;
    await sql`update session set closed_at = now() where user_id = ${row.id} and closed_at is null`;
    await writeAudit(sql, {
      actor: by,
      action: "user.disable",
      noun: "user",
      key: name,
      before: { disabled: false },
      after: { disabled: true },
    });
    return true;
  })) as boolean;
}

/** Gives an account a new password, as a hash, and ends its sessions. @returns false when there is none of that name in use. */
export async function changePassword(db: Database, name: string, passwordHash: string, by: Actor): Promise<boolean> {
  return (await db.sql.begin(async (sql) => {
    const [row] = await sql<{ id: number }[]>`
      update user_account set password_hash = ${passwordHash} where name = ${name} and not disabled returning id`;
    if (!row) return false;
    await sql`update session set closed_at = now() where user_id = ${row.id} and closed_at is null`;
    await writeAudit(sql, { actor: by, action: "user.password", noun: "user", key: name });
    return true;
  })) as boolean;
}

/** Accounts that lead and supervise in a city, by display name. */
export function overseerAccounts(db: Database, city: number): Promise<{ role: "leader" | "supervisor"; name: string }[]> {
  return db.sql<{ role: "leader" | "supervisor"; name: string }[]>`
    select role, display_name as name from user_account
    where role in ('leader', 'supervisor') and not disabled and (city is null or city = ${city}) order by role, id limit 50`;
}
