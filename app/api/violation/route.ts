import { z } from "zod";
import { acceptedLanguage } from "../../../components/words/language";
import { listViolations } from "../../../db/violation-list";
import type { Instant } from "../../../duty/plan";
import { parseInstant } from "../../../duty/time/parse-instant";
import { CHANNELS } from "../../../duty/violation/channel";
import type { RowAnswer } from "../../../duty/violation/row-answer";
import { audienceOf } from "../../../duty/violation/seen";
import { systemOf } from "../../../geo/coordinate/systems";
import type { Bounds } from "../../../geo/plane/point";
import { bodyJson } from "../../_server/body";
import { actorOf, type Caller } from "../../_server/caller";
import { type LiveCity, theCity } from "../../_server/city";
import { database } from "../../_server/database";
import { door } from "../../_server/door";
import { invalidInput, Refusal } from "../../_server/fault";
import { flood, REQUESTS, ROWS } from "../../_server/flood";
import { reportFrame } from "../../_server/intake";
import { type RowCounts, type SentRow, takenRows } from "../../_server/report-batches";
import { reportLines } from "../../_server/report-lines";

const list = z
  .string()
  .max(2000)
  .transform((text) => text.split(",").filter((one) => one !== ""));
const box = z
  .string()
  .transform((text) => text.split(",").map(Number))
  .pipe(z.tuple([z.number(), z.number(), z.number(), z.number()]));
const listQuery = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  status: z.enum(["open", "closed"]).optional(),
  cat: list.optional(),
  ch: list.pipe(z.array(z.enum(CHANNELS))).optional(),
  squad: list.optional(),
  box: box.optional(),
  /** Where the last page ended: instant and number of its last line. */
  before: z
    .string()
    .regex(/^\d{1,16}\.\d{1,16}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

function instantOf(field: string, text: string | undefined, live: LiveCity): Instant | undefined {
  if (text === undefined) return undefined;
  const read = parseInstant(text, live.clock);
  if (!read.ok) throw invalidInput([{ field, expected: "ISO 8601 date or time", got: text.slice(0, 80) }]);
  return read.at;
}

/** Violations the caller may see, the newest first, a page at a time. */
export const GET = door({ may: "violation.read", query: listQuery }, async ({ query, caller }) => {
  const live = await theCity();
  const [at, id] = (query.before ?? "").split(".").map(Number) as [number, number];
  const lines = await listViolations(database(), live.head.city, {
    audience: audienceOf(caller),
    from: instantOf("from", query.from, live),
    to: instantOf("to", query.to, live),
    status: query.status,
    categories: query.cat,
    channels: query.ch,
    squads: query.squad,
    box: query.box as Bounds | undefined,
    before: query.before === undefined ? null : { at, id },
    limit: query.limit,
  });
  const last = lines.length === query.limit ? lines[lines.length - 1] : undefined;
  return { json: { now: Date.now(), lines, next: last ? `${last.at}.${last.id}` : null } };
});

/** Most bytes of a JSON array and most rows of it; a stream of lines has no limit but the sender's own (flood.ts). */
const LIMIT = 16_000_000;
const MOST = 10_000;
const sentQuery = z.object({ crs: z.string().max(40).default("wgs84") });

const senderOf = (caller: Caller, request: Request) => ({ source: `${caller.kind}:${caller.name}`, by: actorOf(caller, request.headers) });

function keyOf(request: Request): string | null {
  const key = request.headers.get("idempotency-key");
  if (key !== null && !/^[\x21-\x7e]{1,200}$/.test(key))
    throw invalidInput([{ field: "Idempotency-Key", expected: "1 to 200 printable characters", got: key.slice(0, 80) }]);
  return key;
}

/** The rows of a stream of lines, as fast as the sender's allowance lets: who sends more is read more slowly. */
async function* sentLines(body: ReadableStream<Uint8Array>, who: string): AsyncGenerator<SentRow> {
  for await (const line of reportLines(body)) {
    for (;;) {
      try {
        flood(who, 1, ROWS);
        break;
      } catch {
        await new Promise((done) => setTimeout(done, 500));
      }
    }
    if ("tooLong" in line) yield { fault: "intake.line-too-long" };
    else {
      try {
        yield { value: JSON.parse(line.text) as unknown };
      } catch {
        yield { fault: "intake.bad-json" };
      }
    }
  }
}

const ndjson = (value: unknown) => new TextEncoder().encode(`${JSON.stringify(value)}\n`);

/** Answers line by line while the body is still coming. What is answered waits in memory if the sender reads only afterwards: both waiting for the other would never end. */
function answered(batches: AsyncIterable<readonly RowAnswer[]>, counts: RowCounts): Response {
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      try {
        for await (const answers of batches) for (const one of answers) controller.enqueue(ndjson(one));
        controller.enqueue(ndjson({ end: true, ...counts }));
        controller.close();
      } catch (error) {
        console.error("intake: a stream of rows broke off", error);
        controller.error(error);
      }
    },
  });
  return new Response(stream, {
    headers: { "Content-Type": "application/x-ndjson; charset=utf-8", "Cache-Control": "no-cache, no-transform" },
  });
}

/**
 * Hands in violations: a JSON array of at most 10,000, or a stream of JSON lines without end (application/x-ndjson). Every row is answered: taken and routed, known
 * from before, or what is wrong with it; a wrong row does not keep the others out. With `Idempotency-Key`, or an `id` in each row, all of it can be sent again.
 */
export const POST = door({ may: "violation.report", query: sentQuery }, async ({ request, caller, query }) => {
  const live = await theCity();
  const who = `${caller.kind}:${caller.name}`;
  flood(who, 1, REQUESTS);
  flood(who, 0, ROWS);
  const system = systemOf(query.crs);
  if (!system?.degrees) throw invalidInput([{ field: "crs", expected: "wgs84, gcj02, bd09, cgcs2000 ...", got: query.crs }]);
  const frame = await reportFrame(live, (point) => system.toWgs84(point));
  const counts: RowCounts = { taken: 0, known: 0, refused: 0 };
  const intake = {
    live,
    frame,
    sender: senderOf(caller, request),
    key: keyOf(request),
    language: acceptedLanguage(request.headers.get("accept-language")),
  };
  if (/^application\/(x-ndjson|jsonl|x-jsonlines)\b/i.test(request.headers.get("content-type") ?? "")) {
    if (!request.body) throw new Refusal("body.bad-json", 400);
    return answered(takenRows(sentLines(request.body, who), intake, counts), counts);
  }
  const rows = await bodyJson(request, LIMIT);
  if (!Array.isArray(rows))
    throw invalidInput([{ field: "body", expected: "array of {at, lon, lat, category, channel}", got: typeof rows }]);
  if (rows.length > MOST) throw new Refusal("body.too-many", 413, { limit: MOST, got: rows.length });
  flood(who, rows.length, ROWS);
  const answers: RowAnswer[] = [];
  for await (const batch of takenRows(
    rows.map((value) => ({ value })),
    intake,
    counts,
  ))
    answers.push(...batch);
  return { json: { ...counts, rows: answers }, status: counts.taken > 0 ? 201 : 200 };
});
