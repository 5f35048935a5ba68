"use client";

import { Tag } from "antd";
import { useWords } from "../../words/use-words";
import { type CameraLine, missingReviews } from "./camera-line";
import styles from "./intake.module.css";

interface CameraReviewProps {
  readonly camera: CameraLine;
  readonly now: number;
  readonly day: (at: number) => string;
}

/** Whether a camera's pictures may be evidence, and if not what it misses. */
export function CameraReview({ camera, now, day }: CameraReviewProps) {
  const { say } = useWords();
  const evidence = camera.review === "reviewed";
  const missing = missingReviews(camera, now).map(({ what, from }) => {
    const name = say(`camera.what.${what}`);
    return from === null ? name : say("camera.missing-from", { what: name, day: day(from) });
  });
  return (
    <>
      <Tag color={evidence ? "green" : "gold"}>{say(evidence ? "camera.review.reviewed" : "camera.review.unreviewed")}</Tag>
      {!evidence && missing.length > 0 && (
        <span className={styles.soft}>{say("camera.missing", { what: missing.join(say("camera.and")) })}</span>
      )}
    </>
  );
}
