import { z } from "zod";
import { UPDATE_STATUSES } from "../../../../../duty/violation/violation-update";
import { actorOf } from "../../../../_server/caller";
import { theCity } from "../../../../_server/city";
import { door } from "../../../../_server/door";
import { updated } from "../../../../_server/updated";
import { seenViolation } from "../../../../_server/violation-told";

const params = z.object({ id: z.coerce.number().int().positive() });
const text = z.string().trim().max(2000);
const body = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("note"), text: text.min(1) }),
  // "duplicate" is said by merging: it must say of what.
  z.object({ kind: z.literal("status"), status: z.enum(UPDATE_STATUSES).exclude(["duplicate"]), text: text.default("") }),
]);

/** Says a word about a violation, or how it stands now. */
export const POST = door({ may: "violation.update", params, body }, async ({ params: { id }, body: told, caller, request }) => {
  const live = await theCity();
  await seenViolation(live, id, caller);
  const status = told.kind === "status" ? told.status : null;
  const update = await updated(live, { violation: id, kind: told.kind, status, text: told.text }, actorOf(caller, request.headers));
  return { json: { update }, status: 201 };
});
