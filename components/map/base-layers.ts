import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { GROUND } from "./palette";

/** Fonts of the map's letters, first that the machine has; drawn in the browser, so that no glyph server is needed. */
export const FONTS = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "sans-serif"];

const source = { source: "base", "source-layer": "base" } as const;
const layerIs = (name: string): ExpressionSpecification => ["==", ["get", "layer"], name];
const classIs = (name: string): ExpressionSpecification => ["==", ["get", "class"], name];
/** A motorway is drawn as a main street: what sets it apart is who may cross it, not how it looks. */
const streetIs = (name: string): ExpressionSpecification => [
  "all",
  layerIs("street"),
  name === "main" ? ["any", classIs("main"), classIs("motorway")] : classIs(name),
];

/** Widths by zoom, doubling as the ground does. */
const width = (at12: number, at18: number): ExpressionSpecification => ["interpolate", ["exponential", 1.6], ["zoom"], 12, at12, 18, at18];

const STREETS = [
  { name: "lane", from: 14, at12: 0.4, at18: 11, fill: GROUND.street, casing: GROUND.casing },
  { name: "secondary", from: 12, at12: 1, at18: 18, fill: GROUND.street, casing: GROUND.casing },
  { name: "main", from: 10, at12: 2, at18: 28, fill: GROUND.streetMain, casing: GROUND.casingMain },
] as const;

const casings: LayerSpecification[] = STREETS.map(({ name, from, at12, at18, casing }) => ({
  id: `base-casing-${name}`,
  type: "line",
  ...source,
  minzoom: from,
  filter: streetIs(name),
  layout: { "line-cap": "round", "line-join": "round" },
  paint: { "line-color": casing, "line-width": width(at12 + 1, at18 + 2.4) },
}));

const fills: LayerSpecification[] = STREETS.map(({ name, from, at12, at18, fill }) => ({
  id: `base-street-${name}`,
  type: "line",
  ...source,
  minzoom: from,
  filter: streetIs(name),
  layout: { "line-cap": "round", "line-join": "round" },
  paint: { "line-color": fill, "line-width": width(at12, at18) },
}));

/** The ground under everything: land, water, green, blocks, streets by class, rail. */
export const baseLayers: LayerSpecification[] = [
  { id: "base-land", type: "fill", ...source, filter: layerIs("land"), paint: { "fill-color": GROUND.land } },
  { id: "base-block", type: "fill", ...source, minzoom: 13, filter: layerIs("block"), paint: { "fill-color": GROUND.block } },
  { id: "base-green", type: "fill", ...source, filter: layerIs("green"), paint: { "fill-color": GROUND.green } },
  {
    id: "base-water",
    type: "fill",
    ...source,
    filter: ["all", layerIs("water"), ["==", ["geometry-type"], "Polygon"]],
    paint: { "fill-color": GROUND.water },
  },
  {
    id: "base-water-line",
    type: "line",
    ...source,
    filter: ["all", layerIs("water"), ["==", ["geometry-type"], "LineString"]],
    paint: { "line-color": GROUND.water, "line-width": width(1.5, 16) },
  },
  ...casings,
  ...fills,
  {
    id: "base-wall",
    type: "line",
    ...source,
    minzoom: 14,
    filter: layerIs("wall"),
    paint: { "line-color": GROUND.rail, "line-width": 1.2, "line-dasharray": [1, 1] },
  },
  { id: "base-rail", type: "line", ...source, filter: layerIs("rail"), paint: { "line-color": GROUND.rail, "line-width": width(1.2, 5) } },
  {
    id: "base-rail-ties",
    type: "line",
    ...source,
    minzoom: 13,
    filter: layerIs("rail"),
    paint: { "line-color": GROUND.land, "line-width": width(0.6, 3), "line-dasharray": [4, 4] },
  },
];

const along = (name: string, from: number, size: number): LayerSpecification => ({
  id: `base-name-${name}`,
  type: "symbol",
  ...source,
  minzoom: from,
  filter: ["all", streetIs(name), ["has", "name"]],
  layout: {
    "symbol-placement": "line",
    "symbol-spacing": 320,
    "text-field": ["get", "name"],
    "text-font": FONTS,
    "text-size": ["interpolate", ["linear"], ["zoom"], from, size, 18, size + 3],
    "text-letter-spacing": 0.12,
    "text-max-angle": 35,
    "text-padding": 6,
  },
  paint: { "text-color": GROUND.text, "text-halo-color": GROUND.halo, "text-halo-width": 1.8 },
});

const areaName = (name: "water" | "green", from: number, colour: string): LayerSpecification => ({
  id: `base-name-${name}`,
  type: "symbol",
  ...source,
  minzoom: from,
  filter: ["all", layerIs("label"), classIs(name)],
  layout: { "text-field": ["get", "name"], "text-font": FONTS, "text-size": 12, "text-letter-spacing": 0.15, "text-max-width": 7 },
  paint: { "text-color": colour, "text-halo-color": GROUND.halo, "text-halo-width": 1.2 },
});

/** Names on the ground: streets along their lines, waters and greens at their points. */
export const baseNames: LayerSpecification[] = [
  along("lane", 16, 10.5),
  along("secondary", 14, 11),
  along("main", 12.5, 11.5),
  areaName("water", 12, GROUND.waterText),
  areaName("green", 13.5, GROUND.greenText),
];
