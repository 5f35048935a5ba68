import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { FONTS } from "./base-layers";
import type { LayerName } from "./layer-list";
import { GROUND, SIGNAL, TONES, type Tone } from "./palette";

/** A layer of the map and the switch that shows it. */
export interface Switched {
  readonly by: LayerName;
  readonly layer: LayerSpecification;
}

const of = (name: string) => ({ source: name, "source-layer": name }) as const;

/** The colour of a feature by its squad's tone. */
const toned = (part: keyof Tone): ExpressionSpecification =>
  ["match", ["get", "tone"], ...TONES.flatMap((tone, index) => [index, tone[part]]), GROUND.text] as unknown as ExpressionSpecification;

const state = (name: string): ExpressionSpecification => ["boolean", ["feature-state", name], false];
const by = (from: number, a: number, to: number, b: number): ExpressionSpecification => [
  "interpolate",
  ["linear"],
  ["zoom"],
  from,
  a,
  to,
  b,
];

/** The image of slanted lines that means "nobody on post". */
export const HATCH = "hatch";

/** Areas and lines, bottom first. A grid nobody watches at the shown time is hatched: its state `empty` is set as the time moves. */
export const planGround: readonly Switched[] = [
  {
    by: "squad",
    layer: {
      id: "squad-fill",
      type: "fill",
      ...of("squad"),
      paint: { "fill-color": toned("fill"), "fill-opacity": ["interpolate", ["linear"], ["zoom"], 11, 0.3, 14, 0.12, 16, 0.06] },
    },
  },
  {
    by: "grid",
    layer: {
      id: "grid-fill",
      type: "fill",
      ...of("grid"),
      minzoom: 8,
      paint: {
        "fill-color": toned("fill"),
        "fill-opacity": [
          "interpolate",
          ["linear"],
          ["zoom"],
          13,
          ["case", state("hover"), 0.4, 0.2],
          16,
          ["case", state("hover"), 0.26, 0.11],
        ],
      },
    },
  },
  {
    by: "grid",
    layer: {
      id: "grid-empty",
      type: "fill",
      ...of("grid"),
      minzoom: 11,
      paint: { "fill-pattern": HATCH, "fill-opacity": ["case", state("empty"), 0.85, 0] },
    },
  },
  {
    by: "allowance",
    layer: {
      id: "allowance-fill",
      type: "fill",
      ...of("allowance"),
      minzoom: 13,
      paint: { "fill-color": "#4c8c2b", "fill-opacity": 0.28 },
    },
  },
  {
    by: "allowance",
    layer: {
      id: "allowance-line",
      type: "line",
      ...of("allowance"),
      minzoom: 13,
      paint: { "line-color": "#3a6b1f", "line-width": 1.4, "line-dasharray": [2, 1.5] },
    },
  },
  {
    by: "cell",
    layer: {
      id: "cell-line",
      type: "line",
      ...of("cell"),
      minzoom: 13.5,
      paint: { "line-color": "#6f6a60", "line-width": by(13.5, 0.3, 17, 1), "line-opacity": by(13.5, 0.35, 16, 0.7) },
    },
  },
  {
    by: "community",
    layer: {
      id: "community-line",
      type: "line",
      ...of("community"),
      minzoom: 10,
      paint: { "line-color": "#7a4a6b", "line-width": 1.6, "line-dasharray": [5, 2, 1, 2] },
    },
  },
  {
    by: "grid",
    layer: {
      id: "grid-line",
      type: "line",
      ...of("grid"),
      minzoom: 8,
      layout: { "line-join": "round" },
      paint: { "line-color": toned("line"), "line-width": by(11.5, 0.6, 16, 2), "line-opacity": 0.85 },
    },
  },
  {
    by: "segment",
    layer: {
      id: "segment-line",
      type: "line",
      ...of("segment"),
      minzoom: 13,
      layout: { "line-cap": "butt", "line-join": "round" },
      paint: { "line-color": "#2f4b6e", "line-width": by(13, 1, 17, 4), "line-opacity": by(13, 0.45, 16, 0.6) },
    },
  },
  {
    by: "squad",
    layer: {
      id: "squad-line",
      type: "line",
      ...of("squad"),
      layout: { "line-join": "round" },
      paint: { "line-color": toned("line"), "line-width": by(10, 1.2, 16, 2.4) },
    },
  },
  {
    by: "border",
    layer: {
      id: "border-halo",
      type: "line",
      ...of("border"),
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": "#ffffff", "line-width": by(10, 3.4, 16, 8), "line-opacity": 0.85 },
    },
  },
  {
    by: "border",
    layer: {
      id: "border-settled",
      type: "line",
      ...of("border"),
      filter: ["==", ["get", "settled"], true],
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": SIGNAL.settled, "line-width": by(10, 1.6, 16, 4) },
    },
  },
  {
    by: "border",
    layer: {
      id: "border-unsettled",
      type: "line",
      ...of("border"),
      filter: ["!=", ["get", "settled"], true],
      layout: { "line-cap": "butt", "line-join": "round" },
      paint: { "line-color": SIGNAL.unsettled, "line-width": by(10, 2, 16, 4.5), "line-dasharray": [2.2, 1.4] },
    },
  },
];

const isPoint: ExpressionSpecification = ["==", ["geometry-type"], "Point"];
const isLine: ExpressionSpecification = ["!=", ["geometry-type"], "Point"];
const onPost: ExpressionSpecification = ["case", ["boolean", ["feature-state", "empty"], false], 0.4, 1];

/** Posts, places and names, bottom first. */
export const planSigns: readonly Switched[] = [
  {
    by: "post",
    layer: {
      id: "post-beat",
      type: "line",
      ...of("post"),
      minzoom: 14.5,
      filter: isLine,
      layout: { "line-cap": "round", "line-join": "round" },
      paint: {
        "line-color": ["match", ["get", "mode"], "peak-watch", "#9a5200", "patrol", "#1f5fa8", "#6a3d9a"],
        "line-width": by(14.5, 1.4, 18, 3.4),
        "line-dasharray": [1.2, 1.6],
        "line-opacity": onPost,
      },
    },
  },
  {
    by: "post",
    layer: {
      id: "post-sign",
      type: "symbol",
      ...of("post"),
      minzoom: 13.2,
      filter: isPoint,
      layout: {
        "icon-image": ["concat", "post-", ["get", "kind"], "-", ["get", "mode"]],
        "icon-size": by(13, 0.62, 17, 1),
        "icon-allow-overlap": true,
        "text-field": ["step", ["zoom"], "", 15.6, ["get", "name"]],
        "text-font": FONTS,
        "text-size": 11,
        "text-offset": [0, 1.15],
        "text-anchor": "top",
        "text-optional": true,
        "text-max-width": 9,
      },
      paint: { "icon-opacity": onPost, "text-color": "#2d3748", "text-halo-color": "#ffffff", "text-halo-width": 1.5 },
    },
  },
  {
    by: "place",
    layer: {
      id: "place-sign",
      type: "symbol",
      ...of("place"),
      minzoom: 12.4,
      layout: {
        "icon-image": ["concat", "place-", ["get", "kind"]],
        "icon-size": by(12.4, 0.6, 16, 1),
        "icon-padding": 1,
        "text-field": ["step", ["zoom"], "", 13.6, ["get", "name"]],
        "text-font": FONTS,
        "text-size": by(13.6, 11, 17, 13),
        "text-offset": [0, 1.1],
        "text-anchor": "top",
        "text-optional": true,
        "text-max-width": 9,
      },
      paint: { "text-color": "#26313d", "text-halo-color": "#ffffff", "text-halo-width": 1.6 },
    },
  },
];

const nameOf = (noun: string, by: LayerName, from: number, to: number, layout: object, paint: object): Switched => ({
  by,
  layer: {
    id: `name-${noun}`,
    type: "symbol",
    ...of("label"),
    minzoom: from,
    maxzoom: to,
    filter: ["==", ["get", "noun"], noun],
    layout: { "text-field": ["get", "name"], "text-font": FONTS, "text-max-width": 8, ...layout },
    paint: { "text-halo-color": "#ffffff", "text-halo-width": 1.8, ...paint },
  } as LayerSpecification,
});

const aside = { "text-variable-anchor": ["center", "bottom", "top"], "text-radial-offset": 1.1 };

/** Names under the signs: they make way for posts and places. */
export const planNames: readonly Switched[] = [
  nameOf("cell", "cell", 16, 24, { "text-size": 10.5 }, { "text-color": "#5a554b", "text-halo-width": 1.2 }),
  nameOf("community", "community", 12.5, 16, { "text-size": 11.5, "text-letter-spacing": 0.08, ...aside }, { "text-color": "#6b3f5d" }),
  nameOf("grid", "grid", 13, 17, { "text-size": by(13, 11.5, 16, 14), ...aside }, { "text-color": toned("text") }),
];

/** The names of squads stand above everything, from afar. */
export const squadNames: readonly Switched[] = [
  nameOf(
    "squad",
    "squad",
    0,
    13.4,
    { "text-size": by(10, 12, 13, 17), "text-letter-spacing": 0.1, ...aside },
    { "text-color": toned("text") },
  ),
];
