import type { BoardMap } from "../../../duty/board/board";
import { clippedArea } from "../../../duty/board/clipped";
import { anchorOf } from "../../../geo/plane/anchor";
import type { Area, Point } from "../../../geo/plane/point";
import { drawFurniture } from "./draw-furniture";
import { drawPlaces, drawPosts, namePlaces } from "./draw-signs";
import { drawStreets, nameStreets, streetWidth, trace } from "./draw-streets";
import { INK, POST_INK } from "./ink";
import { type Labels, mapLabels } from "./map-labels";
import { type Box, type MapView, mapView } from "./map-view";
import type { Paper } from "./paper";
import type { PrintWords } from "./print-words";

/** What a map stresses beside the board's own ground. */
export interface MapStress {
  /** Code of the grid whose name is written strongest. */
  readonly own?: string;
  /** Squads by code with their names: their turfs are tinted, the first and the second differently, and named instead of the grids. */
  readonly squads?: ReadonlyMap<string, string>;
  /** A place to be marked. */
  readonly mark?: Point;
}

function path(paper: Paper, view: MapView, area: Area): void {
  for (const ring of area.flat()) {
    trace(paper, view.line(ring));
    paper.doc.closePath();
  }
}

function fillArea(paper: Paper, view: MapView, area: Area, ink: string): void {
  if (area.length === 0) return;
  path(paper, view, area);
  paper.doc.fill(ink, "even-odd");
}

function outline(paper: Paper, view: MapView, area: Area, width: number, ink: string): void {
  if (area.length === 0) return;
  path(paper, view, area);
  paper.doc.lineWidth(width).lineJoin("round").stroke(ink);
}

function drawGround(paper: Paper, view: MapView, map: BoardMap, squads: readonly string[]): void {
  for (const { area, squad } of map.grids) {
    const tint = squads.indexOf(squad);
    if (tint >= 0) fillArea(paper, view, area, tint === 0 ? INK.own : INK.other);
  }
  fillArea(paper, view, map.own.area, INK.own);
  for (const { area } of map.grids) outline(paper, view, area, 0.25, INK.gridLine);
}

/** The band of a border is a line as wide as both its sides, see-through; then the line itself, dashed. */
function drawOwnLines(paper: Paper, view: MapView, { lines, bandMetres }: BoardMap["own"]): void {
  const { doc } = paper;
  if (lines.length === 0) return;
  const all = () => {
    for (const line of lines) trace(paper, view.line(line));
  };
  doc.lineCap(bandMetres > 0 ? "butt" : "round").lineJoin("round");
  if (bandMetres > 0) {
    doc.strokeOpacity(0.5);
    all();
    doc.lineWidth(Math.max(1.6, 2 * bandMetres * view.perMetre)).stroke(INK.band2);
    doc.strokeOpacity(1);
    all();
    doc.lineWidth(0.8).dash(2.4, { space: 1.2 }).stroke(INK.phone).undash();
    return;
  }
  const width = streetWidth("main", view);
  all();
  doc.lineWidth(width + 1.6).stroke(INK.ownLine);
  all();
  doc.lineWidth(width).stroke(INK.own);
}

function drawBeats(paper: Paper, view: MapView, posts: BoardMap["posts"]): void {
  const { doc } = paper;
  doc.lineCap("round").lineJoin("round");
  for (const { kind, lines } of posts) {
    const long = lines.filter((line) => line.length > 1);
    if (long.length === 0) continue;
    for (const line of long) trace(paper, view.line(line));
    doc.lineWidth(0.75).dash(1.5, { space: 1.3 }).stroke(POST_INK[kind]).undash();
  }
}

/** Names the two squads of a border, each in the largest of its grids that is seen: the names of all grids would hide the line. */
function nameSquads(view: MapView, map: BoardMap, labels: Labels, names: ReadonlyMap<string, string>): void {
  for (const [code, name] of names) {
    const seen = map.grids.flatMap(({ squad, area }) => (squad === code ? clippedArea(area, view.bounds) : []));
    if (seen.length === 0) continue;
    const [x, y] = view.at(anchorOf(seen));
    for (const off of [0, 5, -5, 10, -10, 15, -15])
      if (labels.place(name, x, y + off, { size: 4, weight: "bold", ink: INK.ownLine }, 0, true)) break;
  }
}

/** Names the grids, the board's own first and strongest. */
function nameGrids(view: MapView, map: BoardMap, labels: Labels, own: string | null): void {
  const ordered = [...map.grids].sort((a, b) => Number(b.code === own) - Number(a.code === own));
  for (const { code, name, area } of ordered) {
    const seen = clippedArea(area, view.bounds);
    if (seen.length === 0) continue;
    const [x, y] = view.at(anchorOf(seen));
    const look = code === own ? ({ size: 3.1, weight: "bold", ink: INK.ownLine } as const) : { size: 2.5, ink: INK.quiet };
    for (const off of [0, 4, -4, 8, -8, 12]) if (labels.place(name, x, y + off, look, 0, true)) break;
  }
}

function drawMark(paper: Paper, view: MapView, at: Point, labels: Labels): void {
  const [x, y] = view.at(at);
  paper.doc.circle(x, y, 3.4).lineWidth(0.7).stroke(INK.phone);
  paper.doc.circle(x, y, 0.9).fill(INK.phone);
  labels.keep(x, y, 3.8);
}

/** Draws a board's map into a box of the sheet: vectors only, clipped to the box, with north arrow, scale bar and frame. */
export function drawMap(paper: Paper, map: BoardMap, box: Box, words: PrintWords, stress: MapStress = {}): void {
  const { doc } = paper;
  const view = mapView(map.focus, box);
  const labels = mapLabels(paper, box);
  doc.save();
  doc.rect(box.x, box.y, box.width, box.height).clip();
  doc.rect(box.x, box.y, box.width, box.height).fill(INK.land);
  drawGround(paper, view, map, [...(stress.squads?.keys() ?? [])]);
  for (const { area } of map.allowances) {
    fillArea(paper, view, area, INK.allowance);
    outline(paper, view, area, 0.3, INK.allowanceLine);
  }
  drawStreets(paper, view, map.streets);
  outline(paper, view, map.own.area, 1.1, INK.ownLine);
  drawOwnLines(paper, view, map.own);
  drawBeats(paper, view, map.posts);
  labels.keep(box.x + box.width - 6, box.y + 8, 8);
  labels.keep(box.x + 10, box.y + box.height - 5, 8);
  if (stress.mark) drawMark(paper, view, stress.mark, labels);
  const signs = drawPosts(paper, view, map.posts, labels);
  const spots = drawPlaces(paper, view, map.places, signs, labels, words);
  if (stress.squads) nameSquads(view, map, labels, stress.squads);
  namePlaces(paper, spots, labels);
  if (!stress.squads) nameGrids(view, map, labels, stress.own ?? null);
  nameStreets(paper, view, map.streets, labels);
  drawFurniture(paper, view, words);
  doc.restore();
  doc.rect(box.x, box.y, box.width, box.height).lineWidth(0.3).stroke(INK.quiet);
}
