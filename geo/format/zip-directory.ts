import { type ByteSource, FormatRefusal } from "./format";
import { decoded } from "./text";

/** One file as the directory of an archive lists it. */
export interface Listed {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where its local header stands. */
  readonly at: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const RECORD = 0x02014b50;
const END_SIZE = 22;
const MOST_ENTRIES = 10_000;
const MOST_DIRECTORY = 16 * 1024 * 1024;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** An 8-byte number; one beyond what numbers hold exactly is a lie about a file. */
function long(view: DataView, at: number): number {
  const value = view.getUint32(at + 4, true) * 0x1_0000_0000 + view.getUint32(at, true);
  if (!Number.isSafeInteger(value)) throw new FormatRefusal("zip.truncated");
  return value;
}

/** Exactly the bytes asked for. @throws FormatRefusal "zip.truncated" */
export async function exactly(source: ByteSource, at: number, length: number): Promise<Uint8Array> {
  const bytes = at >= 0 && at + length <= source.size ? await source.read(at, length) : null;
  if (bytes?.length !== length) throw new FormatRefusal("zip.truncated");
  return bytes;
}

interface Directory {
  readonly entries: number;
  readonly at: number;
  readonly size: number;
}

async function zip64Directory(source: ByteSource, endAt: number): Promise<Directory | null> {
  if (endAt < 20) return null;
  const locator = viewOf(await exactly(source, endAt - 20, 20));
  if (locator.getUint32(0, true) !== LOCATOR64) return null;
  const view = viewOf(await exactly(source, long(locator, 8), 56));
  if (view.getUint32(0, true) !== END64) throw new FormatRefusal("zip.truncated");
  return { entries: long(view, 32), size: long(view, 40), at: long(view, 48) };
}

/** Where the directory stands, by the record at the end. */
async function directoryOf(source: ByteSource): Promise<Directory> {
  const tailAt = Math.max(0, source.size - END_SIZE - 0xffff);
  const tail = await exactly(source, tailAt, source.size - tailAt);
  const view = viewOf(tail);
  for (let at = tail.length - END_SIZE; at >= 0; at--) {
    if (view.getUint32(at, true) !== END || at + END_SIZE + view.getUint16(at + 20, true) > tail.length) continue;
    const plain = { entries: view.getUint16(at + 10, true), size: view.getUint32(at + 12, true), at: view.getUint32(at + 16, true) };
    const long = plain.entries === 0xffff || plain.size === 0xffffffff || plain.at === 0xffffffff;
    return (long && (await zip64Directory(source, tailAt + at))) || plain;
  }
  throw new FormatRefusal("zip.truncated");
}

/** A name without its archive's oddities. @throws FormatRefusal "zip.path" for one that would lead out of a folder */
function nameOf(bytes: Uint8Array, isUtf8: boolean): string {
  const text = decoded(bytes, "utf-8") ?? (isUtf8 ? null : decoded(bytes, "gb18030"));
  const name = text?.replaceAll("\\", "/");
  const leads = name === undefined || name === "" || name.startsWith("/") || /^[a-z]:/i.test(name) || name.includes("\0");
  if (leads || name.split("/").includes("..")) throw new FormatRefusal("zip.path", { name: (name ?? "").slice(0, 200) });
  return name;
}

/** Sizes and place too large for their four bytes stand in the extra field 1, in this order, each only where its own bytes are full. */
function widened(extra: DataView, values: readonly [size: number, packed: number, at: number]): readonly number[] {
  if (!values.includes(0xffffffff)) return values;
  for (let at = 0; at + 4 <= extra.byteLength; at += 4 + extra.getUint16(at + 2, true)) {
    if (extra.getUint16(at, true) !== 1) continue;
    let next = at + 4;
    return values.map((value) => {
      if (value !== 0xffffffff) return value;
      if (next + 8 > extra.byteLength) throw new FormatRefusal("zip.truncated");
      next += 8;
      return long(extra, next - 8);
    });
  }
  return values;
}

function record(bytes: Uint8Array, view: DataView, at: number): { readonly listed: Listed; readonly end: number } {
  if (at + 46 > bytes.length || view.getUint32(at, true) !== RECORD) throw new FormatRefusal("zip.truncated");
  const [nameLength, extraLength, noteLength] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number];
  const nameAt = at + 46;
  const end = nameAt + nameLength + extraLength + noteLength;
  if (end > bytes.length) throw new FormatRefusal("zip.truncated");
  const flags = view.getUint16(at + 8, true);
  const name = nameOf(bytes.subarray(nameAt, nameAt + nameLength), (flags & 0x800) !== 0);
  if (flags & 0x2041) throw new FormatRefusal("zip.encrypted", { name });
  const extra = viewOf(bytes.subarray(nameAt + nameLength, nameAt + nameLength + extraLength));
  const [size, packed, place] = widened(extra, [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  const listed = { name, method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true), packed, size, at: place } as Listed;
  return { listed, end };
}

/** The files an archive lists, in its order, folders left out. Zip64 too. @throws FormatRefusal "zip.truncated", "zip.entries", "zip.encrypted", "zip.path" */
export async function listedFiles(source: ByteSource): Promise<{ readonly files: readonly Listed[]; readonly directoryAt: number }> {
  const directory = await directoryOf(source);
  if (directory.entries > MOST_ENTRIES || directory.size > MOST_DIRECTORY)
    throw new FormatRefusal("zip.entries", { count: directory.entries, most: MOST_ENTRIES });
  const bytes = await exactly(source, directory.at, directory.size);
  const view = viewOf(bytes);
  const files: Listed[] = [];
  for (let at = 0, index = 0; index < directory.entries; index++) {
    const { listed, end } = record(bytes, view, at);
    if (!listed.name.endsWith("/")) files.push(listed);
    at = end;
  }
  return { files, directoryAt: directory.at };
}
