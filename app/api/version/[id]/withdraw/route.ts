import { z } from "zod";
import { withdraw } from "../../../../../db/version";
import { actorOf } from "../../../../_server/caller";
import { database } from "../../../../_server/database";
import { door } from "../../../../_server/door";
import { Refusal } from "../../../../_server/fault";

const params = z.object({ id: z.coerce.number().int().positive() });

/** Makes a version that waits for its day a draft again. */
export const POST = door({ may: "plan.change", params }, async ({ params: { id }, caller, request }) => {
  const stepped = await withdraw(database(), id, Date.now(), actorOf(caller, request.headers));
  if (!stepped.ok)
    throw new Refusal(stepped.why === "missing" ? "not-found" : `version.${stepped.why}`, stepped.why === "missing" ? 404 : 409);
  return { json: { id } };
});
