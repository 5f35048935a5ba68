"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { WallClock } from "../../duty/time/wall-clock";
import { type DayTime, dayTimeOf, sameDayTime, stepped } from "./day-time";

/** How the shown time moves by itself: not at all, with the clock, or a quarter hour per beat. */
export type Motion = "still" | "now" | "play";

/** The time the page shows, and the ways to change it. */
export interface ShownTime {
  readonly time: DayTime;
  readonly motion: Motion;
  set(time: DayTime): void;
  step(steps: number): void;
  follow(): void;
  play(on: boolean): void;
}

const BEAT = 650;
const LOOK = 5000;

/** Holds the shown time: the one a link asked for, or now. */
export function useDayTime(clock: WallClock, asked: DayTime | null): ShownTime {
  const [time, setTime] = useState<DayTime>(() => asked ?? dayTimeOf(Date.now(), clock));
  const [motion, setMotion] = useState<Motion>(asked ? "still" : "now");
  const last = useRef(time);
  last.current = time;

  useEffect(() => {
    if (motion === "still") return;
    const move = () => {
      const next = motion === "play" ? stepped(last.current, 1) : dayTimeOf(Date.now(), clock);
      if (!sameDayTime(next, last.current)) setTime(next);
    };
    if (motion === "now") move();
    const timer = window.setInterval(move, motion === "play" ? BEAT : LOOK);
    return () => window.clearInterval(timer);
  }, [motion, clock]);

  const set = useCallback((next: DayTime) => {
    setMotion("still");
    setTime(next);
  }, []);
  const step = useCallback((steps: number) => set(stepped(last.current, steps)), [set]);
  const follow = useCallback(() => setMotion("now"), []);
  const play = useCallback((on: boolean) => setMotion(on ? "play" : "still"), []);
  return { time, motion, set, step, follow, play };
}
