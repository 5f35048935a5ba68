import { strToU8 } from "fflate";
import type { WriteLayer } from "./format";
import { writtenColumns, writtenSidecar } from "./shapefile-columns";
import { writtenDbf } from "./shapefile-dbf-writer";
import { shpMeasure, writtenShp, writtenShx } from "./shapefile-shp-writer";
import { zipOf } from "./zip";

/** WGS84 as every software that reads shapefiles knows it. */
const WGS84 =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';

interface WrittenFile {
  readonly name: string;
  readonly bytes: Iterable<Uint8Array>;
}

/** Names of files for layers: without what file systems do not allow, each different. The sidecar knows the true ones. */
function fileNames(layers: readonly WriteLayer[]): string[] {
  const taken = new Set<string>();
  return layers.map(({ name }) => {
    const base =
      name
        .replace(/[\p{Cc}<>:"/\\|?*]/gu, "_")
        .replace(/^[. ]+|[. ]+$/g, "")
        .slice(0, 80) || "layer";
    let free = base;
    for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${base}_${n}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** Rows that can be gone through only once are kept: the heads of the files ask for what only the last row tells. */
function again(layer: WriteLayer): WriteLayer {
  const { rows } = layer;
  const once = (rows as unknown as Iterator<unknown>) === rows[Symbol.iterator]();
  return once ? { ...layer, rows: [...rows] } : layer;
}

function* filesOf(given: WriteLayer, name: string): Iterable<WrittenFile> {
  const layer = again(given);
  const columns = writtenColumns(layer);
  const measure = shpMeasure(layer);
  if (layer.shape) {
    yield { name: `${name}.shp`, bytes: writtenShp(layer, measure) };
    yield { name: `${name}.shx`, bytes: writtenShx(layer, measure) };
    yield { name: `${name}.prj`, bytes: [strToU8(WGS84)] };
  }
  yield { name: `${name}.dbf`, bytes: writtenDbf(layer, columns, measure.count) };
  yield { name: `${name}.cpg`, bytes: [strToU8("UTF-8")] };
  yield { name: `${name}.fields.json`, bytes: [strToU8(writtenSidecar(layer.name, columns))] };
}

function* allFiles(layers: readonly WriteLayer[]): Iterable<WrittenFile> {
  const names = fileNames(layers);
  for (const [position, layer] of layers.entries()) yield* filesOf(layer, names[position] as string);
}

/**
 * Layers as shapefiles in one zip: .shp, .shx, .prj (WGS84), .dbf, .cpg (UTF-8) and `<layer>.fields.json` for each; a table without the first three. Long
 * texts go on in further columns `NAME~2`, `NAME~3`. Goes through the rows five times; rows that allow it only once are held.
 */
export function writtenShapefiles(layers: readonly WriteLayer[]): AsyncIterable<Uint8Array> {
  return zipOf(allFiles(layers));
}
