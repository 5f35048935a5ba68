import { wgs84 } from "../coordinate/systems";
import { pieces } from "./byte-source";
import {
  type ByteSource,
  type Format,
  FormatRefusal,
  type LayerHead,
  type OpenedFile,
  type OpenOptions,
  type ReadFault,
  type ReadFeature,
  type Shape,
} from "./format";
import { heardSource, limitedItems, mostFeatures } from "./heard-source";
import { type KmlItem, KmlPlacemarks } from "./kml-placemarks";
import { writtenKml } from "./kml-writer";
import { headOf, xmlEncoding, xmlItems } from "./xml-reading";
import { looksZip, type ZipEntry, zipEntries } from "./zip";

const MOST_LAYERS = 10_000;
const MOST_FIELDS = 10_000;

/** The document of a .kmz: doc.kml, else the first .kml. */
async function packed(source: ByteSource, options: OpenOptions | undefined): Promise<ZipEntry> {
  const entries = await zipEntries(source, options);
  const documents = entries.filter(({ name }) => name.toLowerCase().endsWith(".kml"));
  const found = documents.find(({ name }) => name.toLowerCase() === "doc.kml") ?? documents[0];
  if (!found) throw new FormatRefusal("kml.none", { name: source.name });
  return found;
}

async function documentOf(source: ByteSource, options: OpenOptions | undefined): Promise<AsyncIterable<Uint8Array>> {
  const zipped = looksZip(await source.read(0, Math.min(4, source.size)));
  return zipped ? (await packed(source, options)).stream() : pieces(source);
}

async function headOfDocument(source: ByteSource, options: OpenOptions | undefined): Promise<Uint8Array> {
  if (!looksZip(await source.read(0, Math.min(4, source.size)))) return headOf(source);
  for await (const piece of (await packed(source, options)).stream()) return piece.subarray(0, 65_536);
  return new Uint8Array();
}

async function* itemsOf(source: ByteSource, encoding: string, options: OpenOptions | undefined): AsyncGenerator<KmlItem> {
  const listener = new KmlPlacemarks(source.name.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "") || "kml");
  yield* xmlItems(await documentOf(source, options), encoding, listener, () => listener.taken());
}

interface Seen {
  readonly fields: Set<string>;
  readonly shapes: Set<Shape["type"]>;
  count: number;
}

/** Layers are known only when the whole document has passed by. */
async function layersOf(items: AsyncIterable<KmlItem>, most: number): Promise<LayerHead[]> {
  const layers = new Map<string, Seen>();
  let count = 0;
  for await (const item of items) {
    if (++count > most) throw new FormatRefusal("format.too-many", { most });
    if (item.kind === "other") continue;
    const layer = layers.get(item.layer) ?? { fields: new Set(), shapes: new Set(), count: 0 };
    layers.set(item.layer, layer);
    for (const field of item.kind === "layer" ? item.fields : item.placemark.properties.keys()) layer.fields.add(field);
    if (item.kind === "placemark") {
      for (const shape of item.placemark.shapes) layer.shapes.add(shape.type);
      layer.count++;
    }
    if (layers.size > MOST_LAYERS || layer.fields.size > MOST_FIELDS) throw new FormatRefusal("kml.too-many-names", { most: MOST_LAYERS });
  }
  return [...layers].map(([name, { fields, shapes, count }]) => ({ name, fields: [...fields], count, shapes: [...shapes] }));
}

async function* featuresOf(items: AsyncIterable<KmlItem>): AsyncGenerator<ReadFeature | ReadFault> {
  const numbers = new Map<string, number>();
  for await (const item of items) {
    const { layer } = item;
    if (item.kind === "layer") continue;
    if (item.kind === "other") {
      yield { layer, number: null, field: null, fault: item.fault, got: item.got };
      continue;
    }
    const number = (numbers.get(layer) ?? 0) + 1;
    numbers.set(layer, number);
    const { faults, shapes, properties } = item.placemark;
    for (const fault of faults) yield { layer, number, ...fault };
    if (faults.some(({ field }) => field === null)) continue;
    const values = Object.fromEntries(properties);
    for (const shape of shapes.length > 0 ? shapes : [null]) yield { layer, number, properties: values, shape };
  }
}

async function open(source: ByteSource, options?: OpenOptions): Promise<OpenedFile> {
  const encoding = xmlEncoding(await headOfDocument(source, options), options);
  return {
    layers: await layersOf(itemsOf(source, encoding.name, options), mostFeatures(options) + MOST_LAYERS),
    encoding,
    coordinates: { system: wgs84, text: "KML" },
    features: (onBytes) => limitedItems(featuresOf(itemsOf(heardSource(source, onBytes), encoding.name, options)), options),
  };
}

function recognises(head: Uint8Array, name: string): boolean {
  const lower = name.toLowerCase();
  if (looksZip(head)) return lower.endsWith(".kmz");
  if (lower.endsWith(".kml")) return true;
  return /<(\w+:)?kml[\s>]/.test(Array.from(head.subarray(0, 1024), (byte) => String.fromCharCode(byte)).join(""));
}

/**
 * KML 2.2 and KMZ: placemarks with points, lines, polygons, several of them, names, descriptions and ExtendedData; a layer is a path of folders. Heights,
 * styles and views are passed over; tracks, links to the network and overlays are faults. WGS84 by definition. A placemark whose geometry has a fault is
 * no feature. The document is gone through once when opened, for its layers and fields. What is written reads back the same, except for control
 * characters in texts and blanks around names of layers. Source: OGC 12-007r2.
 */
export const kml: Format = {
  name: "kml",
  extensions: ["kml", "kmz"],
  recognises,
  open,
  write: writtenKml,
  written: { extension: "kml", mediaType: "application/vnd.google-earth.kml+xml" },
};
