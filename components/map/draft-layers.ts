import type { LayerSpecification } from "maplibre-gl";
import { FONTS } from "./base-layers";
import { POST_LAYERS } from "./draft-posts";
import { GROUND, SIGNAL, TONES } from "./palette";

const TONED = ["match", ["get", "tone"], ...TONES.flatMap((tone, index) => [index, tone.fill]), "#d8d4c8"] as unknown as string;
const TONED_LINE = ["match", ["get", "tone"], ...TONES.flatMap((tone, index) => [index, tone.line]), "#6f6a60"] as unknown as string;
const TONED_TEXT = ["match", ["get", "tone"], ...TONES.flatMap((tone, index) => [index, tone.text]), GROUND.text] as unknown as string;
const MARKED = ["match", ["get", "kind"], "fault", "#c01c28", "stray", "#b23c00", "gain", "#17694a", "#5b3b8f"] as unknown as string;
const kindIs = (kind: string) => ["==", ["geometry-type"], kind] as ["==", ["geometry-type"], string];
const roleIs = (role: string) => ["==", ["get", "role"], role] as ["==", ["get", string], string];

/** Layers of the draft's map, bottom first. */
export const LAYERS: readonly LayerSpecification[] = [
  {
    id: "cell-fill",
    type: "fill",
    source: "cell",
    paint: { "fill-color": TONED, "fill-opacity": ["match", ["get", "shade"], 0, 0.16, 1, 0.3, 0.44] },
  },
  {
    id: "community-fill",
    type: "fill",
    source: "community",
    filter: ["==", ["get", "bare"], true],
    paint: { "fill-color": "#8a6f9c", "fill-opacity": 0.16 },
  },
  {
    id: "cell-line",
    type: "line",
    source: "cell",
    paint: {
      "line-color": "#6f6a60",
      "line-width": ["interpolate", ["linear"], ["zoom"], 11, 0.15, 14, 0.7, 17, 1.2],
      "line-opacity": 0.7,
    },
  },
  {
    id: "community-line",
    type: "line",
    source: "community",
    paint: { "line-color": "#7a4a6b", "line-width": 1.5, "line-dasharray": [5, 2, 1, 2] },
  },
  {
    id: "grid-line",
    type: "line",
    source: "border",
    filter: roleIs("grid"),
    layout: { "line-join": "round" },
    paint: { "line-color": TONED_LINE, "line-width": 2.2 },
  },
  {
    id: "squad-line",
    type: "line",
    source: "border",
    filter: roleIs("squad"),
    layout: { "line-join": "round" },
    paint: { "line-color": "#26303b", "line-width": 3.4 },
  },
  { id: "grid-chosen-fill", type: "fill", source: "grid-chosen", paint: { "fill-color": SIGNAL.selected, "fill-opacity": 0.1 } },
  {
    id: "grid-chosen-line",
    type: "line",
    source: "grid-chosen",
    layout: { "line-join": "round" },
    paint: { "line-color": SIGNAL.selected, "line-width": 4 },
  },
  { id: "chosen-fill", type: "fill", source: "chosen", paint: { "fill-color": SIGNAL.selected, "fill-opacity": 0.34 } },
  { id: "chosen-line", type: "line", source: "chosen", paint: { "line-color": SIGNAL.selected, "line-width": 2.4 } },
  { id: "mark-fill", type: "fill", source: "mark", filter: kindIs("Polygon"), paint: { "fill-color": MARKED, "fill-opacity": 0.42 } },
  {
    id: "mark-line",
    type: "line",
    source: "mark",
    filter: ["!=", ["geometry-type"], "Point"],
    paint: { "line-color": MARKED, "line-width": 2.2 },
  },
  {
    id: "mark-spot",
    type: "circle",
    source: "mark",
    filter: kindIs("Point"),
    paint: { "circle-radius": 5.5, "circle-color": MARKED, "circle-stroke-width": 1.6, "circle-stroke-color": "#ffffff" },
  },
  {
    id: "name-grid",
    type: "symbol",
    source: "name",
    minzoom: 11.5,
    layout: { "text-field": ["get", "name"], "text-font": [...FONTS], "text-size": 12, "text-max-width": 7 },
    paint: { "text-color": TONED_TEXT, "text-halo-color": "#ffffff", "text-halo-width": 1.6 },
  },
  ...POST_LAYERS,
  {
    id: "sketch-fill",
    type: "fill",
    source: "sketch",
    filter: kindIs("Polygon"),
    paint: { "fill-color": "#0f4c81", "fill-opacity": 0.14 },
  },
  {
    id: "sketch-line",
    type: "line",
    source: "sketch",
    filter: ["!=", ["geometry-type"], "Point"],
    paint: { "line-color": "#0f4c81", "line-width": 2.6, "line-dasharray": [2, 1.2] },
  },
  {
    id: "sketch-middle",
    type: "circle",
    source: "sketch",
    filter: roleIs("middle"),
    paint: { "circle-radius": 4, "circle-color": "#ffffff", "circle-stroke-width": 1.6, "circle-stroke-color": "#5d6875" },
  },
  {
    id: "sketch-vertex",
    type: "circle",
    source: "sketch",
    filter: roleIs("vertex"),
    paint: { "circle-radius": 6, "circle-color": "#0f4c81", "circle-stroke-width": 2, "circle-stroke-color": "#ffffff" },
  },
];
