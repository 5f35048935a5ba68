import type { WriteLayer } from "./format";
import { geometryOf } from "./geojson-shape";
import { utf8 } from "./text";

const FLUSH = 64 * 1024;

function headText(layers: readonly WriteLayer[]): string {
  const listed = layers.map(({ name, fields, shape }) => ({ name, fields: fields.map((field) => field.name), shape }));
  const crs = { type: "name", properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } };
  return `{"type":"FeatureCollection","crs":${JSON.stringify(crs)},"layers":${JSON.stringify(listed)},"features":[`;
}

/**
 * Layers as one FeatureCollection, piece by piece. Each feature names its layer in a foreign member "layer" (RFC 7946 6.1), the collection lists them in
 * "layers"; a row without shape has the geometry null.
 */
export async function* geojsonOf(layers: readonly WriteLayer[]): AsyncGenerator<Uint8Array> {
  let text = headText(layers);
  let between = "\n";
  for (const layer of layers) {
    for (const { values, shape } of layer.rows) {
      const properties = Object.fromEntries(layer.fields.map(({ name }, index) => [name, values[index] ?? null]));
      text += between + JSON.stringify({ type: "Feature", layer: layer.name, properties, geometry: shape && geometryOf(shape) });
      between = ",\n";
      if (text.length < FLUSH) continue;
      yield utf8(text);
      text = "";
    }
  }
  yield utf8(`${text}\n]}\n`);
}
