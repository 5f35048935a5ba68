import { basename } from "node:path";
import type { Actor } from "../../db/audit";
import { currentCity, makeCurrent } from "../../db/city";
import type { Database } from "../../db/client";
import { savePlanIn } from "../../db/save-plan";
import { communityPlan } from "./community-plan";
import { readCommunities } from "./read-communities";
import { Refused } from "./refused";
import type { Say } from "./words";

/** What the command was told about communities. */
export interface CommunityOptions {
  readonly file: string;
  readonly encoding: string;
  readonly city?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly nameField?: string | undefined;
  readonly codeField?: string | undefined;
}

/** Brings communities in as the plan in force of a city. All or nothing. @returns whether a sample city gave way. @throws Refused with every wrong feature in its sentence. */
export async function importCommunities(
  db: Database,
  options: CommunityOptions,
  by: Actor,
  say: Say,
  tell: (line: string) => void,
): Promise<void> {
  const { communities, refused } = readCommunities(options.file, { ...options, say });
  if (refused.length > 0) {
    const lines = refused.slice(0, 50).map((row) => `  ${say("feature", { ...row })}`);
    throw new Refused([say("communities-refused", { count: refused.length }), ...lines].join("\n"));
  }
  tell(say("communities-read", { count: communities.length }));
  const before = await currentCity(db);
  const name = options.city ?? (before && !before.sample ? before.name : basename(options.file).replace(/\.[^.]+$/, ""));
  const timeZone = options.timeZone ?? (before?.name === name ? before.timeZone : "Asia/Shanghai");
  await db.sql.begin(async (sql) => {
    const city = await makeCurrent(sql, { name, timeZone, sample: false });
    const [known] = await sql`select 1 from plan where city = ${city.id} limit 1`;
    // A city's first plan answers for all time before it too: there is nothing older to ask.
    const from = known ? Date.now() : 0;
    const plan = communityPlan(communities, { city: name, timeZone, from, squad: `${name} 执法中队`, name: basename(options.file) });
    const saved = await savePlanIn(sql, city.id, plan, by);
    if (!saved.ok)
      throw new Refused(
        [
          say("plan-faults"),
          ...saved.faults.slice(0, 50).map(({ fault, noun, code, detail }) => `  ${fault} ${noun} ${code} ${detail}`),
        ].join("\n"),
      );
  });
  tell(say("communities-saved", { city: name, communities: communities.length }));
  if (before?.sample) tell(say("sample-left"));
}
