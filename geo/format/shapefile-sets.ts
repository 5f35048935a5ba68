import type { ByteSource, OpenOptions } from "./format";
import { type ZipEntry, zipEntries } from "./zip";

const PARTS = ["shp", "dbf", "shx", "prj", "cpg", "fields.json"] as const;

/** The files of one layer: those with the same name but for its end. `path` is that name with its folders. */
export interface ShapefileSet {
  readonly path: string;
  readonly files: Readonly<Partial<Record<(typeof PARTS)[number], ZipEntry>>>;
}

async function* streamOf(source: ByteSource): AsyncIterable<Uint8Array> {
  for (let at = 0; at < source.size; at += 65536) yield await source.read(at, Math.min(65536, source.size - at));
}

function bare(source: ByteSource): ZipEntry {
  return {
    name: source.name,
    size: source.size,
    stream: () => streamOf(source),
    bytes: (most = source.size) => source.read(0, Math.min(most, source.size)),
  };
}

/** Layers among the files of an archive, in its order: each has a .shp or a .dbf. Leftovers of a Mac's archiver are passed over. */
export function shapefileSets(entries: readonly ZipEntry[]): ShapefileSet[] {
  const sets = new Map<string, { path: string; files: Partial<Record<string, ZipEntry>> }>();
  for (const entry of entries) {
    const lower = entry.name.toLowerCase();
    const part = PARTS.find((end) => lower.endsWith(`.${end}`));
    if (!part || /(^|\/)(\._|__macosx\/)/.test(lower)) continue;
    const path = entry.name.slice(0, -part.length - 1);
    const set = sets.get(path.toLowerCase()) ?? { path, files: {} };
    sets.set(path.toLowerCase(), set);
    set.files[part] ??= entry;
  }
  return [...sets.values()].filter(({ files }) => files.shp || files.dbf);
}

/** The layers' files of a zip, or of one .shp or .dbf alone. @throws FormatRefusal of the archive */
export async function shapefileSetsOf(source: ByteSource, options?: OpenOptions): Promise<ShapefileSet[]> {
  const [p, k] = await source.read(0, Math.min(2, source.size));
  const zipped = (p === 0x50 && k === 0x4b) || source.name.toLowerCase().endsWith(".zip");
  return shapefileSets(zipped ? await zipEntries(source, options) : [bare(source)]);
}
