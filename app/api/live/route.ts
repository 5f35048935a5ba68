import { door } from "../../_server/door";
import { listenLive } from "../../_server/live";
import { stillIn } from "../../_server/still-in";

/** Milliseconds between signs of life; a session that has ended is noticed then. */
const BEAT = 15_000;

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
