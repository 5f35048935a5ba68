import type { Feature, FeatureCollection } from "geojson";
import type { GeoJSONSource, SourceSpecification, VectorTileSource } from "maplibre-gl";
import type { Bounds, Line, Point } from "../../geo/plane/point";
import type { Standing } from "../border/standing";
import { BORDER_HALO, borderLayers } from "./border-layers";
import { FLAT, northUp } from "./flat-map";
import { TILE_MAX_ZOOM } from "./map-style";
import { AttributionControl, MapLibreMap, ScaleControl } from "./maplibre";

/** What a map of borders is opened with. */
export interface BorderMapInput {
  readonly container: HTMLElement;
  readonly origin: string;
  readonly revision: string;
  readonly bounds: Bounds | null;
  readonly title: string;
  readonly attribution: string;
  /** Whether the map should jump instead of glide. */
  readonly calm: boolean;
  /** Metres of a band whose rule tells none. */
  readonly reach: number;
}

/** What the map tells. */
export interface BorderMapListener {
  loaded(): void;
  /** A place was clicked, or the middle of the map by the enter key; `key` is the border within a few pixels. */
  picked(at: Point, key: string | null): void;
  failed(fault: "session" | "tiles" | "graphics"): void;
}

/** The map of borders, as pages use it. */
export interface BorderMap {
  /** Tells how each border stands, by key. */
  stand(standings: ReadonlyMap<string, Standing>): void;
  /** Draws one border on top, with its band of `width` metres on each side. */
  choose(border: { readonly key: string; readonly lines: readonly Line[]; readonly width: number } | null): void;
  /** Marks places that want attention; the one numbered `strong` stands out. */
  mark(points: readonly Point[], strong: number | null): void;
  spot(at: Point | null): void;
  fly(to: Point | Bounds): void;
  fit(): void;
  zoom(by: 1 | -1): void;
  /** Fetches the plan's tiles of another state of the city. */
  revise(revision: string): void;
  /** What the map shows, as a data URL; drawn anew for it. */
  picture(): Promise<string>;
  close(): void;
}

const NOTHING: FeatureCollection = { type: "FeatureCollection", features: [] };
const NAMES = ["base", "squad", "border", "label"] as const;
/** Pixels around a pointer in which a border counts as meant. */
const NEAR = 10;
const tilesOf = (origin: string, name: string, revision: string) => [`${origin}/api/tile/${name}/{z}/{x}/{y}?v=${revision}`];

function sourcesOf({ origin, revision, bounds }: BorderMapInput): Record<string, SourceSpecification> {
  const empty: SourceSpecification = { type: "geojson", data: NOTHING };
  const vector = (name: string): SourceSpecification => ({
    type: "vector",
    tiles: tilesOf(origin, name, revision),
    maxzoom: TILE_MAX_ZOOM,
    promoteId: "code",
    ...(bounds ? { bounds: [...bounds] as [number, number, number, number] } : {}),
  });
  return { ...Object.fromEntries(NAMES.map((name) => [name, vector(name)])), chosen: empty, mark: empty, spot: empty };
}

const pointFeature = (at: Point, properties: Record<string, unknown> = {}): Feature => ({
  type: "Feature",
  properties,
  geometry: { type: "Point", coordinates: [at[0], at[1]] },
});
const collection = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });
const box = ([west, south, east, north]: Bounds): [number, number, number, number] => [west, south, east, north];

/** The border drawn within a few pixels of a place on the screen. */
function borderNear(map: MapLibreMap, x: number, y: number): string | null {
  const corners: [[number, number], [number, number]] = [
    [x - NEAR, y - NEAR],
    [x + NEAR, y + NEAR],
  ];
  const code = map.queryRenderedFeatures(corners, { layers: [BORDER_HALO] })[0]?.properties.code;
  return typeof code === "string" ? code : null;
}

function listen(map: MapLibreMap, listener: { readonly current: BorderMapListener }): void {
  map.on("click", ({ lngLat, point }) => listener.current.picked([lngLat.lng, lngLat.lat], borderNear(map, point.x, point.y)));
  map.on("mousemove", ({ point }) => {
    map.getCanvas().style.cursor = borderNear(map, point.x, point.y) ? "pointer" : "";
  });
  map.getCanvas().addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const { lng, lat } = map.getCenter();
    const { x, y } = map.project([lng, lat]);
    listener.current.picked([lng, lat], borderNear(map, x, y));
  });
  map.on("error", ({ error }) => {
    console.error(error);
    listener.current.failed((error as { status?: number }).status === 401 ? "session" : "tiles");
  });
  map.once("load", () => listener.current.loaded());
}

/** Opens a map of the city's borders. @throws without WebGL 2. */
export function openBorderMap(input: BorderMapInput, listener: { readonly current: BorderMapListener }): BorderMap {
  const { container, origin, bounds, title, attribution, calm, reach } = input;
  const latitude = bounds ? (bounds[1] + bounds[3]) / 2 : 35;
  const map = new MapLibreMap({
    container,
    style: { version: 8, sources: sourcesOf(input), layers: borderLayers(latitude, reach) },
    ...(bounds ? { bounds: box(bounds), fitBoundsOptions: { padding: 24 } } : { center: [104, 35] as [number, number], zoom: 3 }),
    ...FLAT,
    maxZoom: 19,
    fadeDuration: calm ? 0 : 200,
    locale: { "Map.Title": title },
  });
  northUp(map);
  map.addControl(new AttributionControl({ compact: true, customAttribution: attribution }), "bottom-right");
  map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-right");
  listen(map, listener);
  const put = (name: string, data: FeatureCollection): void => {
    (map.getSource(name) as GeoJSONSource | undefined)?.setData(data);
  };
  let known: ReadonlyMap<string, Standing> = new Map();
  let shown = input.revision;
  return {
    stand: (standings) => {
      for (const [id, standing] of standings)
        if (known.get(id) !== standing) map.setFeatureState({ source: "border", sourceLayer: "border", id }, { standing });
      known = standings;
    },
    choose: (border) =>
      put(
        "chosen",
        collection(
          (border?.lines ?? []).map((line) => ({
            type: "Feature",
            properties: { width: border?.width ?? 0 },
            geometry: { type: "LineString", coordinates: line.map(([lon, lat]) => [lon, lat]) },
          })),
        ),
      ),
    mark: (points, strong) => put("mark", collection(points.map((at, index) => pointFeature(at, { strong: index === strong })))),
    spot: (at) => put("spot", at ? collection([pointFeature(at)]) : NOTHING),
    fly: (to) => {
      if (to.length === 4) map.fitBounds(box(to), { padding: 46, maxZoom: 16, animate: !calm });
      else map[calm ? "jumpTo" : "easeTo"]({ center: [to[0], to[1]], zoom: Math.max(map.getZoom(), 15.5) });
    },
    fit: () => {
      if (bounds) map.fitBounds(box(bounds), { padding: 24, animate: !calm });
    },
    zoom: (by) => map.easeTo({ zoom: map.getZoom() + by, animate: !calm }),
    revise: (revision) => {
      if (revision === shown) return;
      shown = revision;
      for (const name of NAMES) (map.getSource(name) as VectorTileSource | undefined)?.setTiles(tilesOf(origin, name, revision));
    },
    picture: () =>
      new Promise((done) => {
        map.once("render", () => done(map.getCanvas().toDataURL("image/png")));
        map.triggerRepaint();
      }),
    close: () => map.remove(),
  };
}
