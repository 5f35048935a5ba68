import { type HeatFrame, squareBounds } from "../../../components/map/heat-frame";
import type { HeatColour } from "../../../components/map/heat-inks";
import type { Area } from "../../../geo/plane/point";
import { trace } from "./draw-streets";
import type { MapView } from "./map-view";
import type { Paper } from "./paper";

/** Squares to be drawn: a colour's number for each, row by row from the south-west; -1 is none. */
export interface PrintedSquares {
  readonly frame: HeatFrame;
  readonly classes: Int8Array;
  readonly colours: readonly HeatColour[];
}

/** A colour as a page holds it. */
export const hex = ([red, green, blue]: HeatColour[0]) =>
  `#${[red, green, blue].map((value) => value.toString(16).padStart(2, "0")).join("")}`;

/** Fills everything on the path with a colour of heat. */
export function fillHeat({ doc }: Paper, [rgb, opacity]: HeatColour): void {
  doc.fillOpacity(opacity).fill(hex(rgb), "even-odd").fillOpacity(1);
}

/** Draws squares colour by colour; neighbours of one colour in a row are one rectangle. */
export function drawHeatSquares(paper: Paper, view: MapView, { frame, classes, colours }: PrintedSquares): void {
  const { columns, rows } = frame;
  colours.forEach((colour, wanted) => {
    let any = false;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        if (classes[row * columns + column] !== wanted) continue;
        const first = column;
        while (column + 1 < columns && classes[row * columns + column + 1] === wanted) column++;
        const [west, south, , north] = squareBounds(frame, first, row);
        const [, , east] = squareBounds(frame, column, row);
        const [x, y] = view.at([west, north]);
        const [right, bottom] = view.at([east, south]);
        paper.doc.rect(x, y, right - x, bottom - y);
        any = true;
      }
    }
    if (any) fillHeat(paper, colour);
  });
}

/** Draws areas, each in a colour. */
export function drawHeatAreas(paper: Paper, view: MapView, areas: readonly { readonly area: Area; readonly colour: HeatColour }[]): void {
  for (const { area, colour } of areas) {
    for (const ring of area.flat()) {
      trace(paper, view.line(ring));
      paper.doc.closePath();
    }
    fillHeat(paper, colour);
  }
}
