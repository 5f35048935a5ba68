import type { Value } from "./format";
import type { DbfColumn } from "./shapefile-dbf";
import { cellText } from "./shapefile-text";

/** What a cell holds, or why it cannot be read. */
export type Cell = { readonly value: Value } | { readonly fault: string; readonly got: string };

const BLANK: Cell = { value: null };

const isPad = (byte: number | undefined) => byte === 0x20 || byte === 0;

/** Without the blanks or zeros a dbf fills its cells up with; those in front stay. */
export function unpadded(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > 0 && isPad(bytes[end - 1])) end--;
  return bytes.subarray(0, end);
}

/** Texts of ASCII alone, as most codes and numbers are, need no decoder; null for others. */
function ascii(bytes: Uint8Array): string | null {
  if (bytes.length > 64) return null;
  let text = "";
  for (const byte of bytes) {
    if (byte >= 0x80) return null;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** A text. One that fills its cell may have been cut within a character by the software that wrote it: up to three bytes are let go. */
export function textOf(bytes: Uint8Array, encoding: string, full: boolean): string | null {
  const quick = ascii(bytes);
  if (quick !== null) return quick;
  for (let cut = 0; cut <= (full ? 3 : 0); cut++) {
    const text = cellText(bytes.subarray(0, bytes.length - cut), encoding);
    if (text !== null) return text;
  }
  return null;
}

function numberCell(text: string, decimals: number): Cell {
  const plain = text.trim();
  if (plain === "" || /^\*+$/.test(plain)) return BLANK;
  const value = Number(plain.replace(",", "."));
  if (!Number.isFinite(value) || !/^[-+.\d]/.test(plain) || /^[-+]?0[xob]/i.test(plain)) return { fault: "expected.number", got: plain };
  // Eighteen digits are the number of a person or of a grid, not a quantity: as text they stay exact.
  return decimals === 0 && /^\d+$/.test(plain) && !Number.isSafeInteger(value) ? { value: plain } : { value };
}

function dateCell(text: string): Cell {
  const plain = text.trim();
  if (plain === "" || plain === "00000000") return BLANK;
  const [, year, month, day] = /^(\d{4})(\d\d)(\d\d)$/.exec(plain) ?? [];
  const valid = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return valid ? { value: `${year}-${month}-${day}` } : { fault: "expected.date", got: plain };
}

function truthCell(text: string): Cell {
  const plain = text.trim();
  if (plain === "" || plain === "?") return BLANK;
  if (/^[ty1]$/i.test(plain)) return { value: true };
  return /^[fn0]$/i.test(plain) ? { value: false } : { fault: "expected.truth", got: plain };
}

function binaryCell(bytes: Uint8Array, kind: string): Cell {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (kind === "Y" && bytes.length === 8) return { value: Number(view.getBigInt64(0, true)) / 10000 };
  if ((kind === "I" || kind === "+") && bytes.length === 4) return { value: view.getInt32(0, true) };
  if ((kind === "O" || kind === "B") && bytes.length === 8) {
    const value = view.getFloat64(0, true);
    return Number.isFinite(value) ? { value } : BLANK;
  }
  return BLANK;
}

/**
 * One cell of a dbf. C text; N, F numbers ("****" and blanks are null; whole numbers too large to be exact stay text); D "YYYY-MM-DD"; L true or false;
 * I, O, B (8 bytes), Y binary numbers; memos and pictures, whose content is in another file, are null. A blank text is null: a dbf cannot tell them apart.
 */
export function cellOf(bytes: Uint8Array, column: Pick<DbfColumn, "kind" | "decimals">, encoding: string): Cell {
  if ("IOBY+".includes(column.kind)) return binaryCell(bytes, column.kind);
  if ("MGPT@0W".includes(column.kind)) return BLANK;
  const raw = unpadded(bytes);
  if (raw.length === 0) return BLANK;
  const text = textOf(raw, encoding, raw.length === bytes.length);
  if (text === null) return { fault: "text.encoding", got: hex(raw) };
  if (column.kind === "N" || column.kind === "F") return numberCell(text, column.decimals);
  if (column.kind === "D") return dateCell(text);
  return column.kind === "L" ? truthCell(text) : { value: text };
}

/** The first bytes of what is no text, for its fault. */
function hex(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, 16), (byte) => byte.toString(16).padStart(2, "0")).join(" ");
}
