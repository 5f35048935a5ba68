import type { Meridian } from "./transverse-mercator";

/** What a text about a coordinate system says, as far as this project needs it. */
export interface SaidSystem {
  /** "epsg:4547", "ogc:crs84", or null where it names none. */
  readonly code: string | null;
  /** The frame its degrees are in; null where it is another or unknown. */
  readonly frame: "wgs84" | "cgcs2000" | "gcj02" | "bd09" | null;
  /** A known frame that cannot be led back to WGS84 without local parameters. */
  readonly datum: "datum.beijing54" | "datum.xian80" | "datum.beijing54-new" | null;
  readonly projection: "none" | "transverse-mercator" | "web-mercator" | "other";
  readonly meridian: Meridian | null;
}

const DATUMS = [
  ["datum.beijing54-new", /new[ _]?beijing|\u65b0\s*1954|\u65b0\u5317\u4eac/],
  ["datum.beijing54", /beijing[ _]?(19)?54|bj[ _]?54|\u5317\u4eac[ _]?(19)?54|kras+o[vw]s?ky|pulkovo/],
  ["datum.xian80", /xi'?an[ _]?(19)?80|xa[ _]?80|\u897f\u5b89[ _]?(19)?80|iag[ _]?(19)?75/],
] as const;

const FRAMES = [
  ["gcj02", /gcj[-_ ]?02|\u706b\u661f/],
  ["bd09", /bd[-_ ]?09|\u767e\u5ea6/],
  ["cgcs2000", /cgcs[ _]?2000|china_?_?2000|china geodetic coordinate system 2000|china_geodetic_coordinate_system_2000|2000\u56fd\u5bb6/],
  ["wgs84", /wgs[ _]?(19)?84|wgs_1984|world geodetic system 1984|crs[ _]?84/],
] as const;

/** The authority's code that stands nearest to the outer bracket: inner ones name the datum, the ellipsoid, the unit. */
function outerCode(text: string): string | null {
  let best: string | null = null;
  let least = Infinity;
  for (const match of text.matchAll(/(?:authority|id)\s*[[(]\s*"([a-z]+)"\s*,\s*"?(\d+)"?/g)) {
    const before = text.slice(0, match.index);
    const depth = (before.match(/[[(]/g)?.length ?? 0) - (before.match(/[\])]/g)?.length ?? 0);
    if (depth >= least) continue;
    least = depth;
    best = `${match[1]}:${match[2]}`;
  }
  return least <= 1 ? best : null;
}

function plainCode(text: string): string | null {
  const urn =
    /^urn:(?:ogc|x-ogc):def:crs:([a-z]+):[^:]*:(\w+)$/.exec(text) ??
    /^https?:\/\/www\.opengis\.net\/def\/crs\/([a-z]+)\/[^/]+\/(\w+)$/.exec(text);
  if (urn) return `${urn[1]}:${urn[2]}`;
  const init = /^(?:\+init=)?(epsg|esri|ogc)\s*:+\s*(\w+)$/.exec(text);
  return init ? `${init[1]}:${init[2]}` : null;
}

function parameter(text: string, name: RegExp, otherwise: number): number {
  const found = new RegExp(`parameter\\s*[[(]\\s*"(?:${name.source})"\\s*,\\s*([-+0-9.e]+)`).exec(text);
  return found ? Number(found[1]) : otherwise;
}

function meridianOf(text: string): Meridian | null {
  const lon = parameter(text, /central_meridian|longitude of natural origin|longitude_of_center/, Number.NaN);
  const latitude = parameter(text, /latitude_of_origin|latitude of natural origin/, 0);
  const metres = !/unit\s*[[(]\s*"(foot|us survey foot|foot_us|kilomet\w+)"/.test(text);
  if (!Number.isFinite(lon) || latitude !== 0 || !metres) return null;
  return {
    lon,
    falseEast: parameter(text, /false_easting|false easting/, 0),
    falseNorth: parameter(text, /false_northing|false northing/, 0),
    scale: parameter(text, /scale_factor|scale factor at natural origin/, 1),
  };
}

function projectionOf(text: string): SaidSystem["projection"] {
  if (/auxiliary_sphere|pseudo-mercator|web_mercator|popular visualisation/.test(text)) return "web-mercator";
  if (/gauss_kr(u|ue|\u00fc)ger|transverse[_ ]mercator|gauss-kr(u|ue|\u00fc)ger/.test(text)) return "transverse-mercator";
  return /projcs|projcrs|projection|conversion/.test(text) ? "other" : "none";
}

/** Reads WKT (OGC, WKT2, ESRI), an EPSG or OGC code or urn. Never throws; looks at the first 20,000 characters. */
export function readWkt(whole: string): SaidSystem {
  const text = whole.slice(0, 20_000).trim().toLowerCase();
  return {
    code: plainCode(text) ?? outerCode(text),
    frame: FRAMES.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
    datum: DATUMS.find(([, pattern]) => pattern.test(text))?.[0] ?? null,
    projection: projectionOf(text),
    meridian: meridianOf(text),
  };
}
