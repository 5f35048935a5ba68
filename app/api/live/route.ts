import { liveSession } from "../../../db/session";
import { database } from "../../_server/database";
import { door } from "../../_server/door";
import { env } from "../../_server/env";
import { listenLive } from "../../_server/live";
import { sessionOfCookie } from "../../_server/session";

/** Milliseconds between signs of life; a session that has ended is noticed then. */
const BEAT = 15_000;

/** Whether who listens still may: looked up without counting as use, or an open page would never fall idle. */
async function stillIn(headers: Headers): Promise<boolean> {
  if (headers.get("authorization")) return true;
  const cookie = await sessionOfCookie(headers.get("cookie"));
  if (typeof cookie === "string") return false;
  const { IDLE_MINUTES, SESSION_HOURS } = env();
  return (await liveSession(database(), cookie.id, IDLE_MINUTES, SESSION_HOURS)) !== null;
}

/** What is new, as server-sent events: the head of the city whenever it changes. Tells that something changed, never what: that is asked at its own door. */
export const GET = door({ may: "plan.read", quiet: true }, async ({ request }) => {
  const text = new TextEncoder();
  let stop = () => {};
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const say = (line: string) => controller.enqueue(text.encode(line));
      const leave = listenLive((head) => say(`event: head\ndata: ${JSON.stringify(head)}\n\n`));
      const beat = setInterval(() => {
        void stillIn(request.headers)
          .then((inside) => {
            if (inside) return say(": beat\n\n");
            stop();
            controller.close();
          })
          .catch(() => stop());
      }, BEAT);
      stop = () => {
        clearInterval(beat);
        leave();
      };
      request.signal.addEventListener("abort", () => stop());
      say("retry: 1000\n\n");
    },
    cancel: () => stop(),
  });
  return new Response(stream, {
    headers: {
      "Content-Type": "text/event-stream; charset=utf-8",
      "Cache-Control": "no-cache, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
});
