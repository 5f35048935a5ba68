import { wgs84 } from "../coordinate/systems";
import type { ByteSource, Format, LayerHead, OpenedFile, OpenOptions } from "./format";
import { FormatRefusal } from "./format";
import { heardSource, limitedItems } from "./heard-source";
import { osmFeatures } from "./osm-features";
import { OSM_LAYERS } from "./osm-kinds";
import { checkOsmPbf, osmPbf } from "./osm-pbf";
import { osmXml } from "./osm-xml";
import { headOf, xmlEncoding } from "./xml-reading";

/** How often a file is read in all: XML four times; of a PBF the blocks that are not needed are passed over later. */
const READINGS = { pbf: 2.5, xml: 4 };

const letters = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** The head of the first blob says so. */
const isPbf = (head: Uint8Array) => letters(head.subarray(4, 15)) === "\n\tOSMHeader";
const isXml = (head: Uint8Array) => /<osm[\s>]/.test(letters(head.subarray(0, 2048)));

const LAYERS: readonly LayerHead[] = Object.entries(OSM_LAYERS).map(([name, { fields, shapes }]) => ({
  name,
  fields,
  count: null,
  shapes,
}));

async function open(source: ByteSource, options?: OpenOptions): Promise<OpenedFile> {
  const head = await headOf(source);
  const pbf = isPbf(head);
  if (pbf) await checkOsmPbf(source);
  else if (!isXml(head)) throw new FormatRefusal("osm.not-osm", { got: letters(head.subarray(0, 40)).replace(/[^\x20-\x7e]/g, ".") });
  const encoding = pbf ? { name: "utf-8", by: "file" as const } : xmlEncoding(head, options);
  return {
    layers: LAYERS,
    encoding,
    coordinates: { system: wgs84, text: "OpenStreetMap" },
    features: (onBytes) => {
      const heard = heardSource(source, onBytes, pbf ? READINGS.pbf : READINGS.xml);
      return limitedItems(osmFeatures(pbf ? osmPbf(heard, options) : osmXml(heard, encoding.name)), options);
    },
  };
}

/**
 * OpenStreetMap, as .osm.pbf (zlib or not packed) or .osm XML, read as the layers a city's plan is drawn from: street, water, rail, wall, green, building,
 * place, community; every other element is passed over. Fields: the name (Chinese first), `osm` the element's number ("w123"), and what kind it is. A fault
 * tells the element's number. Held are coordinates of needed nodes (16 bytes each) and ways of relations. Only read, never written.
 */
export const osm: Format = {
  name: "osm",
  extensions: ["osm.pbf", "pbf", "osm"],
  recognises: (head) => isPbf(head) || isXml(head),
  open,
};
