import { z } from "zod";
import { columnsAnswer, heatDoor } from "../../../_server/heat-door";
import { foundSignificance } from "../../../_server/heat-significance";

const query = z.object({ metres: z.coerce.number().min(50).max(1000).default(200) });

/** Where the violations of a question are more, or fewer, than chance explains, as bytes: column, row, count, z, q, sign. */
export const GET = heatDoor(query, async ({ heat, live, question, query: { metres } }) => {
  const { frame, total, ...columns } = await foundSignificance(heat, live, question, metres);
  return columnsAnswer({ total, metres: frame.metres, tag: heat.tag, frame: { ...frame } }, columns);
});
