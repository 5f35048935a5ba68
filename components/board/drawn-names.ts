import type { Board } from "../../duty/board/board";
import { clippedArea } from "../../duty/board/clipped";
import { anchorOf } from "../../geo/plane/anchor";
import type { Area } from "../../geo/plane/point";
import type { ViewBox } from "./board-view-box";
import { type NameRoom, textWidth } from "./name-room";
import type { Sign } from "./sign";

/** A name on the drawing, centred on a place. */
export interface Name {
  readonly key: string;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly angle: number;
  readonly look: "own" | "squad" | "grid" | "street" | "place";
}

const SIZE = { own: 3.9, squad: 4, grid: 3, street: 2.9, place: 2.8 } as const;
const OFFSETS = [0, 4, -4, 8, -8, 12, -12];

type Taker = (look: Name["look"], text: string, x: number, y: number, angle?: number) => Name | null;

const taker =
  (room: NameRoom): Taker =>
  (look, text, x, y, angle = 0) => {
    if (!room.take(text, x, y, SIZE[look], angle)) return null;
    return { key: `${look} ${text} ${x} ${y}`, text, x, y, size: SIZE[look], angle, look };
  };

const firstOf = <T, R>(list: readonly T[], make: (one: T) => R | null): R[] => {
  for (const one of list) {
    const made = make(one);
    if (made) return [made];
  }
  return [];
};

/** A name in the middle of what is seen of an area. */
function amid(area: Area, view: ViewBox, look: Name["look"], text: string, take: Taker): Name[] {
  const seen = clippedArea(area, view.bounds);
  if (seen.length === 0) return [];
  const [x, y] = view.at(anchorOf(seen));
  return firstOf(OFFSETS, (off) => take(look, text, x, y + off));
}

/** Of a border the names of both squads; else those of the grids, the board's own first. */
function groundNames({ what, squads, map }: Board, view: ViewBox, take: Taker): Name[] {
  if (what.kind === "border")
    return squads.flatMap(({ code, name }) =>
      amid(
        map.grids.flatMap(({ squad, area }) => (squad === code ? area : [])),
        view,
        "squad",
        name,
        take,
      ),
    );
  const own = what.kind === "grid" ? what.code : null;
  const ordered = [...map.grids].sort((a, b) => Number(b.code === own) - Number(a.code === own));
  return ordered.flatMap(({ code, name, area }) => amid(area, view, code === own ? "own" : "grid", name, take));
}

function placeNames(places: readonly Sign<unknown>[], take: Taker): Name[] {
  return places.flatMap(({ text, x, y }) => {
    const half = textWidth(text, SIZE.place) / 2;
    const around = [
      [x + 3.2 + half, y],
      [x - 3.2 - half, y],
      [x, y + 4.6],
      [x, y - 4.6],
    ] as const;
    return firstOf(around, ([px, py]) => take("place", text, px, py));
  });
}

interface Stretch {
  readonly x: number;
  readonly y: number;
  readonly angle: number;
  readonly length: number;
}

/** The straight stretches of each street, longest first. */
function stretches({ map }: Board, view: ViewBox): Map<string, Stretch[]> {
  const byName = new Map<string, Stretch[]>();
  for (const { name, line } of map.streets) {
    const points = line.map(view.at);
    const own = byName.get(name) ?? [];
    byName.set(name, own);
    points.slice(1).forEach(([bx, by], index) => {
      const [ax, ay] = points[index] as readonly [number, number];
      const angle = (Math.atan2(by - ay, bx - ax) * 180) / Math.PI;
      const upright = angle > 90 ? angle - 180 : angle <= -90 ? angle + 180 : angle;
      own.push({ x: (ax + bx) / 2, y: (ay + by) / 2, angle: upright, length: Math.hypot(bx - ax, by - ay) });
    });
  }
  for (const own of byName.values()) own.sort((p, q) => q.length - p.length);
  return byName;
}

function streetNames(board: Board, view: ViewBox, take: Taker): Name[] {
  return [...stretches(board, view)].flatMap(([name, own]) => {
    const long = own.filter(({ length }) => textWidth(name, SIZE.street) <= length * 1.15).slice(0, 6);
    return firstOf(long, ({ x, y, angle }) => take("street", name, x, y, Math.round(angle * 10) / 10));
  });
}

/** The names on a board's drawing, those that matter most first; one without room is left out. */
export function drawnNames(board: Board, view: ViewBox, room: NameRoom, places: readonly Sign<unknown>[]): Name[] {
  const take = taker(room);
  const ground = groundNames(board, view, take);
  return [...ground, ...placeNames(places, take), ...streetNames(board, view, take)];
}
