import { type Actor, writeAudit } from "./audit";
import type { Database } from "./client";
import { storableJson } from "./text";

/** A trace back as it was given out. */
export interface Certificate {
  readonly code: string;
  readonly madeAt: number;
  readonly madeBy: string;
  readonly content: unknown;
  /** SHA-256 over the content as it is stored, hexadecimal. */
  readonly digest: string;
}

/** Keeps a trace back under its code, with who gives it out as people know them, and the audit row. */
export async function keepCertificate(
  db: Database,
  city: number,
  { code, content, digest, madeBy }: Pick<Certificate, "code" | "content" | "digest" | "madeBy">,
  by: Actor,
): Promise<void> {
  await db.sql.begin(async (sql) => {
    await sql`insert into certificate (code, city, made_by, content, digest) values (${code}, ${city}, ${madeBy}, ${storableJson(content)}::text::jsonb, ${digest})`;
    await writeAudit(sql, { actor: by, action: "trace.certify", noun: "certificate", key: code, after: { digest } });
  });
}

/** A trace back by its code, or null. */
export async function findCertificate(db: Database, code: string): Promise<Certificate | null> {
  const [row] = await db.sql<Certificate[]>`
    select code, (extract(epoch from made_at) * 1000)::float8 as "madeAt", made_by as "madeBy", content, digest from certificate where code = ${code}`;
  return row ?? null;
}
