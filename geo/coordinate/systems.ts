import { bd09 } from "./bd09";
import type { CoordinateSystem } from "./coordinate-system";
import { SIX_DEGREE_MERIDIANS, SIX_DEGREE_ZONES, THREE_DEGREE_MERIDIANS, THREE_DEGREE_ZONES, UTM_ZONES, type Zone } from "./gauss-krueger";
import { gcj02 } from "./gcj02";
import { type Meridian, transverseMercator } from "./transverse-mercator";
import { webMercator } from "./web-mercator";
import { readWkt } from "./wkt-crs";

/** Plain degrees: the frame of the whole project. */
export const wgs84: CoordinateSystem = {
  code: "wgs84",
  name: "WGS 84",
  degrees: true,
  toWgs84: (point) => point,
  fromWgs84: (point) => point,
};

/** China's geodetic system of 2000 in degrees; some decimetres from WGS84 at most, here taken as equal. */
export const cgcs2000: CoordinateSystem = { ...wgs84, code: "cgcs2000", name: "CGCS2000" };

/** Every listed strip, in the order in which equal ones are preferred. */
export const ZONES: readonly Zone[] = [
  ...THREE_DEGREE_MERIDIANS,
  ...THREE_DEGREE_ZONES,
  ...SIX_DEGREE_ZONES,
  ...SIX_DEGREE_MERIDIANS,
  ...UTM_ZONES,
];

/** Every coordinate system a user may choose, the usual first. */
export const SYSTEMS: readonly CoordinateSystem[] = [wgs84, gcj02, bd09, cgcs2000, webMercator, ...ZONES.map(({ system }) => system)];

const BY_CODE = new Map(SYSTEMS.map((system) => [system.code, system]));
const OTHER_CODES: Readonly<Record<string, string>> = {
  "epsg:4326": "wgs84",
  "epsg:4979": "wgs84",
  "ogc:crs84": "wgs84",
  crs84: "wgs84",
  "epsg:4490": "cgcs2000",
  "epsg:4480": "cgcs2000",
  "epsg:3857": "web-mercator",
  "epsg:900913": "web-mercator",
  "epsg:102100": "web-mercator",
  "esri:102100": "web-mercator",
};

/**
 * The system of a code ("wgs84", "epsg:4547", "EPSG:4326", and "tm:113.5,500000,0,1": degrees of a meridian of one's own, false easting, false
 * northing, scale), or null for one not known here.
 */
export function systemOf(code: string): CoordinateSystem | null {
  const plain = code.trim().toLowerCase();
  const listed = BY_CODE.get(OTHER_CODES[plain] ?? plain);
  if (listed) return listed;
  const [lon, falseEast, falseNorth, scale, ...more] = plain.startsWith("tm:") ? plain.slice(3).split(",").map(Number) : [];
  if (more.length > 0 || ![lon, falseEast, falseNorth, scale].every(Number.isFinite)) return null;
  return ownMeridian({ lon, falseEast, falseNorth, scale } as Meridian);
}

/** The listed strip with these numbers, or one made for them: cities reckon from meridians of their own. Null for numbers no projection on the earth has. */
function ownMeridian(meridian: Meridian): CoordinateSystem | null {
  const { lon, falseEast, falseNorth, scale } = meridian;
  const listed = ZONES.find(
    ({ meridian: other }) =>
      Math.abs(other.lon - lon) < 1e-9 && other.falseEast === falseEast && falseNorth === 0 && Math.abs(other.scale - scale) < 1e-9,
  );
  if (listed) return listed.system;
  if (!(Math.abs(lon) <= 180 && scale > 0.9 && scale < 1.1 && Math.abs(falseEast) < 1e9 && Math.abs(falseNorth) < 1e9)) return null;
  return transverseMercator(`tm:${lon},${falseEast},${falseNorth},${scale}`, `Transverse Mercator CM ${lon}`, meridian);
}

/**
 * The system a text names: the WKT of a .prj file (OGC, WKT2 or ESRI), "EPSG:4547", "urn:ogc:def:crs:EPSG::4490", "urn:ogc:def:crs:OGC:1.3:CRS84".
 * Null where it is not known, or stands on a datum that only local parameters lead from: `otherDatum` says which.
 */
export function systemOfWkt(text: string): CoordinateSystem | null {
  if (otherDatum(text)) return null;
  const said = readWkt(text);
  if (said.code) {
    const coded = systemOf(said.code);
    if (coded) return coded;
  }
  if (said.frame === "gcj02") return gcj02;
  if (said.frame === "bd09") return bd09;
  if (said.frame === null) return null;
  if (said.projection === "none") return said.frame === "wgs84" ? wgs84 : cgcs2000;
  if (said.projection === "web-mercator") return webMercator;
  return said.projection === "transverse-mercator" && said.meridian ? ownMeridian(said.meridian) : null;
}

/** A datum other than WGS84's that a text names, as a code for components/words; null where it names none of these. Its points need a city's secret seven parameters and are refused. */
export function otherDatum(text: string): "datum.beijing54" | "datum.xian80" | "datum.beijing54-new" | null {
  const { datum, code } = readWkt(text);
  if (datum) return datum;
  const epsg = Number(/^epsg:(\d+)$/.exec(code ?? "")?.[1] ?? Number.NaN);
  const within = (from: number, to: number) => epsg >= from && epsg <= to;
  if (epsg === 4610 || within(2327, 2390)) return "datum.xian80";
  if (epsg === 4214 || within(2401, 2442) || within(21413, 21423) || within(21453, 21463) || within(21473, 21483)) return "datum.beijing54";
  return epsg === 4555 || within(4568, 4589) || epsg === 4652 || within(4766, 4800) ? "datum.beijing54-new" : null;
}
