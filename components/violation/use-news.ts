"use client";

import { useCallback, useState } from "react";
import type { ViolationLine } from "../../duty/violation/violation-line";

/** The violations that came last, at once; another object each time. */
export interface News {
  readonly lines: readonly ViolationLine[];
}

const NONE: News = { lines: [] };

/** Keeps what came last, for whoever draws it. */
export function useNews(): readonly [News, (lines: readonly ViolationLine[]) => void] {
  const [news, setNews] = useState<News>(NONE);
  const tell = useCallback((lines: readonly ViolationLine[]) => setNews({ lines }), []);
  return [news, tell];
}
