import type { Instant } from "../plan";
import type { CameraReview } from "./camera";
import type { Channel } from "./channel";
import type { Routed } from "./routed";

/** Whether somebody still has to do with it. */
export type ViolationStatus = "open" | "closed";

/** A violation as lists, the live stream and its own page show it: the fact, where it was routed by `responsibilityOf` at its own time, and how it stands. */
export interface ViolationLine extends Routed {
  readonly id: number;
  readonly at: Instant;
  readonly receivedAt: Instant;
  readonly lon: number;
  readonly lat: number;
  readonly category: string;
  readonly channel: Channel;
  readonly description: string | null;
  readonly address: string | null;
  readonly device: string | null;
  /** Of a camera's find: whether the camera may give evidence (行政处罚法 41). Null for other channels. */
  readonly review: CameraReview | null;
  /** Keys of its photos. */
  readonly photos: readonly string[];
  readonly media: string | null;
  readonly status: ViolationStatus;
  /** The violation this one was merged into as a duplicate, or null. */
  readonly mergedInto: number | null;
  /** When it last changed: received, or the latest update. */
  readonly changedAt: Instant;
}
