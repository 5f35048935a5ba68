import type { Board, BoardMap } from "../../duty/board/board";
import { clippedArea } from "../../duty/board/clipped";
import type { PlaceKind, PostKind, StreetClass } from "../../duty/plan";
import { DRAWING, type ViewBox, viewBoxOf } from "./board-view-box";
import { drawnNames, type Name } from "./drawn-names";
import { nameRoom } from "./name-room";
import { RADIUS, type Sign } from "./sign";

/** A shape with what it is to be filled as. */
export interface Ground {
  readonly code: string;
  readonly path: string;
  /** Of a border: the first or the second of its squads; null: neither. */
  readonly side: 0 | 1 | null;
}

/** What a board's map draws, as plain data: units of the drawing, SVG paths, names where there is room. */
export interface BoardDrawing {
  readonly grounds: readonly Ground[];
  readonly own: string;
  readonly allowances: string;
  readonly streets: readonly { readonly kind: StreetClass; readonly path: string; readonly width: number }[];
  /** The board's own lines (a segment's, a border's) and how wide they are drawn. */
  readonly lines: { readonly path: string; readonly width: number; readonly band: boolean };
  readonly beats: readonly { readonly kind: PostKind; readonly path: string }[];
  readonly posts: readonly Sign<PostKind>[];
  readonly places: readonly Sign<PlaceKind>[];
  readonly names: readonly Name[];
  readonly scale: { readonly metres: number; readonly length: number };
}

const CLASSES: readonly StreetClass[] = ["lane", "secondary", "main"];
/** Metres of a street's width by class, and the units it is drawn with at least and at most. */
const WIDTHS: Readonly<Record<StreetClass, readonly [metres: number, least: number, most: number]>> = {
  main: [30, 1.5, 4.2],
  secondary: [22, 1.1, 3.4],
  lane: [12, 0.7, 2.4],
};
const ROUND = [10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000];

/** Units a street of a class is wide. */
export function streetWidth(kind: StreetClass, perMetre: number): number {
  const [metres, least, most] = WIDTHS[kind];
  return Math.min(most, Math.max(least, metres * perMetre));
}

const sideOf = ({ what }: Board, squad: string): 0 | 1 | null => {
  const place = what.kind === "border" ? what.between.indexOf(squad) : -1;
  return place === 0 || place === 1 ? place : null;
};

/** Posts on one spot stand side by side rather than on each other. */
function postSigns({ posts }: BoardMap, view: ViewBox): Sign<PostKind>[] {
  const signs: Sign<PostKind>[] = [];
  for (const { number, kind, at } of posts) {
    const [x0, y] = view.at(at);
    let x = x0;
    while (signs.some((other) => Math.hypot(other.x - x, other.y - y) < 2 * RADIUS.post)) x += 2 * RADIUS.post + 0.2;
    signs.push({ key: `${number} ${x0} ${y}`, x, y, kind, text: String(number) });
  }
  return signs;
}

const inside = (x: number, y: number, edge: number) => x >= edge && y >= edge && x <= DRAWING.width - edge && y <= DRAWING.height - edge;

function placeSigns({ places }: BoardMap, view: ViewBox): Sign<PlaceKind>[] {
  return places.flatMap(({ name, kind, at }) => {
    const [x, y] = view.at(at);
    return inside(x, y, 2.4) ? [{ key: name, x, y, kind, text: name }] : [];
  });
}

function scaleOf({ perMetre }: ViewBox): BoardDrawing["scale"] {
  const metres = ROUND.filter((one) => one * perMetre <= DRAWING.width / 4).pop() ?? (ROUND[0] as number);
  return { metres, length: metres * perMetre };
}

/** What a board's map draws. */
export function boardDrawing(board: Board): BoardDrawing {
  const { map } = board;
  const view = viewBoxOf(map.focus);
  const posts = postSigns(map, view);
  const { lines, bandMetres, area } = map.own;
  const room = nameRoom(DRAWING.width, DRAWING.height);
  // North arrow and scale bar.
  room.keep(DRAWING.width - 5, 6, 6);
  room.keep(9, DRAWING.height - 3.5, 8);
  for (const { x, y } of posts) room.keep(x, y, RADIUS.post);
  // A place under a post's sign is told by its name alone.
  const places = placeSigns(map, view);
  const seen = places.filter(({ x, y }) => posts.every((post) => Math.hypot(post.x - x, post.y - y) >= RADIUS.post + 1));
  for (const { x, y } of seen) room.keep(x, y, RADIUS.place);
  return {
    grounds: map.grids.map((grid) => ({
      code: grid.code,
      path: view.shape(clippedArea(grid.area, view.bounds)),
      side: sideOf(board, grid.squad),
    })),
    own: view.shape(area),
    allowances: map.allowances.map((one) => view.shape(one.area)).join(""),
    streets: CLASSES.map((kind) => ({
      kind,
      width: streetWidth(kind, view.perMetre),
      path: map.streets.flatMap((one) => (one.class === kind ? [view.path(one.line)] : [])).join(""),
    })),
    lines: {
      path: lines.map(view.path).join(""),
      width: bandMetres > 0 ? Math.max(1.8, 2 * bandMetres * view.perMetre) : streetWidth("main", view.perMetre),
      band: bandMetres > 0,
    },
    beats: map.posts.flatMap(({ kind, lines: beat }) => {
      const long = beat.filter((line) => line.length > 1);
      return long.length === 0 ? [] : [{ kind, path: long.map(view.path).join("") }];
    }),
    posts,
    places: seen,
    names: drawnNames(board, view, room, places),
    scale: scaleOf(view),
  };
}
