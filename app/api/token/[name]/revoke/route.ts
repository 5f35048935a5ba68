import { z } from "zod";
import { revokeToken } from "../../../../../db/token";
import { actorOf } from "../../../../_server/caller";
import { database } from "../../../../_server/database";
import { door } from "../../../../_server/door";
import { Refusal } from "../../../../_server/fault";

const params = z.object({ name: z.string().min(1).max(200) });

/** Ends a token: from now on it opens nothing, and its name is free. */
export const POST = door({ may: "token.manage", params }, async ({ params: { name }, caller, request }) => {
  if (!(await revokeToken(database(), name, actorOf(caller, request.headers)))) throw new Refusal("token.none", 404, { name });
  return { json: { revoked: name } };
});
