import { z } from "zod";
import { parseInstant } from "../../../duty/time/parse-instant";
import type { WallClock } from "../../../duty/time/wall-clock";
import { encodeHeat } from "../../../geo/heat/heat-columns";
import { heatColumns, theCity } from "../../_server/city";
import { door } from "../../_server/door";
import { invalidInput, Refusal } from "../../_server/fault";

const HOUR = 3_600_000;

/** A bound of the span as hours on the city's wall. */
function wallHour(field: string, text: string | undefined, clock: WallClock, otherwise: number): number {
  if (text === undefined) return otherwise;
  const time = parseInstant(text, clock);
  if (!time.ok) throw invalidInput([{ field, expected: "ISO 8601 date or time", got: text.slice(0, 80) }]);
  return Math.ceil((time.at + clock.offset(time.at)) / HOUR);
}

/** Violations of a span of time in bins of place and hour of the day, as bytes (geo/heat/heat-columns.ts). */
export const GET = door(
  { may: "heat.read", query: z.object({ from: z.string().optional(), to: z.string().optional() }) },
  async ({ query }) => {
    const live = await theCity();
    const from = wallHour("from", query.from, live.clock, -(2 ** 31));
    const to = wallHour("to", query.to, live.clock, 2 ** 31);
    if (from >= to) throw new Refusal("heat.bad-span", 400);
    const bytes = encodeHeat((await heatColumns(live)).bins(from, to));
    return new Response(bytes, { headers: { "Content-Type": "application/octet-stream", "Cache-Control": "private, no-cache" } });
  },
);
