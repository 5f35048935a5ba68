import type { FeatureCollection } from "geojson";
import type { StyleSpecification } from "maplibre-gl";
import type { PlaceKind, PostKind } from "../../duty/plan";
import type { Bounds, Point } from "../../geo/plane/point";
import { BADGE_RATIO, badges, drawBadges, hatch } from "./badges";
import { FONTS } from "./base-layers";
import type { Basemap } from "./basemap";
import { FLAT, northUp } from "./flat-map";
import { LAYERS, type LayerName } from "./layer-list";
import { groundIds, layerIds, mapStyle, type StyleInput } from "./map-style";
import { AttributionControl, MapLibreMap, ScaleControl } from "./maplibre";
import { HATCH, planGround } from "./plan-layers";

/** Where the map looks. */
export interface MapView {
  readonly zoom: number;
  readonly centre: Point;
}

/** What the map is opened with. */
export interface MapInput {
  readonly container: HTMLElement;
  readonly origin: string;
  readonly revision: string;
  readonly bounds: Bounds | null;
  readonly view: MapView | null;
  readonly basemap: Basemap;
  readonly layers: ReadonlySet<LayerName>;
  readonly title: string;
  readonly attribution: string;
  readonly letters: { post(kind: PostKind): string; place(kind: PlaceKind): string };
  readonly calm: boolean;
  /** Pixels at the edges that other things cover. */
  readonly padding: Padding;
}

/** Pixels at the map's four edges. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** What the map tells. */
export interface MapListener {
  loaded(): void;
  picked(point: Point): void;
  /** The pointer stands on a point, at pixels of the container; null when it has left. */
  hovered(point: Point | null, x: number, y: number): void;
  moved(view: MapView): void;
  failed(fault: "tiles" | "session" | "basemap" | "graphics"): void;
}

/** Everything the page does with the map. */
export interface PlanMap {
  readonly map: MapLibreMap;
  show(layers: ReadonlySet<LayerName>): void;
  /** Pales the grids and posts that nobody watches. */
  empty(grids: ReadonlySet<string>, posts: ReadonlySet<string>): void;
  hover(grid: string | null): void;
  choose(features: FeatureCollection): void;
  fly(to: { readonly centre: Point; readonly zoom?: number } | { readonly bounds: Bounds }, padding: Padding): void;
  reload(): void;
  close(): void;
}

async function ownStyle(basemap: Basemap): Promise<StyleSpecification | null> {
  if (basemap.kind !== "style") return null;
  const answer = await fetch(basemap.url);
  if (!answer.ok) throw new Error(`${basemap.url} answered ${answer.status}`);
  return (await answer.json()) as StyleSpecification;
}

const box = ([west, south, east, north]: Bounds): [number, number, number, number] => [west, south, east, north];

/** Keeps the features of a source whose state `empty` is set. */
function emptiness(map: MapLibreMap, source: "grid" | "post") {
  let before: ReadonlySet<string> = new Set();
  return (now: ReadonlySet<string>) => {
    const mark = (id: string, empty: boolean) => map.setFeatureState({ source, sourceLayer: source, id }, { empty });
    for (const id of before) if (!now.has(id)) mark(id, false);
    for (const id of now) if (!before.has(id)) mark(id, true);
    before = now;
  };
}

function listen(map: MapLibreMap, listener: MapListener): void {
  const canvas = map.getCanvas();
  map.on("click", ({ lngLat }) => listener.picked([lngLat.lng, lngLat.lat]));
  map.on("mousemove", ({ lngLat, point }) => listener.hovered([lngLat.lng, lngLat.lat], point.x, point.y));
  map.on("movestart", () => listener.hovered(null, 0, 0));
  canvas.addEventListener("mouseleave", () => listener.hovered(null, 0, 0));
  canvas.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    const { lng, lat } = map.getCenter();
    listener.picked([lng, lat]);
  });
  map.on("moveend", () => {
    const { lng, lat } = map.getCenter();
    listener.moved({ zoom: map.getZoom(), centre: [lng, lat] });
  });
  map.on("error", ({ error }) => {
    const status = (error as { status?: number }).status;
    listener.failed(status === 401 ? "session" : "tiles");
  });
}

/** Opens the map. Answers at once when the own basemap is drawn; a foreign style is fetched first. */
export async function openPlanMap(input: MapInput, listener: MapListener): Promise<PlanMap> {
  const { container, bounds, view, basemap } = input;
  const style = await ownStyle(basemap).catch(() => {
    listener.failed("basemap");
    return null;
  });
  const styleInput: StyleInput = { ...input, ownStyle: style };
  const ground = groundIds(styleInput);
  const tints = planGround.flatMap(({ layer }) =>
    layer.type === "fill" && layer.paint?.["fill-color"] ? [[layer.id, layer.paint["fill-color"]] as const] : [],
  );
  const map = new MapLibreMap({
    container,
    style: mapStyle(styleInput),
    ...(view
      ? { center: [view.centre[0], view.centre[1]] as [number, number], zoom: view.zoom }
      : bounds
        ? { bounds: box(bounds), fitBoundsOptions: { padding: input.padding } }
        : {}),
    ...FLAT,
    maxZoom: 19,
    fadeDuration: input.calm ? 0 : 200,
    locale: { "Map.Title": input.title },
  });
  northUp(map);
  map.addControl(new AttributionControl({ compact: false, customAttribution: input.attribution }), "bottom-right");
  map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-right");
  drawBadges(badges(input.letters), FONTS.join(", "), (id, image) => map.addImage(id, image, { pixelRatio: BADGE_RATIO }));
  map.addImage(HATCH, hatch("rgba(178, 60, 0, 0.34)"), { pixelRatio: BADGE_RATIO });
  listen(map, listener);

  const show = (layers: ReadonlySet<LayerName>) => {
    const set = (id: string, seen: boolean) => map.getLayer(id) && map.setLayoutProperty(id, "visibility", seen ? "visible" : "none");
    for (const name of LAYERS) for (const id of name === "base" ? ground : layerIds(name)) set(id, layers.has(name));
    // Under the heatmap the ground is plain: two meanings of colour at one place cannot be told apart.
    const heat = layers.has("heat");
    if (heat) set("grid-empty", false);
    for (const [id, colour] of tints) if (map.getLayer(id)) map.setPaintProperty(id, "fill-color", heat ? "#8a8a86" : colour);
  };
  const emptyGrids = emptiness(map, "grid");
  const emptyPosts = emptiness(map, "post");
  let hovered: string | null = null;
  const hover = (grid: string | null) => {
    if (grid === hovered) return;
    if (hovered !== null) map.setFeatureState({ source: "grid", sourceLayer: "grid", id: hovered }, { hover: false });
    if (grid !== null) map.setFeatureState({ source: "grid", sourceLayer: "grid", id: grid }, { hover: true });
    hovered = grid;
  };
  map.once("style.load", () => show(input.layers));
  map.once("load", () => listener.loaded());
  return {
    map,
    show,
    hover,
    empty: (grids, posts) => {
      emptyGrids(grids);
      emptyPosts(posts);
    },
    choose: (features) => {
      const source = map.getSource("chosen") as { setData(data: FeatureCollection): void } | undefined;
      source?.setData(features);
    },
    fly: (to, padding) => {
      if ("bounds" in to) map.fitBounds(box(to.bounds), { padding: { ...padding }, maxZoom: 17 });
      else map.easeTo({ center: [to.centre[0], to.centre[1]], zoom: to.zoom ?? map.getZoom(), padding: { ...padding } });
    },
    reload: () => {
      for (const name of Object.keys(map.getStyle().sources)) {
        const source = map.getSource(name) as { tiles?: string[]; setTiles?(tiles: string[]): void } | undefined;
        if (source?.tiles && source.setTiles) source.setTiles(source.tiles);
      }
    },
    close: () => map.remove(),
  };
}
