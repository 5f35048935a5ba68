import type { ViolationLine } from "../../duty/violation/violation-line";

/** How the line of news stands. `since`: instant of this device's clock from which on it is so. */
export interface FeedState {
  readonly state: "opening" | "live" | "reconnecting";
  readonly since: number;
  /** How many came in one go when the line was taken up again; null when it never broke. */
  readonly caughtUp: number | null;
}

/** What the feed tells. */
export interface FeedListener {
  /** Violations that are new to this page, in the order of their commits; several at once when they come fast. Not `fresh`: told at the start, from before. */
  arrived(lines: readonly ViolationLine[], fresh: boolean): void;
  changed(state: FeedState): void;
}

/** A line that is silent for longer than two beats is dead, whatever the browser believes. */
const SILENCE = 40_000;
const AGAIN = 3000;
/** News of so many milliseconds are told together: a flood draws the page four times a second, not two hundred. */
const TOGETHER = 120;
/** After the line is up again what was missed comes within this time. */
const CATCHING_UP = 2000;
/** The latest numbers come at once after the line is up. */
const BACKLOG_TAKES = 600;

/** Opens the line of new violations from now on, after `backlog` of the latest numbers. It takes itself up again where it broke, and tells each violation once. */
export function openFeed(listener: FeedListener, backlog = 0): { close(): void } {
  let source: EventSource | null = null;
  let last = 0;
  /** How far the portal has told, violations that are not for this reader among them. */
  let resume = "";
  let heard = Date.now();
  let again = 0;
  let flush = 0;
  let closed = false;
  let waiting: ViolationLine[] = [];
  let state: FeedState = { state: "opening", since: Date.now(), caughtUp: null };
  let caught: { count: number; until: number } | null = null;
  let backlogUntil = 0;

  const change = (next: FeedState) => {
    state = next;
    listener.changed(next);
  };
  const tell = () => {
    flush = 0;
    const lines = waiting;
    waiting = [];
    if (lines.length > 0) listener.arrived(lines, Date.now() > backlogUntil);
  };
  const arrived = (line: ViolationLine) => {
    if (line.id <= last) return;
    last = line.id;
    waiting.push(line);
    if (caught && Date.now() < caught.until) {
      caught.count += 1;
      change({ ...state, caughtUp: caught.count });
    }
    if (flush === 0) flush = window.setTimeout(tell, TOGETHER);
  };
  const broken = () => {
    if (state.state !== "reconnecting") change({ state: "reconnecting", since: Date.now(), caughtUp: null });
  };
  const up = () => {
    heard = Date.now();
    if (state.state === "live") return;
    const back = state.state === "reconnecting";
    caught = back ? { count: 0, until: Date.now() + CATCHING_UP } : null;
    if (!back && backlog > 0) backlogUntil = Date.now() + BACKLOG_TAKES;
    change({ state: "live", since: Date.now(), caughtUp: back ? 0 : null });
  };
  const open = () => {
    window.clearTimeout(again);
    source?.close();
    source = new EventSource(`/api/violation/live?${resume === "" ? `backlog=${backlog}` : `since=${resume}`}`);
    heard = Date.now();
    source.onopen = up;
    source.onerror = () => {
      broken();
      // A refused line is not taken up by the browser.
      if (source?.readyState === EventSource.CLOSED && !closed) again = window.setTimeout(open, AGAIN);
    };
    source.addEventListener("violation", (event) => {
      up();
      resume = (event as MessageEvent<string>).lastEventId;
      arrived(JSON.parse((event as MessageEvent<string>).data) as ViolationLine);
    });
    source.addEventListener("beat", (event) => {
      up();
      resume = (event as MessageEvent<string>).lastEventId;
    });
  };
  const watch = window.setInterval(() => {
    if (Date.now() - heard < SILENCE) return;
    broken();
    open();
  }, 5000);
  open();
  return {
    close: () => {
      closed = true;
      window.clearInterval(watch);
      window.clearTimeout(again);
      window.clearTimeout(flush);
      source?.close();
    },
  };
}
