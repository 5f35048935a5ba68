import { z } from "zod";
import { actorOf } from "../../../../_server/caller";
import { theCity } from "../../../../_server/city";
import { door } from "../../../../_server/door";
import { updated } from "../../../../_server/updated";
import { seenViolation } from "../../../../_server/violation-told";

const params = z.object({ id: z.coerce.number().int().positive() });
const body = z.object({ reason: z.string().trim().max(2000).default("") });

/** Takes a merge back: the violation stands by itself again, open. */
export const POST = door({ may: "violation.update", params, body }, async ({ params: { id }, body: { reason }, caller, request }) => {
  const live = await theCity();
  await seenViolation(live, id, caller);
  const update = await updated(live, { violation: id, kind: "split", text: reason }, actorOf(caller, request.headers));
  return { json: { update }, status: 201 };
});
