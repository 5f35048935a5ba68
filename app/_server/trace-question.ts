import { z } from "zod";
import { parseInstant } from "../../duty/time/parse-instant";
import type { LiveCity } from "./city";
import { invalidInput, Refusal } from "./fault";
import type { TraceQuestion } from "./trace";

const number = (most: number) => z.coerce.number().min(-most).max(most);

/** A question of a trace as it comes from outside: a violation's number, or a place and a time (ISO 8601 or the city's wall clock). */
export const traceQuestion = z.object({
  violation: z.coerce.number().int().positive().optional(),
  lon: number(180).optional(),
  lat: number(90).optional(),
  at: z.string().max(40).optional(),
});

/** Reads it. @throws Refusal with the field that is missing or wrong */
export function questionOf(live: LiveCity, { violation, lon, lat, at }: z.infer<typeof traceQuestion>): TraceQuestion {
  if (violation !== undefined) return { violation };
  if (lon === undefined || lat === undefined || at === undefined)
    throw invalidInput([
      { field: lon === undefined ? "lon" : lat === undefined ? "lat" : "at", expected: "violation, or lon, lat and at", got: "—" },
    ]);
  // A "+" of an offset that was not encoded arrives as a space.
  const parsed = parseInstant(at.replace(/(\d) (\d{2}:?\d{2})$/, "$1+$2"), live.clock);
  if (!parsed.ok) throw new Refusal(parsed.fault, 400);
  return { point: [lon, lat], at: parsed.at };
}
