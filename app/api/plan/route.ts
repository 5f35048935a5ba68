import { cached } from "../../_server/cached";
import { theCity } from "../../_server/city";
import { door } from "../../_server/door";
import { seenPlan } from "../../_server/seen-plan";

/** The whole plan in force, for the index in the browser, as far as the asker may see it. */
export const GET = door({ may: "plan.read" }, async ({ request, caller }) => {
  const live = await theCity();
  const { plan, how } = seenPlan(live.plan, caller);
  return cached(request, `${live.tag}-${how}`, async () => Response.json(plan));
});
