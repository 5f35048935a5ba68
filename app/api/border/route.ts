import { z } from "zod";
import { mostUrgentFirst } from "../../../duty/border/review";
import { borderLines } from "../../_server/borders";
import { theCity } from "../../_server/city";
import { door } from "../../_server/door";

const query = z.object({
  /** Only the borders of one squad. */
  squad: z.string().max(200).optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(200),
});

/** The ledger of borders, the most urgent first: unsettled ones oldest and busiest. */
export const GET = door({ may: "border.read", query }, async ({ query: { squad, offset, limit } }) => {
  const live = await theCity();
  const all = (await borderLines(live, Date.now())).filter(({ between }) => squad === undefined || between.includes(squad));
  const byKey = new Map(all.map((line) => [line.key, line] as const));
  const order = mostUrgentFirst(all.map(({ review }) => review));
  const borders = order.slice(offset, offset + limit).map(({ key }) => byKey.get(key));
  const length = all.reduce((sum, line) => sum + line.length, 0);
  return { json: { revision: live.tag, total: all.length, length, borders } };
});
