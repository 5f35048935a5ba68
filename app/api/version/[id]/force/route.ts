import { z } from "zod";
import { changeDraft } from "../../../../../db/draft";
import { loadPlan } from "../../../../../db/load-plan";
import { findVersion, putInForce, versionAt } from "../../../../../db/version";
import { carriedOver } from "../../../../../duty/border/carried-over";
import { faultsOf } from "../../../../../duty/check";
import { groundFaults } from "../../../../../duty/edit/law";
import { isEmptyPatch } from "../../../../../duty/edit/patch";
import type { Plan } from "../../../../../duty/plan";
import { parseInstant } from "../../../../../duty/time/parse-instant";
import { wallClock } from "../../../../../duty/time/wall-clock";
import { actorOf, type Caller } from "../../../../_server/caller";
import { database } from "../../../../_server/database";
import { door } from "../../../../_server/door";
import { draftBecame, draftPlan, versionHead } from "../../../../_server/drafts";
import { Refusal } from "../../../../_server/fault";

const params = z.object({ id: z.coerce.number().int().positive() });
const body = z.object({ from: z.string().max(40), revision: z.number().int().min(0) });

/** Brings into a draft what squads settled about their borders while it was drawn up; one more change of its history. @returns the plan and its revision then */
async function withBorders(
  id: number,
  city: number,
  revision: number,
  caller: Caller,
  request: Request,
): Promise<{ plan: Plan; revision: number }> {
  const db = database();
  const plan = await draftPlan(id, revision);
  const inForce = await versionAt(db, city, Date.now());
  const patch = inForce === null ? null : carriedOver(plan, await loadPlan(db, inForce));
  if (!patch || isEmptyPatch(patch)) return { plan, revision };
  const changed = await changeDraft(db, id, { base: revision, deed: "borders", patch }, actorOf(caller, request.headers), {
    load: draftPlan,
    judge: (_before, after) => faultsOf(after, new Set()),
  });
  if (!changed.ok) throw new Refusal("version.moved-on", 409);
  draftBecame(id, changed.number, changed.plan);
  return { plan: changed.plan, revision: changed.number };
}

/** Puts a draft in force from an instant ("now", ISO 8601, or the city's wall clock), if it is lawful and as the asker saw it. */
export const POST = door({ may: "plan.change", params, body }, async ({ params: { id }, body: told, caller, request }) => {
  const db = database();
  const head = await versionHead(id);
  if (head.state !== "draft") throw new Refusal("draft.not-draft", 409);
  if (head.revision !== told.revision) throw new Refusal("version.moved-on", 409);
  const { plan, revision } = await withBorders(id, head.city, head.revision, caller, request);
  const now = Date.now();
  const parsed = told.from === "now" ? { ok: true as const, at: now } : parseInstant(told.from, wallClock(plan.version.timeZone));
  if (!parsed.ok) throw new Refusal(parsed.fault, 400);
  const faults = [...faultsOf(plan), ...groundFaults(plan)];
  if (faults.length > 0) throw new Refusal("draft.faults", 422, {}, { faults: faults.slice(0, 100), total: faults.length });
  const stepped = await putInForce(db, id, parsed.at, now, actorOf(caller, request.headers), revision);
  if (!stepped.ok)
    throw new Refusal(
      stepped.why === "missing" ? "not-found" : stepped.why === "not-draft" ? "draft.not-draft" : `version.${stepped.why}`,
      stepped.why === "missing" ? 404 : 409,
    );
  return { json: await findVersion(db, id) };
});
