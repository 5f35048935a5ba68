import { FormatRefusal } from "./format";

/** One column of a dbf: `kind` is its type letter, `at` where its bytes begin in a record. The name stands as bytes: its encoding is known later. */
export interface DbfColumn {
  readonly name: Uint8Array;
  readonly kind: string;
  readonly width: number;
  readonly decimals: number;
  readonly at: number;
}

/** The head of a dbf. `driver` is its language driver byte. */
export interface DbfHead {
  readonly count: number;
  readonly headLength: number;
  readonly recordLength: number;
  readonly driver: number;
  readonly columns: readonly DbfColumn[];
}

/** Bytes to read before the length of the head is known. */
export const DBF_START = 32;

const refusal = (layer: string, got: string) => new FormatRefusal("shapefile.dbf-head", { layer, got });

/** How long the head is by its own word: its first 32 bytes are enough. @throws FormatRefusal when they are no dbf */
export function dbfHeadLength(start: Uint8Array, layer: string): number {
  if (start.length < DBF_START) throw refusal(layer, `${start.length} B`);
  const length = (start[8] as number) | ((start[9] as number) << 8);
  if (length < DBF_START + 1) throw refusal(layer, `${length} B`);
  // Level 7 has columns of another length; nobody writes it beside a shapefile.
  if (((start[0] as number) & 7) === 4) throw new FormatRefusal("shapefile.dbf-level", { layer, got: start[0] as number });
  return length;
}

function columnAt(head: Uint8Array, from: number, at: number, wide: boolean): DbfColumn {
  const raw = head.subarray(from, from + 11);
  const end = raw.indexOf(0);
  const kind = String.fromCharCode(head[from + 11] as number).toUpperCase();
  const [width, decimals] = [head[from + 16] as number, head[from + 17] as number];
  const long = wide && kind === "C";
  return {
    name: raw.subarray(0, end < 0 ? 11 : end),
    kind,
    width: long ? width + 256 * decimals : width,
    decimals: long ? 0 : decimals,
    at,
  };
}

function columnsOf(head: Uint8Array, wide: boolean): DbfColumn[] {
  const columns: DbfColumn[] = [];
  let at = 1;
  for (let from = DBF_START; from + 32 <= head.length && head[from] !== 0x0d; from += 32) {
    const column = columnAt(head, from, at, wide);
    columns.push(column);
    at += column.width;
  }
  return columns;
}

const lengthOf = (columns: readonly DbfColumn[]) => columns.reduce((sum, { width }) => sum + width, 1);

/**
 * Reads the head of a dbf, whole as `dbfHeadLength` says. Texts longer than 255 bytes (Clipper, FoxPro: the high byte of the width in the place of
 * decimals) are understood where the record's length asks for it. Source: dBase III+ and FoxPro table structures. @throws FormatRefusal
 */
export function dbfHead(head: Uint8Array, layer: string): DbfHead {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const recordLength = view.getUint16(10, true);
  const plain = columnsOf(head, false);
  const columns = lengthOf(plain) === recordLength ? plain : columnsOf(head, true);
  const fits = lengthOf(columns) <= recordLength ? columns : plain;
  if (recordLength < 1 || lengthOf(fits) > recordLength) throw refusal(layer, `${lengthOf(fits)} / ${recordLength} B`);
  return { count: view.getUint32(4, true), headLength: head.length, recordLength, driver: head[29] as number, columns: fits };
}
