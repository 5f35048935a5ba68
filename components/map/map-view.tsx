"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Bounds } from "../../geo/plane/point";
import { useWords } from "../words/use-words";
import type { Basemap } from "./basemap";
import type { LayerName } from "./layer-list";
import styles from "./map-view.module.css";
import type { MapListener, Padding, PlanMap, MapView as View } from "./plan-map";

interface MapViewProps {
  readonly city: string;
  readonly revision: string;
  readonly bounds: Bounds | null;
  readonly basemap: Basemap;
  readonly layers: ReadonlySet<LayerName>;
  /** Read once, when the map opens. */
  readonly view: () => View | null;
  /** Kept in a ref by the page: the map calls whatever stands there now. */
  readonly listener: { readonly current: Omit<MapListener, "loaded"> };
  /** The opened and loaded map; null when it has been closed. */
  readonly onMap: (map: PlanMap | null) => void;
  readonly padding?: Padding;
  readonly children?: ReactNode;
}

const EDGE: Padding = { top: 20, right: 20, bottom: 20, left: 20 };

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

/** The map itself. It opens anew when the plan's revision or the basemap changes; all else is told to the open map. */
export function MapView({ city, revision, bounds, basemap, layers, view, listener, onMap, padding = EDGE, children }: MapViewProps) {
  const { say, language } = useWords();
  const container = useRef<HTMLDivElement>(null);
  const [loaded, setLoaded] = useState(false);
  const input = useRef({ layers, view, onMap, padding });
  input.current = { layers, view, onMap, padding };

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let closed = false;
    let opened: PlanMap | null = null;
    setLoaded(false);
    const attribution = [
      basemap.kind === "own" ? say("map.attribution", { city }) : basemap.attribution,
      ...(basemap.kind !== "own" && basemap.approval ? [say("map.approval", { number: basemap.approval })] : []),
    ].join(" · ");
    const open = async () => {
      const { openPlanMap } = await import("./plan-map");
      if (closed) return;
      const map = await openPlanMap(
        {
          container: element,
          origin: window.location.origin,
          revision,
          bounds,
          view: input.current.view(),
          basemap,
          layers: input.current.layers,
          title: say("map.title"),
          attribution,
          letters: { post: (kind) => say(`badge.${kind}`), place: (kind) => say(`badge.${kind}`) },
          calm: calm(),
          padding: input.current.padding,
        },
        {
          loaded: () => {
            if (closed || !opened) return;
            setLoaded(true);
            input.current.onMap(opened);
          },
          picked: (point) => listener.current.picked(point),
          hovered: (point, x, y) => listener.current.hovered(point, x, y),
          moved: (at) => listener.current.moved(at),
          failed: (fault) => listener.current.failed(fault),
        },
      );
      if (closed) map.close();
      else opened = map;
    };
    open().catch((error) => {
      console.error(error);
      listener.current.failed("graphics");
    });
    return () => {
      closed = true;
      input.current.onMap(null);
      opened?.close();
    };
  }, [revision, bounds, basemap, city, say, listener]);

  return (
    <div className={styles.frame}>
      <div ref={container} className={styles.map} data-map={loaded ? "loaded" : "loading"} data-testid="map" lang={language} />
      {!loaded && (
        <div className={styles.wait} aria-hidden="true">
          {say("map.loading")}
        </div>
      )}
      {children}
    </div>
  );
}
