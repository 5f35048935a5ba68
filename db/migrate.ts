import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate as run } from "drizzle-orm/postgres-js/migrator";
import type { Database } from "./client";

/** Brings the database to the newest structure; each migration once, in one transaction. Safe to call again and from two processes at once. */
export async function migrate(db: Database): Promise<void> {
  await run(db.orm, { migrationsFolder: join(dirname(fileURLToPath(import.meta.url)), "migrations") });
}
