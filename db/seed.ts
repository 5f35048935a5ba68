import { responsibilityOf } from "../duty/responsibility";
import { sampleCity } from "../duty/sample/sample-city";
import { SAMPLE_USERS } from "../duty/sample/sample-users";
import { sampleViolations } from "../duty/sample/sample-violations";
import type { Actor } from "./audit";
import { saveBase } from "./base";
import { currentCity, makeCurrent } from "./city";
import type { Database } from "./client";
import { savePlanIn } from "./save-plan";
import { createUser } from "./user";
import { insertViolations, type NewViolation } from "./violation";

const SEEDER: Actor = { kind: "command", name: "npm start", role: null, address: null };
const BATCH = 2000;

/** Whether no city has come in yet. */
export async function isEmpty(db: Database): Promise<boolean> {
  return (await currentCity(db)) === null;
}

/** Whether the sample city's year did not get in whole: the start that loaded it was interrupted. */
export async function isHalfSeeded(db: Database, count: number): Promise<boolean> {
  const [row] = await db.sql<{ half: boolean }[]>`
    select city.sample and coalesce((select violations from violation_count where violation_count.city = city.id), 0) < ${count} as half from city where current`;
  return row?.half ?? false;
}

/**
 * Loads the sample city: plan, basemap and demo accounts in one transaction, then the year of violations that ends at `now`, in batches that can be
 * sent again. `hash` makes a password's hash.
 */
export async function seedSample(
  db: Database,
  options: { now: number; hash: (password: string) => Promise<string>; count?: number },
): Promise<void> {
  const { plan, base } = sampleCity();
  const users = await Promise.all(
    SAMPLE_USERS.map(async ({ password, ...user }) => ({ ...user, passwordHash: await options.hash(password) })),
  );
  const city = await db.sql.begin(async (sql) => {
    const made = await makeCurrent(sql, { name: plan.version.city, timeZone: plan.version.timeZone, sample: true });
    const [known] = await sql`select 1 from plan where city = ${made.id}`;
    if (known) return made;
    const saved = await savePlanIn(sql, made.id, plan, SEEDER);
    if (!saved.ok) throw new Error(`the sample plan has faults: ${JSON.stringify(saved.faults.slice(0, 3))}`);
    await saveBase(sql, made.id, base);
    for (const user of users) await createUser(sql, { ...user, city: made.id }, SEEDER);
    return made;
  });
  const ask = responsibilityOf(plan);
  let batch: NewViolation[] = [];
  for (const one of sampleViolations(plan, 7, { until: options.now, ...(options.count === undefined ? {} : { count: options.count }) })) {
    const { kind, cell, grid, squad, lead } = ask(one.point, one.at);
    const routed = { kind, cell: cell?.code ?? null, grid: grid?.code ?? null, squad: squad?.code ?? null, lead: lead?.code ?? null };
    batch.push({ source: "sample", ...one, ...routed, description: null });
    if (batch.length === BATCH) {
      await insertViolations(db, city.id, batch);
      batch = [];
    }
  }
  await insertViolations(db, city.id, batch);
}
