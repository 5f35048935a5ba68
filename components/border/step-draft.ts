import type { BorderLife } from "../../duty/border/border-life";
import type { BorderStepKind } from "../../duty/border/border-step";
import type { BorderReview } from "../../duty/border/review";
import type { Instant } from "../../duty/plan";
import { parseInstant } from "../../duty/time/parse-instant";
import type { WallClock } from "../../duty/time/wall-clock";
import { draftOf, firstDraft, type SentTerms, type TermsDraft, termsOf } from "./terms-draft";

/** A step while it is being written, upon the life after step number `upon`. */
export interface StepDraft {
  readonly kind: BorderStepKind;
  readonly upon: number;
  /** The line as it lay when the step was begun. */
  readonly fingerprint: string;
  readonly terms: TermsDraft;
  /** With an objection: whether terms of one's own go with it. */
  readonly counter: boolean;
  readonly reason: string;
  /** With an end: "" is at once, else the city's wall clock. */
  readonly from: string;
}

/** A step as the door takes it. */
export interface SentStep {
  readonly kind: BorderStepKind;
  readonly upon: number;
  readonly terms: SentTerms | null;
  readonly reason: string;
  readonly from: Instant | null;
  readonly fingerprint: string;
}

/** A fresh draft of a step: terms begin with what waits, else with the rule that answers. */
export function firstStep(kind: BorderStepKind, life: BorderLife, review: BorderReview, fingerprint: string): StepDraft {
  const basis = kind === "propose" ? review.rule : (life.open?.terms ?? review.rule);
  const terms = basis ? draftOf(basis) : firstDraft(life.between);
  return { kind, upon: life.number, fingerprint, terms, counter: false, reason: "", from: "" };
}

const carriesTerms = ({ kind, counter }: StepDraft) => kind === "propose" || kind === "adjudicate" || (kind === "object" && counter);
const wantsReason = ({ kind }: StepDraft) => kind === "object" || kind === "adjudicate" || kind === "end";

/** A draft as it is sent, and the code of what is wrong with it at `now`, or null. */
export function sentStep(
  draft: StepDraft,
  between: readonly [string, string],
  clock: WallClock,
  now: Instant,
): { readonly step: SentStep; readonly fault: string | null } {
  const written = carriesTerms(draft) ? termsOf(draft.terms, between, clock, now) : null;
  const ends = draft.kind === "end" && draft.from !== "" ? parseInstant(draft.from, clock) : null;
  const from = ends?.ok ? ends.at : null;
  const badEnd = ends && !ends.ok ? "border.terms-bad-time" : from !== null && from < now ? "border.from-past" : null;
  const reason = draft.reason.trim();
  const fault = written?.fault ?? badEnd ?? (wantsReason(draft) && reason === "" ? "border.reason-missing" : null);
  return {
    step: { kind: draft.kind, upon: draft.upon, terms: written?.terms ?? null, reason, from, fingerprint: draft.fingerprint },
    fault,
  };
}
