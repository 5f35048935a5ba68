import { NEWS } from "../../db/store-violations";
import { latestViolation } from "../../db/violation";
import { linesAfter } from "../../db/violation-list";
import { type Audience, audienceKey, sees } from "../../duty/violation/seen";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { database } from "./database";
import { env } from "./env";
import { kept } from "./kept";

/** Milliseconds between two looks while somebody listens: on PostgreSQL a notice comes first and this is the net below; the embedded engine carries no notices. */
const LOOK = { postgresql: 5_000, pglite: 400 } as const;
/** Looks are at least this far apart, so that a flood of single rows wakes its readers ten times a second and not a thousand. */
const PACE = 100;
/** Rows kept at hand; who is further behind reads from the table. */
const RING = 20_000;
const PAGE = 1000;

/** The latest violations of one city in this process, for all who listen. Numbers rise in the order of commits (db/violation.ts), so "after the last number" misses none. */
interface Hub {
  readonly city: number;
  ring: ViolationLine[];
  /** Every violation with a number above this is in the ring, up to `head`. */
  floor: number;
  head: number;
  readers: number;
  readonly waiting: Set<() => void>;
  looking: Promise<void> | null;
  lookedAt: number;
  wanted: boolean;
  readonly encoded: Map<string, { readonly bytes: Uint8Array; readonly upTo: number }>;
  /** Set while somebody listens: settles when the hub stands at the present. */
  start: Promise<void> | null;
  stop: (() => void) | null;
}

const hubs = () => kept("violation-news", () => new Map<number, Hub>());
const text = new TextEncoder();

function wake(hub: Hub): void {
  hub.encoded.clear();
  const waiting = [...hub.waiting];
  hub.waiting.clear();
  for (const go of waiting) go();
}

async function lookOnce(hub: Hub): Promise<void> {
  for (;;) {
    const rows = await linesAfter(database(), hub.city, hub.head, PAGE);
    if (rows.length > 0) {
      for (const row of rows) hub.ring.push(row);
      hub.head = (rows[rows.length - 1] as ViolationLine).id;
      if (hub.ring.length > RING * 1.5) {
        hub.ring = hub.ring.slice(-RING);
        hub.floor = (hub.ring[0] as ViolationLine).id - 1;
      }
      wake(hub);
    }
    if (rows.length < PAGE) return;
  }
}

/** Looks what is new, soon; one look at a time, and one more when something came meanwhile. */
function look(hub: Hub): void {
  hub.wanted = true;
  if (hub.looking) return;
  const run = async () => {
    while (hub.wanted && hub.readers > 0) {
      const wait = hub.lookedAt + PACE - Date.now();
      if (wait > 0) await new Promise((done) => setTimeout(done, wait));
      hub.wanted = false;
      hub.lookedAt = Date.now();
      await lookOnce(hub);
    }
  };
  hub.looking = run()
    .catch((error) => console.error("violation news: the database did not answer", error))
    .finally(() => {
      hub.looking = null;
    });
}

/** Listens for notices of other processes while the database carries them; what is missed, the next look finds. */
function listen(hub: Hub): () => void {
  const engine = env().WUDING_ENGINE;
  const timer = setInterval(() => look(hub), LOOK[engine]);
  timer.unref();
  if (engine !== "postgresql") return () => clearInterval(timer);
  const notices = database().sql.listen(
    NEWS,
    (city) => city === String(hub.city) && look(hub),
    () => look(hub),
  );
  notices.catch((error) => console.error("violation news: cannot listen", error));
  return () => {
    clearInterval(timer);
    void notices.then(({ unlisten }) => unlisten()).catch(() => {});
  };
}

function hubOf(city: number): Hub {
  const all = hubs();
  const rest = { looking: null, lookedAt: 0, wanted: false, encoded: new Map(), start: null, stop: null };
  const hub = all.get(city) ?? { city, ring: [], floor: 0, head: 0, readers: 0, waiting: new Set(), ...rest };
  all.set(city, hub);
  return hub;
}

/** One more listens. The first begins at the present: what came while nobody looked is read from the table by who asks for it. */
async function join(hub: Hub): Promise<void> {
  hub.readers++;
  hub.start ??= latestViolation(database(), hub.city).then((head) => {
    Object.assign(hub, { ring: [], floor: head, head });
    hub.stop = listen(hub);
  });
  try {
    await hub.start;
  } catch (error) {
    hub.start = null;
    hub.readers--;
    throw error;
  }
}

function leave(hub: Hub): void {
  hub.readers--;
  if (hub.readers > 0) return;
  hub.stop?.();
  Object.assign(hub, { start: null, stop: null, ring: [] });
}

/** Tells this process that violations have just been stored: they are looked up at once. */
export function violationsCame(): void {
  for (const hub of hubs().values()) if (hub.readers > 0) look(hub);
}

/** Position in the ring of the first row with a number above `after`. */
function from(ring: readonly ViolationLine[], after: number): number {
  let [low, high] = [0, ring.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ring[middle] as ViolationLine).id > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

function eventsOf(rows: readonly ViolationLine[], audience: Audience, cursor: number): Uint8Array {
  let out = "";
  let last = 0;
  for (const row of rows) {
    if (!sees(audience, row)) continue;
    out += `event: violation\nid: ${row.id}\ndata: ${JSON.stringify(row)}\n\n`;
    last = row.id;
  }
  // Whoever comes back need not read again what was not for them.
  if (last !== cursor) out += `event: beat\nid: ${cursor}\ndata: ${cursor}\n\n`;
  return text.encode(out);
}

/** One who listens: asks for what is next whenever there is room for it. */
export interface ViolationReader {
  /** The next events as bytes; after `patience` milliseconds without any, a sign of life. */
  next(patience: number): Promise<Uint8Array>;
  close(): void;
}

/** How many of the latest numbers one may ask to be told again at the start. */
export const MOST_BACKLOG = 200;

/** What is in the ring after a cursor, as bytes shared by all who stand there. */
function fromRing(hub: Hub, cursor: number, audience: Audience): { readonly bytes: Uint8Array; readonly upTo: number } {
  const name = `${audienceKey(audience)}|${cursor}`;
  const known = hub.encoded.get(name);
  if (known) return known;
  const begin = from(hub.ring, cursor);
  const rows = hub.ring.slice(begin, begin + PAGE);
  const upTo = begin + PAGE < hub.ring.length ? (rows[rows.length - 1] as ViolationLine).id : hub.head;
  const made = { bytes: eventsOf(rows, audience, upTo), upTo };
  hub.encoded.set(name, made);
  return made;
}

/** Waits until something came, or for so many milliseconds. */
const somethingCame = (hub: Hub, patience: number) =>
  new Promise<void>((done) => {
    const go = () => {
      clearTimeout(timer);
      hub.waiting.delete(go);
      done();
    };
    const timer = setTimeout(go, patience);
    hub.waiting.add(go);
  });

/** Begins to listen after a number; null is from now on, with `backlog` of the latest numbers told first. */
export async function readViolationNews(city: number, audience: Audience, after: number | null, backlog = 0): Promise<ViolationReader> {
  const hub = hubOf(city);
  await join(hub);
  let cursor = Math.min(after ?? Math.max(0, hub.head - backlog), hub.head);
  let closed = false;
  /** What is ready now; null when there is nothing. */
  const ready = async (): Promise<Uint8Array | null> => {
    if (cursor < hub.floor) {
      const rows = await linesAfter(database(), city, cursor, PAGE);
      const last = rows[rows.length - 1]?.id ?? 0;
      // A short page holds all there is: it reaches at least up to where the ring begins.
      cursor = rows.length < PAGE ? Math.max(last, hub.floor) : last;
      return eventsOf(rows, audience, cursor);
    }
    if (cursor >= hub.head) return null;
    const { bytes, upTo } = fromRing(hub, cursor, audience);
    cursor = upTo;
    return bytes;
  };
  return {
    async next(patience) {
      const end = Date.now() + patience;
      for (;;) {
        const bytes = await ready();
        if (bytes || closed) return bytes ?? new Uint8Array();
        const left = end - Date.now();
        if (left <= 0) return text.encode(`event: beat\nid: ${cursor}\ndata: ${cursor}\n\n`);
        await somethingCame(hub, left);
      }
    },
    close() {
      if (closed) return;
      closed = true;
      leave(hub);
    },
  };
}
