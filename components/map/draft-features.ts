import type { Feature, FeatureCollection, Geometry } from "geojson";
import type { SourceSpecification } from "maplibre-gl";
import type { Area, Line, Point } from "../../geo/plane/point";

export const none: FeatureCollection = { type: "FeatureCollection", features: [] };
export const empty = (): SourceSpecification => ({ type: "geojson", data: none });
export const polygon = (area: Area): Geometry => ({ type: "MultiPolygon", coordinates: area as unknown as number[][][][] });
export const lineString = (line: Line): Geometry => ({ type: "LineString", coordinates: line as unknown as number[][] });
export const spot = (at: Point): Geometry => ({ type: "Point", coordinates: [...at] });
export const feature = (geometry: Geometry, properties: Record<string, unknown>): Feature => ({ type: "Feature", geometry, properties });
export const collection = (features: Feature[]): FeatureCollection => ({ type: "FeatureCollection", features });
