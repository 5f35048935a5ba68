import { z } from "zod";
import { heatDoor } from "../../../_server/heat-door";
import { toldHeat } from "../../../_server/heat-told";

const recordOf = (counts: ReadonlyMap<string, number>) => Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

/**
 * How many violations a question finds, and by hour of the week, category, channel, squad and day: each of these leaves out its own part of the question.
 * `anywhere` is the total without the question's places and box; told only where it finds nothing.
 */
export const GET = heatDoor(z.object({}), async ({ heat, question }) => {
  const told = await toldHeat(heat, question);
  const placed = question.near !== null || question.box !== null;
  const anywhere = told.total === 0 && placed ? (await toldHeat(heat, { ...question, near: null, box: null })).total : told.total;
  return Response.json({
    total: told.total,
    all: heat.index.length,
    tag: heat.tag,
    anywhere,
    byHourOfWeek: [...told.byHourOfWeek],
    byCategory: recordOf(told.byCategory),
    byChannel: recordOf(told.byChannel),
    bySquad: recordOf(told.bySquad),
    byDay: { from: told.byDay.from, counts: [...told.byDay.counts] },
  });
});
