import { boundsOf, boundsOfPoints } from "../../geo/plane/bounds";
import { halfWay } from "../../geo/plane/line";
import type { Area, Bounds, Line } from "../../geo/plane/point";
import { during } from "../bands";
import type { Instant, Post } from "../plan";
import { grown } from "./along";
import type { BoardMap, BoardRow } from "./board";
import type { BoardGround } from "./board-ground";
import { clippedArea, clippedLine } from "./clipped";
import { frameOf } from "./frame";
import { thinnedArea, thinnedLine } from "./thinned";

/** A map is no finer than this share of its frame's width: a third of a millimetre on a board of 60 cm. */
const FINENESS = 1 / 1800;
/** Places a map names; those nearest to its middle are kept. */
const MOST_PLACES = 14;

/** A board's own ground: its area, or its lines and the metres of band on each side of them. */
export interface OwnGround {
  readonly area: Area;
  readonly lines: readonly Line[];
  readonly bandMetres: number;
}

function signedPosts(posts: readonly Post[], rows: readonly BoardRow[], frame: Bounds, ground: BoardGround): BoardMap["posts"] {
  const numbers = new Map(rows.map(({ post, number }) => [post.code, number] as const));
  return posts
    .flatMap(({ code, kind, line }) => {
      const number = numbers.get(code);
      if (number === undefined) return [];
      return [{ number, kind, lines: clippedLine(line, frame), at: halfWay(line, ground.plane) }];
    })
    .sort((a, b) => a.number - b.number);
}

function nearestPlaces(frame: Bounds, { placesIn, plane }: BoardGround): BoardMap["places"] {
  const middle = [(frame[0] + frame[2]) / 2, (frame[1] + frame[3]) / 2] as const;
  return [...placesIn(frame)]
    .sort((a, b) => plane.distance(a.at, middle) - plane.distance(b.at, middle) || (a.code < b.code ? -1 : 1))
    .slice(0, MOST_PLACES)
    .map(({ name, kind, at }) => ({ name, kind, at }));
}

/** The map of a board: its own ground, and what lies around it, clipped and thinned. `posts` are those of its rows. */
export function boardMap(own: OwnGround, posts: readonly Post[], rows: readonly BoardRow[], ground: BoardGround, at: Instant): BoardMap {
  const { plane } = ground;
  const line = boundsOfPoints(own.lines.flat());
  const focus = own.area.length > 0 ? boundsOf(own.area) : own.bandMetres > 0 ? grown(line, own.bandMetres, plane) : line;
  const frame = frameOf(focus, plane);
  const tolerance = (frame[2] - frame[0]) * plane.kx * FINENESS;
  const areaIn = (area: Area) => thinnedArea(clippedArea(area, frame), tolerance, plane);
  const linesIn = (one: Line) => clippedLine(one, frame).map((part) => thinnedLine(part, tolerance, plane));
  return {
    frame,
    focus,
    own: { area: areaIn(own.area), lines: own.lines.flatMap(linesIn), bandMetres: own.bandMetres },
    grids: ground.gridsIn(frame).flatMap(({ code, name, squad }) => {
      const area = areaIn(ground.areaOf(code));
      return area.length > 0 ? [{ code, name, squad, area }] : [];
    }),
    streets: ground
      .segmentsIn(frame)
      .flatMap(({ street, class: kind, line: whole }) => linesIn(whole).map((part) => ({ name: street, class: kind, line: part }))),
    posts: signedPosts(posts, rows, frame, ground),
    places: nearestPlaces(frame, ground),
    allowances: ground
      .allowancesIn(frame)
      .filter((one) => during(one, at))
      .map(({ code, name, hours, area }) => ({ code, name, hours, area: areaIn(area) })),
  };
}
