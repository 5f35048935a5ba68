/** A point on the earth: longitude and latitude in degrees, WGS84/CGCS2000 (EPSG:4326). */
export type Point = readonly [lon: number, lat: number];

/** A line of at least two points, degrees. */
export type Line = readonly Point[];

/** A closed ring: the first point stands again at the end. Degrees. */
export type Ring = readonly Point[];

/** An outer ring and its holes. */
export type Polygon = readonly Ring[];

/** One or more polygons: the shape of MultiPolygon coordinates in GeoJSON. */
export type Area = readonly Polygon[];

/** West, south, east, north; degrees. */
export type Bounds = readonly [west: number, south: number, east: number, north: number];
