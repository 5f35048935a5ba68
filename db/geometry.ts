import { customType } from "drizzle-orm/pg-core";
import type { Area, Line, Point } from "../geo/plane/point";

const SRID = 4326;
const WITH_SRID = 0x20000000;
const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTIPOLYGON = 6;

/** Writes little-endian EWKB into a growing buffer. */
class Writer {
  #buffer = Buffer.alloc(256);
  #length = 0;

  #room(bytes: number): void {
    if (this.#length + bytes <= this.#buffer.length) return;
    const larger = Buffer.alloc(Math.max(this.#buffer.length * 2, this.#length + bytes));
    this.#buffer.copy(larger, 0, 0, this.#length);
    this.#buffer = larger;
  }

  head(type: number, srid: boolean): void {
    this.#room(9);
    this.#buffer.writeUInt8(1, this.#length++);
    this.count(srid ? (type | WITH_SRID) >>> 0 : type);
    if (srid) this.count(SRID);
  }

  count(value: number): void {
    this.#room(4);
    this.#length = this.#buffer.writeUInt32LE(value, this.#length);
  }

  points(points: readonly Point[]): void {
    this.#room(points.length * 16);
    for (const [lon, lat] of points) {
      this.#length = this.#buffer.writeDoubleLE(lon, this.#length);
      this.#length = this.#buffer.writeDoubleLE(lat, this.#length);
    }
  }

  hex(): string {
    return this.#buffer.toString("hex", 0, this.#length);
  }
}

/** Hex EWKB of an area as a MultiPolygon. Bit-exact. */
export function ewkbOfArea(area: Area): string {
  const writer = new Writer();
  writer.head(MULTIPOLYGON, true);
  writer.count(area.length);
  for (const polygon of area) {
    writer.head(POLYGON, false);
    writer.count(polygon.length);
    for (const ring of polygon) {
      writer.count(ring.length);
      writer.points(ring);
    }
  }
  return writer.hex();
}

/** Hex EWKB of a line of two points or more as a LineString, of a single point as a Point. */
export function ewkbOfLine(line: Line): string {
  const writer = new Writer();
  if (line.length === 1) writer.head(POINT, true);
  else {
    writer.head(LINE, true);
    writer.count(line.length);
  }
  writer.points(line);
  return writer.hex();
}

/** Hex EWKB of a point. */
export const ewkbOfPoint = (point: Point): string => ewkbOfLine([point]);

/** What PostGIS stored: points of a Point or LineString, or the polygons of a Polygon or MultiPolygon. */
export type Stored = { readonly line: Line } | { readonly area: Area };

/** Reads hex EWKB. @throws for types this portal never stores. */
export function readEwkb(hex: string): Stored {
  const bytes = Buffer.from(hex, "hex");
  let at = 0;
  const byte = () => bytes.readUInt8(at++);
  let little = true;
  const count = () => {
    at += 4;
    return little ? bytes.readUInt32LE(at - 4) : bytes.readUInt32BE(at - 4);
  };
  const number = () => {
    at += 8;
    return little ? bytes.readDoubleLE(at - 8) : bytes.readDoubleBE(at - 8);
  };
  const head = () => {
    little = byte() === 1;
    const type = count();
    if (type & WITH_SRID) count();
    return type & 0xff;
  };
  const points = (length: number): Point[] => Array.from({ length }, () => [number(), number()] as const);
  const polygon = () => Array.from({ length: count() }, () => points(count()));
  const type = head();
  switch (type) {
    case POINT:
      return { line: points(1) };
    case LINE:
      return { line: points(count()) };
    case POLYGON:
      return { area: [polygon()] };
    case MULTIPOLYGON:
      return {
        area: Array.from({ length: count() }, () => {
          head();
          return polygon();
        }),
      };
    default:
      throw new Error(`readEwkb: geometry type ${type} is not stored here`);
  }
}

/** Reads an area. @throws when the column holds something else. */
export function readArea(hex: string): Area {
  const stored = readEwkb(hex);
  if (!("area" in stored)) throw new Error("readArea: not an area");
  return stored.area;
}

/** Reads a line, or a point as a line of one. @throws when the column holds something else. */
export function readLine(hex: string): Line {
  const stored = readEwkb(hex);
  if (!("line" in stored)) throw new Error("readLine: not a line");
  return stored.line;
}

/** A PostGIS column of any geometry, kept as hex EWKB: drizzle's own `geometry` knows points only. `kind` is PostGIS's name, say `MultiPolygon`. */
export const geometry = (kind: "Geometry" | "MultiPolygon" | "Point") =>
  customType<{ data: string; driverData: string }>({ dataType: () => `geometry(${kind}, 4326)` });
