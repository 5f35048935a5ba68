import { FormatRefusal, type LayerHead, type Shape } from "./format";
import { unpadded } from "./shapefile-cell";
import { Cursor } from "./shapefile-cursor";
import { DBF_START, type DbfHead, dbfHead, dbfHeadLength } from "./shapefile-dbf";
import { encodingOfDbf } from "./shapefile-encoding";
import { type FieldsSidecar, fieldsOf, fieldsSidecar, type ShapefileField } from "./shapefile-fields";
import type { ShapefileSet } from "./shapefile-sets";
import { shapeKind } from "./shapefile-shape";
import { cellText } from "./shapefile-text";
import { decoded } from "./text";
import type { ZipEntry } from "./zip";

/** One layer looked into: heads are read, records are not. */
export interface ShapefileLayer {
  readonly name: string;
  readonly set: ShapefileSet;
  /** Bytes the .shp says it has; null for a table. */
  readonly shpLength: number | null;
  readonly kind: Shape["type"] | null;
  readonly dbf: DbfHead | null;
  readonly fields: readonly ShapefileField[];
  readonly encoding: { readonly name: string; readonly by: "file" | "told" | "detected" };
  readonly prj: string | null;
}

const SHP_HEAD = 100;
const MOST_SIDECAR = 4_000_000;
/** Bytes of texts that are not ASCII after which an encoding is clear, and how much of a dbf is looked through for them. */
const ENOUGH = 4096;
const MOST_LOOKED = 16_000_000;

async function smallText(entry: ZipEntry | undefined): Promise<string | null> {
  if (!entry || entry.size > MOST_SIDECAR) return null;
  const bytes = await entry.bytes(MOST_SIDECAR);
  const text = decoded(bytes, "utf-8") ?? decoded(bytes, "gb18030");
  return text === null ? null : text.replace(/^\uFEFF/, "").trim();
}

async function opened<T>(entry: ZipEntry, look: (cursor: Cursor) => Promise<T>): Promise<T> {
  const cursor = new Cursor(entry.stream());
  try {
    return await look(cursor);
  } finally {
    await cursor.close();
  }
}

async function shpHead(entry: ZipEntry, layer: string): Promise<{ length: number; kind: Shape["type"] | null }> {
  return opened(entry, async (cursor) => {
    if (!(await cursor.has(SHP_HEAD))) throw new FormatRefusal("shapefile.shp-head", { layer, got: `${entry.size} B` });
    const head = cursor.take(SHP_HEAD);
    const view = new DataView(head.buffer, head.byteOffset, SHP_HEAD);
    if (view.getInt32(0) !== 9994) throw new FormatRefusal("shapefile.shp-head", { layer, got: view.getInt32(0) });
    const kind = shapeKind(view.getInt32(32, true));
    return { length: view.getInt32(24) * 2, kind: kind === "points" ? "point" : kind === "null" ? null : kind };
  });
}

/** A text without the bytes of a last UTF-8 character that its cell has cut. */
function uncut(text: Uint8Array, width: number): Uint8Array {
  const cuts = text.length === width ? [0, 1, 2, 3] : [0];
  const cut = cuts.find((bytes) => cellText(text.subarray(0, text.length - bytes), "utf-8") !== null) ?? 0;
  return text.subarray(0, text.length - cut);
}

/** Texts of the first records that are not plain ASCII, each on its line, until there are enough to tell an encoding by. */
async function sampleOf(cursor: Cursor, head: DbfHead): Promise<Uint8Array> {
  const sample: number[] = head.columns.flatMap(({ name }) => [...name, 10]);
  const columns = head.columns.filter(({ kind }) => kind === "C");
  const records = Math.min(head.count, Math.ceil(MOST_LOOKED / head.recordLength));
  for (let record = 0; record < records && sample.length < ENOUGH && (await cursor.has(head.recordLength)); record++) {
    const bytes = cursor.take(head.recordLength);
    for (const { at, width } of columns) {
      const text = unpadded(bytes.subarray(at, at + width));
      if (text.some((byte) => byte >= 0x80)) sample.push(...uncut(text, width), 10);
    }
  }
  return Uint8Array.from(sample);
}

async function dbfOf(entry: ZipEntry, layer: string): Promise<{ head: DbfHead; sample: Uint8Array }> {
  return opened(entry, async (cursor) => {
    if (!(await cursor.has(DBF_START))) throw new FormatRefusal("shapefile.dbf-head", { layer, got: `${entry.size} B` });
    const start = cursor.take(DBF_START);
    const length = dbfHeadLength(start, layer);
    if (!(await cursor.has(length - DBF_START))) throw new FormatRefusal("shapefile.dbf-head", { layer, got: `${entry.size} B` });
    const whole = new Uint8Array(length);
    whole.set(start);
    whole.set(cursor.take(length - DBF_START), DBF_START);
    const head = dbfHead(whole, layer);
    return { head, sample: await sampleOf(cursor, head) };
  });
}

/** Looks into the files of one layer: heads, names of fields, encoding. @throws FormatRefusal when a head is broken */
export async function shapefileLayer(set: ShapefileSet, name: string, told: string | undefined): Promise<ShapefileLayer> {
  const { shp, dbf, prj, cpg, "fields.json": json } = set.files;
  const shape = shp ? await shpHead(shp, name) : null;
  const table = dbf ? await dbfOf(dbf, name) : null;
  const text = await smallText(json);
  const sidecar: FieldsSidecar | null = text === null ? null : fieldsSidecar(text);
  const encoding = encodingOfDbf(told, await smallText(cpg), table?.head.driver ?? 0, () => table?.sample ?? new Uint8Array());
  return {
    name: sidecar?.layer ?? name,
    set,
    shpLength: shape?.length ?? null,
    kind: shape?.kind ?? null,
    dbf: table?.head ?? null,
    fields: table ? fieldsOf(table.head.columns, encoding.name, sidecar) : [],
    encoding,
    prj: shp ? await smallText(prj) : null,
  };
}

/** How many records the files hold by their own word. */
function countOf({ dbf, set }: ShapefileLayer): number | null {
  const { dbf: table, shx } = set.files;
  if (dbf && table) return Math.min(dbf.count, Math.floor(Math.max(0, table.size - dbf.headLength) / dbf.recordLength));
  return shx ? Math.max(0, Math.floor((shx.size - SHP_HEAD) / 8)) : null;
}

/** What a layer says of itself. */
export function shapefileLayerHead(layer: ShapefileLayer): LayerHead {
  return { name: layer.name, fields: layer.fields.map(({ name }) => name), count: countOf(layer), shapes: layer.kind ? [layer.kind] : [] };
}
