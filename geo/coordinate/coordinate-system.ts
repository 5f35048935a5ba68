import type { Point } from "../plane/point";

/** A coordinate system points of a file may be in. */
export interface CoordinateSystem {
  /** "wgs84", "cgcs2000", "gcj02", "bd09", "web-mercator", or "epsg:4547" and the like for Gauss-Krueger zones. */
  readonly code: string;
  /** Name as surveyors write it, the same in every language: "CGCS2000 / 3-degree Gauss-Kruger CM 114E". */
  readonly name: string;
  /** Whether its numbers are degrees (longitude, latitude); otherwise metres (east, north). */
  readonly degrees: boolean;
  /** A point of it in WGS84 degrees. Outside its domain the result has no meaning; never throws. */
  toWgs84(point: Point): Point;
  /** A WGS84 point in it. `toWgs84(fromWgs84(p))` is within 1 m of p, mostly within a millimetre. */
  fromWgs84(point: Point): Point;
}
