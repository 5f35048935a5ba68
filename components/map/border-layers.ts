import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import { STANDINGS, STROKES, type Standing } from "../border/standing";
import { baseLayers, baseNames } from "./base-layers";
import { GROUND, SIGNAL } from "./palette";
import { planGround, squadNames } from "./plan-layers";

/** The layer that every border is drawn in, however it stands: what a pointer is held against. */
export const BORDER_HALO = "border-halo";

const CIRCUMFERENCE = 40_075_016.686;
const TILE = 512;

/** Pixels of so many metres by zoom, at a latitude: they double with each step. */
const metresWide = (metres: ExpressionSpecification | number, latitude: number): ExpressionSpecification => {
  const perMetre = TILE / (CIRCUMFERENCE * Math.cos((latitude * Math.PI) / 180));
  const at = (zoom: number) => (typeof metres === "number" ? metres * perMetre * 2 ** zoom : ["*", metres, perMetre * 2 ** zoom]);
  return ["interpolate", ["exponential", 2], ["zoom"], 8, at(8), 22, at(22)] as unknown as ExpressionSpecification;
};

const borders = { source: "border", "source-layer": "border" } as const;
/** How a border stands: as told, else as its tile knows it. */
const told: ExpressionSpecification = [
  "coalesce",
  ["feature-state", "standing"],
  ["case", ["==", ["get", "settled"], true], "rule-from-plan", "unsettled"],
];
const stands = (standing: Standing, yes: number): ExpressionSpecification => ["case", ["==", told, standing], yes, 0];
const wide = (weight: number): ExpressionSpecification => ["interpolate", ["linear"], ["zoom"], 10, 2 * weight, 16, 5 * weight];

const standingLayers: LayerSpecification[] = [...STANDINGS].reverse().map((standing) => ({
  id: `standing-${standing}`,
  type: "line",
  ...borders,
  layout: { "line-cap": "butt", "line-join": "round" },
  paint: {
    "line-color": STROKES[standing].colour,
    "line-width": wide(STROKES[standing].weight),
    "line-opacity": stands(standing, 1),
    ...(STROKES[standing].dash ? { "line-dasharray": [...(STROKES[standing].dash as readonly number[])] } : {}),
  },
}));

const flat = (list: readonly { readonly by: string; readonly layer: LayerSpecification }[], by: string) =>
  list.filter((one) => one.by === by).map(({ layer }) => layer);

/** All layers of a map of borders, bottom first. `latitude` is that of the city; `reach` metres of a band whose rule tells none. */
export function borderLayers(latitude: number, reach: number): LayerSpecification[] {
  const width: ExpressionSpecification = ["*", 2, ["case", [">", ["get", "width"], 0], ["get", "width"], reach]];
  return [
    { id: "beyond", type: "background", paint: { "background-color": GROUND.beyond } },
    ...baseLayers,
    ...flat(planGround, "squad"),
    {
      id: "band",
      type: "line",
      ...borders,
      minzoom: 13.5,
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": "#4b5563", "line-opacity": 0.13, "line-width": metresWide(width, latitude) },
    },
    {
      id: "chosen-band",
      type: "line",
      source: "chosen",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": SIGNAL.selected, "line-opacity": 0.26, "line-width": metresWide(["*", 2, ["get", "width"]], latitude) },
    },
    {
      id: "chosen-halo",
      type: "line",
      source: "chosen",
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": SIGNAL.selected, "line-opacity": 0.85, "line-width": wide(2.6) },
    },
    {
      id: BORDER_HALO,
      type: "line",
      ...borders,
      layout: { "line-cap": "round", "line-join": "round" },
      paint: { "line-color": "#ffffff", "line-width": wide(1.9), "line-opacity": 0.92 },
    },
    ...standingLayers,
    ...baseNames,
    ...flat(squadNames, "squad"),
    {
      id: "mark",
      type: "circle",
      source: "mark",
      paint: {
        "circle-color": ["case", ["get", "strong"], SIGNAL.selected, SIGNAL.unsettled],
        "circle-radius": ["case", ["get", "strong"], 11, 7],
        "circle-stroke-color": "#ffffff",
        "circle-stroke-width": 2.5,
      },
    },
    {
      id: "spot",
      type: "circle",
      source: "spot",
      paint: { "circle-radius": 7, "circle-color": "#ffffff", "circle-stroke-width": 3.6, "circle-stroke-color": SIGNAL.selected },
    },
  ];
}
