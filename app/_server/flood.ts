import { Refusal } from "./fault";
import { kept } from "./kept";

/** How much one sender may hand in: rows that are saved up at most, and how many come back each second. */
export interface Allowed {
  readonly most: number;
  readonly perSecond: number;
}

/** What an intake of a city needs and a mistake does not: a night's backlog at once, then a thousand a second. */
export const ROWS: Allowed = { most: 200_000, perSecond: 1000 };
/** Requests, whatever they hold. */
export const REQUESTS: Allowed = { most: 600, perSecond: 20 };

interface Bucket {
  left: number;
  at: number;
}

const buckets = () => kept("flood", () => new Map<string, Bucket>());
/** Senders remembered; a full bucket says nothing and may be forgotten. */
const MOST_SENDERS = 10_000;

function filled(who: string, { most, perSecond }: Allowed, now: number): Bucket {
  const all = buckets();
  if (all.size > MOST_SENDERS) all.clear();
  const bucket = all.get(who) ?? { left: most, at: now };
  bucket.left = Math.min(most, bucket.left + ((now - bucket.at) / 1000) * perSecond);
  bucket.at = now;
  all.set(who, bucket);
  return bucket;
}

/**
 * Takes `cost` out of a sender's bucket in this process. A bucket may go below nothing once, so that one large batch is taken whole and then waited for.
 * @throws Refusal 429 with the seconds to wait when it is empty
 */
export function flood(who: string, cost = 1, allowed: Allowed = REQUESTS, now = Date.now()): void {
  const bucket = filled(`${allowed.most}:${who}`, allowed, now);
  if (bucket.left <= 0) throw new Refusal("flood", 429, { seconds: Math.ceil((1 - bucket.left) / allowed.perSecond) });
  bucket.left -= cost;
}
