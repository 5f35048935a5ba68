import { may, type Role } from "../may";
import type { Instant } from "../plan";
import type { Custody } from "./custody";
import type { HandoverStep } from "./handover-step";

/** A step somebody wants to take, upon the custody after step number `upon` (0: not yet received). */
export type HandoverToBe = Pick<HandoverStep, "kind" | "to" | "reason"> & { readonly upon: number };

/** Who asks; `squad` is theirs, or null above the squads. */
export interface HandoverCaller {
  readonly name: string;
  readonly role: string;
  readonly squad: string | null;
}

/** Why a step may not be taken. */
export type HandoverFault =
  | "handover.may-not"
  | "handover.stale"
  | "handover.already-received"
  | "handover.not-received"
  | "handover.closed"
  /** Only the holder offers, takes back and closes. */
  | "handover.not-the-holder"
  /** Only the squad offered to answers. */
  | "handover.not-offered-to"
  | "handover.nothing-offered"
  | "handover.offered-already"
  /** No squad to offer to or to decide for, or an offer to oneself. */
  | "handover.no-receiver"
  /** It is the leader's turn: it may still be accepted or taken back, not offered or refused. */
  | "handover.leader-decides"
  /** The leader has decided: it stays. */
  | "handover.decided"
  | "handover.nothing-to-decide"
  | "handover.reason-missing";

/** Who acts in the street for a squad; those who supervise do not (三权分离). */
const SQUAD_ROLES: readonly Role[] = ["captain", "chief", "officer"];
const ofSquad = ({ role, squad }: HandoverCaller) => squad !== null && SQUAD_ROLES.some((one) => one === role);
const leads = ({ role }: HandoverCaller) => may(role, "border.adjudicate").ok;

function offerFault(custody: Custody, step: HandoverToBe): HandoverFault | null {
  if (custody.state === "decided") return "handover.decided";
  if (custody.state === "to-decide") return "handover.leader-decides";
  if (custody.offeredTo !== null) return "handover.offered-already";
  return step.to === null || step.to === custody.holder ? "handover.no-receiver" : null;
}

function answerFault(custody: Custody, step: HandoverToBe, squad: string | null): HandoverFault | null {
  if (custody.offeredTo === null) return "handover.nothing-offered";
  if (custody.offeredTo !== squad) return "handover.not-offered-to";
  return step.kind === "refuse" && custody.state === "to-decide" ? "handover.leader-decides" : null;
}

/** The leader decides while something is in dispute, and may decide anew. */
function decideFault(custody: Custody, step: HandoverToBe): HandoverFault | null {
  if (custody.firstOfferAt === null && custody.state !== "decided") return "handover.nothing-to-decide";
  return step.to === null ? "handover.no-receiver" : null;
}

function stateFault(custody: Custody, step: HandoverToBe, caller: HandoverCaller): HandoverFault | null {
  if (custody.state === "closed") return "handover.closed";
  if (step.kind === "receive") return "handover.already-received";
  if (step.kind === "accept" || step.kind === "refuse") return answerFault(custody, step, caller.squad);
  if (step.kind === "decide") return decideFault(custody, step);
  if (step.kind === "close" && leads(caller)) return null;
  if (caller.squad !== custody.holder) return "handover.not-the-holder";
  if (step.kind === "offer") return offerFault(custody, step);
  return step.kind === "take-back" && custody.firstOfferAt === null ? "handover.nothing-offered" : null;
}

const NEED_REASON: readonly string[] = ["offer", "refuse", "decide"];

/** Custody as it stands when its time is up, whenever it was looked at. */
const grownOld = (custody: Custody, now: Instant): Custody =>
  custody.dueAt !== null && now >= custody.dueAt ? { ...custody, state: "to-decide" } : custody;

/** Why a step may not be taken at `now`, or null when it may. `custody` is that of `custodyOf`, null before the violation was received. */
export function custodyFault(custody: Custody | null, step: HandoverToBe, caller: HandoverCaller, now: Instant): HandoverFault | null {
  const allowed = step.kind === "decide" ? leads(caller) : ofSquad(caller) || (step.kind === "close" && leads(caller));
  if (!allowed) return "handover.may-not";
  if (step.upon !== (custody?.number ?? 0)) return "handover.stale";
  if (custody === null) return step.kind === "receive" ? null : "handover.not-received";
  const state = stateFault(grownOld(custody, now), step, caller);
  if (state) return state;
  return NEED_REASON.includes(step.kind) && step.reason.trim() === "" ? "handover.reason-missing" : null;
}
