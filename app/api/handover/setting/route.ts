import { writeSetting } from "../../../../db/setting";
import { actorOf } from "../../../_server/caller";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";
import { HANDOVER, handoverSettings, handoverShape } from "../../../_server/handover";

/** After how many refusals and minutes a hand-over goes to the leader. */
export const GET = door({ may: "custody.read" }, async () => ({ json: await handoverSettings() }));

/** Sets it. */
export const PUT = door({ may: "custody.setting", body: handoverShape }, async ({ body, caller, request }) => {
  await writeSetting(database(), HANDOVER, body, actorOf(caller, request.headers));
  return { json: body };
});
