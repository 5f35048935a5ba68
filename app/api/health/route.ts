import { counts } from "../../../db/count";
import packageJson from "../../../package.json";
import { liveCity } from "../../_server/city";
import { database } from "../../_server/database";
import { door, noMethod } from "../../_server/door";
import { env } from "../../_server/env";
import { kept } from "../../_server/kept";

const FRESH = 1000;

/** Counts of the current plan, asked of the database at most once a second: this door is open to everybody. */
async function countsNow(city: number, plan: number) {
  const own = kept<{ at: number; key: string; value: ReturnType<typeof counts> | null }>("counts", () => ({ at: 0, key: "", value: null }));
  const key = `${city}.${plan}`;
  if (!own.value || own.key !== key || Date.now() - own.at > FRESH)
    Object.assign(own, { at: Date.now(), key, value: counts(database(), city, plan) });
  return own.value as ReturnType<typeof counts>;
}

/** Open to everybody: is the portal well, and what does it hold? */
export const GET = door({ may: "open" }, async () => {
  const live = await liveCity();
  const { version } = packageJson;
  const engine = env().WUDING_ENGINE;
  if (!live) return { json: { status: "ok", engine, version, plan: null, counts: null, bounds: null } };
  const { plan, head, bounds } = live;
  const { id, name, city, sample, timeZone, from } = plan.version;
  return {
    json: {
      status: "ok",
      engine,
      version,
      plan: { id, name, city, sample, timeZone, from: new Date(from).toISOString(), revision: head.revision },
      counts: await countsNow(head.city, head.plan),
      bounds,
    },
  };
});
export const POST = noMethod("GET");
