import { may } from "../may";
import type { BorderRule, Instant } from "../plan";
import type { BorderLife } from "./border-life";
import type { BorderCaller, BorderStep } from "./border-step";
import { type TermsFault, termsFault } from "./terms-fault";

/** A step somebody wants to take, upon the border's state after step number `upon`. */
export type StepToBe = Pick<BorderStep, "kind" | "terms" | "reason" | "fingerprint" | "from"> & { readonly upon: number };

/** Why a step may not be taken. */
export type StepFault =
  | TermsFault
  /** The role may not. */
  | "border.may-not"
  /** A captain of a third squad. */
  | "border.not-its-squad"
  /** Somebody else took a step meanwhile. */
  | "border.stale"
  | "border.nothing-open"
  /** A proposal waits already: it is answered, or withdrawn, first. */
  | "border.open-already"
  /** Nobody answers their own proposal, nor withdraws another's. */
  | "border.own-proposal"
  | "border.not-own-proposal"
  | "border.nothing-settled"
  | "border.reason-missing"
  | "border.terms-missing"
  | "border.from-past"
  /** The line moved since the proposal was made: what is signed is not what was proposed. */
  | "border.ground-changed";

const LEADERS: ReadonlySet<string> = new Set(["adjudicate", "end"]);

function callerFault(life: BorderLife, step: StepToBe, caller: BorderCaller): StepFault | null {
  const leads = LEADERS.has(step.kind);
  if (!may(caller.role, leads ? "border.adjudicate" : "border.propose").ok) return "border.may-not";
  return leads || (caller.squad !== null && life.between.includes(caller.squad)) ? null : "border.not-its-squad";
}

function answerFault(life: BorderLife, step: StepToBe, squad: string | null): StepFault | null {
  if (!life.open) return "border.nothing-open";
  const own = life.open.by.squad === squad;
  if (step.kind === "withdraw") return own ? null : "border.not-own-proposal";
  if (own) return "border.own-proposal";
  return step.kind === "accept" && step.fingerprint !== life.open.fingerprint ? "border.ground-changed" : null;
}

/** Whether there is something to end: a rule of the plan, or of the life, that answers after `from`. */
function endFault(life: BorderLife, rules: readonly BorderRule[], from: Instant): StepFault | null {
  const lasting = rules.some(({ state, to }) => state !== "proposed" && (to === null || to > from));
  const settled = life.settled !== null && (life.settled.to === null || life.settled.to > from);
  return lasting || settled ? null : "border.nothing-settled";
}

function stateFault(life: BorderLife, step: StepToBe, squad: string | null, now: Instant, rules: readonly BorderRule[]): StepFault | null {
  if (step.kind === "propose") return life.open ? "border.open-already" : null;
  if (step.kind === "adjudicate") return null;
  return step.kind === "end" ? endFault(life, rules, step.from ?? now) : answerFault(life, step, squad);
}

const needsReason = (kind: StepToBe["kind"]) => kind === "object" || LEADERS.has(kind);
const needsTerms = (kind: StepToBe["kind"]) => kind === "propose" || kind === "adjudicate";

/**
 * Why a step may not be taken now, or null when it may. `rules` are those the plan has for this border: a rule that came with the plan can be ended though
 * no step made it.
 */
export function stepFault(
  life: BorderLife,
  step: StepToBe,
  caller: BorderCaller,
  now: Instant,
  rules: readonly BorderRule[] = [],
): StepFault | null {
  const early = callerFault(life, step, caller);
  if (early) return early;
  if (step.upon !== life.number) return "border.stale";
  const state = stateFault(life, step, caller.squad, now, rules);
  if (state) return state;
  if (needsReason(step.kind) && step.reason.trim() === "") return "border.reason-missing";
  if (step.kind === "end") return (step.from ?? now) < now ? "border.from-past" : null;
  if (!step.terms) return needsTerms(step.kind) ? "border.terms-missing" : null;
  if (step.kind === "accept" || step.kind === "withdraw") return null;
  return termsFault(step.terms, life.between) ?? (step.terms.from < now ? "border.from-past" : null);
}
