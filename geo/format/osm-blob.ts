import { Unzlib } from "fflate";
import { PbfReader } from "pbf";
import { type ByteSource, FormatRefusal } from "./format";

/** The largest head and the largest blob the format allows. Source: wiki.openstreetmap.org/wiki/PBF_Format. */
const MOST_HEAD = 64 * 1024;
const MOST_BLOB = 32 * 1024 * 1024;
/** Deflate unfolds at most 1032 times: so much goes in at once that no more than about 64 MB come out. */
const BITE = 64 * 1024;

/** Ways of packing that are not read, by the number of their field in a blob. */
const OTHER_PACKING: Readonly<Record<number, string>> = { 4: "lzma", 5: "bzip2", 6: "lz4", 7: "zstd" };

/** Where a blob stands in the file. `type` is "OSMHeader" or "OSMData"; others are to be passed over. */
export interface OsmBlob {
  readonly type: string;
  readonly at: number;
  readonly length: number;
}

const broken = (at: number) => new FormatRefusal("osm.broken", { at });

/** Bytes that must be there. @throws FormatRefusal "osm.truncated" */
async function exactly(source: ByteSource, at: number, length: number): Promise<Uint8Array> {
  const bytes = at + length > source.size ? new Uint8Array() : await source.read(at, length);
  if (bytes.length !== length) throw new FormatRefusal("osm.truncated", { at });
  return bytes;
}

/** Reads protobuf; what is none is a refusal with its place. */
export function guarded<T>(at: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof FormatRefusal) throw error;
    throw broken(at);
  }
}

function blobHead(bytes: Uint8Array, at: number): { type: string; length: number } {
  const head = { type: "", length: -1 };
  guarded(at, () =>
    new PbfReader(bytes).readFields((tag, result, pbf) => {
      if (tag === 1) result.type = pbf.readString();
      else if (tag === 3) result.length = pbf.readVarint();
    }, head),
  );
  if (head.length < 0) throw broken(at);
  if (head.length > MOST_BLOB) throw new FormatRefusal("osm.blob-too-large", { at, size: head.length, most: MOST_BLOB });
  return head;
}

/** The blobs of a file in their order; reads only their heads. @throws FormatRefusal "osm.truncated", "osm.broken", "osm.blob-too-large" */
export async function* osmBlobs(source: ByteSource): AsyncGenerator<OsmBlob> {
  for (let at = 0; at < source.size; ) {
    const [a, b, c, d] = await exactly(source, at, 4);
    const headLength = new DataView(Uint8Array.of(a as number, b as number, c as number, d as number).buffer).getUint32(0);
    if (headLength > MOST_HEAD) throw new FormatRefusal("osm.blob-too-large", { at, size: headLength, most: MOST_HEAD });
    const { type, length } = blobHead(await exactly(source, at + 4, headLength), at);
    const from = at + 4 + headLength;
    if (from + length > source.size) throw new FormatRefusal("osm.truncated", { at });
    yield { type, at: from, length };
    at = from + length;
  }
}

function unfolded(packed: Uint8Array, size: number, at: number): Uint8Array {
  const whole = new Uint8Array(size);
  let filled = 0;
  const unzlib = new Unzlib((piece) => {
    if (filled + piece.length > size) throw broken(at);
    whole.set(piece, filled);
    filled += piece.length;
  });
  guarded(at, () => {
    for (let from = 0; from < packed.length; from += BITE) unzlib.push(packed.subarray(from, from + BITE), from + BITE >= packed.length);
  });
  if (filled !== size) throw broken(at);
  return whole;
}

/** The unpacked content of a blob. @throws FormatRefusal "osm.broken", "osm.blob-too-large", "osm.packing" with the name of one that is not read */
export async function osmBlobContent(source: ByteSource, blob: OsmBlob): Promise<Uint8Array> {
  const { at } = blob;
  const found: { raw: Uint8Array | null; zlib: Uint8Array | null; size: number; other: string | null } = {
    raw: null,
    zlib: null,
    size: -1,
    other: null,
  };
  const bytes = await exactly(source, at, blob.length);
  guarded(at, () =>
    new PbfReader(bytes).readFields((tag, result, pbf) => {
      if (tag === 1) result.raw = pbf.readBytes();
      else if (tag === 2) result.size = pbf.readVarint();
      else if (tag === 3) result.zlib = pbf.readBytes();
      else if (OTHER_PACKING[tag]) result.other = OTHER_PACKING[tag] as string;
    }, found),
  );
  const size = found.raw ? found.raw.length : found.size;
  if (size > MOST_BLOB) throw new FormatRefusal("osm.blob-too-large", { at, size, most: MOST_BLOB });
  if (found.raw) return found.raw;
  if (found.other) throw new FormatRefusal("osm.packing", { at, packing: found.other });
  if (!found.zlib || size < 0) throw broken(at);
  return unfolded(found.zlib, size, at);
}
