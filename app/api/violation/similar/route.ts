import { z } from "zod";
import { parseInstant } from "../../../../duty/time/parse-instant";
import { theCity } from "../../../_server/city";
import { door } from "../../../_server/door";
import { invalidInput } from "../../../_server/fault";
import { similarLines } from "../../../_server/violation-told";

const query = z.object({
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-90).max(90),
  category: z.string().min(1).max(100),
  at: z.string().optional(),
});

/** What was reported already and may be the same: asked while somebody fills in a new one. */
export const GET = door({ may: "violation.read", query }, async ({ query: { lon, lat, category, at }, caller }) => {
  const live = await theCity();
  const time = at === undefined ? null : parseInstant(at.replace(/(\d) (\d{2}:?\d{2})$/, "$1+$2"), live.clock);
  if (time && !time.ok) throw invalidInput([{ field: "at", expected: "ISO 8601 date or time", got: (at ?? "").slice(0, 80) }]);
  return { json: { similar: await similarLines(live, { id: null, point: [lon, lat], at: time?.at ?? Date.now(), category }, caller) } };
});
