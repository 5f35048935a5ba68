import { useState } from "react";

/** What is there now, or while nothing is (it loads) what was there last: the old picture stays, `stale`, until the new one comes. */
export function useKept<Value>(value: Value | null): { readonly kept: Value | null; readonly stale: boolean } {
  const [last, setLast] = useState(value);
  if (value !== null && value !== last) setLast(value);
  return { kept: value ?? last, stale: value === null && last !== null };
}
