import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { Query } from "../../../db/client";
import { stagedFeatures } from "../../../db/import-job";
import type { GroundShape } from "../../../duty/exchange/row";
import { type PointReading, stagedRow } from "./staged-row";

const MOST_FEATURES = 4000;
const MOST_POINTS = 150_000;
const PAGE = 500;

const geometryOf = (shape: GroundShape): Geometry =>
  shape.type === "point"
    ? { type: "Point", coordinates: [...shape.at] }
    : shape.type === "line"
      ? { type: "LineString", coordinates: shape.line.map((point) => [...point]) }
      : { type: "MultiPolygon", coordinates: shape.area.map((polygon) => polygon.map((ring) => ring.map((point) => [...point]))) };

const pointsOf = (shape: GroundShape) =>
  shape.type === "point" ? 1 : shape.type === "line" ? shape.line.length : shape.area.flat().reduce((sum, ring) => sum + ring.length, 0);

/** The first features of a layer as GeoJSON to be drawn, as far as a map bears them; `whole` tells whether that is all. */
export async function previewOf(
  sql: Query,
  job: number,
  layer: string,
  reading: PointReading,
): Promise<FeatureCollection & { readonly whole: boolean }> {
  const features: Feature[] = [];
  let points = 0;
  for (let after = 0; ; ) {
    const page = await stagedFeatures(sql, job, layer, after, PAGE);
    for (const staged of page) {
      const { shape, number } = stagedRow(staged, reading);
      if (!shape) continue;
      points += pointsOf(shape);
      if (features.length >= MOST_FEATURES || points > MOST_POINTS) return { type: "FeatureCollection", features, whole: false };
      features.push({ type: "Feature", id: staged.place, properties: { number }, geometry: geometryOf(shape) });
    }
    if (page.length < PAGE) return { type: "FeatureCollection", features, whole: true };
    after = (page.at(-1) as (typeof page)[number]).place;
  }
}
