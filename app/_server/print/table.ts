import type { Block } from "./flow";
import type { Weight } from "./font-files";
import { INK } from "./ink";
import type { Paper } from "./paper";

/** Line height by letter height. */
export const LEADING = 1.42;
const PAD = 1.5;

/** A piece of text that begins on a line of its own. `scale` is its size by the table's. */
export interface Paragraph {
  readonly text: string;
  readonly weight?: Weight;
  readonly ink?: string;
  readonly scale?: number;
}

/** A column: units wide, and what it is called. */
export interface Column {
  readonly width: number;
  readonly title: string;
}

/** A row: paragraphs by column. `indents` leave room at the left of cells for what `adorn` draws, which needs a height of `least`. */
export interface TableRow {
  readonly cells: readonly (readonly Paragraph[])[];
  readonly indents?: readonly number[];
  readonly least?: number;
  adorn?(y: number): void;
}

interface Written extends Omit<Paragraph, "scale"> {
  readonly size: number;
}

/** A table's place and letters. A row with more than `most` lines is parted. */
export interface TableLook {
  readonly x: number;
  readonly size: number;
  readonly most: number;
}

function written(paper: Paper, paragraphs: readonly Paragraph[], width: number, size: number): Written[] {
  return paragraphs.flatMap(({ text, weight = "regular", ink = INK.text, scale = 1 }) =>
    paper.linesOf(text, width, size * scale, weight).map((line) => ({ text: line, weight, ink, size: size * scale })),
  );
}

const lineHeight = ({ size }: Written) => size * LEADING;
const cellHeight = (lines: readonly Written[]) => lines.reduce((sum, line) => sum + lineHeight(line), 0);

/** Writes lines under each other; `y` is the upper edge of the first. */
function writeLines(paper: Paper, lines: readonly Written[], x: number, y: number): void {
  let at = y;
  for (const line of lines) {
    const { text, size, weight, ink } = line;
    paper.write(text, x, at + (lineHeight(line) + size * 0.72) / 2, { size, ink: ink ?? INK.text, ...(weight ? { weight } : {}) });
    at += lineHeight(line);
  }
}

function headBlock(paper: Paper, columns: readonly Column[], { x, size }: TableLook): Block {
  const height = size * LEADING + PAD;
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return {
    height,
    tied: true,
    draw: (y) => {
      paper.doc.rect(x, y, width, height).fill(INK.head);
      let at = x;
      for (const { title, width: own } of columns) {
        paper.write(title, at + PAD, y + height / 2 + size * 0.36, { size, weight: "bold", ink: INK.ownLine });
        at += own;
      }
    },
  };
}

/** A table as blocks: its head, which stands again on every sheet, and a block for each row or part of a long row. */
export function tableBlocks(paper: Paper, columns: readonly Column[], rows: readonly TableRow[], look: TableLook): Block[] {
  const head = headBlock(paper, columns, look);
  const { x, size, most } = look;
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const partOf = (cells: readonly Written[][], row: TableRow, first: boolean, striped: boolean): Block => {
    const height = Math.max(first ? (row.least ?? 0) : 0, ...cells.map(cellHeight)) + 2 * PAD;
    return {
      height,
      head,
      draw: (y) => {
        if (striped) paper.doc.rect(x, y, whole, height).fill(INK.stripe);
        let at = x;
        cells.forEach((lines, index) => {
          const indent = row.indents?.[index] ?? 0;
          const middle = Math.max(0, (height - 2 * PAD - cellHeight(lines)) / 2);
          writeLines(paper, lines, at + PAD + indent, y + PAD + (first && lines.length < 4 ? middle : 0));
          at += (columns[index] as Column).width;
        });
        if (first) row.adorn?.(y + PAD);
        paper.doc
          .moveTo(x, y + height)
          .lineTo(x + whole, y + height)
          .lineWidth(0.15)
          .stroke(INK.rule);
      },
    };
  };
  const blocks = rows.flatMap((row, number) => {
    const cells = row.cells.map((paragraphs, index) =>
      written(paper, paragraphs, (columns[index] as Column).width - 2 * PAD - (row.indents?.[index] ?? 0), size),
    );
    const parts = Math.max(1, Math.ceil(Math.max(...cells.map(({ length }) => length)) / most));
    return Array.from({ length: parts }, (_none, part) =>
      partOf(
        cells.map((lines) => lines.slice(part * most, (part + 1) * most)),
        row,
        part === 0,
        number % 2 === 1,
      ),
    );
  });
  return [head, ...blocks];
}

/** Paragraphs as blocks, a line each, so that a long text runs on over a sheet's end. */
export function textBlocks(paper: Paper, paragraphs: readonly Paragraph[], x: number, width: number, size: number): Block[] {
  return written(paper, paragraphs, width, size).map((line) => ({
    height: lineHeight(line),
    draw: (y) => writeLines(paper, [line], x, y),
  }));
}

/** The title of a section: stays with what follows. */
export function titleBlock(paper: Paper, title: string, x: number, width: number, size: number): Block {
  const height = size * 2.3;
  return {
    height,
    tied: true,
    draw: (y) => {
      paper.doc.rect(x, y + height - size * 1.62, size * 0.28, size * 1.05).fill(INK.accent);
      paper.write(title, x + size * 0.75, y + height - size * 0.72, { size: size * 1.08, weight: "bold", ink: INK.ownLine });
      paper.doc
        .moveTo(x, y + height - size * 0.25)
        .lineTo(x + width, y + height - size * 0.25)
        .lineWidth(0.2)
        .stroke(INK.rule);
    },
  };
}
