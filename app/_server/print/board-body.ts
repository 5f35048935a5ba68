import type { Language } from "../../../components/words/language";
import { patternWords } from "../../../components/words/pattern-words";
import type { Board, BoardPerson, BoardRow } from "../../../duty/board/board";
import type { Standard } from "../../../duty/plan";
import { anchorOf } from "../../../geo/plane/anchor";
import { covers } from "../../../geo/plane/covers";
import { drawSign } from "./draw-signs";
import { type Block, space } from "./flow";
import { INK } from "./ink";
import type { Paper } from "./paper";
import { drawPhoto, type photos } from "./photo";
import type { PrintWords } from "./print-words";
import { type Paragraph, type TableRow, tableBlocks, textBlocks, titleBlock } from "./table";

/** What the parts of a board are drawn with. */
export interface Press {
  readonly paper: Paper;
  readonly words: PrintWords;
  readonly language: Language;
  readonly photo: ReturnType<typeof photos>;
}

/** Left edge and width of what stands on a sheet. */
export const SHEET = { x: 10, width: 190 } as const;
const SIZE = 2.9;
/** Lines of one row on one sheet. */
const MOST_LINES = 24;
/** Widths of the columns of the five fixed. */
const FIVE = [42, 48, 46, 32, 22] as const;
const PHOTO = { width: 10, height: 13 } as const;

const versionOf = ({ name, version }: Standard, words: PrintWords) => words("board.version-of", { name, version: String(version) });

const personParagraphs = (person: BoardPerson, deputy: BoardPerson | null, words: PrintWords): Paragraph[] => [
  { text: person.name, weight: "bold", scale: 1.15 },
  { text: words(`person.${person.kind}`), ink: INK.quiet, scale: 0.9 },
  ...(deputy ? [{ text: words("board.deputy", { person: deputy.name }), ink: INK.quiet, scale: 0.9 }] : []),
];

function fiveRow({ paper, words, language, photo }: Press, row: BoardRow, scale: number): TableRow {
  const { person, deputy, post, hours, standard, duty, number } = row;
  const [width, height] = [PHOTO.width * scale, PHOTO.height * scale];
  const radius = 2.5 * scale;
  return {
    cells: [
      personParagraphs(person, deputy, words),
      [
        { text: post.name, weight: "bold" },
        { text: `${words(`post.${post.kind}`)} · ${words(`mode.${post.mode}`)}`, ink: INK.quiet, scale: 0.9 },
      ],
      patternWords(hours, language)
        .split(/[；;]\s*/)
        .map((text) => ({ text })),
      [{ text: versionOf(standard, words) }],
      [{ text: duty.name }],
    ],
    indents: [width + 1.5, radius * 2 + 1.5],
    least: height,
    adorn: (y) => {
      drawPhoto(paper, photo(person.code), SHEET.x + 1.5, y, width, height);
      drawSign(paper, SHEET.x + FIVE[0] + 1.5 + radius, y + height / 2, number, post.kind, radius);
    },
  };
}

function fiveBlocks(press: Press, rows: readonly BoardRow[], scale: number): Block[] {
  const { paper, words } = press;
  const titles = ["person", "post", "time", "standard", "duty"] as const;
  return tableBlocks(
    paper,
    titles.map((title, index) => ({ width: FIVE[index] as number, title: words(`board.${title}`) })),
    rows.map((row) => fiveRow(press, row, scale)),
    { x: SHEET.x, size: SIZE * scale, most: MOST_LINES },
  );
}

/** Things by code, each once, in the order in which they are first named. */
const once = <T extends { readonly code: string }>(list: readonly T[]): T[] => [...new Map(list.map((one) => [one.code, one])).values()];

function section({ paper }: Press, title: string, paragraphs: readonly Paragraph[], scale: number): Block[] {
  if (paragraphs.length === 0) return [];
  const size = SIZE * scale;
  return [
    titleBlock(paper, title, SHEET.x, SHEET.width, size * 1.1),
    ...textBlocks(paper, paragraphs, SHEET.x + 1.5, SHEET.width - 3, size),
  ];
}

function standardParagraphs({ rows, ground }: Board, words: PrintWords): Paragraph[] {
  const all = once([...rows.map(({ standard }) => standard), ...(ground ? [ground.standard] : [])]);
  return all.flatMap((standard): Paragraph[] => {
    const items = standard.items.map(({ text }, index) => `${index + 1}. ${text}`).join("　");
    return [{ text: versionOf(standard, words), weight: "bold" }, ...(items ? [{ text: items }] : [])];
  });
}

function dutyParagraphs({ rows, ground }: Board, words: PrintWords): Paragraph[] {
  const told = once(rows.map(({ duty }) => duty));
  const own = ground && !told.some(({ code }) => code === ground.duty.code) ? [ground.duty] : [];
  return [...told, ...own].map(({ code, name, text, answersTo }) => {
    const said = code === ground?.duty.code ? words("board.otherwise", { name }) : name;
    return { text: words("board.told", { name: said, text: words("board.answers-to", { text, who: answersTo }) }) };
  });
}

function ruleBlocks(press: Press, board: Board, scale: number): Block[] {
  const { paper, words, language } = press;
  const { rule, squads } = board;
  if (!rule)
    return textBlocks(paper, [{ text: words("board.unsettled"), weight: "bold" }], SHEET.x + 1.5, SHEET.width - 3, SIZE * scale * 1.2);
  const name = (code: string) => squads.find((squad) => squad.code === code)?.name ?? code;
  const columns = (["side", "hours", "lead", "support"] as const).map((title, index) => ({
    width: [44, 66, 42, 38][index] as number,
    title: words(`board.${title}`),
  }));
  const rows = rule.parts.map(
    ({ side, hours, lead, support }): TableRow => ({
      cells: [
        [{ text: side === null ? words("board.both-sides") : words("board.side-of", { squad: name(side) }) }],
        [{ text: hours === null ? words("board.always") : patternWords(hours, language) }],
        [{ text: name(lead), weight: "bold", scale: 1.15, ink: INK.ownLine }],
        [{ text: name(support) }],
      ],
    }),
  );
  const size = SIZE * scale * 1.15;
  return [
    ...tableBlocks(paper, columns, rows, { x: SHEET.x, size, most: MOST_LINES }),
    space(1.5),
    ...textBlocks(paper, rule.text ? [{ text: rule.text }] : [], SHEET.x + 1.5, SHEET.width - 3, size),
  ];
}

function fiveOf(press: Press, board: Board, scale: number): Block[] {
  const { paper, words } = press;
  const border = board.what.kind === "border";
  if (board.rows.length === 0)
    return border ? [] : textBlocks(paper, [{ text: words("board.no-rows") }], SHEET.x + 1.5, SHEET.width - 3, SIZE * scale * 1.1);
  const title = border ? [titleBlock(paper, words("board.posts-near"), SHEET.x, SHEET.width, SIZE * scale * 1.1)] : [];
  return [...title, ...fiveBlocks(press, board.rows, scale)];
}

/** The allowances that lie on a grid itself; its map shows those around it too. */
const allowancesOf = ({ map }: Board) => map.allowances.filter(({ area }) => area.length > 0 && covers(map.own.area, anchorOf(area)) >= 0);

/** What stands under a board's map, as blocks; `scale` is the size of the letters. `chiefs`: those along a grid, if the panel has no room for them. */
export function bodyBlocks(press: Press, board: Board, scale: number, chiefs: readonly Paragraph[]): Block[] {
  const { words, language } = press;
  const allowed = allowancesOf(board).map(({ name, hours }) => ({
    text: words("board.told", { name, text: patternWords(hours, language) }),
  }));
  const mergers = board.mergers.map(({ name, hours, lead }) => ({
    text: words("board.merger", { name, hours: patternWords(hours, language), squad: lead.name, phone: lead.phone }),
  }));
  return [
    ...(board.what.kind === "border" ? ruleBlocks(press, board, scale) : []),
    ...fiveOf(press, board, scale),
    // One after the other: a line each would push the rest on another sheet.
    ...section(press, words("board.chiefs"), chiefs.length > 0 ? [{ text: chiefs.map(({ text }) => text).join("　") }] : [], scale),
    ...section(press, words("board.standards"), standardParagraphs(board, words), scale),
    ...section(press, words("board.duties"), dutyParagraphs(board, words), scale),
    ...section(press, words("board.mergers"), mergers, scale),
    ...section(press, words("board.allowances"), allowed, scale),
  ];
}
