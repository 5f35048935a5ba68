import type { LayerSpecification, SourceSpecification, StyleSpecification } from "maplibre-gl";
import type { Bounds } from "../../geo/plane/point";
import { baseLayers, baseNames } from "./base-layers";
import type { Basemap } from "./basemap";
import { type LayerName, TILE_LAYERS } from "./layer-list";
import { GROUND, SIGNAL } from "./palette";
import { planGround, planNames, planSigns, squadNames } from "./plan-layers";

/** What the map's style is made from. */
export interface StyleInput {
  /** Scheme and host the tiles come from. */
  readonly origin: string;
  /** Changes with the plan, so that no tile of the plan before is shown. */
  readonly revision: string;
  readonly bounds: Bounds | null;
  readonly basemap: Basemap;
  /** The user's own style, when the basemap is one and it could be read. */
  readonly ownStyle: StyleSpecification | null;
}

/** The highest zoom that tiles are cut for; nearer ones are drawn from those. */
export const TILE_MAX_ZOOM = 16;

function tileSources({ origin, revision, bounds }: StyleInput): Record<string, SourceSpecification> {
  const named = [...TILE_LAYERS, "label"].map((name) => {
    const source: SourceSpecification = {
      type: "vector",
      tiles: [`${origin}/api/tile/${name}/{z}/{x}/{y}?v=${revision}`],
      minzoom: 0,
      maxzoom: TILE_MAX_ZOOM,
      promoteId: "code",
      ...(bounds ? { bounds: [...bounds] as [number, number, number, number] } : {}),
    };
    return [name, source] as const;
  });
  return Object.fromEntries(named);
}

const EMPTY: SourceSpecification = { type: "geojson", data: { type: "FeatureCollection", features: [] } };

const roleIs = (role: string) => ["==", ["get", "role"], role] as ["==", ["get", string], string];

/** What is chosen: its cell, its street segment, the posts on duty, the spot itself. */
const selectionLayers: LayerSpecification[] = [
  {
    id: "chosen-grid",
    type: "line",
    source: "chosen",
    filter: roleIs("grid"),
    paint: { "line-color": SIGNAL.selected, "line-width": 3.2, "line-opacity": 0.9 },
  },
  {
    id: "chosen-cell",
    type: "fill",
    source: "chosen",
    filter: roleIs("cell"),
    paint: { "fill-color": SIGNAL.selected, "fill-opacity": 0.22 },
  },
  {
    id: "chosen-cell-line",
    type: "line",
    source: "chosen",
    filter: roleIs("cell"),
    paint: { "line-color": SIGNAL.selected, "line-width": 1.6 },
  },
  {
    id: "chosen-segment",
    type: "line",
    source: "chosen",
    filter: roleIs("segment"),
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": "#1f5fa8", "line-width": 6, "line-opacity": 0.55 },
  },
  {
    id: "chosen-way",
    type: "line",
    source: "chosen",
    filter: roleIs("way"),
    paint: { "line-color": SIGNAL.selected, "line-width": 1.6, "line-dasharray": [2, 2] },
  },
  {
    id: "chosen-post",
    type: "circle",
    source: "chosen",
    filter: roleIs("post"),
    paint: { "circle-radius": 15, "circle-color": "rgba(255,255,255,0)", "circle-stroke-width": 2.6, "circle-stroke-color": SIGNAL.held },
  },
  {
    id: "chosen-here",
    type: "circle",
    source: "chosen",
    filter: roleIs("here"),
    paint: { "circle-radius": 8, "circle-color": "#2b7de9", "circle-stroke-width": 2.5, "circle-stroke-color": "#ffffff" },
  },
  {
    id: "chosen-spot",
    type: "circle",
    source: "chosen",
    filter: roleIs("spot"),
    paint: { "circle-radius": 6, "circle-color": "#ffffff", "circle-stroke-width": 3.4, "circle-stroke-color": SIGNAL.selected },
  },
];

function ground({ basemap, ownStyle }: StyleInput): {
  sources: Record<string, SourceSpecification>;
  layers: LayerSpecification[];
  names: LayerSpecification[];
} {
  if (basemap.kind === "raster") {
    const raster: SourceSpecification = { type: "raster", tiles: [basemap.url], tileSize: basemap.tileSize, maxzoom: basemap.maxZoom };
    return { sources: { "own-raster": raster }, layers: [{ id: "own-raster", type: "raster", source: "own-raster" }], names: [] };
  }
  if (ownStyle) return { sources: ownStyle.sources, layers: ownStyle.layers, names: [] };
  return { sources: {}, layers: baseLayers, names: baseNames };
}

/** Ids of the ground's layers: what the basemap switch shows and hides. */
export function groundIds(input: StyleInput): string[] {
  const { layers, names } = ground(input);
  return [...layers, ...names].map(({ id }) => id);
}

/** Ids of a switch's layers. */
export const layerIds = (name: LayerName): string[] =>
  [...planGround, ...planSigns, ...planNames, ...squadNames].filter(({ by }) => by === name).map(({ layer }) => layer.id);

/** The whole style: the ground, the plan upon it, what is chosen, the signs and the names on top. */
export function mapStyle(input: StyleInput): StyleSpecification {
  const own = ground(input);
  const flat = (list: readonly { readonly layer: LayerSpecification }[]) => list.map(({ layer }) => layer);
  return {
    version: 8,
    ...(input.ownStyle?.glyphs ? { glyphs: input.ownStyle.glyphs } : {}),
    ...(input.ownStyle?.sprite ? { sprite: input.ownStyle.sprite } : {}),
    sources: { ...own.sources, ...tileSources(input), chosen: EMPTY },
    layers: [
      { id: "beyond", type: "background", paint: { "background-color": GROUND.beyond } },
      ...own.layers,
      ...flat(planGround),
      ...selectionLayers,
      ...own.names,
      ...flat(planNames),
      ...flat(planSigns),
      ...flat(squadNames),
    ],
  };
}
