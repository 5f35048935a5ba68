import { otherDatum, systemOfWkt } from "../coordinate/systems";
import { pieces } from "./byte-source";
import type { ByteSource, Format, LayerHead, OpenedFile, OpenOptions, Shape } from "./format";
import { geojsonItems, type Members } from "./geojson-reader";
import { geojsonOf } from "./geojson-writer";
import { limitedItems } from "./heard-source";
import { layerName } from "./table-head";
import { markedEncoding, textEncoding, texts, utf8 } from "./text";

/** So much of a file is looked at when it is opened: layers, columns and kinds of shapes that come first later are not in its heads. */
const LOOK = 16 * 1024 * 1024;
const LOOK_FEATURES = 1000;

async function* transcoded(bytes: AsyncIterable<Uint8Array>, encoding: string): AsyncGenerator<Uint8Array> {
  for await (const text of texts(bytes, encoding)) yield utf8(text);
}

/** The file's bytes as UTF-8 without a mark. */
function utf8Pieces(source: ByteSource, encoding: string, marked: boolean, onBytes?: (bytes: number) => void): AsyncIterable<Uint8Array> {
  if (encoding === "utf-8") return pieces(source, marked ? 3 : 0, source.size, onBytes);
  return transcoded(pieces(source, 0, source.size, onBytes), encoding);
}

interface Draft {
  readonly fields: Set<string>;
  readonly shapes: Set<Shape["type"]>;
}

/** Layers as a root's member "layers" lists them: how our own files say it. */
function listedLayers(members: Members): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const one of Array.isArray(members.layers) ? members.layers : []) {
    const { name, fields, shape } = (one ?? {}) as Record<string, unknown>;
    if (typeof name !== "string" || !Array.isArray(fields) || !fields.every((field) => typeof field === "string")) continue;
    const known = shape === "point" || shape === "line" || shape === "area";
    drafts.set(name, { fields: new Set(fields as string[]), shapes: new Set(known ? [shape] : []) });
  }
  return drafts;
}

function crsText(members: Members): string | null {
  const crs = members.crs as { properties?: { name?: unknown; href?: unknown } } | null | undefined;
  const name = crs?.properties?.name ?? crs?.properties?.href;
  return typeof name === "string" ? name.slice(0, 500) : null;
}

async function looked(bytes: AsyncIterable<Uint8Array>, passed: () => number, layer: string) {
  const drafts = new Map<string, Draft>();
  let first: Members | null = null;
  let count = 0;
  const root = (members: Members) => {
    first ??= members;
  };
  for await (const item of geojsonItems(bytes, () => layer, root)) {
    if (++count <= LOOK_FEATURES && "properties" in item) {
      const draft = drafts.get(item.layer) ?? { fields: new Set(), shapes: new Set() };
      drafts.set(item.layer, draft);
      for (const name of Object.keys(item.properties)) draft.fields.add(name);
      if (item.shape) draft.shapes.add(item.shape.type);
    }
    if (passed() > LOOK) break;
  }
  const members = first ?? {};
  const listed = listedLayers(members);
  if (drafts.size === 0 && listed.size === 0) drafts.set(layer, { fields: new Set(), shapes: new Set() });
  const heads = [...new Map([...drafts, ...listed])].map(([name, draft]): LayerHead => {
    return { name, fields: [...draft.fields], count: null, shapes: [...draft.shapes] };
  });
  const order = [...listed.keys()];
  return { heads: heads.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name)), crs: crsText(members) };
}

async function open(source: ByteSource, options: OpenOptions = {}): Promise<OpenedFile> {
  const start = await source.read(0, Math.min(4096, source.size));
  const found = textEncoding(start, options.encoding);
  // JSON is UTF-8 unless its mark or the user says otherwise: a broken byte in it must not turn the whole into GB18030.
  const encoding = found.by === "detected" && !found.name.startsWith("utf-16") ? ({ name: "utf-8", by: "detected" } as const) : found;
  const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf;
  const layer = layerName(source.name);
  let passed = 0;
  const hear = (bytes: number) => {
    passed = bytes;
  };
  const { heads, crs } = await looked(utf8Pieces(source, encoding.name, marked, hear), () => passed, layer);
  return {
    layers: heads,
    encoding,
    coordinates: crs === null ? null : { system: otherDatum(crs) ? null : systemOfWkt(crs), text: crs },
    features: (onBytes) =>
      limitedItems(
        geojsonItems(utf8Pieces(source, encoding.name, marked, onBytes), () => layer),
        options,
      ),
  };
}

const TYPES = /"type":"(FeatureCollection|Feature|GeometryCollection|(Multi)?(Point|LineString|Polygon))"/;

/** The characters of ASCII in a head, which every encoding has alike, without its mark; other bytes as "?". */
function plain(head: Uint8Array): string {
  const mark = markedEncoding(head);
  const bytes = head.subarray(mark === null ? 0 : mark === "utf-8" ? 3 : 2).filter((byte) => byte > 32);
  return Array.from(bytes, (byte) => (byte < 127 ? String.fromCharCode(byte) : "?")).join("");
}

/**
 * GeoJSON (RFC 7946, and its predecessor's member "crs"): a FeatureCollection, a Feature, a geometry, or several line by line. Held is one feature, at most 64 MB.
 * The layer is called like the file; features with a member "layer" are of that one. Numbers count features through the file.
 */
export const geojson: Format = {
  name: "geojson",
  extensions: ["geojson", "json", "geojsonl", "ndjson"],
  recognises: (head, name) => {
    const text = plain(head);
    return text.startsWith("{") && (/\.(geojson|geojsonl|ndjson|json)$/i.test(name) || TYPES.test(text));
  },
  open,
  write: geojsonOf,
  written: { extension: "geojson", mediaType: "application/geo+json" },
};
