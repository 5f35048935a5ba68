import { z } from "zod";
import { audienceOf } from "../../../../duty/violation/seen";
import { theCity } from "../../../_server/city";
import { door } from "../../../_server/door";
import { stillIn } from "../../../_server/still-in";
import { MOST_BACKLOG, readViolationNews } from "../../../_server/violation-news";

/** Milliseconds between signs of life; a session that has ended is noticed then. */
const BEAT = 15_000;

const number = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const query = z.object({ since: number.optional(), backlog: z.coerce.number().int().min(0).max(MOST_BACKLOG).default(0) });

/**
 * Violations as they are committed, as server-sent events of those the reader may see: `violation` with the number as id and a ViolationLine as data, `beat` with
 * the latest number. A reader who comes back with Last-Event-ID (or `since`) is told all that came meanwhile, each once.
 */
export const GET = door({ may: "violation.read", quiet: true, query }, async ({ request, caller, query: asked }) => {
  const { head } = await theCity();
  const last = number.safeParse(request.headers.get("last-event-id") ?? undefined);
  const reader = await readViolationNews(head.city, audienceOf(caller), last.success ? last.data : (asked.since ?? null), asked.backlog);
  let checkedAt = Date.now();
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => controller.enqueue(new TextEncoder().encode("retry: 1000\n\n")),
      // The next events are asked for only when the reader has taken the ones before: who is slow keeps nobody waiting and fills no memory.
      async pull(controller) {
        const bytes = await reader.next(BEAT);
        if (Date.now() - checkedAt >= BEAT - 1000) {
          checkedAt = Date.now();
          if (!(await stillIn(request.headers))) {
            reader.close();
            return controller.close();
          }
        }
        if (!request.signal.aborted) controller.enqueue(bytes);
      },
      cancel: () => reader.close(),
    },
    { highWaterMark: 1 },
  );
  request.signal.addEventListener("abort", () => reader.close());
  return new Response(stream, {
    headers: { "Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache, no-transform", "X-Accel-Buffering": "no" },
  });
});
