import type { Board } from "../../../duty/board/board";
import { INK, POST_INK } from "./ink";
import type { Box } from "./map-view";
import type { Paper } from "./paper";
import type { PrintWords } from "./print-words";

/** Height of the line of signs under a map. */
export const LEGEND = 5;
const SIZE = 2.4;

/** Draws what the colours and signs of a board's map mean, those only that are on it, in a line under the map. */
export function drawLegend(paper: Paper, { what, map }: Board, box: Box, words: PrintWords): void {
  const { doc } = paper;
  const y = box.y + box.height + LEGEND / 2 + 0.6;
  let x = box.x;
  const tell = (text: string, draw: (x: number) => void) => {
    draw(x);
    paper.write(text, x + 5, y + SIZE * 0.36, { size: SIZE, ink: INK.quiet });
    x += 5 + paper.widthOf(text, SIZE) + 3.5;
  };
  tell(words(`board.legend-${what.kind}`), (at) => {
    if (what.kind === "border") {
      doc
        .rect(at, y - 1.2, 4, 2.4)
        .fillOpacity(0.5)
        .fill(INK.band2)
        .fillOpacity(1);
      doc
        .moveTo(at, y)
        .lineTo(at + 4, y)
        .lineWidth(0.6)
        .dash(1.2, { space: 0.6 })
        .stroke(INK.phone)
        .undash();
    } else
      doc
        .rect(at, y - 1.2, 4, 2.4)
        .lineWidth(0.5)
        .fillAndStroke(INK.own, INK.ownLine);
  });
  for (const kind of ["fixed", "foot", "vehicle"] as const) {
    if (!map.posts.some((post) => post.kind === kind)) continue;
    tell(words(`post.${kind}`), (at) => doc.circle(at + 2.6, y, 1.4).fill(POST_INK[kind]));
  }
  if (map.allowances.length > 0)
    tell(words("board.legend-allowance"), (at) =>
      doc
        .rect(at, y - 1.2, 4, 2.4)
        .lineWidth(0.3)
        .fillAndStroke(INK.allowance, INK.allowanceLine),
    );
}
