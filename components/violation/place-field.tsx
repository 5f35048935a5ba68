"use client";

import { EnvironmentOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useRef, useState } from "react";
import type { Point } from "../../geo/plane/point";
import type { Basemap } from "../map/basemap";
import type { LayerName } from "../map/layer-list";
import { MapView } from "../map/map-view";
import type { MapListener, PlanMap } from "../map/plan-map";
import { locate } from "../plan/locate";
import { SearchBox } from "../plan/search-box";
import { goToLogin } from "../ui/ask-portal";
import type { CityHead } from "../ui/me";
import { useWords } from "../words/use-words";
import styles from "./new-board.module.css";

interface PlaceFieldProps {
  readonly city: CityHead;
  readonly basemap: Basemap;
  readonly value: Point | null;
  readonly onChange: (at: Point) => void;
  /** Tells the map, so that others can send it somewhere. */
  readonly onFly: (fly: (to: Point) => void) => void;
}

const LAYERS: ReadonlySet<LayerName> = new Set<LayerName>(["base", "squad", "border", "segment", "place", "allowance"]);
const NO_EDGE = { top: 0, right: 0, bottom: 0, left: 0 };
const NEAR = 17;
const PLACES = 6;
const rounded = ([lon, lat]: Point): Point => [Number(lon.toFixed(PLACES)), Number(lat.toFixed(PLACES))];

/** The place: what lies under the cross in the middle of the map, brought there by dragging, tapping, the device's position, search or numbers. */
export function PlaceField({ city, basemap, value, onChange, onFly }: PlaceFieldProps) {
  const { say } = useWords();
  const [map, setMap] = useState<PlanMap | null>(null);
  const [locating, setLocating] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  // Until somebody has touched the map its middle is nobody's choice.
  const touched = useRef(false);
  const opened = useRef(value);
  const go = (to: Point, zoom = NEAR) => {
    touched.current = false;
    onChange(rounded(to));
    map?.fly({ centre: to, zoom: Math.max(zoom, map.map.getZoom()) }, NO_EDGE);
  };
  const listener = useRef<Omit<MapListener, "loaded">>({ picked: () => {}, hovered: () => {}, moved: () => {}, failed: () => {} });
  listener.current = {
    picked: (point) => go(point, 0),
    hovered: () => {},
    moved: ({ centre }) => touched.current && onChange(rounded(centre)),
    failed: (what) => what === "session" && goToLogin("expired"),
  };
  const here = async () => {
    setLocating(true);
    setFault(null);
    const found = await locate();
    setLocating(false);
    if (!found.ok) return setFault(say("map.here-failed", { why: say(`map.here-${found.fault}`) }));
    go(found.point);
  };
  const number = (text: string, index: 0 | 1) => {
    const next: [number, number] = [value?.[0] ?? city.bounds?.[0] ?? 0, value?.[1] ?? city.bounds?.[1] ?? 0];
    next[index] = Number(text);
    if (text.trim() === "" || !Number.isFinite(next[index]) || Math.abs(next[1]) > 90 || Math.abs(next[0]) > 180) return;
    go(next, 0);
  };
  const touch = () => {
    touched.current = true;
  };
  return (
    <div className={styles.place}>
      <div className={styles.row}>
        <div className={styles.search}>
          <SearchBox onFound={({ point }) => go(point)} />
        </div>
        <Button icon={<EnvironmentOutlined />} loading={locating} onClick={() => void here()} data-testid="place-here">
          {say("map.here")}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: hears only that the map within was touched; the map has its own keys */}
      <div className={styles.placeMap} onPointerDown={touch} onWheel={touch} onKeyDown={touch}>
        <MapView
          city={city.city}
          revision={city.revision}
          bounds={city.bounds}
          basemap={basemap}
          layers={LAYERS}
          view={() => (opened.current ? { zoom: NEAR, centre: opened.current } : null)}
          listener={listener}
          onMap={(next) => {
            setMap(next);
            if (next) onFly((to) => go(to));
          }}
          padding={NO_EDGE}
        />
        <svg className={styles.cross} viewBox="0 0 44 44" aria-hidden="true" data-set={value !== null}>
          <circle cx="22" cy="22" r="9" fill="none" strokeWidth="3" />
          <path d="M22 2 V14 M22 30 V42 M2 22 H14 M30 22 H42" strokeWidth="3" />
        </svg>
      </div>
      <div className={styles.row}>
        {(["lon", "lat"] as const).map((name, index) => (
          <label key={name} className={styles.coordinate}>
            {say(`receive.${name}`)}
            <input
              // Another place is another text; while it is typed it is the person's.
              key={value?.[index] ?? "none"}
              inputMode="decimal"
              defaultValue={value?.[index] ?? ""}
              onBlur={({ target }) => target.value !== String(value?.[index] ?? "") && number(target.value, index as 0 | 1)}
              onKeyDown={(event) => event.key === "Enter" && number(event.currentTarget.value, index as 0 | 1)}
              data-testid={`place-${name}`}
            />
          </label>
        ))}
      </div>
      {fault && <p role="alert">{fault}</p>}
      {!value && <p className={styles.quiet}>{say("new.place-hint")}</p>}
    </div>
  );
}
