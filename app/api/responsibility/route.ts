import { z } from "zod";
import { may } from "../../../duty/may";
import type { Instant } from "../../../duty/plan";
import { printedResponsibility } from "../../../duty/print-responsibility";
import { parseInstant } from "../../../duty/time/parse-instant";
import type { WallClock } from "../../../duty/time/wall-clock";
import type { Point } from "../../../geo/plane/point";
import { bodyJson } from "../../_server/body";
import { theCity } from "../../_server/city";
import { door } from "../../_server/door";
import { type InputError, invalidInput, Refusal } from "../../_server/fault";

/** Most questions in one array, and most bytes of them. */
const MOST = 10_000;
const LIMIT = 2_000_000;

interface Question {
  readonly point: Point;
  readonly at: Instant;
}

const expectedTime = "ISO 8601 (2026-11-24T07:20:00+08:00, or the city's wall clock without offset)";
const got = (value: unknown) => (value === undefined ? "—" : (JSON.stringify(value) ?? String(value)).slice(0, 80));

/** Reads one question, or tells each wrong field of it. */
function question(row: number | null, given: Record<string, unknown>, clock: WallClock, errors: InputError[]): Question | null {
  const before = errors.length;
  const wrong = (field: string, expected: string) =>
    errors.push({ ...(row === null ? {} : { row }), field, expected, got: got(given[field]) });
  const { lon, lat, at } = given;
  if (typeof lon !== "number" || !Number.isFinite(lon) || Math.abs(lon) > 180) wrong("lon", "number from -180 to 180");
  if (typeof lat !== "number" || !Number.isFinite(lat) || Math.abs(lat) > 90) wrong("lat", "number from -90 to 90");
  const time = typeof at === "string" ? parseInstant(at, clock) : null;
  if (!time?.ok) wrong("at", time && time.fault !== "time.unreadable" ? `${expectedTime}; ${time.fault}` : expectedTime);
  return errors.length === before && time?.ok ? { point: [lon as number, lat as number], at: time.at } : null;
}

const decimal = (text: string | undefined) =>
  text !== undefined && /^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : text;

/** Who answers for one place at one time (now, unless told). */
export const GET = door(
  { may: "responsibility.ask", query: z.object({ lon: z.string().optional(), lat: z.string().optional(), at: z.string().optional() }) },
  async ({ query, caller }) => {
    const live = await theCity();
    const errors: InputError[] = [];
    // A "+" of an offset that was not encoded arrives as a space.
    const at = query.at === undefined ? new Date().toISOString() : query.at.replace(/(\d) (\d{2}:?\d{2})$/, "$1+$2");
    const asked = question(null, { lon: decimal(query.lon), lat: decimal(query.lat), at }, live.clock, errors);
    if (!asked) throw invalidInput(errors);
    return { json: printedResponsibility(live.ask(asked.point, asked.at), live.clock, may(caller.role, "phone.see").ok) };
  },
);

/** The same for an array of up to ten thousand; answers stand in the order of the questions. One wrong row refuses the whole. */
export const POST = door({ may: "responsibility.ask" }, async ({ request, caller }) => {
  const live = await theCity();
  const rows = await bodyJson(request, LIMIT);
  if (!Array.isArray(rows)) throw invalidInput([{ field: "body", expected: "array of {lon, lat, at}", got: got(rows) }]);
  if (rows.length > MOST) throw new Refusal("body.too-many", 413, { limit: MOST, got: rows.length });
  const errors: InputError[] = [];
  const questions = rows.map((row, index) => {
    if (typeof row === "object" && row !== null && !Array.isArray(row))
      return question(index, row as Record<string, unknown>, live.clock, errors);
    errors.push({ row: index, field: "row", expected: "{lon, lat, at}", got: got(row) });
    return null;
  });
  if (errors.length > 0) throw invalidInput(errors);
  const phones = may(caller.role, "phone.see").ok;
  return {
    json: questions.map((one) => printedResponsibility(live.ask((one as Question).point, (one as Question).at), live.clock, phones)),
  };
});
