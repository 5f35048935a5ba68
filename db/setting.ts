import { type Actor, writeAudit } from "./audit";
import type { Database } from "./client";
import { storableJson } from "./text";

/** A setting's value as it was stored, or null. */
export async function readSetting(db: Database, key: string): Promise<unknown> {
  const [row] = await db.sql<{ value: unknown }[]>`select value from setting where key = ${key}`;
  return row?.value ?? null;
}

/** Stores a setting and writes the audit row in the same transaction; null takes it away. */
export async function writeSetting(db: Database, key: string, value: unknown, by: Actor): Promise<void> {
  await db.sql.begin(async (sql) => {
    const [old] = await sql<{ value: unknown }[]>`select value from setting where key = ${key} for update`;
    if (value === null) await sql`delete from setting where key = ${key}`;
    else
      await sql`
        insert into setting (key, value) values (${key}, ${storableJson(value)}::text::jsonb)
        on conflict (key) do update set value = excluded.value, changed_at = now()`;
    await writeAudit(sql, { actor: by, action: "setting.change", noun: "setting", key, before: old?.value ?? null, after: value });
  });
}

/** A secret of the installation: made once by whoever asks first, the same for every process. Not a setting people see; not in the audit. */
export async function installationSecret(db: Database, key: string, make: () => string): Promise<string> {
  const [row] = await db.sql<{ value: string }[]>`
    insert into setting (key, value) values (${key}, ${JSON.stringify(make())}::text::jsonb) on conflict (key) do update set key = excluded.key returning value`;
  return (row as { value: string }).value;
}
