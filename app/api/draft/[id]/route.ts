import { z } from "zod";
import { cached } from "../../../_server/cached";
import { door } from "../../../_server/door";
import { draftPlan, versionHead } from "../../../_server/drafts";
import { seenPlan } from "../../../_server/seen-plan";

const params = z.object({ id: z.coerce.number().int().positive() });

/** A whole version, draft or not, with the number of its last change, as far as the asker may see it. */
export const GET = door({ may: "plan.draft", params }, async ({ params: { id }, request, caller }) => {
  const { revision } = await versionHead(id);
  const { plan, how } = seenPlan(await draftPlan(id, revision), caller);
  return cached(request, `${id}.${revision}.${how}`, async () => Response.json({ revision, plan }));
});
