import { z } from "zod";
import { theCity } from "../../../_server/city";
import { door } from "../../../_server/door";
import { violationTold } from "../../../_server/violation-told";

const params = z.object({ id: z.coerce.number().int().positive() });

/** One violation with all that is known of it. */
export const GET = door({ may: "violation.read", params }, async ({ params: { id }, caller }) => ({
  json: await violationTold(await theCity(), id, caller),
}));
