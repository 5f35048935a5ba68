import type { LegendEntries } from "../../../components/heat/legend-entries";
import type { HeatColour } from "../../../components/map/heat-inks";
import type { Language } from "../../../components/words/language";
import type { StreetClass } from "../../../duty/plan";
import type { Area, Bounds, Line, Point } from "../../../geo/plane/point";
import { drawFurniture } from "./draw-furniture";
import { drawHead, HEAD } from "./draw-head";
import { drawHeatAreas, drawHeatSquares, type PrintedSquares } from "./draw-heat";
import { drawDays, drawHeatLegend, drawSideText, drawSideTitle, drawWheel } from "./draw-heat-side";
import { drawStreets, nameStreets, trace } from "./draw-streets";
import { heatSheet } from "./heat-sheet";
import { INK } from "./ink";
import { mapLabels } from "./map-labels";
import { type Box, type MapView, mapView } from "./map-view";
import { closed, type Paper } from "./paper";
import type { PrintWords } from "./print-words";

/** What lies under heat: the city's ground, streets, turfs with the names of their squads. */
export interface HeatGround {
  readonly land: readonly Area[];
  readonly streets: readonly { readonly name: string; readonly class: StreetClass; readonly line: Line }[];
  readonly turfs: readonly { readonly name: string; readonly area: Area; readonly at: Point }[];
}

/** One page of heat. Words are in the page's language already. */
export interface HeatReport {
  readonly city: string;
  readonly title: string;
  readonly madeAt: string;
  /** The question, a phrase each. */
  readonly question: readonly string[];
  readonly asked: string;
  readonly total: string;
  readonly totalLabel: string;
  readonly bounds: Bounds;
  readonly ground: HeatGround;
  readonly squares: PrintedSquares | null;
  readonly cells: readonly { readonly area: Area; readonly colour: HeatColour }[];
  readonly legend: LegendEntries;
  readonly wheel: { readonly title: string; readonly counts: ArrayLike<number>; readonly chosen: readonly boolean[] | null };
  readonly days: { readonly title: string; readonly from: string; readonly counts: readonly number[] } | null;
  /** Small lines at the foot. */
  readonly foot: readonly string[];
}

const EDGE = 8;
const SIDE = 78;
const FOOT = 9;

function drawGround(paper: Paper, view: MapView, { land, streets }: HeatGround): void {
  for (const area of land) {
    for (const ring of area.flat()) {
      trace(paper, view.line(ring));
      paper.doc.closePath();
    }
    paper.doc.fill(INK.land, "even-odd");
  }
  drawStreets(paper, view, streets);
}

function drawTurfs(paper: Paper, view: MapView, { turfs }: HeatGround): void {
  for (const { area } of turfs) {
    for (const ring of area.flat()) {
      trace(paper, view.line(ring));
      paper.doc.closePath();
    }
    paper.doc.lineWidth(0.45).lineJoin("round").strokeOpacity(0.65).stroke(INK.text).strokeOpacity(1);
  }
}

function drawMap(paper: Paper, report: HeatReport, box: Box, words: PrintWords): void {
  const { doc } = paper;
  const view = mapView(report.bounds, box);
  const labels = mapLabels(paper, box);
  doc.save();
  doc.rect(box.x, box.y, box.width, box.height).clip();
  doc.rect(box.x, box.y, box.width, box.height).fill("#eceeec");
  drawGround(paper, view, report.ground);
  if (report.squares) drawHeatSquares(paper, view, report.squares);
  drawHeatAreas(paper, view, report.cells);
  drawTurfs(paper, view, report.ground);
  labels.keep(box.x + box.width - 6, box.y + 8, 8);
  labels.keep(box.x + 10, box.y + box.height - 5, 8);
  for (const { name, at } of report.ground.turfs) {
    const [x, y] = view.at(at);
    labels.place(name, x, y, { size: 3.4, weight: "bold", ink: INK.text }, 0, true);
  }
  nameStreets(
    paper,
    view,
    report.ground.streets.filter((street) => street.class === "main"),
    labels,
  );
  drawFurniture(paper, view, words);
  doc.restore();
  doc.rect(box.x, box.y, box.width, box.height).lineWidth(0.3).stroke(INK.quiet);
}

function drawSide(paper: Paper, report: HeatReport, x: number, top: number, bottom: number): void {
  paper.write(report.total, x, top + 6.4, { size: 7, weight: "bold", ink: INK.text });
  let y = drawSideText(paper, report.totalLabel, x, top + 8.4, SIDE, 2.8, INK.quiet) + 2;
  y = drawSideTitle(paper, report.asked, x, y);
  y = drawSideText(paper, report.question.join(" · "), x, y, SIDE) + 3;
  y = drawHeatLegend(paper, report.legend, x, y, SIDE) + 3;
  const daysHeight = report.days ? 26 : 0;
  const room = Math.min(SIDE, 72, bottom - daysHeight - y - 7);
  if (room >= 34) {
    y = drawSideTitle(paper, report.wheel.title, x, y);
    y = drawWheel(paper, report.wheel.counts, report.wheel.chosen, x + (SIDE - room) / 2, y, room) + 2;
  }
  if (!report.days || y + daysHeight > bottom + 1) return;
  y = drawSideTitle(paper, report.days.title, x, y);
  drawDays(paper, report.days.from, report.days.counts, x, y, SIDE);
}

/** One landscape page: the map of a layer, the question in words, total, legend, hours of the week, days, date. Vectors; the font is embedded as far as it is used. */
export function heatPdf(report: HeatReport, language: Language, words: PrintWords): AsyncGenerator<Uint8Array> {
  const paper = heatSheet(report.title, language, report.city);
  paper.newPage();
  drawHead(paper, { kind: report.city, name: report.title, right: [report.madeAt] }, false);
  const top = HEAD.later + 4;
  const bottom = paper.height - FOOT - 3;
  const box: Box = { x: EDGE, y: top, width: paper.width - 2 * EDGE - SIDE - 5, height: bottom - top };
  drawMap(paper, report, box, words);
  drawSide(paper, report, box.x + box.width + 5, top, bottom);
  report.foot.forEach((line, index) => {
    paper.write(line, EDGE, paper.height - FOOT + 1.5 + index * 3.8, { size: 2.5, ink: INK.quiet });
  });
  return closed(paper);
}
