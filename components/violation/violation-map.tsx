"use client";

import { useEffect, useRef, useState } from "react";
import type { ViolationLine } from "../../duty/violation/violation-line";
import type { Point } from "../../geo/plane/point";
import type { Basemap } from "../map/basemap";
import type { LayerName } from "../map/layer-list";
import { MapView } from "../map/map-view";
import type { MapListener, PlanMap } from "../map/plan-map";
import { goToLogin } from "../ui/ask-portal";
import type { CityHead } from "../ui/me";
import { livePoint } from "./live-point";
import { useLiveLayer } from "./use-live-layer";
import type { News } from "./use-news";

interface ViolationMapProps {
  readonly city: CityHead;
  readonly basemap: Basemap;
  readonly lines: readonly ViolationLine[];
  readonly news: News;
  readonly chosen: ViolationLine | null;
  readonly onOpen: (id: number) => void;
}

const LAYERS: ReadonlySet<LayerName> = new Set<LayerName>(["base", "squad", "border", "place"]);
const NEAR_ZOOM = 15.5;
const EDGE = { top: 40, right: 40, bottom: 40, left: 40 };

/** The listed violations on the map; new ones with a pulse, the chosen one in the middle. */
export function ViolationMap({ city, basemap, lines, news, chosen, onOpen }: ViolationMapProps) {
  const [map, setMap] = useState<PlanMap | null>(null);
  const layer = useLiveLayer(map, true);
  const listener = useRef<Omit<MapListener, "loaded">>({ picked: () => {}, hovered: () => {}, moved: () => {}, failed: () => {} });
  listener.current = {
    picked: (point: Point) => {
      const place = map?.map.project([point[0], point[1]]);
      const found = place ? layer?.near(place.x, place.y) : null;
      if (found != null) onOpen(found);
    },
    hovered: (_point, x, y) => {
      if (map) map.map.getCanvas().style.cursor = layer?.near(x, y) != null ? "pointer" : "grab";
    },
    moved: () => {},
    failed: (fault) => fault === "session" && goToLogin("expired"),
  };
  useEffect(
    () => layer?.show((chosen ? [chosen, ...lines.filter(({ id }) => id !== chosen.id)] : lines).map(livePoint)),
    [layer, lines, chosen],
  );
  useEffect(() => {
    if (layer && news.lines.length > 0) layer.pulse(news.lines.map(livePoint));
  }, [layer, news]);
  const id = chosen?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice flies, a told-anew one does not
  useEffect(() => {
    layer?.choose(id);
    if (map && chosen) map.fly({ centre: [chosen.lon, chosen.lat], zoom: Math.max(map.map.getZoom(), NEAR_ZOOM) }, EDGE);
  }, [layer, map, id]);
  return (
    <MapView
      city={city.city}
      revision={city.revision}
      bounds={city.bounds}
      basemap={basemap}
      layers={LAYERS}
      view={() => null}
      listener={listener}
      onMap={setMap}
      padding={EDGE}
    />
  );
}
