"use client";

import { useEffect, useState } from "react";
import type { Bounds } from "../../geo/plane/point";
import type { HeatLayers } from "../map/heat-layers";
import type { PlanMap } from "../map/plan-map";
import type { HeatDrawn } from "./heat-drawn";

/** Keeps what is drawn, and the outline of a square, on the map; answers the map's layers of heat, null until they are open. */
export function useHeatMap(map: PlanMap | null, drawn: HeatDrawn | null, outlined: Bounds | null): HeatLayers | null {
  const [layers, setLayers] = useState<HeatLayers | null>(null);
  useEffect(() => {
    if (!map) return;
    let opened: HeatLayers | null = null;
    let closed = false;
    void import("../map/heat-layers").then(({ openHeatLayers }) => {
      if (closed) return;
      opened = openHeatLayers(map.map);
      setLayers(opened);
    });
    // The map itself goes with its layers: there is nothing to take away from it.
    return () => {
      closed = true;
      setLayers(null);
    };
  }, [map]);
  useEffect(() => {
    if (!layers) return;
    layers.paint(drawn?.picture ?? null, drawn?.smooth ?? false);
    layers.cells(drawn?.cells ?? null);
  }, [layers, drawn]);
  useEffect(() => layers?.mark(outlined), [layers, outlined]);
  return layers;
}
