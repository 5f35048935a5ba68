import proj4 from "proj4";
import type { Point } from "../plane/point";
import type { CoordinateSystem } from "./coordinate-system";

/** What tells one transverse Mercator projection from another: degrees of its middle meridian, what is added to easting and northing, and the scale on the meridian. */
export interface Meridian {
  readonly lon: number;
  readonly falseEast: number;
  readonly falseNorth: number;
  readonly scale: number;
}

/** A system of eastings and northings about a meridian on the ellipsoid of CGCS2000 (GRS80; WGS84's differs by 0.1 mm). Projection by proj4. */
export function transverseMercator(code: string, name: string, meridian: Meridian): CoordinateSystem {
  let built: { forward(point: number[]): number[]; inverse(point: number[]): number[] } | null = null;
  const definition = `+proj=tmerc +lat_0=0 +lon_0=${meridian.lon} +k=${meridian.scale} +x_0=${meridian.falseEast} +y_0=${meridian.falseNorth} +ellps=GRS80 +units=m +no_defs`;
  // Built when first used: eighty zones are listed, one is asked for.
  const converter = () => {
    built ??= proj4(definition);
    return built;
  };
  const converted = (point: Point, way: "forward" | "inverse"): Point => {
    if (!Number.isFinite(point[0]) || !Number.isFinite(point[1])) return [Number.NaN, Number.NaN];
    const [x, y] = converter()[way]([point[0], point[1]]);
    return [x as number, y as number];
  };
  return {
    code,
    name,
    degrees: false,
    toWgs84: (point) => converted(point, "inverse"),
    fromWgs84: (point) => converted(point, "forward"),
  };
}
