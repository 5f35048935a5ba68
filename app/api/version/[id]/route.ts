import { z } from "zod";
import { dropDraft } from "../../../../db/draft";
import { findVersion } from "../../../../db/version";
import { actorOf } from "../../../_server/caller";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";
import { Refusal } from "../../../_server/fault";

const params = z.object({ id: z.coerce.number().int().positive() });

/** One version as a line. */
export const GET = door({ may: "plan.read", params }, async ({ params: { id } }) => {
  const version = await findVersion(database(), id);
  if (!version) throw new Refusal("not-found", 404);
  return { json: version };
});

/** Takes a draft away. */
export const DELETE = door({ may: "plan.change", params }, async ({ params: { id }, caller, request }) => {
  if (!(await dropDraft(database(), id, actorOf(caller, request.headers)))) throw new Refusal("draft.not-draft", 409);
  return new Response(null, { status: 204 });
});
