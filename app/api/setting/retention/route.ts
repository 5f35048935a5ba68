import { writeSetting } from "../../../../db/setting";
import { actorOf } from "../../../_server/caller";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";
import { keepRetention, RETENTION, retention, retentionShape } from "../../../_server/retention";

/** After how many days the reporter of a violation is forgotten. */
export const GET = door({ may: "violation.read" }, async () => ({ json: await retention() }));

/** Sets it, and keeps it at once. */
export const PUT = door({ may: "setting.change", body: retentionShape }, async ({ body, caller, request }) => {
  await writeSetting(database(), RETENTION, body, actorOf(caller, request.headers));
  return { json: { ...body, forgotten: await keepRetention(Date.now()) } };
});
