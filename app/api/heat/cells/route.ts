import { z } from "zod";
import { foundCells } from "../../../_server/heat-cells";
import { columnsAnswer, heatDoor } from "../../../_server/heat-door";

/** Violations of a question by cell (单元网格), as bytes: count, hectares, and the codes as UTF-8 text, a line each. */
export const GET = heatDoor(z.object({}), async ({ live, heat, question }) => {
  const { numbers, count, hectares, total } = await foundCells(heat, live, heat.lens.filter(question));
  const code = new TextEncoder().encode(numbers.map((number) => live.plan.cells[number]?.code ?? "").join("\n"));
  return columnsAnswer({ total, metres: 0, tag: heat.tag }, { count, hectares, code });
});
