import { strToU8 } from "fflate";
import type { WriteLayer } from "./format";
import { digitsOf, textPieces, type WrittenColumn } from "./shapefile-columns";

/** Rows are given away when this many bytes have come together. */
const PIECE = 65_536;

/** A dbf without any column is refused by other software: such a layer gets one of row numbers, which the sidecar does not name. */
const NUMBERS: WrittenColumn = { field: { name: "ID", type: "number" }, kind: "N", names: ["ID"], widths: [10], decimals: 0 };

function headOf(columns: readonly WrittenColumn[], count: number): Uint8Array {
  const parts = columns.flatMap((column) => column.names.map((name, part) => ({ column, name, width: column.widths[part] as number })));
  const head = new Uint8Array(32 + 32 * parts.length + 1);
  const view = new DataView(head.buffer);
  // The day of the last change is the same for all: the same layers give the same bytes.
  head.set([3, 80, 1, 1]);
  view.setUint32(4, count, true);
  view.setUint16(8, head.length, true);
  view.setUint16(
    10,
    parts.reduce((sum, { width }) => sum + width, 1),
    true,
  );
  parts.forEach(({ column, name, width }, position) => {
    const at = 32 + 32 * position;
    head.set(strToU8(name), at);
    head.set([column.kind.charCodeAt(0), 0, 0, 0, 0, width, column.decimals], at + 11);
  });
  head[head.length - 1] = 0x0d;
  return head;
}

function setCells(record: Uint8Array, at: number, column: WrittenColumn, value: string | number | null): number {
  const pieces = value === null ? [] : column.kind === "N" ? [strToU8(digitsOf(value as number) as string)] : textPieces(String(value));
  let end = at;
  column.widths.forEach((width, part) => {
    const piece = pieces[part];
    if (piece) record.set(piece, column.kind === "N" ? end + width - piece.length : end);
    end += width;
  });
  return end;
}

/** The .dbf of a layer in UTF-8, in pieces. Null is blank. */
export function* writtenDbf(layer: WriteLayer, columns: readonly WrittenColumn[], count: number): Iterable<Uint8Array> {
  const numbered = columns.length === 0;
  const used = numbered ? [NUMBERS] : columns;
  const length = used.reduce((sum, { widths }) => sum + widths.reduce((a, b) => a + b, 0), 1);
  yield headOf(used, count);
  const perPiece = Math.max(1, Math.floor(PIECE / length));
  let piece = new Uint8Array(perPiece * length).fill(0x20);
  let held = 0;
  let number = 0;
  for (const { values } of layer.rows) {
    number++;
    const record = piece.subarray(held * length, (held + 1) * length);
    let at = 1;
    used.forEach((column, position) => {
      at = setCells(record, at, column, numbered ? number : (values[position] ?? null));
    });
    if (++held === perPiece) {
      yield piece;
      piece = new Uint8Array(perPiece * length).fill(0x20);
      held = 0;
    }
  }
  yield piece.subarray(0, held * length);
  yield Uint8Array.of(0x1a);
}
