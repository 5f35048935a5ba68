import { HeatmapLayer } from "@deck.gl/aggregation-layers";
import { MapboxOverlay } from "@deck.gl/mapbox";
import type { HeatPoints } from "./heat-within";
import type { MapLibreMap } from "./maplibre";
import { HEAT_RAMP } from "./palette";

/** The heatmap over the map. */
export interface HeatOverlay {
  show(points: HeatPoints | null): void;
  close(): void;
}

const ramp = HEAT_RAMP.map(([r, g, b]) => [r, g, b] as [number, number, number]);

/**
 * Lays the heatmap over a loaded map, on a canvas of its own: drawn into the map's own canvas the layer fails ("reading 'height'").
 * Colours go from nothing to the densest spot in view, so they compare places within one picture, not two pictures.
 */
export function openHeat(map: MapLibreMap): HeatOverlay {
  const overlay = new MapboxOverlay({ interleaved: false, layers: [] });
  // deck.gl types its control after another library's map; the contract is the same.
  const control = overlay as unknown as Parameters<MapLibreMap["addControl"]>[0];
  map.addControl(control);
  const show = (points: HeatPoints | null) => {
    if (!points || points.length === 0) return overlay.setProps({ layers: [] });
    const layer = new HeatmapLayer({
      id: "heat",
      data: {
        length: points.length,
        attributes: { getPosition: { value: points.positions, size: 2 }, getWeight: { value: points.weights, size: 1 } },
      },
      aggregation: "SUM",
      radiusPixels: 26,
      intensity: 1.1,
      threshold: 0.04,
      colorRange: ramp,
      debounceTimeout: 120,
      opacity: 0.82,
    });
    overlay.setProps({ layers: [layer] });
  };
  return { show, close: () => map.removeControl(control) };
}
