import { systemOfWkt } from "../coordinate/systems";
import { type ByteSource, type Format, FormatRefusal, type OpenedFile, type OpenOptions, type ReadFault, type ReadFeature } from "./format";
import { heardSource, limitedItems, mostFeatures } from "./heard-source";
import { type ShapefileLayer, shapefileLayer, shapefileLayerHead } from "./shapefile-layer";
import { shapefileRecords } from "./shapefile-records";
import { type ShapefileSet, shapefileSetsOf } from "./shapefile-sets";
import { writtenShapefiles } from "./shapefile-writer";

/** Last parts of paths, whole paths where two layers would be called the same. */
function namesOf(sets: readonly ShapefileSet[]): string[] {
  const last = sets.map(({ path }) => path.slice(path.lastIndexOf("/") + 1));
  return last.map((name, position) => (last.indexOf(name) === last.lastIndexOf(name) ? name : (sets[position] as ShapefileSet).path));
}

/** The one system all layers name. Layers of different systems in one file would be put wrong one by one: refused. */
function coordinatesOf(layers: readonly ShapefileLayer[]): OpenedFile["coordinates"] {
  const named = layers.flatMap(({ prj, name }) => (prj ? [{ name, text: prj, system: systemOfWkt(prj) }] : []));
  const first = named[0];
  if (!first) return null;
  const key = ({ system, text }: typeof first) => system?.code ?? text;
  const other = named.find((each) => key(each) !== key(first));
  if (other) throw new FormatRefusal("shapefile.several-systems", { layer: first.name, other: other.name });
  return { system: first.system, text: first.text };
}

async function* itemsOf(source: ByteSource, layers: readonly ShapefileLayer[], options: OpenOptions | undefined) {
  // Looked up again in the source that is listened to: the entries of the first look read in silence.
  const sets = await shapefileSetsOf(source, options);
  for (const [position, layer] of layers.entries())
    yield* shapefileRecords({ ...layer, set: sets[position] as ShapefileSet }, mostFeatures(options));
}

async function open(source: ByteSource, options?: OpenOptions): Promise<OpenedFile> {
  const sets = await shapefileSetsOf(source, options);
  if (sets.length === 0) throw new FormatRefusal("shapefile.none", { name: source.name });
  const names = namesOf(sets);
  const layers: ShapefileLayer[] = [];
  for (const [position, set] of sets.entries()) layers.push(await shapefileLayer(set, names[position] as string, options?.encoding));
  return {
    layers: layers.map(shapefileLayerHead),
    encoding: (layers.find(({ dbf }) => dbf) ?? (layers[0] as ShapefileLayer)).encoding,
    coordinates: coordinatesOf(layers),
    features: (onBytes): AsyncIterable<ReadFeature | ReadFault> =>
      limitedItems(itemsOf(heardSource(source, onBytes), layers, options), options),
  };
}

function recognises(head: Uint8Array, name: string): boolean {
  const lower = name.toLowerCase();
  if (head[0] === 0x50 && head[1] === 0x4b) return lower.endsWith(".zip");
  const magic = head[0] === 0 && head[1] === 0 && head[2] === 0x27 && head[3] === 0x0a;
  return magic || lower.endsWith(".dbf");
}

/**
 * ESRI shapefiles: a zip of one or more sets of .shp, .dbf, .prj, .cpg, in folders or not; a .dbf without .shp is a table; a bare .shp or .dbf is read
 * too. Reads points, lines, areas and multipoints with or without z and m, which are left out. Nothing larger than one record is held. What is written
 * reads back with the same layers, fields, rows, values and shapes, except that a dbf has no empty text (null comes back) and no blanks at the end
 * of a text, and rings turn as RFC 7946 has them.
 */
export const shapefile: Format = {
  name: "shapefile",
  extensions: ["zip", "shp", "dbf"],
  recognises,
  open,
  write: writtenShapefiles,
  written: { extension: "zip", mediaType: "application/zip" },
};
