import { z } from "zod";
import { columnsAnswer, heatDoor } from "../../../_server/heat-door";
import { foundSquares } from "../../../_server/heat-squares";

const query = z.object({ metres: z.coerce.number().min(25).max(1000).default(100) });

/** Violations of a question by squares, as bytes (geo/heat/column-bytes.ts): column, row, count. */
export const GET = heatDoor(query, async ({ heat, question, query: { metres } }) => {
  const { frame, total, ...columns } = await foundSquares(heat, heat.lens.filter(question), metres);
  return columnsAnswer({ total, metres: frame.metres, tag: heat.tag, frame: { ...frame } }, columns);
});
