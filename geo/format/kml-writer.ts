import type { Point, Ring } from "../plane/point";
import type { Shape, WriteField, WriteLayer } from "./format";
import { utf8 } from "./text";

/** Text is given away when this many characters have come together. */
const PIECE = 65_536;
const MARKS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** A text as XML has it; control characters, which XML has no place for, fall out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "")
    .replace(/[&<>"\r\n\t]/g, (mark: string) => MARKS[mark] as string);
}

const coordinates = (points: readonly Point[]) => `<coordinates>${points.map(([x, y]) => `${x},${y}`).join(" ")}</coordinates>`;
const ring = (points: Ring, side: "outer" | "inner") =>
  `<${side}BoundaryIs><LinearRing>${coordinates(points)}</LinearRing></${side}BoundaryIs>`;

function geometry(shape: Shape): string {
  if (shape.type === "point") return `<Point>${coordinates([shape.at])}</Point>`;
  if (shape.type === "line") return `<LineString>${coordinates(shape.line)}</LineString>`;
  const polygons = shape.area.map(
    (polygon) => `<Polygon>${polygon.map((each, i) => ring(each, i === 0 ? "outer" : "inner")).join("")}</Polygon>`,
  );
  return polygons.length === 1 ? (polygons[0] as string) : `<MultiGeometry>${polygons.join("")}</MultiGeometry>`;
}

function schema({ name, type }: WriteField): string {
  return `<SimpleField type="${type === "number" ? "double" : "string"}" name="${escaped(name)}"/>`;
}

function placemark(layer: WriteLayer, id: string, values: readonly (string | number | null)[], shape: Shape | null): string {
  if (shape && shape.type !== layer.shape) throw new RangeError(`a ${shape.type} in layer ${layer.name} of ${layer.shape}`);
  const named = values[layer.fields.findIndex(({ name }) => name === "name")] ?? null;
  const data = layer.fields.map(({ name }, position) => {
    const value = values[position] ?? null;
    return value === null || Number.isNaN(value) ? "" : `<SimpleData name="${escaped(name)}">${escaped(String(value))}</SimpleData>`;
  });
  const title = named === null ? "" : `<name>${escaped(String(named))}</name>`;
  return `<Placemark>${title}<ExtendedData><SchemaData schemaUrl="#${id}">${data.join("")}</SchemaData></ExtendedData>${shape ? geometry(shape) : ""}</Placemark>\n`;
}

function* folder(layer: WriteLayer, id: string): Iterable<string> {
  yield `<Folder><name>${escaped(layer.name)}</name><ExtendedData><SchemaData schemaUrl="#${id}"/></ExtendedData>\n`;
  for (const { values, shape } of layer.rows) yield placemark(layer, id, values, shape);
  yield "</Folder>\n";
}

function* document(layers: readonly WriteLayer[], name: string): Iterable<string> {
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document><name>${escaped(name)}</name>\n`;
  for (const [position, layer] of layers.entries()) {
    yield `<Schema name="${escaped(layer.name)}" id="layer${position + 1}">${layer.fields.map(schema).join("")}</Schema>\n`;
  }
  for (const [position, layer] of layers.entries()) yield* folder(layer, `layer${position + 1}`);
  yield "</Document></kml>\n";
}

/** Layers as one KML document: a folder and a schema for each, typed values in ExtendedData, null left out. The field `name` is also the placemark's name. */
export async function* writtenKml(layers: readonly WriteLayer[], name: string): AsyncIterable<Uint8Array> {
  let held = "";
  for (const part of document(layers, name)) {
    held += part;
    if (held.length < PIECE) continue;
    yield utf8(held);
    held = "";
  }
  yield utf8(held);
}
