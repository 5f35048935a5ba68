import { liveHead } from "../../db/live-head";
import type { LiveHead } from "../../duty/live-head";
import { cityChanged } from "./city";
import { database } from "./database";
import { kept } from "./kept";

/** Milliseconds between two looks at the database while somebody listens: another process's news is heard this soon. */
const LOOK = 500;

type Listener = (head: LiveHead | null) => void;

interface Bus {
  readonly listeners: Set<Listener>;
  head: LiveHead | null;
  timer: ReturnType<typeof setInterval> | null;
  looking: boolean;
}

const bus = () => kept<Bus>("live", () => ({ listeners: new Set(), head: null, timer: null, looking: false }));

const same = (a: LiveHead | null, b: LiveHead | null) => JSON.stringify(a) === JSON.stringify(b);

/** Tells everybody who listens that something has just been changed here, and lets the next question see it. */
export async function tellLive(): Promise<void> {
  cityChanged();
  await lookLive();
}

/** Looks what is new and tells everybody who listens. One look at a time, whoever asks for it. */
async function lookLive(): Promise<void> {
  const own = bus();
  if (own.looking || own.listeners.size === 0) return;
  own.looking = true;
  try {
    const head = await liveHead(database());
    if (same(head, own.head)) return;
    own.head = head;
    for (const listener of own.listeners) listener(head);
  } catch (error) {
    console.error("live: the database did not answer", error);
  } finally {
    own.looking = false;
  }
}

/** Hears of what is new from now on, beginning with how things stand. @returns how to stop */
export function listenLive(listener: Listener): () => void {
  const own = bus();
  own.listeners.add(listener);
  if (own.head) listener(own.head);
  own.timer ??= setInterval(() => void lookLive(), LOOK);
  void lookLive();
  return () => {
    own.listeners.delete(listener);
    if (own.listeners.size > 0 || !own.timer) return;
    clearInterval(own.timer);
    Object.assign(own, { timer: null, head: null });
  };
}
