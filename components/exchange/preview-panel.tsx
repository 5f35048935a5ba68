"use client";

import { MinusOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { FeatureCollection } from "geojson";
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import type { Bounds, Point } from "../../geo/plane/point";
import type { PreviewMap } from "../map/preview-map";
import { goToLogin } from "../ui/ask-portal";
import type { CityHead } from "../ui/me";
import { useWords } from "../words/use-words";
import type { Say } from "../words/words";
import { previewBounds } from "./preview-bounds";
import styles from "./preview-panel.module.css";
import type { Preview } from "./use-preview";

/** What others may have the preview do. */
export interface PreviewHandle {
  fly(point: Point): void;
}

interface PreviewPanelProps {
  readonly city: CityHead | null;
  /** What is drawn, told beside the heading. */
  readonly layer: string | null;
  readonly preview: Preview;
  /** Said over the map when nothing is asked to be drawn. */
  readonly empty: string;
  readonly marks: readonly Point[];
  readonly handle: RefObject<PreviewHandle | null>;
}

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

function usePreviewMap(city: CityHead | null) {
  const { say } = useWords();
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<PreviewMap | null>(null);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let closed = false;
    let opened: PreviewMap | null = null;
    const open = async () => {
      const { openPreviewMap } = await import("../map/preview-map");
      if (closed) return;
      opened = await openPreviewMap({
        container: element,
        origin: window.location.origin,
        ground: city?.bounds
          ? { revision: city.revision, bounds: city.bounds, attribution: say("map.attribution", { city: city.city }) }
          : null,
        title: say("exchange.preview-map"),
        gestures: {
          wheel: say("exchange.gesture-wheel"),
          wheelMac: say("exchange.gesture-wheel-mac"),
          touch: say("exchange.gesture-touch"),
        },
        calm: calm(),
        failed: (fault) => (fault === "session" ? goToLogin("expired") : setBroken(true)),
      });
      if (closed) opened.close();
      else setMap(opened);
    };
    open().catch((error) => {
      console.error(error);
      if (!closed) setBroken(true);
    });
    return () => {
      closed = true;
      setMap(null);
      opened?.close();
    };
  }, [city, say]);
  return { container, map, broken };
}

/** What is said of the drawing: how much of the layer it is, or why there is none. */
function noteOf(preview: Preview, bounds: Bounds | null, empty: string, say: Say): { readonly text: string; readonly over: boolean } {
  switch (preview.status) {
    case "none":
      return { text: empty, over: true };
    case "loading":
      return { text: say("exchange.preview-loading"), over: true };
    case "failed":
      return { text: preview.detail ?? say("exchange.preview-failed"), over: true };
    case "ready": {
      const count = preview.features.features.length;
      if (count === 0) return { text: say("exchange.preview-none"), over: true };
      if (!bounds) return { text: say("exchange.preview-beyond"), over: true };
      return { text: say(preview.whole ? "exchange.preview-count" : "exchange.preview-part", { count }), over: false };
    }
  }
}

function Tools({ map, children }: { readonly map: PreviewMap; readonly children: ReactNode }) {
  const { say } = useWords();
  return (
    <div className={styles.tools}>
      <Button size="small" icon={<PlusOutlined aria-hidden />} aria-label={say("exchange.near")} onClick={() => map.zoom(1)} />
      <Button size="small" icon={<MinusOutlined aria-hidden />} aria-label={say("exchange.far")} onClick={() => map.zoom(-1)} />
      {children}
    </div>
  );
}

/** The map that shows where the layer of a file lies, as its coordinates are understood. */
export function PreviewPanel({ city, layer, preview, empty, marks, handle }: PreviewPanelProps) {
  const { say } = useWords();
  const { container, map, broken } = usePreviewMap(city);
  const features = preview.status === "ready" ? preview.features : null;
  const bounds = useMemo(() => features && previewBounds(features), [features]);
  const note = noteOf(preview, bounds, empty, say);
  useImperativeHandle(handle, () => ({ fly: (point) => map?.fly(point) }), [map]);
  useEffect(() => {
    map?.show(features ?? NOTHING, bounds);
  }, [map, features, bounds]);
  useEffect(() => {
    map?.mark(marks);
  }, [map, marks]);
  const drawn = map !== null && features !== null && !note.over ? features.features.length : 0;
  return (
    <section className={styles.panel} aria-label={say("exchange.preview")}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          {say("exchange.preview")}
          {layer !== null && <span className={styles.layer}>{` · ${layer}`}</span>}
        </h3>
      </div>
      <div className={styles.frame}>
        <div ref={container} className={styles.map} data-testid="preview-map" data-drawn={drawn} />
        {(note.over || broken) && <div className={styles.over}>{broken ? say("fault.graphics") : note.text}</div>}
        {map && (
          <Tools map={map}>
            <Button size="small" onClick={() => map.fit()} disabled={drawn === 0}>
              {say("exchange.fit")}
            </Button>
          </Tools>
        )}
      </div>
      <div className={styles.note} role="status">
        {!broken && !note.over && note.text}
        {marks.length > 0 && <span className={styles.marks}>{say("exchange.fault-marks")}</span>}
      </div>
    </section>
  );
}
