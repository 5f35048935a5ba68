import type { FeatureCollection, Geometry } from "geojson";
import type { Bounds } from "../../geo/plane/point";

function* pointsOf(geometry: Geometry): Generator<readonly number[]> {
  if (geometry.type === "GeometryCollection") for (const one of geometry.geometries) yield* pointsOf(one);
  else if (geometry.type === "Point") yield geometry.coordinates;
  else if (geometry.type === "LineString" || geometry.type === "MultiPoint") yield* geometry.coordinates;
  else if (geometry.type === "Polygon" || geometry.type === "MultiLineString") yield* geometry.coordinates.flat();
  else yield* geometry.coordinates.flat(2);
}

/** The box around everything of a collection that lies on a web map; null when nothing does. */
export function previewBounds({ features }: FeatureCollection): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { geometry } of features) {
    for (const [lon, lat] of geometry ? pointsOf(geometry) : []) {
      if (lon === undefined || lat === undefined || !(Math.abs(lon) <= 180 && Math.abs(lat) <= 85)) continue;
      [west, south] = [Math.min(west, lon), Math.min(south, lat)];
      [east, north] = [Math.max(east, lon), Math.max(north, lat)];
    }
  }
  return west <= east ? [west, south, east, north] : null;
}
