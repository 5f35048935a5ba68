"use client";

import { useEffect, useRef, useState } from "react";

/** Milliseconds between two ticks at least. */
const REST = 2000;

/** A number that follows `value`, but changes at most every two seconds: a burst of violations is one refresh. */
export function useTick(value: number): number {
  const [tick, setTick] = useState(value);
  const last = useRef(0);
  useEffect(() => {
    if (value === tick) return;
    const wait = Math.max(0, last.current + REST - Date.now());
    const timer = window.setTimeout(() => {
      last.current = Date.now();
      setTick(value);
    }, wait);
    return () => window.clearTimeout(timer);
  }, [value, tick]);
  return tick;
}
