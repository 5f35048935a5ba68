import { z } from "zod";
import { actorOf } from "../../../../_server/caller";
import { theCity } from "../../../../_server/city";
import { door } from "../../../../_server/door";
import { updated } from "../../../../_server/updated";
import { seenViolation } from "../../../../_server/violation-told";

const params = z.object({ id: z.coerce.number().int().positive() });
const body = z.object({ into: z.number().int().positive(), reason: z.string().trim().max(2000).default("") });

/** Merges a violation into another as its duplicate. Both facts and both reporters stay; it can be taken back. */
export const POST = door({ may: "violation.update", params, body }, async ({ params: { id }, body: { into, reason }, caller, request }) => {
  const live = await theCity();
  await seenViolation(live, id, caller);
  await seenViolation(live, into, caller);
  const update = await updated(live, { violation: id, kind: "merge", into, text: reason }, actorOf(caller, request.headers));
  return { json: { update }, status: 201 };
});
