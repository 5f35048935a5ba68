import { type Actor, writeAudit } from "./audit";
import { arrayLiteral } from "./bulk";
import type { Database } from "./client";

/** A photo for the boards. */
export interface Portrait {
  readonly kind: "image/jpeg" | "image/png";
  readonly bytes: Uint8Array;
  readonly changedAt: number;
}

/** Keeps a person's photo in place of the one before. */
export async function keepPortrait(
  db: Database,
  city: number,
  person: string,
  { kind, bytes }: Omit<Portrait, "changedAt">,
  by: Actor,
): Promise<void> {
  const hex = Buffer.from(bytes).toString("hex");
  await db.sql.begin(async (sql) => {
    await sql`
      insert into portrait (city, person, kind, bytes, changed_by) values (${city}, ${person}, ${kind}, decode(${hex}, 'hex'), ${by.name})
      on conflict (city, person) do update set kind = excluded.kind, bytes = excluded.bytes, changed_at = now(), changed_by = excluded.changed_by`;
    await writeAudit(sql, { actor: by, action: "portrait.keep", noun: "person", key: person, after: { kind, size: bytes.length } });
  });
}

/** Takes a person's photo away. @returns false where there was none */
export async function dropPortrait(db: Database, city: number, person: string, by: Actor): Promise<boolean> {
  return (await db.sql.begin(async (sql) => {
    const gone = await sql`delete from portrait where city = ${city} and person = ${person} returning person`;
    if (gone.length === 0) return false;
    await writeAudit(sql, { actor: by, action: "portrait.drop", noun: "person", key: person });
    return true;
  })) as boolean;
}

/** A person's photo, or null. */
export async function findPortrait(db: Database, city: number, person: string): Promise<Portrait | null> {
  const [row] = await db.sql<{ kind: Portrait["kind"]; hex: string; changedAt: number }[]>`
    select kind, encode(bytes, 'hex') as hex, (extract(epoch from changed_at) * 1000)::float8 as "changedAt" from portrait where city = ${city} and person = ${person}`;
  return row ? { kind: row.kind, bytes: Buffer.from(row.hex, "hex"), changedAt: row.changedAt } : null;
}

/** The photos of several persons; those without one are left out. */
export async function findPortraits(
  db: Database,
  city: number,
  persons: readonly string[],
): Promise<{ person: string; bytes: Uint8Array }[]> {
  if (persons.length === 0) return [];
  const rows = await db.sql<{ person: string; hex: string }[]>`
    select person, encode(bytes, 'hex') as hex from portrait where city = ${city} and person = any(${arrayLiteral(persons)}::text::text[])`;
  return rows.map(({ person, hex }) => ({ person, bytes: Buffer.from(hex, "hex") }));
}
