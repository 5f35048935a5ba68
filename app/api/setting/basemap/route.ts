import { writeSetting } from "../../../../db/setting";
import { BASEMAP, basemapShape, currentBasemap } from "../../../_server/basemap";
import { actorOf } from "../../../_server/caller";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";

/** The basemap under the plan. */
export const GET = door({ may: "plan.read" }, async () => ({ json: await currentBasemap() }));

/** Sets it. */
export const PUT = door({ may: "setting.change", body: basemapShape }, async ({ body, caller, request }) => {
  await writeSetting(database(), BASEMAP, body, actorOf(caller, request.headers));
  return { json: body };
});
