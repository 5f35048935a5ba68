"use client";

import { useRef } from "react";
import { useLive } from "../ui/use-live";

/** How many updates were added to violations since the page was opened, by whomever: who depends on it reads anew. */
export function useUpdates(): number {
  const { head } = useLive();
  const first = useRef<number | null>(null);
  if (first.current === null && head) first.current = head.update;
  return head ? head.update - (first.current ?? head.update) : 0;
}
