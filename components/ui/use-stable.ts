"use client";

import { useRef } from "react";

/** The value of before as long as the new one says the same: a page refresh brings equal things as new objects. */
export function useStable<T>(value: T): T {
  const kept = useRef(value);
  if (kept.current !== value && JSON.stringify(kept.current) !== JSON.stringify(value)) kept.current = value;
  return kept.current;
}
