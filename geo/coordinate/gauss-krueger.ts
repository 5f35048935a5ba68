import type { CoordinateSystem } from "./coordinate-system";
import { type Meridian, transverseMercator } from "./transverse-mercator";

/** A listed projection and what it is reckoned by. `zone` stands before its eastings; null where it does not. */
export interface Zone {
  readonly system: CoordinateSystem;
  readonly meridian: Meridian;
  readonly zone: number | null;
}

const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

function zoneOf(epsg: number, name: string, lon: number, zone: number | null, scale = 1): Zone {
  const meridian = { lon, falseEast: (zone ?? 0) * 1_000_000 + 500_000, falseNorth: 0, scale };
  return { system: transverseMercator(`epsg:${epsg}`, name, meridian), meridian, zone };
}

/** CGCS2000 in strips of 3 degrees with the strip's number before the easting: EPSG 4513-4533, zones 25-45. */
export const THREE_DEGREE_ZONES: readonly Zone[] = count(25, 45).map((zone) =>
  zoneOf(4488 + zone, `CGCS2000 / 3-degree Gauss-Kruger zone ${zone}`, zone * 3, zone),
);

/** CGCS2000 in strips of 3 degrees, plain eastings: EPSG 4534-4554, meridians 75E-135E. The usual for a Chinese city. */
export const THREE_DEGREE_MERIDIANS: readonly Zone[] = count(25, 45).map((zone) =>
  zoneOf(4509 + zone, `CGCS2000 / 3-degree Gauss-Kruger CM ${zone * 3}E`, zone * 3, null),
);

/** CGCS2000 in strips of 6 degrees with the strip's number before the easting: EPSG 4491-4501, zones 13-23. */
export const SIX_DEGREE_ZONES: readonly Zone[] = count(13, 23).map((zone) =>
  zoneOf(4478 + zone, `CGCS2000 / Gauss-Kruger zone ${zone}`, zone * 6 - 3, zone),
);

/** CGCS2000 in strips of 6 degrees, plain eastings: EPSG 4502-4512. Each has the same numbers as the 3-degree strip of its meridian. */
export const SIX_DEGREE_MERIDIANS: readonly Zone[] = count(13, 23).map((zone) =>
  zoneOf(4489 + zone, `CGCS2000 / Gauss-Kruger CM ${zone * 6 - 3}E`, zone * 6 - 3, null),
);

/** UTM north on WGS84 where China lies: EPSG 32643-32653. */
export const UTM_ZONES: readonly Zone[] = count(43, 53).map((zone) =>
  zoneOf(32600 + zone, `WGS 84 / UTM zone ${zone}N`, zone * 6 - 183, null, 0.9996),
);
