import { create } from "qrcode";
import type { Paper } from "./paper";

/** Blank modules around a symbol (ISO/IEC 18004: four). */
export const QUIET = 4;

/** A QR code as squares: modules along one side, and whether each is dark, row by row. */
export interface QrSquares {
  readonly side: number;
  readonly dark: (column: number, row: number) => boolean;
}

/** The QR code of a text, error correction Q: a quarter of it may be dirty or torn. */
export function qrSquares(text: string): QrSquares {
  const { modules } = create(text, { errorCorrectionLevel: "Q" });
  return { side: modules.size, dark: (column, row) => modules.get(row, column) !== 0 };
}

/** Width of a code with its quiet zone when the symbol itself is `symbol` wide. */
export const qrWidth = ({ side }: QrSquares, symbol: number): number => (symbol * (side + 2 * QUIET)) / side;

/** Draws a code with its quiet zone, its upper left corner at (x, y); runs of dark modules become one rectangle. */
export function drawQr({ doc }: Paper, squares: QrSquares, x: number, y: number, symbol: number): void {
  const { side, dark } = squares;
  const module = symbol / side;
  const whole = qrWidth(squares, symbol);
  doc.rect(x, y, whole, whole).fill("#ffffff");
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      if (!dark(column, row)) continue;
      let end = column;
      while (end < side && dark(end, row)) end++;
      doc.rect(x + (QUIET + column) * module, y + (QUIET + row) * module, (end - column) * module, module);
      column = end;
    }
  }
  doc.fill("#000000");
}
