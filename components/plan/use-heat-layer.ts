"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { HeatOverlay } from "../map/heat-overlay";
import { heatByHour, heatWithin } from "../map/heat-within";
import type { PlanMap } from "../map/plan-map";
import type { HeatChoice, HeatPanelProps } from "./heat-panel";
import { useHeat } from "./use-heat";

interface HeatInput {
  readonly map: PlanMap | null;
  readonly on: boolean;
  /** The hour the time slider shows. */
  readonly hour: number;
  readonly today: string;
}

/** Keeps the heatmap over the map while it is on; answers what its panel shows, null while it is off. */
export function useHeatLayer({ map, on, hour, today }: HeatInput): HeatPanelProps | null {
  const [choice, setChoice] = useState<HeatChoice>({ days: null, hours: [0, 24], follow: false });
  const [round, setRound] = useState(0);
  const state = useHeat(on, choice.days?.[0] ?? null, choice.days?.[1] ?? null, round);
  const bins = state.status === "ready" ? state.bins : null;
  const [from, to] = choice.follow ? [hour, hour + 1] : choice.hours;
  const points = useMemo(() => bins && heatWithin(bins, from, to), [bins, from, to]);
  const byHour = useMemo(() => bins && heatByHour(bins), [bins]);
  const overlay = useRef<HeatOverlay | null>(null);
  const latest = useRef(points);
  latest.current = points;

  useEffect(() => {
    if (!map || !on) return;
    let closed = false;
    void import("../map/heat-overlay").then(({ openHeat }) => {
      if (closed) return;
      overlay.current = openHeat(map.map);
      overlay.current.show(latest.current);
    });
    return () => {
      closed = true;
      overlay.current?.close();
      overlay.current = null;
    };
  }, [map, on]);
  useEffect(() => overlay.current?.show(points), [points]);

  if (!on) return null;
  return {
    choice,
    onChange: setChoice,
    today,
    status: state.status,
    byHour,
    hours: [from, to],
    count: points?.violations ?? 0,
    onRetry: () => setRound((before) => before + 1),
  };
}
