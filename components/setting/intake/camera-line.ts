import type { Instant } from "../../../duty/plan";
import { printedInstant } from "../../../duty/time/parse-instant";
import type { WallClock } from "../../../duty/time/wall-clock";
import type { Camera, CameraReview } from "../../../duty/violation/camera";

/** A camera as the door tells it: what is registered, and whether what it sees now may be evidence. */
export interface CameraLine extends Camera {
  readonly review: CameraReview;
}

/** A camera as the door takes it: days and times as texts, null for what has not happened. */
export interface CameraSent {
  readonly code: string;
  readonly name: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly legalReviewAt: string | null;
  readonly technicalReviewAt: string | null;
  readonly publishedAt: string | null;
}

/** The three things the law asks of a camera, in its order (行政处罚法 41). */
export const REVIEWS = ["legalReviewAt", "technicalReviewAt", "publishedAt"] as const;
/** One of them. */
export type ReviewField = (typeof REVIEWS)[number];

/** What keeps a camera's pictures from being evidence: `from` is when it will have happened, null when no day is registered. */
export interface MissingReview {
  readonly what: ReviewField;
  readonly from: Instant | null;
}

/** What a camera still misses at an instant; one on a vehicle has no place to be published. */
export const missingReviews = (camera: Camera, now: Instant): readonly MissingReview[] =>
  REVIEWS.filter((what) => what !== "publishedAt" || camera.lon !== null)
    .filter((what) => camera[what] === null || (camera[what] as Instant) > now)
    .map((what) => ({ what, from: camera[what] }));

/** An instant as people write it: the bare day when it is that day's midnight in the city. */
export function dayText(at: Instant | null, clock: WallClock): string | null {
  if (at === null) return null;
  const text = printedInstant(at, clock);
  return text.slice(10, 19) === "T00:00:00" ? text.slice(0, 10) : text;
}

/** A registered camera as the door would take it again. */
export const sentOf = (camera: Camera, clock: WallClock): CameraSent => ({
  code: camera.code,
  name: camera.name,
  lon: camera.lon,
  lat: camera.lat,
  legalReviewAt: dayText(camera.legalReviewAt, clock),
  technicalReviewAt: dayText(camera.technicalReviewAt, clock),
  publishedAt: dayText(camera.publishedAt, clock),
});

/** Whether a camera is what somebody looks for: part of its code or name, in any case of letters; and its review stands so. */
export function camerasFound(
  cameras: readonly CameraLine[],
  typed: string,
  review: "all" | "reviewed" | "unreviewed",
): readonly CameraLine[] {
  const text = typed.trim().toLowerCase();
  return cameras.filter(
    (one) =>
      (review === "all" || (one.review === "reviewed") === (review === "reviewed")) &&
      (text === "" || one.code.toLowerCase().includes(text) || one.name.toLowerCase().includes(text)),
  );
}
