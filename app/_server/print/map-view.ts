import { fitted } from "../../../duty/board/frame";
import { planeAt } from "../../../geo/plane/plane";
import type { Bounds, Line, Point } from "../../../geo/plane/point";

/** A rectangle on the sheet, units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A map's place on the sheet and in the world. */
export interface MapView extends Box {
  readonly bounds: Bounds;
  /** Units on the sheet of one metre. */
  readonly perMetre: number;
  at(point: Point): readonly [x: number, y: number];
  line(line: Line): (readonly [x: number, y: number])[];
}

/** The view that shows a box of ground as large as a place on the sheet allows. */
export function mapView(focus: Bounds, box: Box): MapView {
  const plane = planeAt([(focus[0] + focus[2]) / 2, (focus[1] + focus[3]) / 2]);
  const bounds = fitted(focus, box.width / box.height, plane);
  const perMetre = box.width / ((bounds[2] - bounds[0]) * plane.kx);
  const at = ([lon, lat]: Point) =>
    [box.x + (lon - bounds[0]) * plane.kx * perMetre, box.y + (bounds[3] - lat) * plane.ky * perMetre] as const;
  return { ...box, bounds, perMetre, at, line: (line) => line.map(at) };
}
