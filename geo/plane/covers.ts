import pointInPolygon from "point-in-polygon-hao";
import type { Area, Point } from "./point";

/** Whether an area covers a point, planar in degrees: 1 inside, 0 on an edge or corner, -1 outside. Exact: robust predicates. */
export function covers(area: Area, point: Point): 1 | 0 | -1 {
  for (const polygon of area) {
    const side = pointInPolygon(point as [number, number], polygon as unknown as [number, number][][]);
    if (side === true) return 1;
    if (side === 0) return 0;
  }
  return -1;
}
