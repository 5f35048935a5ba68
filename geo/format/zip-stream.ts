import { Inflate } from "fflate";
import { pieces } from "./byte-source";
import { type ByteSource, FormatRefusal } from "./format";
import { crc32 } from "./zip-crc";
import { exactly, type Listed } from "./zip-directory";

const LOCAL = 0x04034b50;
/** Bytes of a local header without its name and extra field. */
export const LOCAL_SIZE = 30;
/** Deflate unfolds at most 1032 times: so much goes in at once that no more than 8 MB come out. */
const BITE = 8 * 1024;

/** Where the packed bytes of a file begin: its local header has lengths of its own. */
async function dataAt(source: ByteSource, file: Listed, end: number): Promise<number> {
  const header = await exactly(source, file.at, LOCAL_SIZE);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (view.getUint32(0, true) !== LOCAL || view.getUint16(8, true) !== file.method)
    throw new FormatRefusal("zip.broken", { name: file.name });
  const at = file.at + LOCAL_SIZE + view.getUint16(26, true) + view.getUint16(28, true);
  if (at + file.packed > end) throw new FormatRefusal("zip.overlap", { name: file.name });
  return at;
}

async function* inflated(packed: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  let ended = false;
  const inflate = new Inflate((bytes, final) => {
    out.push(bytes);
    ended = final;
  });
  const take = (bytes: Uint8Array, final: boolean) => {
    try {
      inflate.push(bytes, final);
    } catch {
      throw new FormatRefusal("zip.broken", { name });
    }
    const taken = out;
    out = [];
    return taken;
  };
  for await (const piece of packed) {
    for (let at = 0; at < piece.length; at += BITE) yield* take(piece.subarray(at, at + BITE), false);
  }
  if (!ended) yield* take(new Uint8Array(0), true);
}

async function* checked(bytes: AsyncIterable<Uint8Array>, file: Listed): AsyncGenerator<Uint8Array> {
  let [size, crc] = [0, 0];
  for await (const piece of bytes) {
    size += piece.length;
    if (size > file.size) throw new FormatRefusal("zip.bomb", { name: file.name, size, most: file.size });
    crc = crc32(piece, crc);
    if (piece.length > 0) yield piece;
  }
  if (size !== file.size) throw new FormatRefusal("zip.truncated", { name: file.name });
  if (crc !== file.crc) throw new FormatRefusal("zip.crc", { name: file.name });
}

/** The bytes of a listed file, checked. `end` is where the next thing of the archive begins; `onPacked` hears how many packed bytes have been taken. @throws FormatRefusal */
export async function* unpacked(
  source: ByteSource,
  file: Listed,
  end: number,
  onPacked?: ((bytes: number) => void) | undefined,
): AsyncGenerator<Uint8Array> {
  const at = await dataAt(source, file, end);
  const packed = pieces(source, at, at + file.packed, onPacked && ((bytes) => onPacked(bytes - at)));
  yield* checked(file.method === 0 ? packed : inflated(packed, file.name), file);
}
