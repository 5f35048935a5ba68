import type { Instant } from "../plan";
import { MINUTE } from "../time/wall-clock";
import type { HandoverSettings, HandoverStep } from "./handover-step";

/** held: nobody asks; or an offer was refused, and the holder may offer again. offered: an offer waits. to-decide: the leader's turn. */
export type CustodyState = "held" | "offered" | "to-decide" | "decided" | "closed";

/** Who controls the scene of a violation (首问责任), and what is pending. Plain data: survives JSON. */
export interface Custody {
  /** The first receiver until another squad accepts or the leader decides: never nobody. */
  readonly holder: string;
  readonly state: CustodyState;
  readonly offeredTo: string | null;
  /** Refusals since the matter was last settled. */
  readonly refusals: number;
  /** The first offer that is not settled by acceptance, decision or being taken back; null when none is. */
  readonly firstOfferAt: Instant | null;
  /** When it goes to the leader by time. */
  readonly dueAt: Instant | null;
  /** Why it is the leader's turn. */
  readonly escalated: null | "refusals" | "time";
  /** Number of the last step. */
  readonly number: number;
}

type Held = Pick<Custody, "holder" | "offeredTo" | "refusals" | "firstOfferAt" | "number"> & { readonly end: "decided" | "closed" | null };

const wrong = (step: HandoverStep): never => {
  throw new Error(`custodyOf: step ${step.number} (${step.kind}) does not follow from those before it`);
};

const settled = (held: Held, holder: string): Held => ({ ...held, holder, offeredTo: null, refusals: 0, firstOfferAt: null });

function after(held: Held | null, step: HandoverStep): Held {
  const { squad, to, number, at } = step;
  if (held === null) {
    if (step.kind !== "receive" || squad === null) return wrong(step);
    return { holder: squad, offeredTo: null, refusals: 0, firstOfferAt: null, number, end: null };
  }
  const so: Held = { ...held, number };
  const answers = held.offeredTo !== null && held.offeredTo === squad;
  switch (step.kind) {
    case "receive":
      return wrong(step);
    case "offer":
      return to === null || squad !== held.holder || held.offeredTo !== null
        ? wrong(step)
        : { ...so, offeredTo: to, firstOfferAt: held.firstOfferAt ?? at };
    case "accept":
      return answers ? settled(so, squad as string) : wrong(step);
    case "refuse":
      return answers ? { ...so, offeredTo: null, refusals: held.refusals + 1 } : wrong(step);
    case "take-back":
      return squad === held.holder ? settled(so, held.holder) : wrong(step);
    case "decide":
      return to === null ? wrong(step) : { ...settled(so, to), end: "decided" };
    case "close":
      return { ...settled(so, held.holder), end: "closed" };
  }
}

function escalation({ firstOfferAt, refusals }: Held, settings: HandoverSettings, now: Instant): Custody["escalated"] {
  if (firstOfferAt === null) return null;
  if (refusals >= settings.refusals) return "refusals";
  return now >= firstOfferAt + settings.minutes * MINUTE ? "time" : null;
}

/**
 * Who holds a violation at `now`, told by the steps taken up to then, in any order; null before it was received. Exactly one squad holds it from then on.
 * An offer left alone goes to the leader when its time is up: the holder goes on holding. @throws for a step that `custodyFault` would refuse to follow.
 */
export function custodyOf(steps: readonly HandoverStep[], settings: HandoverSettings, now: Instant): Custody | null {
  let held: Held | null = null;
  for (const step of steps.filter(({ at }) => at <= now).sort((p, q) => p.number - q.number)) held = after(held, step);
  if (held === null) return null;
  const { holder, offeredTo, refusals, firstOfferAt, number, end } = held;
  const escalated = escalation(held, settings, now);
  const state = end ?? (escalated ? "to-decide" : offeredTo !== null ? "offered" : "held");
  const dueAt = firstOfferAt === null ? null : firstOfferAt + settings.minutes * MINUTE;
  return { holder, state, offeredTo, refusals, firstOfferAt, dueAt, escalated, number };
}
