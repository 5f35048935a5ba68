"use client";

import { AimOutlined, MinusOutlined, PlusOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { UNSETTLED_REACH } from "../../duty/bands";
import type { BorderMap, BorderMapListener } from "../map/border-map";
import { goToLogin } from "../ui/ask-portal";
import type { CityHead } from "../ui/me";
import { useWords } from "../words/use-words";
import styles from "./border-map-view.module.css";

interface BorderMapViewProps {
  readonly city: CityHead;
  /** What the map says of itself to who cannot see it. */
  readonly title: string;
  readonly onPick: BorderMapListener["picked"];
  /** The opened and loaded map; null when it has been closed. */
  readonly onMap: (map: BorderMap | null) => void;
  readonly children?: ReactNode;
}

/** A map of borders with its buttons. It opens once; all else is told to the open map. */
export function BorderMapView({ city, title, onPick, onMap, children }: BorderMapViewProps) {
  const { say, language } = useWords();
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<BorderMap | null>(null);
  const [failed, setFailed] = useState(false);
  const input = useRef({ city, onMap, say });
  input.current = { city, onMap, say };
  const listener = useRef<BorderMapListener>({ loaded: () => {}, picked: onPick, failed: () => {} });
  listener.current = { ...listener.current, picked: onPick };

  useEffect(() => {
    const element = container.current;
    if (!element) return;
    let closed = false;
    let opened: BorderMap | null = null;
    const open = async () => {
      const { openBorderMap } = await import("../map/border-map");
      if (closed) return;
      const { city: head, say: words } = input.current;
      listener.current = {
        picked: listener.current.picked,
        loaded: () => {
          if (closed) return;
          setMap(opened);
          input.current.onMap(opened);
        },
        failed: (fault) => fault === "session" && goToLogin("expired"),
      };
      opened = openBorderMap(
        {
          container: element,
          origin: window.location.origin,
          revision: head.revision,
          bounds: head.bounds,
          title,
          attribution: words("map.attribution", { city: head.city }),
          calm: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
          reach: UNSETTLED_REACH,
        },
        listener,
      );
    };
    open().catch((error) => {
      console.error(error);
      setFailed(true);
    });
    return () => {
      closed = true;
      input.current.onMap(null);
      setMap(null);
      opened?.close();
    };
  }, [title]);

  return (
    <div className={styles.frame}>
      <div ref={container} className={styles.map} data-map={map ? "loaded" : "loading"} data-testid="border-map" lang={language} />
      {failed && (
        <p className={styles.failed} role="alert">
          {say("fault.graphics")}
        </p>
      )}
      <div className={styles.tools} role="toolbar" aria-label={say("map.tools")}>
        <Button icon={<PlusOutlined />} aria-label={say("map.in")} onClick={() => map?.zoom(1)} />
        <Button icon={<MinusOutlined />} aria-label={say("map.out")} onClick={() => map?.zoom(-1)} />
        <Button icon={<AimOutlined />} aria-label={say("map.fit")} onClick={() => map?.fit()} />
      </div>
      {children}
    </div>
  );
}
