import type { Instant } from "../plan";

/** The first receiver receives; the holder offers and may take back; the squad offered to accepts or refuses; the leader decides; the matter is closed. */
export type HandoverStepKind = "receive" | "offer" | "accept" | "refuse" | "take-back" | "decide" | "close";

/** One step in the hand-over of a violation: never changed. Numbers ascend within a violation; times do not descend. */
export interface HandoverStep {
  readonly number: number;
  readonly kind: HandoverStepKind;
  /** The squad that acts; null for the leader. */
  readonly squad: string | null;
  /** With `offer`: to whom; with `decide`: whose it is; else null. */
  readonly to: string | null;
  readonly by: string;
  readonly at: Instant;
  /** Never empty with offer, refuse and decide. */
  readonly reason: string;
}

/** When a quarrel goes to the leader: after so many refusals, or so many minutes since the first offer that is not settled. */
export interface HandoverSettings {
  readonly refusals: number;
  readonly minutes: number;
}

/** Unless the city sets others. */
export const USUAL_HANDOVER: HandoverSettings = { refusals: 2, minutes: 30 };
