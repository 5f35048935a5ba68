import { z } from "zod";
import { revealReporters } from "../../../../../db/reporter";
import { mergedInto } from "../../../../../db/violation-list";
import { actorOf } from "../../../../_server/caller";
import { theCity } from "../../../../_server/city";
import { database } from "../../../../_server/database";
import { door } from "../../../../_server/door";
import { seenViolation } from "../../../../_server/violation-told";

const params = z.object({ id: z.coerce.number().int().positive() });
const body = z.object({ reason: z.string().trim().min(2).max(500) });

/** Tells who reported a violation, and those merged into it, in full. Why is asked and kept in the audit. */
export const POST = door({ may: "reporter.reveal", params, body }, async ({ params: { id }, body: { reason }, caller, request }) => {
  const live = await theCity();
  await seenViolation(live, id, caller);
  const db = database();
  const all = [id, ...(await mergedInto(db, live.head.city, id))];
  return { json: { reporters: await revealReporters(db, live.head.city, all, reason, actorOf(caller, request.headers)) } };
});
