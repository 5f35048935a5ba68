import type { ImportOptions } from "../../app/_server/exchange/import-options";
import { currentCity } from "../../db/city";
import { loadPlan } from "../../db/load-plan";
import { currentPlanHead } from "../../db/plan";
import { findVersion } from "../../db/version";
import type { KnownGround } from "../../geo/coordinate/detected";
import { boundsOfAll } from "../../geo/plane/bounds";
import type { Line } from "../../geo/plane/point";
import { Refused } from "./refused";
import type { Run } from "./run";
import type { ToldImport } from "./told-import";

/** A city by its name, to be made when there is none. */
async function cityOf({ db }: Run, name: string, timeZone: string | null) {
  const [known] = await db.sql<{ id: number }[]>`select id from city where name = ${name} and not sample`;
  return known ? { id: known.id } : { name, timeZone: timeZone ?? "Asia/Shanghai" };
}

/** The draft files go into: the one told, or a new one named after the file. @throws Refused where that cannot be */
export async function intoOf(run: Run, told: ToldImport, file: string): Promise<ImportOptions["into"]> {
  const { db, say } = run;
  if (told.draft !== null) {
    const head = await findVersion(db, told.draft);
    if (head?.state !== "draft") throw new Refused(say(head ? "not-draft" : "no-version", { id: told.draft }));
    return { plan: told.draft };
  }
  const base = told.basedOn === null ? null : await findVersion(db, told.basedOn);
  if (told.basedOn !== null && !base) throw new Refused(say("no-version", { id: told.basedOn }));
  const name = told.name ?? (file.replace(/\.[^.]+$/, "").slice(0, 200) || file);
  const current = base ? null : await currentCity(db);
  const city = told.city !== null ? await cityOf(run, told.city, told.timeZone) : base ? { id: base.city } : current && { id: current.id };
  if (!city) throw new Refused(say("city-needed"));
  return { name, basedOn: told.basedOn, city };
}

/** The version whose ground tells where files should lie: that of the draft, of its base, or the one in force in the current real city. */
async function groundVersion({ db }: Run, into: ImportOptions["into"]): Promise<number | null> {
  if ("plan" in into) return into.plan;
  if (into.basedOn !== null) return into.basedOn;
  const [city, head] = [await currentCity(db), await currentPlanHead(db, Date.now())];
  return city && head && !city.sample && "id" in into.city && into.city.id === city.id ? head.plan : null;
}

/** What is known of the ground files should lie on: communities there are already. */
export async function knownGround(run: Run, into: ImportOptions["into"]): Promise<KnownGround> {
  const id = await groundVersion(run, into);
  const areas = id === null ? [] : (await loadPlan(run.db, id)).communities.map(({ area }) => area);
  const near = boundsOfAll(areas);
  const reference: Line[] = areas.flatMap((area) => area.flatMap((polygon) => [...polygon]));
  return near ? { near, reference } : {};
}
