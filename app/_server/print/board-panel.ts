import type { Board, BoardPerson, BoardSquad } from "../../../duty/board/board";
import type { Press } from "./board-body";
import { type Block, heightOf, space } from "./flow";
import { INK } from "./ink";
import { drawPhoto } from "./photo";
import { type Paragraph, textBlocks } from "./table";

/** Left edge and width of the panel beside the map. */
export const PANEL = { x: 138, width: 62 } as const;

function paragraphs({ paper }: Press, list: readonly Paragraph[], size: number): Block[] {
  return textBlocks(paper, list, PANEL.x, PANEL.width, size);
}

function rule({ paper }: Press): Block {
  return {
    height: 3.4,
    draw: (y) => {
      paper.doc
        .moveTo(PANEL.x, y + 1.7)
        .lineTo(PANEL.x + PANEL.width, y + 1.7)
        .lineWidth(0.2)
        .stroke(INK.rule);
    },
  };
}

/** A person with photo, office and name. */
function portrait({ paper, photo }: Press, office: string, person: BoardPerson, width: number): Block {
  const height = width * 1.3;
  const x = PANEL.x + width + 3;
  const room = PANEL.width - width - 3;
  const [name = "", ...more] = paper.linesOf(person.name, room, 5.4, "bold");
  return {
    height: height + 1,
    draw: (y) => {
      drawPhoto(paper, photo(person.code), PANEL.x, y, width, height);
      paper.write(office, x, y + height / 2 - 2.2, { size: 3, ink: INK.quiet });
      paper.write(more.length > 0 ? `${name.slice(0, -1)}…` : name, x, y + height / 2 + 4.4, { size: 5.4, weight: "bold", ink: INK.text });
    },
  };
}

function squadBlocks(press: Press, squad: BoardSquad, large: boolean): Block[] {
  const { words } = press;
  const captain = squad.captain;
  return [
    ...paragraphs(press, [{ text: words("board.squad"), ink: INK.quiet }], 3),
    ...paragraphs(press, [{ text: squad.name, weight: "bold" }], large ? 5.2 : 4.4),
    space(0.8),
    ...paragraphs(press, [{ text: words("board.duty-phone"), ink: INK.quiet }], 3),
    ...paragraphs(press, [{ text: squad.phone, weight: "bold", ink: INK.phone }], large ? 6.4 : 5.2),
    ...(captain && large ? [space(1.6), portrait(press, words("board.captain"), captain, 15)] : []),
    ...(captain && !large ? paragraphs(press, [{ text: `${words("board.captain")} ${captain.name}` }], 3.2) : []),
  ];
}

/** The chiefs of the segments along a grid, a line each. */
export function chiefParagraphs({ words }: Press, { what, segments }: Board): Paragraph[] {
  if (what.kind !== "grid") return [];
  return segments.map(({ name, chief }) => ({ text: words("board.told", { name, text: chief?.name ?? words("board.no-chief") }) }));
}

function gridPanel(press: Press, board: Board): Block[] {
  return board.squads.flatMap((squad) => squadBlocks(press, squad, true));
}

function segmentPanel(press: Press, { segments, squads }: Board): Block[] {
  const { words } = press;
  const [segment] = segments;
  if (!segment) return [];
  const [from, to] = segment.ends;
  return [
    ...(segment.chief
      ? [portrait(press, words("board.chief"), segment.chief, 22)]
      : paragraphs(press, [{ text: words("board.no-chief"), weight: "bold" }], 4.4)),
    space(0.8),
    ...paragraphs(press, [{ text: words("board.ends", { from, to }) }], 3),
    ...squads.flatMap((squad) => [rule(press), ...squadBlocks(press, squad, false)]),
  ];
}

function borderPanel(press: Press, { rule: settled, squads }: Board): Block[] {
  const { words } = press;
  const facts: Paragraph[] = settled
    ? [
        { text: words("board.rule"), ink: INK.quiet },
        { text: words("board.rule-width-value", { width: String(settled.width) }), weight: "bold", scale: 1.1 },
        { text: `${words("board.rule-basis")} ${words(`basis.${settled.basis}`)}` },
        { text: `${words("board.rule-state")} ${words(`state.${settled.state}`)} ${settled.code}` },
      ]
    : [];
  return [...paragraphs(press, facts, 3), ...squads.flatMap((squad) => [rule(press), ...squadBlocks(press, squad, false)])];
}

/** What stands beside a board's map, and whether the chiefs along a grid found room there. */
export function panelBlocks(press: Press, board: Board, room: number): { readonly blocks: readonly Block[]; readonly chiefs: boolean } {
  const make = { grid: gridPanel, segment: segmentPanel, border: borderPanel }[board.what.kind];
  const blocks = make(press, board);
  const chiefs = chiefParagraphs(press, board);
  if (chiefs.length === 0) return { blocks, chiefs: true };
  const list = [
    rule(press),
    ...paragraphs(press, [{ text: press.words("board.chiefs"), ink: INK.quiet }], 3),
    ...paragraphs(press, chiefs, 2.7),
  ];
  const fits = heightOf(blocks) + heightOf(list) <= room;
  return { blocks: fits ? [...blocks, ...list] : blocks, chiefs: fits };
}
