import { strToU8 } from "fflate";
import { FormatRefusal, type WriteField, type WriteLayer } from "./format";
import type { FieldsSidecar } from "./shapefile-fields";

/** Widest text column: one byte of width, and other software stops at 254. */
const WIDEST = 254;
const WIDEST_NUMBER = 20;

/** How one field of a layer is written: its columns' names and widths. Numbers in one N column, texts in as many C columns as the longest needs. */
export interface WrittenColumn {
  readonly field: WriteField;
  readonly kind: "N" | "C";
  readonly names: readonly string[];
  readonly widths: readonly number[];
  readonly decimals: number;
}

type WrittenValue = string | number | null;

/** A number in digits that read back as the same, without exponent; null where 20 places are too few. */
export function digitsOf(value: number): string | null {
  const plain = String(value);
  if (/^-?\d+(\.\d+)?$/.test(plain)) return plain.length <= WIDEST_NUMBER ? plain : null;
  const small = /^-?(?:\d)(?:\.(\d+))?e-(\d+)$/.exec(plain);
  if (!small) return null;
  const digits = value.toFixed(Math.min(100, (small[1]?.length ?? 0) + Number(small[2])));
  return digits.length <= WIDEST_NUMBER && Number(digits) === value ? digits : null;
}

const BLANK = 0x20;

/** Where a text may be cut: between characters, and not after a blank, which the padding of its column would swallow. */
function cutBefore(bytes: Uint8Array, from: number): number {
  for (let at = Math.min(from + WIDEST, bytes.length); at > from; at--) {
    if (at === bytes.length || (((bytes[at] as number) & 0xc0) !== 0x80 && bytes[at - 1] !== BLANK)) return at;
  }
  return from + WIDEST;
}

/** A text's UTF-8 in pieces that each fit a column. */
export function textPieces(text: string): Uint8Array[] {
  const bytes = strToU8(text);
  const pieces: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const to = cutBefore(bytes, from);
    pieces.push(bytes.subarray(from, to));
    from = to;
  }
  return pieces;
}

/** What the values of one field need, grown row by row. */
class Need {
  numeric = true;
  places = 1;
  whole = 1;
  decimals = 0;
  readonly widths: number[] = [1];

  add(value: WrittenValue): void {
    if (value === null) return;
    const digits = typeof value === "number" ? digitsOf(value) : null;
    if (digits === null) this.numeric = false;
    else {
      const point = digits.indexOf(".");
      this.whole = Math.max(this.whole, point < 0 ? digits.length : point);
      this.decimals = Math.max(this.decimals, point < 0 ? 0 : digits.length - point - 1);
      this.places = Math.max(this.places, digits.length);
    }
    textPieces(String(value)).forEach((piece, position) => {
      this.widths[position] = Math.max(this.widths[position] ?? 1, piece.length);
    });
  }

  column(field: WriteField): Omit<WrittenColumn, "names"> {
    const places = this.whole + (this.decimals > 0 ? this.decimals + 1 : 0);
    const numeric = field.type === "number" && this.numeric && places <= WIDEST_NUMBER;
    if (numeric) return { field, kind: "N", widths: [Math.max(places, this.places)], decimals: this.decimals };
    return { field, kind: "C", widths: this.widths, decimals: 0 };
  }
}

/** Names of at most ten ASCII letters, each different also to software that does not tell small letters from large ones. */
function shortNames(fields: readonly { readonly field: WriteField; readonly widths: readonly number[] }[]): string[][] {
  const taken = new Set<string>();
  const free = (base: string, first: number): string => {
    for (let n = first; ; n++) {
      const suffix = n === 1 ? "" : `~${n}`;
      const name = base.slice(0, 10 - suffix.length) + suffix;
      if (taken.has(name.toUpperCase())) continue;
      taken.add(name.toUpperCase());
      return name;
    }
  };
  return fields.map(({ field, widths }, position) => {
    const plain = field.name.replace(/[^A-Za-z0-9_]/g, "").replace(/^\d/, "F$&");
    const base = plain === "" || plain === "_" ? `F${position + 1}` : plain;
    return widths.map((_, part) => free(base, part + 1));
  });
}

/**
 * The columns of a layer's dbf, after looking through all of its values once. @throws FormatRefusal "shapefile.too-wide" where a row is longer than a dbf can
 * have it, RangeError where a row has another number of values than there are fields
 */
export function writtenColumns(layer: WriteLayer): WrittenColumn[] {
  const needs = layer.fields.map(() => new Need());
  for (const { values } of layer.rows) {
    if (values.length !== needs.length) throw new RangeError(`${values.length} values for ${needs.length} fields of ${layer.name}`);
    values.forEach((value, position) => {
      needs[position]?.add(value);
    });
  }
  const columns = needs.map((need, position) => need.column(layer.fields[position] as WriteField));
  const names = shortNames(columns);
  const widths = columns.flatMap((column) => column.widths);
  if (widths.length > 2000 || widths.reduce((sum, width) => sum + width, 1) > 65_535) {
    throw new FormatRefusal("shapefile.too-wide", { layer: layer.name, columns: widths.length });
  }
  return columns.map((column, position) => ({ ...column, names: names[position] as string[] }));
}

/** The sidecar of a written layer. */
export function writtenSidecar(layer: string, columns: readonly WrittenColumn[]): string {
  const sidecar: FieldsSidecar = {
    layer,
    fields: columns.map(({ field, names }) => ({ name: field.name, type: field.type, columns: names })),
  };
  return JSON.stringify(sidecar, null, 1);
}
