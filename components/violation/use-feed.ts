"use client";

import { useEffect, useRef, useState } from "react";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { type FeedState, openFeed } from "./feed";

/** Hears of new violations while `on`; first of so many of the latest numbers, which are not fresh. */
export function useFeed(on: boolean, arrived: (lines: readonly ViolationLine[], fresh: boolean) => void, backlog = 0): FeedState {
  const [state, setState] = useState<FeedState>(() => ({ state: "opening", since: Date.now(), caughtUp: null }));
  const tell = useRef(arrived);
  tell.current = arrived;
  useEffect(() => {
    if (!on) return;
    const feed = openFeed({ arrived: (lines, fresh) => tell.current(lines, fresh), changed: setState }, backlog);
    return () => feed.close();
  }, [on, backlog]);
  return state;
}
