import { Deflate } from "fflate";
import { crc32 } from "./zip-crc";

/** What is known of a file as it is packed: its name in UTF-8, where its local header stands, and sums that grow. */
export interface Packed {
  readonly name: Uint8Array;
  readonly at: number;
  crc: number;
  packed: number;
  size: number;
}

/** 1980-01-01, the first day a zip can tell: the same content gives the same bytes. */
const DAY = 0x0021;
/** Sizes follow the data; the name is UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;

/** A record of little-endian numbers, each with its width in bytes. */
function numbers(...fields: readonly (readonly [value: number, width: 2 | 4])[]): Uint8Array {
  const bytes = new Uint8Array(fields.reduce((sum, [, width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  fields.reduce((at, [value, width]) => {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    return at + width;
  }, 0);
  return bytes;
}

/** What stands before the name and the bytes of a file. */
export const localHeader = (name: Uint8Array) =>
  numbers([0x04034b50, 4], [20, 2], [FLAGS, 2], [DEFLATED, 2], [0, 2], [DAY, 2], [0, 4], [0, 4], [0, 4], [name.length, 2], [0, 2]);

/** What stands behind the bytes of a file. */
export const descriptor = ({ crc, packed, size }: Packed) => numbers([0x08074b50, 4], [crc, 4], [packed, 4], [size, 4]);

/** What stands before a name in the directory. */
export const directoryRecord = ({ name, at, crc, packed, size }: Packed) =>
  numbers(
    [0x02014b50, 4],
    [20, 2],
    [20, 2],
    [FLAGS, 2],
    [DEFLATED, 2],
    [0, 2],
    [DAY, 2],
    [crc, 4],
    [packed, 4],
    [size, 4],
    [name.length, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [at, 4],
  );

/** The end of an archive: how many files, bytes of the directory and where it stands. */
export const endRecord = (count: number, size: number, at: number) =>
  numbers([0x06054b50, 4], [0, 2], [0, 2], [count, 2], [count, 2], [size, 4], [at, 4], [0, 2]);

/** Bytes deflated piece by piece; `packed` keeps the sums. */
export async function* deflated(bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, packed: Packed): AsyncGenerator<Uint8Array> {
  let out: Uint8Array[] = [];
  const deflate = new Deflate({ level: 6 }, (part) => out.push(part));
  const taken = () => {
    const parts = out;
    out = [];
    for (const { length } of parts) packed.packed += length;
    return parts;
  };
  for await (const piece of bytes) {
    packed.size += piece.length;
    packed.crc = crc32(piece, packed.crc);
    if (piece.length > 0) deflate.push(piece, false);
    yield* taken();
  }
  deflate.push(new Uint8Array(0), true);
  yield* taken();
}
