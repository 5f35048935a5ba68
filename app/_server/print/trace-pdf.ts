import type { Language } from "../../../components/words/language";
import type { BoardMap } from "../../../duty/board/board";
import { drawHead, HEAD } from "./draw-head";
import { drawMap } from "./draw-map";
import { drawQr, type QrSquares, qrSquares, qrWidth } from "./draw-qr";
import { type Block, drawBlocks, sheetsOf, space } from "./flow";
import { INK } from "./ink";
import { closed, openPaper, type Paper, ready } from "./paper";
import type { PrintWords } from "./print-words";
import { type Paragraph, tableBlocks, textBlocks, titleBlock } from "./table";

/** A section of a report: pairs of label and value, then a list. */
export interface TraceSection {
  readonly title: string;
  readonly pairs: readonly { readonly label: string; readonly value: string }[];
  readonly points: readonly string[];
}

/** 责任倒查: a report as plain data. Texts and times are already in the reader's words; `code` and `address` verify it, `digest` is of its contents. */
export interface TraceReport {
  readonly title: string;
  readonly code: string;
  readonly address: string;
  readonly question: { readonly lon: number; readonly lat: number; readonly placeText: string; readonly at: string };
  readonly version: { readonly city: string; readonly name: string; readonly since: string };
  readonly map: BoardMap | null;
  readonly sections: readonly TraceSection[];
  readonly steps: readonly { readonly at: string; readonly who: string; readonly what: string }[];
  readonly madeAt: string;
  readonly madeBy: string;
  readonly digest: string;
  readonly approval: string | null;
}

const [X, WIDTH, SIZE] = [14, 182, 3.3];
const FOOT = 14;
const MAP = { width: 116, height: 78 } as const;
const SYMBOL = 31;
const MOST_LINES = 40;

const pairColumns = [
  { width: 42, title: "" },
  { width: WIDTH - 42, title: "" },
] as const;

/** Pairs as a table without its head. */
function pairBlocks(paper: Paper, pairs: TraceSection["pairs"]): Block[] {
  const rows = pairs.map(({ label, value }) => ({ cells: [[{ text: label, ink: INK.quiet }], [{ text: value }]] }));
  return tableBlocks(paper, pairColumns, rows, { x: X, size: SIZE, most: MOST_LINES })
    .slice(1)
    .map(({ height, draw }) => ({ height, draw }));
}

function sectionBlocks(paper: Paper, { title, pairs, points }: TraceSection, none: string): Block[] {
  const list: Paragraph[] = points.map((text) => ({ text: `•  ${text}` }));
  const empty: Paragraph[] = pairs.length + points.length === 0 ? [{ text: none, ink: INK.quiet }] : [];
  return [
    titleBlock(paper, title, X, WIDTH, SIZE * 1.1),
    ...pairBlocks(paper, pairs),
    ...textBlocks(paper, [...list, ...empty], X + 1.5, WIDTH - 3, SIZE),
    space(2),
  ];
}

function stepBlocks(paper: Paper, steps: TraceReport["steps"], words: PrintWords): Block[] {
  if (steps.length === 0) return [];
  const columns = [
    { width: 42, title: words("trace.step-at") },
    { width: 44, title: words("trace.step-who") },
    { width: WIDTH - 86, title: words("trace.step-what") },
  ];
  const rows = steps.map(({ at, who, what }) => ({ cells: [[{ text: at }], [{ text: who, weight: "bold" as const }], [{ text: what }]] }));
  return [
    titleBlock(paper, words("trace.steps"), X, WIDTH, SIZE * 1.1),
    ...tableBlocks(paper, columns, rows, { x: X, size: SIZE, most: MOST_LINES }),
    space(2),
  ];
}

/** The map with the place marked, and the code that verifies the report beside it. */
function proofBlock(paper: Paper, report: TraceReport, words: PrintWords, squares: QrSquares): Block {
  const { map, question, code } = report;
  const whole = qrWidth(squares, SYMBOL);
  const left = X + WIDTH - whole;
  const height = map ? MAP.height : whole + 14;
  return {
    height: height + 3,
    draw: (y) => {
      if (map) drawMap(paper, map, { x: X, y, ...MAP }, words, { mark: [question.lon, question.lat] });
      drawQr(paper, squares, left, y, SYMBOL);
      const middle = left + whole / 2;
      paper.write(words("trace.scan"), middle, y + whole + 3.5, { size: 3, weight: "bold", ink: INK.text, at: "middle" });
      paper.linesOf(words("trace.code", { code }), whole + 10, 3).forEach((line, index) => {
        paper.write(line, middle, y + whole + 8.5 + index * 4.2, { size: 3, ink: INK.quiet, at: "middle" });
      });
    },
  };
}

function questionOf({ question, version }: TraceReport, words: PrintWords): TraceSection {
  const { placeText, lon, lat, at } = question;
  return {
    title: words("trace.question"),
    pairs: [
      { label: words("trace.place"), value: placeText },
      { label: words("trace.point"), value: `${lon.toFixed(6)}, ${lat.toFixed(6)}` },
      { label: words("trace.at"), value: at },
      { label: words("trace.plan"), value: words("board.plan", { plan: version.name, date: version.since }) },
    ],
    points: [],
  };
}

function digestBlocks(paper: Paper, { digest, madeBy, madeAt, approval }: TraceReport, words: PrintWords): Block[] {
  const lines: Paragraph[] = [
    { text: words("trace.made", { who: madeBy, at: madeAt }) },
    { text: words("trace.digest"), ink: INK.quiet },
    { text: digest },
    ...(approval ? [{ text: words("map.approval", { number: approval }), ink: INK.quiet }] : []),
  ];
  return textBlocks(paper, lines, X + 1.5, WIDTH - 3, SIZE * 0.9);
}

function drawFoot(paper: Paper, report: TraceReport, words: PrintWords, page: number, pages: number): void {
  const y = paper.height - FOOT;
  paper.doc
    .moveTo(X, y)
    .lineTo(X + WIDTH, y)
    .lineWidth(0.2)
    .stroke(INK.rule);
  paper.write(words("trace.code", { code: report.code }), X, y + 5.5, { size: 2.9, ink: INK.quiet });
  paper.write(words("board.page", { page: String(page), pages: String(pages) }), X + WIDTH, y + 5.5, {
    size: 2.9,
    ink: INK.quiet,
    at: "right",
  });
}

/** How a report is printed. */
export interface TracePrint {
  readonly language: Language;
  readonly words: PrintWords;
}

/** The report of a trace back as a PDF on A4, made while it is read. Every sheet bears the verification code and its number. */
export async function* tracePdf(report: TraceReport, { language, words }: TracePrint): AsyncGenerator<Uint8Array> {
  const kind = words("trace.kind");
  const paper = openPaper("A4", `${kind} ${report.code}`, language, report.madeBy);
  const none = words("trace.none");
  const blocks = [
    ...sectionBlocks(paper, questionOf(report, words), none),
    proofBlock(paper, report, words, qrSquares(report.address)),
    ...report.sections.flatMap((section) => sectionBlocks(paper, section, none)),
    ...stepBlocks(paper, report.steps, words),
    ...digestBlocks(paper, report, words),
  ];
  const room = paper.height - FOOT - 4;
  const sheets = sheetsOf(blocks, room - HEAD.first - 3, room - HEAD.later - 3);
  for (const [index, sheet] of sheets.entries()) {
    paper.newPage();
    const first = index === 0;
    const name = first ? report.title : `${report.title}${words("board.go-on")}`;
    drawHead(paper, { kind, name, right: [report.version.city, report.code] }, first);
    drawBlocks(sheet, (first ? HEAD.first : HEAD.later) + 3);
    drawFoot(paper, report, words, index + 1, sheets.length);
    yield* ready(paper);
  }
  yield* closed(paper);
}
