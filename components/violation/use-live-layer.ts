"use client";

import { useEffect, useState } from "react";
import type { LiveLayer } from "../map/live-layer";
import type { PlanMap } from "../map/plan-map";

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The live layer over a loaded map while `on`; null until both are there. */
export function useLiveLayer(map: PlanMap | null, on: boolean): LiveLayer | null {
  const [layer, setLayer] = useState<LiveLayer | null>(null);
  useEffect(() => {
    if (!map || !on) return;
    let opened: LiveLayer | null = null;
    let closed = false;
    import("../map/live-layer")
      .then(({ openLive }) => {
        if (closed) return;
        opened = openLive(map.map, calm());
        setLayer(opened);
      })
      .catch((error) => console.error(error));
    return () => {
      closed = true;
      setLayer(null);
      opened?.close();
    };
  }, [map, on]);
  return layer;
}
