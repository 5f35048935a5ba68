import { boundsOf } from "../../geo/plane/bounds";
import { covers } from "../../geo/plane/covers";
import type { Point } from "../../geo/plane/point";
import type { Plan } from "../plan";

/** The grid whose cell covers a point, or null outside the city. Asked once for a new post: it looks through the cells, no index is built. */
export function gridAt({ cells }: Plan, point: Point): string | null {
  const [lon, lat] = point;
  const found = cells.find(({ area }) => {
    const [west, south, east, north] = boundsOf(area);
    return lon >= west && lon <= east && lat >= south && lat <= north && covers(area, point) >= 0;
  });
  return found?.grid ?? null;
}
