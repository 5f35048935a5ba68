import { z } from "zod";
import { may } from "../../../../duty/may";
import { cached } from "../../../_server/cached";
import { door } from "../../../_server/door";
import { draftPlan, versionHead } from "../../../_server/drafts";

const params = z.object({ id: z.coerce.number().int().positive() });

/** A whole version, draft or not, with the number of its last change. */
export const GET = door({ may: "plan.draft", params }, async ({ params: { id }, request, caller }) => {
  const { revision } = await versionHead(id);
  const plan = await draftPlan(id, revision);
  const phones = may(caller.role, "phone.see").ok;
  return cached(request, `${id}.${revision}.${phones ? "phones" : "plain"}`, async () =>
    Response.json({ revision, plan: phones ? plan : { ...plan, persons: plan.persons.map((person) => ({ ...person, phone: "" })) } }),
  );
});
