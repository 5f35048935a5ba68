import { INK } from "./ink";
import type { Paper } from "./paper";

/** What the band on top of a sheet says: the kind of sheet, its name, and at the right two small lines. */
export interface Head {
  readonly kind: string;
  readonly name: string;
  readonly right: readonly string[];
}

/** Height of the band on the first sheet and on those that go on. */
export const HEAD = { first: 31, later: 16 } as const;

const NAME_SIZES = [11, 10, 9, 8, 7, 6, 5];

/** Room of a name's lines in the band. */
const NAME_ROOM = 11.5;

/** The largest size at which a name stands on one line, else on as many as the band has room for. */
function nameLines(paper: Paper, name: string, width: number): { readonly size: number; readonly lines: readonly string[] } {
  const size = NAME_SIZES.find((one) => paper.widthOf(name, one, "bold") <= width);
  if (size !== undefined) return { size, lines: [name] };
  const small = [5.6, 4.8, 4.2, 3.6, 3, 2.4].map((one) => ({ size: one, lines: paper.linesOf(name, width, one, "bold") }));
  const fits = small.find(({ size: one, lines }) => (lines.length - 1) * one * 1.25 <= NAME_ROOM - one);
  return fits ?? (small[small.length - 1] as (typeof small)[number]);
}

/** Draws the band on top of a sheet. */
export function drawHead(paper: Paper, { kind, name, right }: Head, first: boolean): void {
  const height = first ? HEAD.first : HEAD.later;
  paper.doc.rect(0, 0, paper.width, height - 1.2).fill(INK.band);
  paper.doc.rect(0, height - 1.2, paper.width, 1.2).fill(INK.accent);
  const side = Math.max(0, ...right.map((text) => paper.widthOf(text, 3.2)));
  right.forEach((text, index) => {
    paper.write(text, paper.width - 10, (first ? 11.5 : 7) + index * 5, { size: 3.2, ink: INK.bandQuiet, at: "right" });
  });
  const room = paper.width - 20 - side - 4;
  if (!first) {
    const line = `${kind}  ${name}`;
    const size = Math.min(4.6, (4.6 * room) / paper.widthOf(line, 4.6, "bold"));
    paper.write(line, 10, 9.2, { size, weight: "bold", ink: INK.bandText });
    return;
  }
  paper.write(kind, 10, 11.5, { size: 5.4, ink: INK.bandQuiet });
  const { size, lines } = nameLines(paper, name, room);
  lines.forEach((line, index) => {
    paper.write(line, 10, (lines.length > 1 ? 19 : 24) + index * size * 1.25, { size, weight: "bold", ink: INK.bandText });
  });
}
