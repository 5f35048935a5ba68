import type { CoordinateSystem } from "./coordinate-system";

const RADIUS = 6_378_137;

/** Web Mercator (EPSG:3857), metres on a sphere. Good between 85 degrees south and north. */
export const webMercator: CoordinateSystem = {
  code: "web-mercator",
  name: "WGS 84 / Pseudo-Mercator",
  degrees: false,
  fromWgs84: ([lon, lat]) => [(lon * Math.PI * RADIUS) / 180, RADIUS * Math.asinh(Math.tan((lat * Math.PI) / 180))],
  toWgs84: ([x, y]) => [(x / RADIUS / Math.PI) * 180, (Math.atan(Math.sinh(y / RADIUS)) / Math.PI) * 180],
};
