import type { Language } from "../../../components/words/language";
import type { Board } from "../../../duty/board/board";
import type { Instant } from "../../../duty/plan";
import { type WallClock, wallClock } from "../../../duty/time/wall-clock";
import { bodyBlocks, type Press, SHEET } from "./board-body";
import { chiefParagraphs, panelBlocks } from "./board-panel";
import { drawFoot, FOOT } from "./draw-foot";
import { drawHead, HEAD } from "./draw-head";
import { drawLegend, LEGEND } from "./draw-legend";
import { drawMap, type MapStress } from "./draw-map";
import { qrSquares } from "./draw-qr";
import { type Block, drawBlocks, heightOf, sheetsOf } from "./flow";
import { closed, openPaper, ready, type SheetSize } from "./paper";
import { type PhotoOf, photos } from "./photo";
import type { PrintWords } from "./print-words";

/** How boards are printed. */
export interface BoardPrint {
  readonly size: SheetSize;
  readonly language: Language;
  readonly words: PrintWords;
  /** The public address behind a board's code, for its QR code. */
  readonly address: (code: string) => string;
  readonly photo: PhotoOf;
  /** 审图号: the map approval number, if the map has one (地图管理条例). */
  readonly approval: string | null;
}

const GAP = 4;
const MAP_WIDTH = 124;
const LEAST_MAP = 74;
const MOST_MAP = 146;
/** Sizes of the letters that are tried, largest first; smaller ones could not be read, then the board goes on on another sheet. */
const SCALES = [1.25, 1.15, 1.06, 1, 0.93, 0.87];

interface Layout {
  readonly mapHeight: number;
  readonly panel: readonly Block[];
  readonly sheets: readonly (readonly Block[])[];
}

/** The largest letters with which a board stands on one sheet, the map taking what room is left; else as many sheets as it needs. */
function layout(press: Press, board: Board): Layout {
  const room = press.paper.height - HEAD.first - FOOT - LEGEND - 3 * GAP;
  const later = press.paper.height - HEAD.later - FOOT - 2 * GAP;
  const first = panelBlocks(press, board, LEAST_MAP + 20);
  const least = Math.max(LEAST_MAP, heightOf(first.blocks));
  const chiefs = first.chiefs ? [] : chiefParagraphs(press, board);
  for (const scale of SCALES) {
    const blocks = bodyBlocks(press, board, scale, chiefs);
    const left = room - heightOf(blocks);
    if (left < least) continue;
    return { mapHeight: Math.min(MOST_MAP, left), panel: first.blocks, sheets: [blocks] };
  }
  const blocks = bodyBlocks(press, board, 1, chiefs);
  return { mapHeight: least, panel: first.blocks, sheets: sheetsOf(blocks, room - least, later) };
}

function dateWords(at: Instant, clock: WallClock, words: PrintWords): string {
  const { year, month, day } = clock.wall(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return words("board.date", { year: String(year), month: two(month), day: two(day) });
}

function nameOf({ names }: Board, words: PrintWords): string {
  const [one = "", other] = names;
  return other === undefined ? one : words("board.two-names", { one, other });
}

function footLines(board: Board, print: BoardPrint, clock: WallClock, page: number, pages: number): string[] {
  const { words, approval } = print;
  const { version, at, bureau } = board;
  return [
    bureau.name,
    words("board.plan", { plan: version.name, date: dateWords(version.since, clock, words) }),
    words("board.as-of", { date: dateWords(at, clock, words) }),
    ...(version.sample ? [words("sample.hint")] : []),
    ...(approval ? [words("map.approval", { number: approval })] : []),
    ...(pages > 1 ? [words("board.page", { page: String(page), pages: String(pages) })] : []),
  ];
}

const stressOf = ({ what, squads }: Board): MapStress => {
  if (what.kind === "border") return { squads: new Map(squads.map(({ code, name }) => [code, name])) };
  return what.kind === "grid" ? { own: what.code } : {};
};

/** Draws one board on as many sheets as it needs. */
function drawBoard(press: Press, board: Board, print: BoardPrint): void {
  const { paper, words } = press;
  const { mapHeight, panel, sheets } = layout(press, board);
  const code = qrSquares(print.address(board.code));
  const name = nameOf(board, words);
  const clock = wallClock(board.version.timeZone);
  const kind = words(`board.${board.what.kind}`);
  const right = [board.version.city, words("board.code", { code: board.code })];
  sheets.forEach((blocks, index) => {
    paper.newPage();
    drawHead(paper, { kind, name: index === 0 ? name : `${name}${words("board.go-on")}`, right }, index === 0);
    let y: number = HEAD.later + GAP;
    if (index === 0) {
      const box = { x: SHEET.x, y: HEAD.first + GAP, width: MAP_WIDTH, height: mapHeight };
      drawMap(paper, board.map, box, words, stressOf(board));
      drawLegend(paper, board, box, words);
      drawBlocks(panel, box.y);
      y = box.y + mapHeight + LEGEND + GAP;
    }
    drawBlocks(blocks, y);
    const lines = footLines(board, print, clock, index + 1, sheets.length);
    drawFoot(paper, { label: words("board.supervision"), phone: board.bureau.phone, lines, code, caption: words("board.scan") });
  });
}

/** Lets others have their turn: a bulk of boards is minutes of work. */
const turn = () => new Promise<void>((done) => setImmediate(done));

/**
 * Notice boards as one PDF, a sheet or more each, made while it is read: only one board is in memory beside the fonts and the photos shown so far.
 * The map is vectors; the Chinese font is embedded as far as it is used. @throws without a board: a PDF has a page.
 */
export async function* boardPdf(boards: Iterable<Board> | AsyncIterable<Board>, print: BoardPrint): AsyncGenerator<Uint8Array> {
  let press: Press | null = null;
  for await (const board of boards) {
    if (!press) {
      const paper = openPaper(print.size, print.words(`board.${board.what.kind}`), print.language, board.bureau.name);
      press = { paper, words: print.words, language: print.language, photo: photos(paper, print.photo) };
    }
    drawBoard(press, board, print);
    yield* ready(press.paper);
    await turn();
  }
  if (!press) throw new Error("boardPdf: no board to print");
  yield* closed(press.paper);
}
