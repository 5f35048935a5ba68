import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { migrate as run } from "drizzle-orm/postgres-js/migrator";
import type { Database } from "./client";

const TRIES = 4;

/**
 * Brings the database to the newest structure; each migration once, all in one transaction. Safe to call again and from two processes at once: the one
 * that comes second finds the first one's tables in its way, and then, looking again, nothing left to do.
 */
export async function migrate(db: Database): Promise<void> {
  const migrationsFolder = join(dirname(fileURLToPath(import.meta.url)), "migrations");
  for (let round = 1; ; round++) {
    try {
      return await run(db.orm, { migrationsFolder });
    } catch (error) {
      if (round === TRIES) throw error;
      await new Promise((done) => setTimeout(done, round * 200));
    }
  }
}
