import type { Point } from "../plane/point";
import type { CoordinateSystem } from "./coordinate-system";

/** Axis and squared eccentricity of the Krasovsky ellipsoid, on which the shift is reckoned. */
const AXIS = 6_378_245;
const ECCENTRICITY2 = 0.006_693_421_622_965_943;

/** The box in which the shift applies: west, south, east, north. */
const BOX = [72.004, 0.8293, 137.8347, 55.8271] as const;

/** Whether GCJ-02 differs from WGS84 at a point (degrees): a box around China, wider than its territory. */
export const shifted = ([lon, lat]: Point): boolean => lon >= BOX[0] && lon <= BOX[2] && lat >= BOX[1] && lat <= BOX[3];

/** The two waves both axes share. */
const quick = (x: number) => (20 * Math.sin(6 * x * Math.PI) + 20 * Math.sin(2 * x * Math.PI)) * (2 / 3);
const slow = (v: number, a: number, b: number) => (a * Math.sin(v * Math.PI) + 2 * a * Math.sin((v / 3) * Math.PI)) * b;

function eastShift(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  return plain + quick(x) + slow(x, 20, 2 / 3) + (150 * Math.sin((x / 12) * Math.PI) + 300 * Math.sin((x / 30) * Math.PI)) * (2 / 3);
}

function northShift(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  return plain + quick(x) + slow(y, 20, 2 / 3) + (160 * Math.sin((y / 12) * Math.PI) + 320 * Math.sin((y / 30) * Math.PI)) * (2 / 3);
}

/** Degrees east and north by which GCJ-02 moves a WGS84 point, without regard to the box. */
function shift([lon, lat]: Point): Point {
  const radians = (lat * Math.PI) / 180;
  const w2 = 1 - ECCENTRICITY2 * Math.sin(radians) ** 2;
  const w = Math.sqrt(w2);
  const perLat = ((AXIS * (1 - ECCENTRICITY2)) / (w2 * w)) * (Math.PI / 180);
  const perLon = (AXIS / w) * Math.cos(radians) * (Math.PI / 180);
  return [eastShift(lon - 105, lat - 35) / perLon, northShift(lon - 105, lat - 35) / perLat];
}

/** The point whose `moved` is `to`, by fixed-point steps: each cuts the error some hundredfold, since the shift changes slowly from place to place. */
export function unmoved(to: Point, moved: (point: Point) => Point): Point {
  let [lon, lat] = to;
  for (let step = 0; step < 20; step++) {
    const [x, y] = moved([lon, lat]);
    lon += to[0] - x;
    lat += to[1] - y;
    if (Math.abs(to[0] - x) < 1e-12 && Math.abs(to[1] - y) < 1e-12) break;
  }
  return [lon, lat];
}

function moved(point: Point): Point {
  const [east, north] = shift(point);
  return [point[0] + east, point[1] + north];
}

/**
 * GCJ-02, the shifted degrees of Chinese map services. Source: the published approximation of the shift (Krasovsky ellipsoid, waves about 105E 35N);
 * the inverse is exact by iteration. Outside `shifted` it is WGS84; within some 700 m of that box's edge, far outside China, the inverse is not unique.
 */
export const gcj02: CoordinateSystem = {
  code: "gcj02",
  name: "GCJ-02",
  degrees: true,
  fromWgs84: (point) => (shifted(point) ? moved(point) : point),
  toWgs84: (point) => {
    if (!shifted(point)) return point;
    const back = unmoved(point, moved);
    return shifted(back) ? back : point;
  },
};
