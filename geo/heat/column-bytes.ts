/** Columns that can be sent as bytes. */
export type Column = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array | Float64Array;

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** What `decodeColumns` finds. */
export interface ColumnBytes {
  readonly head: Json;
  readonly columns: Record<string, Column>;
}

type Make = new (buffer: ArrayBuffer, offset: number, length: number) => Column;

const KINDS: Record<string, { readonly make: Make; readonly width: number }> = {
  Int8: { make: Int8Array, width: 1 },
  Uint8: { make: Uint8Array, width: 1 },
  Int16: { make: Int16Array, width: 2 },
  Uint16: { make: Uint16Array, width: 2 },
  Int32: { make: Int32Array, width: 4 },
  Uint32: { make: Uint32Array, width: 4 },
  Float32: { make: Float32Array, width: 4 },
  Float64: { make: Float64Array, width: 8 },
};

const aligned = (offset: number) => Math.ceil(offset / 8) * 8;

function kindOf(column: Column): string {
  const found = Object.keys(KINDS).find((kind) => column instanceof (KINDS[kind] as { make: Make }).make);
  if (found === undefined) throw new Error(`encodeColumns: no column: ${Object.prototype.toString.call(column)}`);
  return found;
}

/**
 * A head and columns as bytes that describe themselves: Uint32 length of the header; the header, JSON in ASCII: `{ "head", "columns": [[name, type,
 * length], …] }`; the columns in that order, each aligned to 8. Little-endian, as every machine of today keeps them.
 */
export function encodeColumns(head: Json, columns: Readonly<Record<string, Column>>): Uint8Array<ArrayBuffer> {
  const list = Object.entries(columns);
  const header = asciiOf(JSON.stringify({ head, columns: list.map(([name, column]) => [name, kindOf(column), column.length]) }));
  let end = aligned(4 + header.length);
  const offsets = list.map(([, column]) => {
    const offset = end;
    end = aligned(offset + column.byteLength);
    return offset;
  });
  const bytes = new Uint8Array(end);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  for (let i = 0; i < header.length; i++) bytes[4 + i] = header.charCodeAt(i);
  list.forEach(([, column], i) => {
    bytes.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), offsets[i] as number);
  });
  return bytes;
}

/** JSON whose other characters than ASCII are written as escapes. */
const asciiOf = (json: string) => json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Reads what `encodeColumns` wrote; the columns are views of the buffer. @throws when the bytes do not hold what they say, with the lengths. */
export function decodeColumns(buffer: ArrayBuffer): ColumnBytes {
  const size = buffer.byteLength;
  const header = size >= 4 ? new DataView(buffer).getUint32(0, true) : 0;
  if (size < 4 || 4 + header > size) throw new Error(`decodeColumns: ${size} bytes do not hold a header of ${header} bytes`);
  const { head, columns: list } = headerOf(new Uint8Array(buffer, 4, header));
  const columns: Record<string, Column> = {};
  let offset = aligned(4 + header);
  for (const [name, type, length] of list) {
    const kind = KINDS[type];
    if (!kind || offset + length * kind.width > size)
      throw new Error(`decodeColumns: ${size} bytes do not hold ${length} ${type} of ${name} from byte ${offset} on`);
    columns[name] = new kind.make(buffer, offset, length);
    offset = aligned(offset + length * kind.width);
  }
  if (offset !== size) throw new Error(`decodeColumns: ${size} bytes where the columns take ${offset}`);
  return { head, columns };
}

interface Header {
  readonly head: Json;
  readonly columns: readonly (readonly [name: string, type: string, length: number])[];
}

const isColumn = (one: unknown) =>
  Array.isArray(one) && typeof one[0] === "string" && typeof one[1] === "string" && Number.isInteger(one[2]) && one[2] >= 0;

function headerOf(bytes: Uint8Array): Header {
  let text = "";
  for (let i = 0; i < bytes.length; i += 4096) text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    throw new Error(`decodeColumns: the header of ${bytes.length} bytes is no JSON`);
  }
  const { head, columns } = (found ?? {}) as Partial<Header>;
  if (head === undefined || !Array.isArray(columns) || !columns.every(isColumn))
    throw new Error(`decodeColumns: the header of ${bytes.length} bytes names no columns`);
  return { head, columns };
}
