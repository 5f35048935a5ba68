import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Actor } from "../../db/audit";
import { currentCity, makeCurrent } from "../../db/city";
import type { Database } from "../../db/client";
import { loadPlan } from "../../db/load-plan";
import { currentPlanHead } from "../../db/plan";
import { savePlanIn } from "../../db/save-plan";
import type { Plan } from "../../duty/plan";
import { boundsOfAll } from "../../geo/plane/bounds";
import { communityPlan } from "./community-plan";
import type { ReadCommunity } from "./read-communities";
import { Refused } from "./refused";
import type { Say } from "./words";

/** What the command was told about communities; the file has been read. */
export interface CommunityOptions {
  readonly file: string;
  readonly communities: readonly ReadCommunity[];
  readonly city?: string | undefined;
  readonly timeZone?: string | undefined;
}

/** The plan of the current real city, if there is one. */
async function currentPlan(db: Database): Promise<Plan | null> {
  const [city, head] = [await currentCity(db), await currentPlanHead(db, Date.now())];
  return city && !city.sample && head ? loadPlan(db, head.plan) : null;
}

/** Whether communities lie where a plan's cells do, so that they may be of the same city. */
function sameGround(plan: Plan, communities: readonly ReadCommunity[]): boolean {
  const [a, b] = [boundsOfAll(plan.cells.map(({ area }) => area)), boundsOfAll(communities.map(({ area }) => area))];
  return a !== null && b !== null && a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}

const byCode = (a: { readonly code: string }, b: { readonly code: string }) => (a.code < b.code ? -1 : 1);

/** What a plan says, whenever it says it: its nouns in order of code, without the version. */
function content({ version, ...nouns }: Plan) {
  const lists = Object.entries(nouns).map(
    ([noun, list]: [string, readonly { readonly code: string }[]]) => [noun, [...list].sort(byCode)] as const,
  );
  return [version.city, version.timeZone, Object.fromEntries(lists)] as const;
}

/**
 * Brings communities in as the plan in force of a city, which becomes the current one. All or nothing; the same communities again change nothing. Without
 * a name it is the current real city if that lies there, else one named after the file. @throws Refused when the plan would not be lawful.
 */
export async function importCommunities(
  db: Database,
  { file, communities, ...told }: CommunityOptions,
  by: Actor,
  say: Say,
  tell: (line: string) => void,
): Promise<void> {
  const before = await currentCity(db);
  const plan = await currentPlan(db);
  const here = plan && sameGround(plan, communities) ? plan.version.city : null;
  const name = told.city ?? here ?? basename(file).replace(/\.[^.]+$/, "");
  const timeZone = told.timeZone ?? (before && !before.sample && before.name === name ? before.timeZone : "Asia/Shanghai");
  const next = (from: number) => communityPlan(communities, { city: name, timeZone, from, squad: `${name}执法中队`, name: basename(file) });
  if (plan && isDeepStrictEqual(content(plan), content(next(0)))) {
    tell(say("communities-same", { city: name, communities: communities.length }));
    return;
  }
  await db.sql.begin(async (sql) => {
    const city = await makeCurrent(sql, { name, timeZone, sample: false });
    const [known] = await sql`select 1 from plan where city = ${city.id} and state <> 'draft' limit 1`;
    // A city's first plan answers for all time before it too: there is nothing older to ask.
    const saved = await savePlanIn(sql, city.id, next(known ? Date.now() : 0), by);
    if (saved.ok) return;
    const lines = saved.faults.slice(0, 50).map(({ fault, noun, code, detail }) => `  ${fault} ${noun} ${code} ${detail}`);
    throw new Refused([say("plan-faults"), ...lines].join("\n"));
  });
  tell(say("communities-saved", { city: name, zone: timeZone, communities: communities.length }));
  if (before?.sample) tell(say("sample-left"));
}
