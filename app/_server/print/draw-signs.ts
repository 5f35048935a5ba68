import type { BoardMap } from "../../../duty/board/board";
import { INK, POST_INK } from "./ink";
import type { Labels } from "./map-labels";
import type { Box, MapView } from "./map-view";
import type { Paper } from "./paper";
import type { PrintWords } from "./print-words";

const inside = ({ x, y, width, height }: Box, [px, py]: readonly [number, number]) =>
  px >= x && px <= x + width && py >= y && py <= y + height;

/** Draws the signs of posts and gives where they stand. */
export function drawPosts(paper: Paper, view: MapView, posts: BoardMap["posts"], labels: Labels): (readonly [number, number])[] {
  const radius = 2.6;
  const seen: (readonly [number, number])[] = [];
  for (const { number, kind, at } of posts) {
    let [x, y] = view.at(at);
    // Posts on one spot stand side by side rather than on each other.
    while (seen.some(([px, py]) => Math.hypot(px - x, py - y) < radius * 1.9)) x += radius * 2;
    if (!inside(view, [x, y])) continue;
    seen.push([x, y]);
    drawSign(paper, x, y, number, kind, radius);
    labels.keep(x, y, radius);
  }
  return seen;
}

/** Draws a post's sign: its number in a disc of its kind's colour. */
export function drawSign(paper: Paper, x: number, y: number, number: number, kind: keyof typeof POST_INK, radius: number): void {
  paper.doc
    .circle(x, y, radius)
    .lineWidth(radius * 0.18)
    .fillAndStroke(POST_INK[kind], "#ffffff");
  const size = radius * (number < 10 ? 1.45 : number < 100 ? 1.15 : 0.85);
  paper.write(String(number), x, y + size * 0.36, { size, weight: "bold", ink: "#ffffff", at: "middle" });
}

/** A place of the map where it stands on the sheet; `gap` is how far its name keeps from its middle. */
export interface Spot {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly gap: number;
}

/** Draws the signs of places; where a post stands on a place, its sign is the place's too. */
export function drawPlaces(
  paper: Paper,
  view: MapView,
  places: BoardMap["places"],
  signs: readonly (readonly [number, number])[],
  labels: Labels,
  words: PrintWords,
): Spot[] {
  const half = 1.6;
  const inner = { x: view.x + 2, y: view.y + 2, width: view.width - 4, height: view.height - 4 };
  return places.flatMap(({ name, kind, at }): Spot[] => {
    const [x, y] = view.at(at);
    if (!inside(inner, [x, y])) return [];
    if (signs.some(([px, py]) => Math.hypot(px - x, py - y) < 4)) return [{ name, x, y, gap: 3.4 }];
    paper.doc.roundedRect(x - half, y - half, 2 * half, 2 * half, 0.5).fill(INK.place);
    paper.write(words(`badge.${kind}`), x, y + 0.8, { size: 2.2, weight: "bold", ink: "#ffffff", at: "middle" });
    labels.keep(x, y, half);
    return [{ name, x, y, gap: half + 1 }];
  });
}

/** Names places beside their signs, wherever there is room. */
export function namePlaces(paper: Paper, spots: readonly Spot[], labels: Labels): void {
  const size = 2.3;
  for (const { name, x, y, gap } of spots) {
    const half = paper.widthOf(name, size) / 2;
    const around = [
      [x + gap + half, y],
      [x - gap - half, y],
      [x, y + gap + 1.2],
      [x, y - gap - 1.2],
    ] as const;
    around.some(([px, py]) => labels.place(name, px, py, { size, ink: INK.place }, 0, true));
  }
}
