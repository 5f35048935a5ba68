import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSource, StyleSpecification } from "maplibre-gl";
import type { Bounds, Point } from "../../geo/plane/point";
import { baseLayers, baseNames } from "./base-layers";
import { FLAT, northUp } from "./flat-map";
import { TILE_MAX_ZOOM } from "./map-style";
import { AttributionControl, MapLibreMap, ScaleControl } from "./maplibre";
import { GROUND, SIGNAL } from "./palette";

/** What a preview map is opened with. */
export interface PreviewInput {
  readonly container: HTMLElement;
  readonly origin: string;
  /** The portal's own ground for bearings, where the city has one; features elsewhere stand on plain paper. */
  readonly ground: { readonly revision: string; readonly bounds: Bounds; readonly attribution: string } | null;
  readonly title: string;
  /** What is said to who scrolls over the map or drags it with one finger. */
  readonly gestures: { readonly wheel: string; readonly wheelMac: string; readonly touch: string };
  /** Whether the map should jump instead of glide. */
  readonly calm: boolean;
  readonly failed: (fault: "session" | "graphics") => void;
}

/** Everything the page does with a preview map. */
export interface PreviewMap {
  /** Draws features, and looks at their bounds where they have some. */
  show(features: FeatureCollection, bounds: Bounds | null): void;
  /** Marks where faults lie. */
  mark(points: readonly Point[]): void;
  fly(point: Point): void;
  fit(): void;
  /** One step nearer, or farther with -1. */
  zoom(by: 1 | -1): void;
  close(): void;
}

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };
const DRAWN = "#1f5fa8";
/** The buttons cover the upper edge. */
const EDGE = { top: 64, right: 28, bottom: 36, left: 28 };

const styleOf = ({ origin, ground }: PreviewInput): StyleSpecification => ({
  version: 8,
  sources: {
    ...(ground
      ? {
          base: {
            type: "vector",
            tiles: [`${origin}/api/tile/base/{z}/{x}/{y}?v=${ground.revision}`],
            maxzoom: TILE_MAX_ZOOM,
            bounds: [...ground.bounds] as [number, number, number, number],
          },
        }
      : {}),
    drawn: { type: "geojson", data: NOTHING },
    marks: { type: "geojson", data: NOTHING },
  },
  layers: [
    { id: "beyond", type: "background", paint: { "background-color": GROUND.beyond } },
    ...(ground ? baseLayers : []),
    {
      id: "drawn-fill",
      type: "fill",
      source: "drawn",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "fill-color": DRAWN, "fill-opacity": 0.16 },
    },
    {
      id: "drawn-line",
      type: "line",
      source: "drawn",
      filter: ["!=", ["geometry-type"], "Point"],
      layout: { "line-join": "round", "line-cap": "round" },
      paint: { "line-color": DRAWN, "line-width": 1.6 },
    },
    ...(ground ? baseNames : []),
    {
      id: "drawn-point",
      type: "circle",
      source: "drawn",
      filter: ["==", ["geometry-type"], "Point"],
      paint: { "circle-color": DRAWN, "circle-radius": 4.5, "circle-stroke-color": "#ffffff", "circle-stroke-width": 1.5 },
    },
    {
      id: "marks",
      type: "circle",
      source: "marks",
      paint: { "circle-color": SIGNAL.unsettled, "circle-radius": 7, "circle-stroke-color": "#ffffff", "circle-stroke-width": 2.5 },
    },
  ],
});

const pointFeature = (point: Point): Feature => ({
  type: "Feature",
  properties: {},
  geometry: { type: "Point", coordinates: [point[0], point[1]] },
});

const box = ([west, south, east, north]: Bounds): [number, number, number, number] => [west, south, east, north];

/** Opens a preview map; answers when it can be drawn upon. */
export async function openPreviewMap(input: PreviewInput): Promise<PreviewMap> {
  const { container, ground, title, gestures, calm, failed } = input;
  const map = new MapLibreMap({
    container,
    style: styleOf(input),
    ...(ground ? { bounds: box(ground.bounds) } : { center: [104, 35] as [number, number], zoom: 3 }),
    ...FLAT,
    maxZoom: 19,
    fadeDuration: calm ? 0 : 200,
    // The page scrolls past the map with a wheel or one finger.
    cooperativeGestures: true,
    locale: {
      "Map.Title": title,
      "CooperativeGesturesHandler.WindowsHelpText": gestures.wheel,
      "CooperativeGesturesHandler.MacHelpText": gestures.wheelMac,
      "CooperativeGesturesHandler.MobileHelpText": gestures.touch,
    },
  });
  northUp(map);
  if (ground) map.addControl(new AttributionControl({ compact: false, customAttribution: ground.attribution }), "bottom-right");
  map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-right");
  // A tile of the ground that is missing costs bearings only.
  map.on("error", ({ error }) => (error as { status?: number }).status === 401 && failed("session"));
  await new Promise<void>((done) => map.once("load", () => done()));
  let bounds: Bounds | null = null;
  const put = (name: string, data: FeatureCollection) => (map.getSource(name) as GeoJSONSource).setData(data);
  const fitAll = () => {
    if (bounds) map.fitBounds(box(bounds), { padding: EDGE, maxZoom: 17, animate: false });
  };
  return {
    show: (features, around) => {
      put("drawn", features);
      bounds = around;
      fitAll();
    },
    mark: (points) => put("marks", { type: "FeatureCollection", features: points.map(pointFeature) }),
    fly: ([lon, lat]) => map[calm ? "jumpTo" : "easeTo"]({ center: [lon, lat], zoom: Math.max(map.getZoom(), 14) }),
    fit: fitAll,
    zoom: (by) => map.easeTo({ zoom: map.getZoom() + by, animate: !calm }),
    close: () => map.remove(),
  };
}
