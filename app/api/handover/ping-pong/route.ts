import { z } from "zod";
import { custodyHistories } from "../../../../db/custody";
import type { HandoverStep } from "../../../../duty/handover/handover-step";
import { pingPong } from "../../../../duty/handover/ping-pong";
import { theCity } from "../../../_server/city";
import { database } from "../../../_server/database";
import { door } from "../../../_server/door";

const DAY = 86_400_000;
const query = z.object({ days: z.coerce.number().int().min(1).max(731).default(90) });

/** How often what lay between two squads went to and fro, by pair of squads. */
export const GET = door({ may: "custody.read", query }, async ({ query: { days } }) => {
  const { head } = await theCity();
  const now = Date.now();
  const histories: (readonly HandoverStep[])[] = [];
  for await (const steps of custodyHistories(database(), head.city, now - days * DAY)) histories.push(steps);
  return { json: { days, pairs: pingPong(histories, now) } };
});
