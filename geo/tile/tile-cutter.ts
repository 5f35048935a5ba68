import { GeoJSONVT } from "@maplibre/geojson-vt";
import { fromGeojsonVt } from "@maplibre/vt-pbf";
import type { Area, Line, Point } from "../plane/point";

/** A feature to be drawn: its shape, and what the map wants to know of it (strings, numbers, booleans). */
export interface TileFeature {
  readonly shape:
    | { readonly type: "area"; readonly area: Area }
    | { readonly type: "line"; readonly line: Line }
    | { readonly type: "point"; readonly at: Point };
  readonly properties: Readonly<Record<string, string | number | boolean>>;
}

/** One layer of vector tiles, cut from memory. */
export interface TileCutter {
  /** The encoded tile (Mapbox Vector Tile 2, extent 4096) with one source layer of the cutter's name; null where nothing lies. */
  cut(z: number, x: number, y: number): Uint8Array | null;
}

/** Deepest zoom that is cut; the map enlarges beyond. */
export const DEEPEST = 18;

function geometryOf({ shape }: TileFeature) {
  if (shape.type === "area") return { type: "MultiPolygon", coordinates: shape.area };
  if (shape.type === "line") return { type: "LineString", coordinates: shape.line };
  return { type: "Point", coordinates: shape.at };
}

/** Builds the index of a layer once; tiles are cut when asked for. `tolerance` is how much shapes are simplified, in units of 1/4096 tile. */
export function tileCutter(name: string, features: readonly TileFeature[], tolerance = 2): TileCutter {
  if (features.length === 0) return { cut: () => null };
  const collection = {
    type: "FeatureCollection",
    features: features.map((feature) => ({ type: "Feature", properties: feature.properties, geometry: geometryOf(feature) })),
  };
  // The library's types want mutable GeoJSON; it reads only.
  const index = new GeoJSONVT(collection as never, {
    maxZoom: DEEPEST,
    indexMaxZoom: 6,
    indexMaxPoints: 20_000,
    tolerance,
    extent: 4096,
    buffer: 80,
  });
  return {
    cut: (z, x, y) => {
      const tile = index.getTile(z, x, y);
      return tile && tile.features.length > 0 ? fromGeojsonVt({ [name]: tile }, { version: 2, extent: 4096 }) : null;
    },
  };
}
