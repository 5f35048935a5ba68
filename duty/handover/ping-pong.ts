import type { Instant } from "../plan";
import { MINUTE } from "../time/wall-clock";
import type { HandoverStep } from "./handover-step";

/** How two squads dealt with what lay between them. */
export interface PingPong {
  /** Ascending. */
  readonly between: readonly [string, string];
  /** Violations one of them offered to the other. */
  readonly violations: number;
  /** Those of them offered more than once between the two, either way: they went to and fro. */
  readonly toAndFro: number;
  readonly offers: number;
  readonly refusals: number;
  /** Disputes of theirs the leader decided. */
  readonly decided: number;
  /** Minutes of the longest dispute, from its first offer until it was accepted, taken back, decided or closed; one still open runs to `now`. */
  readonly longest: number;
  /** The most offers of one violation between the two. */
  readonly legs: number;
}

interface Tally {
  violations: number;
  toAndFro: number;
  offers: number;
  refusals: number;
  decided: number;
  longest: number;
  legs: number;
}

/** What one violation adds to a pair. */
interface Share {
  offers: number;
  refusals: number;
  decided: number;
  longest: number;
}

const pairOf = (one: string, other: string) => (one < other ? `${one}\n${other}` : `${other}\n${one}`);
const SETTLES: readonly string[] = ["accept", "take-back", "decide", "close"];

/** The share of each pair in one violation. A dispute belongs to every pair that an offer was made between while it lasted. */
function sharesOf(history: readonly HandoverStep[], now: Instant): Map<string, Share> {
  const shares = new Map<string, Share>();
  const dispute = new Map<string, Instant>();
  let last = "";
  const over = (at: Instant) => {
    for (const [pair, since] of dispute) {
      const share = shares.get(pair) as Share;
      share.longest = Math.max(share.longest, (at - since) / MINUTE);
    }
  };
  for (const step of [...history].sort((p, q) => p.number - q.number)) {
    if (step.kind === "offer" && step.squad !== null && step.to !== null) {
      last = pairOf(step.squad, step.to);
      const share = shares.get(last) ?? { offers: 0, refusals: 0, decided: 0, longest: 0 };
      shares.set(last, share);
      share.offers++;
      if (!dispute.has(last)) dispute.set(last, step.at);
    }
    if (step.kind === "refuse") (shares.get(last) as Share).refusals++;
    if (step.kind === "decide") for (const pair of dispute.keys()) (shares.get(pair) as Share).decided++;
    if (!SETTLES.includes(step.kind)) continue;
    over(step.at);
    dispute.clear();
  }
  over(now);
  return shares;
}

/** Counts the ping-pong of each pair of squads over the hand-overs of many violations, read one at a time; the pairs with the most to and fro first. */
export function pingPong(histories: Iterable<readonly HandoverStep[]>, now: Instant): PingPong[] {
  const tallies = new Map<string, Tally>();
  for (const history of histories)
    for (const [pair, share] of sharesOf(history, now)) {
      const tally = tallies.get(pair) ?? { violations: 0, toAndFro: 0, offers: 0, refusals: 0, decided: 0, longest: 0, legs: 0 };
      tallies.set(pair, tally);
      tally.violations++;
      if (share.offers > 1) tally.toAndFro++;
      tally.offers += share.offers;
      tally.refusals += share.refusals;
      tally.decided += share.decided;
      tally.longest = Math.max(tally.longest, share.longest);
      tally.legs = Math.max(tally.legs, share.offers);
    }
  return [...tallies]
    .map(([pair, tally]): PingPong => ({ between: pair.split("\n") as [string, string], ...tally }))
    .sort((p, q) => q.toAndFro - p.toAndFro || q.offers - p.offers || (p.between.join() < q.between.join() ? -1 : 1));
}
