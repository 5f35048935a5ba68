import jsQR from "jsqr";
import { getDocument, OPS, type PDFDocumentProxy, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { boardEn } from "../../../components/words/board-en";
import { boardZh } from "../../../components/words/board-zh";
import { en } from "../../../components/words/en";
import type { Language } from "../../../components/words/language";
import { message } from "../../../components/words/message";
import { zh } from "../../../components/words/zh";
import type { PrintWords } from "./print-words";

/** The words of printed sheets, whichever list they stand in. */
export const wordsForTests =
  (language: Language): PrintWords =>
  (key, values = {}) =>
    message((language === "zh" ? { ...zh, ...boardZh } : { ...en, ...boardEn })[key], values, language);

/** All bytes of a PDF made piece by piece. */
export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return new Uint8Array(Buffer.concat(parts));
}

/** Opens a PDF with a reader that is not the one that wrote it. */
export const opened = (bytes: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({ data: bytes, useSystemFonts: false, verbosity: 0 }).promise;

/** Everything written on a page, pieces joined as they come. */
export async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}

type Matrix = readonly [number, number, number, number, number, number];

const times = (m: Matrix, n: Matrix): Matrix => [
  m[0] * n[0] + m[2] * n[1],
  m[1] * n[0] + m[3] * n[1],
  m[0] * n[2] + m[2] * n[3],
  m[1] * n[2] + m[3] * n[3],
  m[0] * n[4] + m[2] * n[5] + m[4],
  m[1] * n[4] + m[3] * n[5] + m[5],
];

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly ink: readonly [number, number, number];
}

/** The filled rectangles of a page in the order of painting, in points from the lower left corner. */
export async function rectanglesOf(page: PDFPageProxy): Promise<Rectangle[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const found: Rectangle[] = [];
  const stack: Matrix[] = [];
  let now: Matrix = [1, 0, 0, 1, 0, 0];
  let ink: readonly [number, number, number] = [0, 0, 0];
  let path: Omit<Rectangle, "ink">[] = [];
  fnArray.forEach((operator, index) => {
    const args = argsArray[index];
    if (operator === OPS.save) stack.push(now);
    else if (operator === OPS.restore) now = stack.pop() ?? now;
    else if (operator === OPS.transform) now = times(now, args as Matrix);
    else if (operator === OPS.setFillRGBColor) ink = [args[0], args[1], args[2]];
    else if (operator === OPS.constructPath) {
      const [operators, numbers] = args as [number[], number[]];
      if (!operators.every((one) => one === OPS.rectangle)) return;
      path = operators.map((_one, place) => {
        const [x, y, width, height] = numbers.slice(place * 4, place * 4 + 4) as [number, number, number, number];
        const [x1, y1] = [now[0] * x + now[4], now[3] * y + now[5]];
        const [x2, y2] = [now[0] * (x + width) + now[4], now[3] * (y + height) + now[5]];
        return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
      });
    } else if (operator === OPS.fill || operator === OPS.eoFill) {
      found.push(...path.map((one) => ({ ...one, ink })));
      path = [];
    } else if (operator === OPS.stroke || operator === OPS.endPath) path = [];
  });
  return found;
}

/** Paints the rectangles of a page, `scale` pixels a point, and reads the QR code that can be seen: its text and the symbol's width in millimetres. */
export async function codeSeen(page: PDFPageProxy, scale: number): Promise<{ text: string; millimetres: number } | null> {
  const { width: across, height: up } = page.getViewport({ scale: 1 });
  const [width, height] = [Math.ceil(across * scale), Math.ceil(up * scale)];
  const pixels = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const one of await rectanglesOf(page)) {
    const [left, right] = [Math.round(one.x * scale), Math.round((one.x + one.width) * scale)];
    const [top, bottom] = [Math.round((up - one.y - one.height) * scale), Math.round((up - one.y) * scale)];
    for (let y = Math.max(0, top); y < Math.min(height, bottom); y++)
      for (let x = Math.max(0, left); x < Math.min(width, right); x++) pixels.set(one.ink, (y * width + x) * 4);
  }
  const seen = jsQR(pixels, width, height);
  if (!seen) return null;
  const { topLeftCorner: a, topRightCorner: b } = seen.location;
  return { text: seen.data, millimetres: (Math.hypot(a.x - b.x, a.y - b.y) / scale / 72) * 25.4 };
}
