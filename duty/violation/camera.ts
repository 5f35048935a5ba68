import type { Instant } from "../plan";

/** Whether what a camera saw may be evidence: passed legal and technical review and its place published (行政处罚法 41), not (yet), or a camera nobody registered. */
export type CameraReview = "reviewed" | "unreviewed" | "unknown";

/** A fixed or vehicle camera as registered. Instants are null for what has not happened. */
export interface Camera {
  readonly code: string;
  readonly name: string;
  /** Degrees; null for one on a vehicle. */
  readonly lon: number | null;
  readonly lat: number | null;
  readonly legalReviewAt: Instant | null;
  readonly technicalReviewAt: Instant | null;
  readonly publishedAt: Instant | null;
}

/** The review status of what a camera saw at an instant. A vehicle's camera needs no published place, a fixed one does. */
export function reviewOfCamera(camera: Camera | null, at: Instant): CameraReview {
  if (!camera) return "unknown";
  const done = (when: Instant | null) => when !== null && when <= at;
  const placeTold = camera.lon === null || done(camera.publishedAt);
  return done(camera.legalReviewAt) && done(camera.technicalReviewAt) && placeTold ? "reviewed" : "unreviewed";
}
