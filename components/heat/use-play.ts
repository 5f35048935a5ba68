"use client";

import { useEffect, useState } from "react";

/** Milliseconds an hour is shown; more where motion is unwanted. */
const STEP = 900;
const CALM_STEP = 1800;

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** Something that takes keys itself: there the space key is its own. */
const TAKES_KEYS =
  "input, textarea, select, button, a, summary, [role=grid], [role=gridcell], [role=slider], [role=tree], [role=radio], [contenteditable]";

/**
 * Plays through the hours of the day, `waiting` for pictures that are under way; the space key begins and pauses. `onStop` is told the hour at which it
 * was paused. Answers the hour that is played, or null.
 */
export function usePlay(input: {
  readonly from: number | null;
  readonly waiting: boolean;
  readonly onStart: () => void;
  readonly onStop: (hour: number) => void;
}) {
  const [hour, setHour] = useState<number | null>(null);
  const { from, waiting, onStart, onStop } = input;
  const toggle = () => {
    if (hour === null) {
      onStart();
      setHour(from === null ? 6 : (from + 1) % 24);
    } else {
      setHour(null);
      onStop(hour);
    }
  };
  useEffect(() => {
    if (hour === null || waiting) return;
    const timer = window.setTimeout(() => setHour((now) => (now === null ? null : (now + 1) % 24)), calm() ? CALM_STEP : STEP);
    return () => window.clearTimeout(timer);
  }, [hour, waiting]);
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      if (event.key !== " " || event.defaultPrevented || event.repeat || (event.target as HTMLElement).closest(TAKES_KEYS)) return;
      event.preventDefault();
      toggle();
    };
    document.addEventListener("keydown", key);
    return () => document.removeEventListener("keydown", key);
  });
  return { hour, toggle };
}
