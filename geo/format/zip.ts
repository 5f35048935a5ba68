import { type ByteSource, FormatRefusal, type OpenOptions } from "./format";
import { utf8 } from "./text";
import { type Listed, listedFiles } from "./zip-directory";
import { deflated, descriptor, directoryRecord, endRecord, localHeader, type Packed } from "./zip-records";
import { LOCAL_SIZE, unpacked } from "./zip-stream";

/** One file in an archive. Its bytes are checked against the size and the CRC the archive states; a lie ends the stream with a FormatRefusal. */
export interface ZipEntry {
  readonly name: string;
  readonly size: number;
  /** Its bytes, unpacked piece by piece; may be called again. `onPacked` hears how many bytes of it have been taken from the archive. */
  stream(onPacked?: (bytes: number) => void): AsyncIterable<Uint8Array>;
  /** All its bytes at once. @throws FormatRefusal "zip.too-large" beyond `most` */
  bytes(most?: number): Promise<Uint8Array>;
}

/** One file to be packed. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

const MOST_UNPACKED = 4 * 1024 ** 3;
const BOMB_SIZE = 10 * 1024 * 1024;
const BOMB_RATIO = 1000;

function refuse(files: readonly Listed[], directoryAt: number, most: number): void {
  const seen = new Set<string>();
  let total = 0;
  for (const { name, method, size, packed } of files) {
    total += size;
    if (method !== 0 && method !== 8) throw new FormatRefusal("zip.method", { name, method });
    if (method === 0 && size !== packed) throw new FormatRefusal("zip.broken", { name });
    if (total > most || (size > BOMB_SIZE && size > packed * BOMB_RATIO)) throw new FormatRefusal("zip.bomb", { name, size: total, most });
    if (seen.has(name)) throw new FormatRefusal("zip.twice", { name });
    seen.add(name);
  }
  const inPlace = [...files].sort((a, b) => a.at - b.at);
  inPlace.forEach(({ name, at, packed }, index) => {
    if (at + LOCAL_SIZE + packed > (inPlace[index + 1]?.at ?? directoryAt)) throw new FormatRefusal("zip.overlap", { name });
  });
}

function entry(source: ByteSource, file: Listed, end: number): ZipEntry {
  const stream = (onPacked?: (bytes: number) => void) => unpacked(source, file, end, onPacked);
  const bytes = async (most = MOST_UNPACKED) => {
    if (file.size > most) throw new FormatRefusal("zip.too-large", { name: file.name, size: file.size, most });
    const parts: Uint8Array[] = [];
    for await (const part of stream()) parts.push(part);
    const whole = new Uint8Array(file.size);
    parts.reduce((at, part) => {
      whole.set(part, at);
      return at + part.length;
    }, 0);
    return whole;
  };
  return { name: file.name, size: file.size, stream, bytes };
}

/** Whether bytes begin like a zip archive. */
export const looksZip = (head: Uint8Array): boolean => head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5);

/**
 * The files of an archive, folders and the shadow files of macOS left out. Names are UTF-8 or GB18030.
 * @throws FormatRefusal "zip.truncated", "zip.encrypted", "zip.path", "zip.entries" (over 10,000), "zip.bomb" (declares over `mostUnpacked`, or over 10 MB at
 * over 1000:1), "zip.overlap", "zip.twice", "zip.method"; later, from a stream: "zip.broken", "zip.crc", "zip.bomb"
 */
export async function zipEntries(source: ByteSource, options: OpenOptions = {}): Promise<readonly ZipEntry[]> {
  const { files, directoryAt } = await listedFiles(source);
  refuse(files, directoryAt, options.mostUnpacked ?? MOST_UNPACKED);
  const starts = [...files.map(({ at }) => at), directoryAt].sort((a, b) => a - b);
  const endOf = (file: Listed) => starts[starts.indexOf(file.at) + 1] as number;
  const wanted = files.filter(({ name }) => !name.startsWith("__MACOSX/") && !/(^|\/)(\.DS_Store|Thumbs\.db)$/.test(name));
  return wanted.map((file) => entry(source, file, endOf(file)));
}

const MOST_WRITTEN = 0xffff_ffff;

/**
 * A zip archive of files, deflated, piece by piece as they come; the same files give the same bytes. Names are paths with "/", unique. Source: PKWARE APPNOTE.
 * @throws RangeError beyond 4 GiB or 65,534 files: that needs zip64, which is only read here
 */
export async function* zipOf(files: Iterable<ZipFile> | AsyncIterable<ZipFile>): AsyncGenerator<Uint8Array> {
  const done: Packed[] = [];
  let at = 0;
  for await (const file of files) {
    const packed: Packed = { name: utf8(file.name), at, crc: 0, packed: 0, size: 0 };
    yield localHeader(packed.name);
    yield packed.name;
    yield* deflated(file.bytes, packed);
    yield descriptor(packed);
    at += 30 + packed.name.length + packed.packed + 16;
    done.push(packed);
    if (at > MOST_WRITTEN || packed.size > MOST_WRITTEN || done.length > 65_534)
      throw new RangeError(`zip beyond 4 GiB or 65,534 files at ${file.name}`);
  }
  let size = 0;
  for (const packed of done) {
    yield directoryRecord(packed);
    yield packed.name;
    size += 46 + packed.name.length;
  }
  yield endRecord(done.length, size, at);
}
