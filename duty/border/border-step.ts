import type { BorderBasis, BorderPart, Instant } from "../plan";

/** What two squads agree on: how far the band reaches (metres on each side), who leads where and when, and from when. */
export interface BorderTerms {
  readonly width: number;
  readonly basis: BorderBasis;
  readonly parts: readonly BorderPart[];
  readonly text: string;
  readonly from: Instant;
}

/** Metres of a band on each side, unless the terms say otherwise. */
export const USUAL_WIDTH = 30;

/** What can be done to a border: its captains propose, accept, object, withdraw; the leader adjudicates or ends. */
export type BorderStepKind = "propose" | "accept" | "object" | "withdraw" | "adjudicate" | "end";

/** Somebody who takes a step; `squad` is theirs, or null above the squads. */
export interface BorderCaller {
  readonly name: string;
  readonly role: string;
  readonly squad: string | null;
}

/** One step in the life of a border: never changed, never taken away. Numbers ascend within a border; times do not descend. */
export interface BorderStep {
  readonly number: number;
  readonly kind: BorderStepKind;
  readonly by: BorderCaller;
  readonly at: Instant;
  /** With `propose` and `adjudicate`; with `object` when the objector makes a counter-proposal. */
  readonly terms: BorderTerms | null;
  /** Why. Nobody objects, adjudicates or ends without saying so. */
  readonly reason: string;
  /** The line as it lay when the step was taken, and the plan version it lay in. */
  readonly fingerprint: string;
  readonly plan: number;
  /** With `end`: from when the rule no longer answers; absent or null means from the step on. */
  readonly from?: Instant | null;
}
