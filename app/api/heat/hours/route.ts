import { z } from "zod";
import { hourSquares } from "../../../../geo/heat/hour-squares";
import { counted } from "../../../_server/heat";
import { columnsAnswer, heatDoor } from "../../../_server/heat-door";
import { frameOf } from "../../../_server/heat-squares";

const query = z.object({ metres: z.coerce.number().min(25).max(1000).default(200) });

/** Violations of a question by squares and hour of the day, as bytes: column, row, hour, count. */
export const GET = heatDoor(query, async ({ heat, question, query: { metres } }) => {
  const found = await counted(hourSquares(heat.index, heat.lens.filter(question), metres));
  const frame = frameOf(heat.index.raster, metres);
  const total = found.count.reduce((sum, count) => sum + count, 0);
  const columns = { column: Uint16Array.from(found.column), row: Uint16Array.from(found.row), hour: found.hour, count: found.count };
  return columnsAnswer({ total, metres: frame.metres, tag: heat.tag, frame: { ...frame } }, columns);
});
