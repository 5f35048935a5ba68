import type { ReadFault, ReadFeature, Value } from "./format";
import type { JsonPiece } from "./geojson-scanner";
import { shapesOfGeometry } from "./geojson-shape";
import { decoded } from "./text";

const GEOMETRIES = new Set(["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"]);

/** Whether a parsed value is a bare geometry by its type. */
export const isGeometry = (value: Readonly<Record<string, unknown>>): boolean => GEOMETRIES.has(value.type as string);

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);

/** A piece of JSON as its value, or why it is none. */
export function parsed(piece: JsonPiece): { readonly value: unknown } | { readonly fault: string; readonly got: string } {
  if (piece.bytes === null) return { fault: "geojson.too-large", got: "" };
  if (piece.deep) return { fault: "expected.shallow", got: "" };
  const text = decoded(piece.bytes, "utf-8");
  if (text === null) return { fault: "text.encoding", got: "" };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { fault: "geojson.not-json", got: text.slice(0, 60) };
  }
}

function flat(value: unknown): Value {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? JSON.stringify(value) : (value as Value);
}

function propertiesOf(feature: Record<string, unknown>): Record<string, Value> {
  const properties = isObject(feature.properties) ? feature.properties : {};
  const entries = Object.entries(properties).map(([name, value]) => [name, flat(value)] as const);
  const { id } = feature;
  const named = (typeof id === "string" || typeof id === "number") && !Object.hasOwn(properties, "id");
  return Object.fromEntries(named ? [["id", id], ...entries] : entries);
}

/**
 * A parsed Feature, or a bare geometry, as what is read: one item for each of its shapes, one without shape where it has none; or its fault. Its member "layer"
 * names its layer, else `layer` does. Properties that are objects or lists become their JSON text; a member "id" becomes a property where there is none.
 */
export function featureItems(value: unknown, number: number, layer: string): readonly (ReadFeature | ReadFault)[] {
  const faulty = (fault: string, got: string, on = layer) => [{ layer: on, number, field: null, fault, got }];
  if (!isObject(value)) return faulty("expected.feature", (JSON.stringify(value) ?? "").slice(0, 60));
  const bare = isGeometry(value);
  if (!bare && value.type !== "Feature") return faulty("expected.feature", String(JSON.stringify(value.type)).slice(0, 60));
  const own = !bare && typeof value.layer === "string" ? value.layer : layer;
  const geometry = bare ? value : (value.geometry ?? null);
  const shapes = geometry === null ? [] : shapesOfGeometry(geometry);
  if ("fault" in shapes) return faulty(shapes.fault, shapes.got, own);
  const properties = bare ? {} : propertiesOf(value);
  const each = shapes.length > 0 ? shapes : [null];
  return each.map((shape) => ({ layer: own, number, properties, shape }));
}
