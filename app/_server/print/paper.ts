import PDFDocument from "pdfkit";
import type { Language } from "../../../components/words/language";
import { fontFile, type Weight } from "./font-files";
import { wrapText } from "./wrap-text";

const POINTS_PER_MM = 72 / 25.4;

/** Sheets by name: millimetres. Everything is drawn on a sheet 210 units wide and scaled: a unit is 1 mm on A4 and 2.86 mm on 60x90. */
const SHEETS = { A4: { width: 210, height: 297 }, "60x90": { width: 600, height: 900 } } as const;

/** A size of sheet, upright. */
export type SheetSize = keyof typeof SHEETS;

/** How a piece of text looks. `at` is its left end, middle or right end. */
export interface Look {
  readonly size: number;
  readonly weight?: Weight;
  readonly ink: string;
  readonly at?: "left" | "middle" | "right";
}

/** A document under the pen. Lengths are units of a sheet 210 wide; y runs downwards from the top. */
export interface Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly width: number;
  readonly height: number;
  /** Millimetres on the real sheet of one unit. */
  readonly unit: number;
  newPage(): void;
  /** Writes one line; `y` is its baseline. */
  write(text: string, x: number, y: number, look: Look): void;
  widthOf(text: string, size: number, weight?: Weight): number;
  linesOf(text: string, width: number, size: number, weight?: Weight): string[];
}

/** Opens a document with its fonts embedded as far as they are used. Pages are added by `newPage`. */
export function openPaper(size: SheetSize, title: string, language: Language, author: string): Paper {
  const sheet = SHEETS[size];
  const unit = sheet.width / 210;
  const points: [number, number] = [sheet.width * POINTS_PER_MM, sheet.height * POINTS_PER_MM];
  const doc = new PDFDocument({
    size: points,
    margin: 0,
    autoFirstPage: false,
    // An empty name keeps the built-in Helvetica, which knows no Chinese, out of the file.
    font: "",
    lang: language === "zh" ? "zh-CN" : "en",
    displayTitle: true,
    info: { Title: title, Author: author },
  });
  doc.registerFont("regular", fontFile("regular"));
  doc.registerFont("bold", fontFile("bold"));
  const widths = { regular: new Map<string, number>(), bold: new Map<string, number>() };
  const letterWidth = (letter: string, weight: Weight) => {
    let width = widths[weight].get(letter);
    if (width === undefined) {
      width = doc.font(weight).fontSize(100).widthOfString(letter) / 100;
      widths[weight].set(letter, width);
    }
    return width;
  };
  const widthOf = (text: string, letters: number, weight: Weight = "regular") => {
    let sum = 0;
    for (const letter of text) sum += letterWidth(letter, weight);
    return sum * letters;
  };
  return {
    doc,
    unit,
    width: 210,
    height: sheet.height / unit,
    newPage: () => {
      doc.addPage({ size: points, margin: 0 });
      doc.scale(unit * POINTS_PER_MM);
    },
    write: (text, x, y, { size: letters, weight = "regular", ink, at = "left" }) => {
      if (!text) return;
      const left = at === "left" ? x : x - widthOf(text, letters, weight) / (at === "middle" ? 2 : 1);
      doc.font(weight).fontSize(letters).fillColor(ink).text(text, left, y, { lineBreak: false, baseline: "alphabetic" });
    },
    widthOf,
    linesOf: (text, width, letters, weight = "regular") => wrapText(text, width, (piece) => widthOf(piece, letters, weight)),
  };
}

/** The bytes that are ready. What a reader does not take stays in memory, so take them after every sheet. */
export function* ready({ doc }: Paper): Generator<Uint8Array> {
  for (let bytes: Buffer | null = doc.read() as Buffer | null; bytes !== null; bytes = doc.read() as Buffer | null) yield bytes;
}

/** Closes the document and gives the rest of its bytes. */
export async function* closed({ doc }: Paper): AsyncGenerator<Uint8Array> {
  doc.end();
  for await (const bytes of doc) yield bytes as Uint8Array;
}
