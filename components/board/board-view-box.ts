import { fitted } from "../../duty/board/frame";
import { planeAt } from "../../geo/plane/plane";
import type { Area, Bounds, Line, Point } from "../../geo/plane/point";

/** Width and height of a board's drawing, units. */
export const DRAWING = { width: 100, height: 88 } as const;

/** Where things of the world stand on a board's drawing. */
export interface ViewBox {
  readonly bounds: Bounds;
  /** Units of one metre. */
  readonly perMetre: number;
  at(point: Point): readonly [x: number, y: number];
  /** A line as SVG path data. */
  path(line: Line): string;
  /** An area as SVG path data. */
  shape(area: Area): string;
}

const two = (value: number) => Math.round(value * 100) / 100;

/** The view that shows a box of ground as large as the drawing allows; north is up. */
export function viewBoxOf(focus: Bounds): ViewBox {
  const plane = planeAt([(focus[0] + focus[2]) / 2, (focus[1] + focus[3]) / 2]);
  const bounds = fitted(focus, DRAWING.width / DRAWING.height, plane);
  const perMetre = DRAWING.width / ((bounds[2] - bounds[0]) * plane.kx);
  const at = ([lon, lat]: Point) => [two((lon - bounds[0]) * plane.kx * perMetre), two((bounds[3] - lat) * plane.ky * perMetre)] as const;
  const path = (line: Line) => (line.length === 0 ? "" : `M${line.map((point) => at(point).join(" ")).join("L")}`);
  return {
    bounds,
    perMetre,
    at,
    path,
    shape: (area) =>
      area
        .flat()
        .map((ring) => `${path(ring.slice(0, -1))}Z`)
        .join(""),
  };
}
