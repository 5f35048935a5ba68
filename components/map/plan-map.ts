import type { FeatureCollection } from "geojson";
import type { StyleSpecification } from "maplibre-gl";
import type { PlaceKind, PostKind } from "../../duty/plan";
import type { Bounds, Point } from "../../geo/plane/point";
import { BADGE_RATIO, badges, drawBadges } from "./badges";
import { FONTS } from "./base-layers";
import type { Basemap } from "./basemap";
import { LAYERS, type LayerName } from "./layer-list";
import { groundIds, layerIds, mapStyle, type StyleInput } from "./map-style";
import { AttributionControl, MapLibreMap, ScaleControl } from "./maplibre";

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
  fly(
    to: { readonly centre: Point; readonly zoom?: number } | { readonly bounds: Bounds },
    padding: { right: number; bottom: number },
  ): void;
  mute(heat: boolean): void;
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
  const map = new MapLibreMap({
    container,
    style: mapStyle(styleInput),
    ...(view
      ? { center: [view.centre[0], view.centre[1]] as [number, number], zoom: view.zoom }
      : bounds
        ? { bounds: box(bounds), fitBoundsOptions: { padding: 24 } }
        : {}),
    localIdeographFontFamily: FONTS.join(", "),
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    maxZoom: 19,
    fadeDuration: input.calm ? 0 : 200,
    locale: { "Map.Title": input.title },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new AttributionControl({ compact: false, customAttribution: input.attribution }), "bottom-right");
  map.addControl(new ScaleControl({ maxWidth: 90 }), "bottom-right");
  drawBadges(badges(input.letters), FONTS.join(", "), (id, image) => map.addImage(id, image, { pixelRatio: BADGE_RATIO }));
  listen(map, listener);

  const show = (layers: ReadonlySet<LayerName>) => {
    for (const name of LAYERS) {
      for (const id of name === "base" ? ground : layerIds(name)) {
        if (map.getLayer(id)) map.setLayoutProperty(id, "visibility", layers.has(name) ? "visible" : "none");
      }
    }
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
    fly: (to, { right, bottom }) => {
      const padding = { top: 60, left: 40, right: right + 40, bottom: bottom + 40 };
      if ("bounds" in to) map.fitBounds(box(to.bounds), { padding, maxZoom: 17 });
      else map.easeTo({ center: [to.centre[0], to.centre[1]], zoom: to.zoom ?? map.getZoom(), padding });
    },
    mute: (heat) => {
      for (const id of ["squad-fill", "grid-fill", "allowance-fill"]) {
        if (map.getLayer(id))
          map.setPaintProperty(
            id,
            "fill-color",
            heat
              ? "#8a8a86"
              : (mapStyle(styleInput).layers.find((layer) => layer.id === id) as { paint: { "fill-color": string } }).paint["fill-color"],
          );
      }
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
