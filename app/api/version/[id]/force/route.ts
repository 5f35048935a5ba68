import { z } from "zod";
import { carryOver } from "../../../../../db/carry-over";
import { findVersion, putInForce } from "../../../../../db/version";
import { faultsOf } from "../../../../../duty/check";
import { groundFaults } from "../../../../../duty/edit/law";
import { parseInstant } from "../../../../../duty/time/parse-instant";
import { wallClock } from "../../../../../duty/time/wall-clock";
import { actorOf } from "../../../../_server/caller";
import { database } from "../../../../_server/database";
import { door } from "../../../../_server/door";
import { draftBecame, draftPlan, versionHead } from "../../../../_server/drafts";
import { Refusal } from "../../../../_server/fault";

const params = z.object({ id: z.coerce.number().int().positive() });
const body = z.object({ from: z.string().max(40), revision: z.number().int().min(0) });

/** Puts a draft in force from an instant ("now", ISO 8601, or the city's wall clock), if it is lawful and as the asker saw it. */
export const POST = door({ may: "plan.change", params, body }, async ({ params: { id }, body: told, caller, request }) => {
  const db = database();
  const head = await versionHead(id);
  if (head.state !== "draft") throw new Refusal("draft.not-draft", 409);
  if (head.revision !== told.revision) throw new Refusal("version.moved-on", 409);
  const by = actorOf(caller, request.headers);
  const carried = await carryOver(db, { id, city: head.city, revision: head.revision }, by, Date.now(), draftPlan);
  if (!carried) throw new Refusal("version.moved-on", 409);
  const { plan, revision } = carried;
  draftBecame(id, revision, plan);
  const now = Date.now();
  const parsed = told.from === "now" ? { ok: true as const, at: now } : parseInstant(told.from, wallClock(plan.version.timeZone));
  if (!parsed.ok) throw new Refusal(parsed.fault, 400);
  const faults = [...faultsOf(plan), ...groundFaults(plan)];
  if (faults.length > 0) throw new Refusal("draft.faults", 422, {}, { faults: faults.slice(0, 100), total: faults.length });
  const stepped = await putInForce(db, id, parsed.at, now, by, revision);
  if (!stepped.ok)
    throw new Refusal(
      stepped.why === "missing" ? "not-found" : stepped.why === "not-draft" ? "draft.not-draft" : `version.${stepped.why}`,
      stepped.why === "missing" ? 404 : 409,
    );
  return { json: await findVersion(db, id) };
});
