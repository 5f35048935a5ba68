import { drawQr, type QrSquares, qrWidth } from "./draw-qr";
import { INK } from "./ink";
import type { Paper } from "./paper";

/** What stands at the foot of a board: the phone large, small lines under it, the code with its caption. */
export interface Foot {
  readonly label: string;
  readonly phone: string;
  readonly lines: readonly string[];
  readonly code: QrSquares;
  readonly caption: string;
}

/** Height of a board's foot. */
export const FOOT = 48;
/** Units of the QR symbol without its quiet zone: 31 mm on A4, 88 mm on 60x90. */
export const SYMBOL = 31;

/** Draws the foot of a board. */
export function drawFoot(paper: Paper, { label, phone, lines, code, caption }: Foot): void {
  const top = paper.height - FOOT;
  paper.doc.rect(0, top, paper.width, FOOT).fill(INK.stripe);
  paper.doc.rect(0, top, paper.width, 0.6).fill(INK.band);
  const whole = qrWidth(code, SYMBOL);
  const left = paper.width - 10 - whole;
  drawQr(paper, code, left, top + 2.2, SYMBOL);
  const letters = Math.min(2.9, (2.9 * whole) / paper.widthOf(caption, 2.9, "bold"));
  paper.write(caption, left + whole / 2, top + 2.2 + whole + 3.2, { size: letters, weight: "bold", ink: INK.text, at: "middle" });
  paper.write(label, 10, top + 8, { size: 4, ink: INK.quiet });
  const room = left - 16;
  const size = Math.min(12, (12 * room) / paper.widthOf(phone, 12, "bold"));
  paper.write(phone, 10, top + 19.5, { size, weight: "bold", ink: INK.phone });
  const written = lines.flatMap((line) => paper.linesOf(line, room, 2.8));
  const step = Math.min(4.2, 23 / Math.max(1, written.length));
  written.forEach((line, index) => {
    paper.write(line, 10, top + 25.5 + index * step, { size: Math.min(2.8, step * 0.75), ink: INK.quiet });
  });
}
