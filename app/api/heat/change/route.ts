import { z } from "zod";
import { foundChange, periodsOf, todayOf } from "../../../_server/heat-change";
import { columnsAnswer, type HeatCall, heatDoor } from "../../../_server/heat-door";

const query = z.object({
  metres: z.coerce.number().min(50).max(1000).default(200),
  against: z.enum(["week", "month", "year"]).default("month"),
});

const periods = ({ live, question, query: { against } }: HeatCall<z.infer<typeof query>>) =>
  periodsOf(question, against, todayOf(live, Date.now()));

/** Violations of a question now and a week, a month or a year before, as bytes: column, row, count, before, q, sign. */
export const GET = heatDoor(
  query,
  async (call) => {
    const { heat, live, question } = call;
    const spans = periods(call);
    const { frame, total, beforeTotal, ...columns } = await foundChange(heat, live, question, spans, call.query.metres);
    const told = { now: [...spans.now], before: [...spans.before], nowTotal: total, beforeTotal };
    return columnsAnswer({ total, metres: frame.metres, tag: heat.tag, frame: { ...frame }, periods: told }, columns);
  },
  (call) => `.${periods(call).now.join(".")}`,
);
