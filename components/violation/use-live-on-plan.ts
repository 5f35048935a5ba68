"use client";

import { useEffect, useState } from "react";
import type { ViolationLine } from "../../duty/violation/violation-line";
import type { PlanMap } from "../map/plan-map";
import type { FeedState } from "./feed";
import { livePoint } from "./live-point";
import { useFeed } from "./use-feed";
import { useLiveLayer } from "./use-live-layer";
import { useNews } from "./use-news";

/** Violations that the map of the plan shows at most: the latest. */
const MOST = 200;
/** So many of the latest are told at the start. */
const BACKLOG = 50;

/** New violations on the map of the plan, with a pulse, while `on`, and those that are shown, the latest last. Those that were there before come without a pulse. */
export function useLiveOnPlan(map: PlanMap | null, on: boolean): { readonly feed: FeedState; readonly lines: readonly ViolationLine[] } {
  const [lines, setLines] = useState<readonly ViolationLine[]>([]);
  const [news, tellNews] = useNews();
  const layer = useLiveLayer(map, on);
  const feed = useFeed(
    on,
    (came, fresh) => {
      setLines((before) => [...before, ...came].slice(-MOST));
      if (fresh) tellNews(came);
    },
    BACKLOG,
  );
  useEffect(() => layer?.show(lines.map(livePoint)), [layer, lines]);
  useEffect(() => layer?.pulse(news.lines.map(livePoint)), [layer, news]);
  useEffect(() => {
    if (!on) setLines([]);
  }, [on]);
  return { feed, lines };
}
