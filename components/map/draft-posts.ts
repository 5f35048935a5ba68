import type { Feature, FeatureCollection } from "geojson";
import type { ExpressionSpecification, LayerSpecification } from "maplibre-gl";
import type { Post } from "../../duty/plan";
import { boundsOfPoints, middleOf } from "../../geo/plane/bounds";
import { halfWay } from "../../geo/plane/line";
import { planeAt } from "../../geo/plane/plane";
import type { Point } from "../../geo/plane/point";
import { FONTS } from "./base-layers";
import { collection, feature, lineString, spot } from "./draft-features";
import { MODE_COLOUR, SIGNAL } from "./palette";

/** Where a post's sign stands: a fixed one at its point, a beat's half way along. */
export const signOf = ({ line }: Pick<Post, "line">): Point =>
  line.length === 1 ? (line[0] as Point) : halfWay(line, planeAt(middleOf(boundsOfPoints(line))));

/** Posts as features: a line for each beat, and a sign for each. */
export function postFeatures(posts: readonly Post[]): FeatureCollection {
  const features = posts.flatMap((post): Feature[] => {
    const { code, name, kind, mode, line } = post;
    const told = { code, name, kind, mode };
    const sign = feature(spot(signOf(post)), told);
    return line.length > 1 ? [feature(lineString(line), told), sign] : [sign];
  });
  return collection(features);
}

const MODED = ["match", ["get", "mode"], ...Object.entries(MODE_COLOUR).flat(), "#56606b"] as unknown as string;
const isPoint: ExpressionSpecification = ["==", ["geometry-type"], "Point"];
const isLine: ExpressionSpecification = ["!=", ["geometry-type"], "Point"];

/** Layers of posts, bottom first: what is chosen glows under its sign. */
export const POST_LAYERS: readonly LayerSpecification[] = [
  {
    id: "post-chosen-line",
    type: "line",
    source: "post-chosen",
    filter: isLine,
    layout: { "line-cap": "round", "line-join": "round" },
    paint: { "line-color": SIGNAL.selected, "line-width": 9, "line-opacity": 0.35 },
  },
  {
    id: "post-beat",
    type: "line",
    source: "post",
    filter: isLine,
    minzoom: 12.5,
    layout: { "line-cap": "round", "line-join": "round" },
    paint: {
      "line-color": MODED,
      "line-width": [
        "interpolate",
        ["linear"],
        ["zoom"],
        12.5,
        ["match", ["get", "kind"], "vehicle", 1.4, 1],
        16,
        ["match", ["get", "kind"], "vehicle", 3.6, 2.6],
      ],
      "line-dasharray": [1.4, 1.6],
    },
  },
  {
    id: "post-chosen-spot",
    type: "circle",
    source: "post-chosen",
    filter: isPoint,
    paint: { "circle-radius": 17, "circle-color": "#ffffff", "circle-stroke-width": 3, "circle-stroke-color": SIGNAL.selected },
  },
  {
    id: "post-sign",
    type: "symbol",
    source: "post",
    filter: isPoint,
    minzoom: 11.5,
    layout: {
      "icon-image": ["concat", "post-", ["get", "kind"], "-", ["get", "mode"]],
      "icon-size": ["interpolate", ["linear"], ["zoom"], 11.5, 0.55, 16, 1],
      "icon-allow-overlap": true,
      "text-field": ["step", ["zoom"], "", 15.4, ["get", "name"]],
      "text-font": [...FONTS],
      "text-size": 11,
      "text-offset": [0, 1.2],
      "text-anchor": "top",
      "text-optional": true,
      "text-max-width": 9,
    },
    paint: { "text-color": "#2d3748", "text-halo-color": "#ffffff", "text-halo-width": 1.5 },
  },
];
