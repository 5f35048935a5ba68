import type { Point } from "../plane/point";
import type { CoordinateSystem } from "./coordinate-system";
import { gcj02, shifted, unmoved } from "./gcj02";

const WAVE = (Math.PI * 3000) / 180;

/** BD-09 of a GCJ-02 point: turned and stretched a little about the origin, then moved. */
function fromGcj02([x, y]: Point): Point {
  const far = Math.hypot(x, y) + 0.000_02 * Math.sin(y * WAVE);
  const angle = Math.atan2(y, x) + 0.000_003 * Math.cos(x * WAVE);
  return [far * Math.cos(angle) + 0.0065, far * Math.sin(angle) + 0.006];
}

/** BD-09, the degrees of Baidu's maps: GCJ-02 moved once more, by about a kilometre. Source: the published formula; the inverse is exact by iteration. Outside China WGS84. */
export const bd09: CoordinateSystem = {
  code: "bd09",
  name: "BD-09",
  degrees: true,
  fromWgs84: (point) => (shifted(point) ? fromGcj02(gcj02.fromWgs84(point)) : point),
  toWgs84: (point) => (shifted(point) ? gcj02.toWgs84(unmoved(point, fromGcj02)) : point),
};
