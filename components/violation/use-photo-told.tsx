"use client";

import { App, Button } from "antd";
import { useCallback } from "react";
import type { Instant } from "../../duty/plan";
import { parseInstant } from "../../duty/time/parse-instant";
import type { WallClock } from "../../duty/time/wall-clock";
import type { Point } from "../../geo/plane/point";
import { useWords } from "../words/use-words";
import { type TakenPhoto, takenPlace } from "./photo-upload";

/** Offers what a photo tells of itself: where and when it was taken. Nothing is taken over unasked. */
export function usePhotoTold(
  clock: WallClock,
  time: (at: Instant) => string,
  onPlace: (place: Point) => void,
  onTime: (at: Instant) => void,
): (photo: TakenPhoto) => void {
  const { say } = useWords();
  const { message } = App.useApp();
  return useCallback(
    (photo) => {
      const place = takenPlace(photo);
      const read = photo.takenAt === null ? null : parseInstant(photo.takenAt, clock);
      const when = read?.ok && read.at <= Date.now() ? read.at : null;
      if (!place && when === null) return;
      message.open({
        key: "taken",
        type: "info",
        duration: 12,
        content: (
          <>
            {say("new.photo-tells")}{" "}
            {place && (
              <Button size="small" onClick={() => onPlace(place)} data-testid="photo-place">
                {say("new.photo-place")}
              </Button>
            )}{" "}
            {when !== null && (
              <Button size="small" onClick={() => onTime(when)} data-testid="photo-time">
                {say("new.photo-time", { time: time(when) })}
              </Button>
            )}
          </>
        ),
      });
    },
    [clock, message, onPlace, onTime, say, time],
  );
}
