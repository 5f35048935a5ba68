import type { Instant } from "../plan";

/** What an update says: a word only, its state, or that it is (no longer) a duplicate of another. */
export type UpdateKind = "note" | "status" | "merge" | "split";

/** How it stands, as FixMyStreet and Open311's extension for updates name it; lower case, words joined by a hyphen. */
export const UPDATE_STATUSES = [
  "open",
  "investigating",
  "in-progress",
  "action-scheduled",
  "closed",
  "fixed",
  "no-further-action",
  "not-responsible",
  "duplicate",
  "internal-referral",
] as const;
/** One of them. */
export type UpdateStatus = (typeof UPDATE_STATUSES)[number];

/** One update of a violation. Updates are only added. */
export interface ViolationUpdate {
  readonly id: number;
  readonly violation: number;
  readonly number: number;
  readonly kind: UpdateKind;
  /** How it stands after it. */
  readonly status: UpdateStatus;
  /** With a merge: the violation it was merged into. */
  readonly into: number | null;
  readonly text: string;
  readonly by: string;
  readonly role: string;
  readonly at: Instant;
  /** An address of a picture elsewhere; told on, never fetched. */
  readonly media: string | null;
}

/** Whether a status leaves something to be done. */
export const isOpen = (status: UpdateStatus): boolean =>
  status === "open" ||
  status === "investigating" ||
  status === "in-progress" ||
  status === "action-scheduled" ||
  status === "internal-referral";
