import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSource, LayerSpecification } from "maplibre-gl";
import type { MapLibreMap } from "./maplibre";
import { SIGNAL } from "./palette";

/** A violation as the map draws it. */
export interface LivePoint {
  readonly id: number;
  readonly lon: number;
  readonly lat: number;
  readonly open: boolean;
}

/** Violations on a map, and those that have just come. */
export interface LiveLayer {
  /** Draws these, and nothing else. */
  show(points: readonly LivePoint[]): void;
  /** Lets rings go out from these for a while; where motion is unwanted a still ring marks them. */
  pulse(points: readonly LivePoint[]): void;
  /** Puts one in the foreground; null none. */
  choose(id: number | null): void;
  /** The violation drawn within a few pixels of a place of the container; null without. */
  near(x: number, y: number): number | null;
  close(): void;
}

/** Milliseconds of one ring on its way, and for how long rings go out. */
const RING = 1800;
const LASTS = 9000;
/** A still ring stands longer: nothing draws the eye to it. */
const STILL = 20_000;
/** At most so many pulse at once: in a flood the newest. */
const MOST = 80;
const NEAR = 12;

const POINTS = "live";
const PULSES = "live-pulse";
const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };

const collection = (points: readonly LivePoint[]): FeatureCollection => ({
  type: "FeatureCollection",
  features: points.map(
    ({ id, lon, lat, open }): Feature => ({
      type: "Feature",
      id,
      properties: { open },
      geometry: { type: "Point", coordinates: [lon, lat] },
    }),
  ),
});

/** A ring whose age is told by the state `name`, 0 to 1: it widens and fades. */
const ring = (name: string): LayerSpecification => ({
  id: `live-${name}`,
  type: "circle",
  source: PULSES,
  paint: {
    "circle-color": "rgba(0, 0, 0, 0)",
    "circle-radius": ["interpolate", ["linear"], ["coalesce", ["feature-state", name], 0], 0, 6, 1, 34],
    "circle-stroke-color": SIGNAL.unsettled,
    "circle-stroke-width": 3,
    "circle-stroke-opacity": ["interpolate", ["linear"], ["coalesce", ["feature-state", name], 1], 0, 0.95, 1, 0],
  },
});

const layers: readonly LayerSpecification[] = [
  ring("first"),
  ring("second"),
  {
    id: "live-point",
    type: "circle",
    source: POINTS,
    paint: {
      "circle-color": ["case", ["get", "open"], SIGNAL.unsettled, "#5d6875"],
      "circle-radius": ["interpolate", ["linear"], ["zoom"], 10, 3, 16, 6.5],
      "circle-stroke-color": "#ffffff",
      "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 10, 1, 16, 2],
    },
  },
  {
    id: "live-chosen",
    type: "circle",
    source: POINTS,
    filter: ["==", ["id"], -1],
    paint: { "circle-color": "#ffffff", "circle-radius": 8, "circle-stroke-width": 4, "circle-stroke-color": SIGNAL.selected },
  },
];

interface Pulse {
  readonly point: LivePoint;
  readonly since: number;
}

/** Lays violations over a loaded map. `calm`: nothing moves. */
export function openLive(map: MapLibreMap, calm: boolean): LiveLayer {
  for (const name of [POINTS, PULSES]) map.addSource(name, { type: "geojson", data: NOTHING });
  for (const layer of layers) map.addLayer(layer);
  const container = map.getContainer();
  const put = (name: string, data: FeatureCollection) => (map.getSource(name) as GeoJSONSource | undefined)?.setData(data);
  const lasts = calm ? STILL : LASTS;
  let pulses: readonly Pulse[] = [];
  let frame = 0;
  let timer = 0;
  let closed = false;

  const draw = () => put(PULSES, collection(pulses.map(({ point }) => point)));
  const state = (id: number, first: number, second: number) => map.setFeatureState({ source: PULSES, id }, { first, second });
  const expire = (now: number) => {
    const alive = pulses.filter(({ since }) => now - since < lasts);
    if (alive.length === pulses.length) return;
    pulses = alive;
    draw();
  };
  const step = (now: number) => {
    frame = 0;
    expire(now);
    for (const { point, since } of pulses) {
      const age = now - since;
      state(point.id, (age % RING) / RING, age < RING / 2 ? 1 : ((age + RING / 2) % RING) / RING);
    }
    if (pulses.length > 0) frame = window.requestAnimationFrame(step);
  };
  const still = () => {
    expire(performance.now());
    for (const { point } of pulses) state(point.id, 0.35, 1);
    window.clearTimeout(timer);
    if (pulses.length > 0) timer = window.setTimeout(still, 1000);
  };
  // Told to whoever asks what is on the screen: a drawing cannot be asked.
  const told = (ids: readonly number[]) => {
    const tell = () => {
      if (!closed && ids.length > 0) container.dataset.pulsed = [...ids].slice(-MOST).join(" ");
    };
    map.once("render", tell);
    map.triggerRepaint();
  };
  return {
    show: (points) => {
      put(POINTS, collection(points));
      container.dataset.live = String(points.length);
    },
    pulse: (points) => {
      if (points.length === 0) return;
      const since = performance.now();
      const fresh = new Set(points.map(({ id }) => id));
      pulses = [...pulses.filter(({ point }) => !fresh.has(point.id)), ...points.map((point) => ({ point, since }))].slice(-MOST);
      draw();
      if (calm) still();
      else if (frame === 0) frame = window.requestAnimationFrame(step);
      told(points.map(({ id }) => id));
    },
    choose: (id) => map.setFilter("live-chosen", ["==", ["id"], id ?? -1]),
    near: (x, y) => {
      const corners: [[number, number], [number, number]] = [
        [x - NEAR, y - NEAR],
        [x + NEAR, y + NEAR],
      ];
      const found = map.queryRenderedFeatures(corners, { layers: ["live-point"] })[0]?.id;
      return typeof found === "number" ? found : null;
    },
    close: () => {
      closed = true;
      window.cancelAnimationFrame(frame);
      window.clearTimeout(timer);
      delete container.dataset.pulsed;
      delete container.dataset.live;
      // Who closes the map first has taken everything with it.
      if (!map.style) return;
      for (const { id } of layers) if (map.getLayer(id)) map.removeLayer(id);
      for (const name of [POINTS, PULSES]) if (map.getSource(name)) map.removeSource(name);
    },
  };
}
