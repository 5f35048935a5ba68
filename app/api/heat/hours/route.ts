import { z } from "zod";
import { hourSquares } from "../../../../geo/heat/hour-squares";
import type { Raster } from "../../../../geo/heat/raster";
import { counted } from "../../../_server/heat";
import { columnsAnswer, heatDoor } from "../../../_server/heat-door";
import { frameOf } from "../../../_server/heat-squares";

const shape = z.object({ metres: z.coerce.number().min(25).max(1000).default(200) });

/** Squares at most: they are counted for 24 hours at once. */
const MOST = 1_000_000;

/** The side asked for, or the next doubling of it with which a city is not too many squares. */
function roomy(raster: Raster, metres: number): number {
  const { columns, rows } = frameOf(raster, metres);
  return columns * rows <= MOST ? metres : roomy(raster, metres * 2);
}

/** Violations of a question by squares and hour of the day, as bytes: column, row, hour, count. */
export const GET = heatDoor(shape, async ({ heat, question, query }) => {
  const metres = roomy(heat.index.raster, query.metres);
  const found = await counted(hourSquares(heat.index, heat.lens.filter(question), metres));
  const frame = frameOf(heat.index.raster, metres);
  const total = found.count.reduce((sum, count) => sum + count, 0);
  const columns = { column: Uint16Array.from(found.column), row: Uint16Array.from(found.row), hour: found.hour, count: found.count };
  return columnsAnswer({ total, metres: frame.metres, tag: heat.tag, frame: { ...frame } }, columns);
});
