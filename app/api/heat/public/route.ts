import { z } from "zod";
import { K } from "../../../../geo/heat/k-anonymous";
import { theCity } from "../../../_server/city";
import { door } from "../../../_server/door";
import { Refusal } from "../../../_server/fault";
import { heatOf } from "../../../_server/heat";
import { publicHeat, publicMonths } from "../../../_server/public-heat";

const query = z.object({ month: z.string().max(20).optional() });

/** The public's heat: fixed squares of about 250 m with at least five violations in a complete month, counts rounded down to fives; the last month unless told. For everybody. */
export const GET = door({ may: "open", query }, async ({ query: { month } }) => {
  const live = await theCity();
  const heat = await heatOf(live);
  const months = publicMonths(heat, live, Date.now());
  const asked = month ?? months[0] ?? null;
  if (month !== undefined && !months.includes(month)) throw new Refusal("heat.bad-month", 400);
  const squares = asked === null ? [] : await publicHeat(heat, live, asked);
  return {
    json: { city: live.plan.version.city, month: asked, months, k: K, squares },
    headers: { "Cache-Control": "public, max-age=3600" },
  };
});
