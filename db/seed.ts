import { differenceOf } from "../duty/edit/difference";
import type { Plan } from "../duty/plan";
import { responsibilityOf } from "../duty/responsibility";
import { STAFFED_DRAFT } from "../duty/sample/names";
import { sampleCity } from "../duty/sample/sample-city";
import { staffed } from "../duty/sample/sample-staff";
import { SAMPLE_USERS } from "../duty/sample/sample-users";
import { sampleViolations } from "../duty/sample/sample-violations";
import { routed } from "../duty/violation/routed";
import type { Actor } from "./audit";
import { saveBase } from "./base";
import { type City, currentCity, findOrMakeCity, makeCurrent } from "./city";
import type { Database, Query } from "./client";
import { makeDraft } from "./draft";
import { savePlanIn } from "./save-plan";
import { insertViolations, type NewViolation } from "./store-violations";
import { createUser } from "./user";
import { removeNouns, writeNouns } from "./write-nouns";

const SEEDER: Actor = { kind: "command", name: "npm start", role: null, address: null };
const BATCH = 2000;
/** How many violations a sample year has. */
const SAMPLE_COUNT = 40_000;

/** Whether no city has come in whole yet. */
export async function isEmpty(db: Database): Promise<boolean> {
  return (await currentCity(db)) === null;
}

/** What seeding is told. `hash` makes a password's hash; `onStep` hears how far it is, 0 to 1. */
export interface SeedOptions {
  readonly now: number;
  readonly hash: (password: string) => Promise<string>;
  readonly count?: number;
  readonly onStep?: (share: number) => void;
}

/** A draft beside the plan in force: the same city with staff for every grid and hour of the service day, so that what an audit asks for can be seen met. */
async function seedStaffed(sql: Query, city: number, basedOn: number, plan: Plan): Promise<void> {
  const { bureau, from } = plan.version;
  const draft = await makeDraft(sql, city, { name: STAFFED_DRAFT, basedOn, from, bureau }, SEEDER);
  const { set, remove } = differenceOf(plan, staffed(plan));
  // Whoever is replaced goes first: nobody stands on two posts at once, not even for a moment.
  await removeNouns(sql, draft, { assignments: [...(remove.assignments ?? []), ...(set.assignments ?? []).map(({ code }) => code)] });
  await writeNouns(sql, draft, set, true);
  await removeNouns(sql, draft, { ...remove, assignments: [] });
}

/** Plan, basemap and demo accounts, all or nothing, unless they are there already. */
async function seedCity(db: Database, { plan, base }: ReturnType<typeof sampleCity>, hash: SeedOptions["hash"]): Promise<City> {
  const users = await Promise.all(SAMPLE_USERS.map(async ({ password, ...user }) => ({ ...user, passwordHash: await hash(password) })));
  return (await db.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(4711, 4)`;
    const city = await findOrMakeCity(sql, { name: plan.version.city, timeZone: plan.version.timeZone, sample: true });
    const [known] = await sql`select 1 from plan where city = ${city.id}`;
    if (known) return city;
    const saved = await savePlanIn(sql, city.id, plan, SEEDER);
    if (!saved.ok) throw new Error(`the sample plan has faults: ${JSON.stringify(saved.faults.slice(0, 3))}`);
    await saveBase(sql, city.id, base);
    await seedStaffed(sql, city.id, saved.plan, plan);
    for (const user of users) await createUser(sql, { ...user, city: city.id }, SEEDER);
    return city;
  })) as City;
}

/**
 * Loads the sample city: plan, basemap and demo accounts, then the year of violations that ends at `now`, in batches that can be sent again. Only
 * then does the city become the current one: a start that was interrupted leaves the database empty as far as anybody sees, and the next one goes on.
 */
export async function seedSample(db: Database, options: SeedOptions): Promise<void> {
  const sample = sampleCity();
  const { plan } = sample;
  const city = await seedCity(db, sample, options.hash);
  const ask = responsibilityOf(plan);
  const count = options.count ?? SAMPLE_COUNT;
  let batch: NewViolation[] = [];
  let done = 0;
  const flush = async () => {
    await insertViolations(db, city.id, batch);
    done += batch.length;
    options.onStep?.(Math.min(1, done / count));
    batch = [];
  };
  for (const one of sampleViolations(plan, 7, { until: options.now, count })) {
    batch.push({ source: "sample", ...one, ...routed(ask(one.point, one.at), one.category), description: null });
    if (batch.length === BATCH) await flush();
  }
  await flush();
  await db.sql.begin((sql) => makeCurrent(sql, { name: city.name, timeZone: city.timeZone, sample: true }));
}
