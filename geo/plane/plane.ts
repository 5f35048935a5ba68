import type { Point } from "./point";

/** A flat piece of the earth: metres east and north of an origin. Good to about 0.1 % over a city of 50 km. */
export interface Plane {
  readonly origin: Point;
  /** Metres per degree of longitude and of latitude. */
  readonly kx: number;
  readonly ky: number;
  toMetres(point: Point): [x: number, y: number];
  toPoint(metres: readonly [x: number, y: number]): Point;
  /** Metres between two points. */
  distance(a: Point, b: Point): number;
}

const RADIUS = 6_378_137;
const FLATTENING = 1 / 298.257223563;
const ECCENTRICITY2 = FLATTENING * (2 - FLATTENING);

/** The plane that touches the WGS84 ellipsoid at `origin` (degrees). Source: radii of curvature of the ellipsoid, as in cheap-ruler. */
export function planeAt(origin: Point): Plane {
  const perRadian = Math.PI / 180;
  const cos = Math.cos(origin[1] * perRadian);
  const w2 = 1 / (1 - ECCENTRICITY2 * (1 - cos * cos));
  const w = Math.sqrt(w2);
  const kx = perRadian * RADIUS * w * cos;
  const ky = perRadian * RADIUS * w * w2 * (1 - ECCENTRICITY2);
  return {
    origin,
    kx,
    ky,
    toMetres: (point) => [(point[0] - origin[0]) * kx, (point[1] - origin[1]) * ky],
    toPoint: (metres) => [origin[0] + metres[0] / kx, origin[1] + metres[1] / ky],
    distance: (a, b) => Math.hypot((a[0] - b[0]) * kx, (a[1] - b[1]) * ky),
  };
}
