import { INK } from "./ink";
import type { MapView } from "./map-view";
import type { Paper } from "./paper";
import type { PrintWords } from "./print-words";

const ROUND = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** The longest round length that fits a fifth of the map's width. */
const barMetres = (view: MapView) => ROUND.filter((metres) => metres * view.perMetre <= view.width / 5).pop() ?? (ROUND[0] as number);

/** Draws the scale bar in the lower left corner. */
export function drawScale(paper: Paper, view: MapView, words: PrintWords): void {
  const { doc } = paper;
  const metres = barMetres(view);
  const length = metres * view.perMetre;
  const [x, y] = [view.x + 3.5, view.y + view.height - 3.5];
  doc
    .fillOpacity(0.85)
    .roundedRect(x - 1.5, y - 5, length + 3, 6.5, 0.8)
    .fill(INK.paper)
    .fillOpacity(1);
  doc.rect(x, y - 1, length / 2, 1).fill(INK.text);
  doc
    .rect(x, y - 1, length, 1)
    .lineWidth(0.2)
    .stroke(INK.text);
  const text =
    metres < 1000 ? words("board.metres", { count: String(metres) }) : words("board.kilometres", { count: String(metres / 1000) });
  paper.write(text, x + length / 2, y - 2, { size: 2.3, ink: INK.text, at: "middle" });
}

/** Draws the north arrow in the upper right corner. North is up: the map is drawn on a plane along the meridian. */
export function drawNorth(paper: Paper, view: MapView, words: PrintWords): void {
  const { doc } = paper;
  const [x, y] = [view.x + view.width - 6, view.y + 3];
  doc
    .fillOpacity(0.85)
    .roundedRect(x - 3.6, y - 1, 7.2, 12.4, 1)
    .fill(INK.paper)
    .fillOpacity(1);
  doc.polygon([x, y], [x - 2.2, y + 6.6], [x, y + 5.2]).fill(INK.text);
  doc
    .polygon([x, y], [x + 2.2, y + 6.6], [x, y + 5.2])
    .lineWidth(0.2)
    .stroke(INK.text);
  paper.write(words("board.north"), x, y + 10, { size: 3, weight: "bold", ink: INK.text, at: "middle" });
}

/** What a draughtsman cannot do without: the north arrow and the scale bar. */
export function drawFurniture(paper: Paper, view: MapView, words: PrintWords): void {
  drawScale(paper, view, words);
  drawNorth(paper, view, words);
}
