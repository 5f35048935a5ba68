import type { Area, Line, Point, Polygon, Ring } from "../plane/point";
import type { Shape } from "./format";

/** Why a geometry cannot be taken: a code, and what stood there. */
export interface ShapeFault {
  readonly fault:
    | "expected.geometry"
    | "expected.position"
    | "expected.line"
    | "expected.ring"
    | "expected.closed-ring"
    | "expected.shallow";
  readonly got: string;
}

const MOST_DEPTH = 10;

class Wrong extends Error {
  constructor(
    readonly fault: ShapeFault["fault"],
    readonly got: unknown,
  ) {
    super(fault);
  }
}

const listOf = (value: unknown): readonly unknown[] => {
  if (!Array.isArray(value)) throw new Wrong("expected.position", value);
  return value;
};

function pointOf(value: unknown): Point {
  const [x, y] = listOf(value);
  if (typeof x !== "number" || typeof y !== "number" || !Number.isFinite(x) || !Number.isFinite(y))
    throw new Wrong("expected.position", value);
  return [x, y];
}

function lineOf(value: unknown): Line {
  const line = listOf(value).map(pointOf);
  if (line.length < 2) throw new Wrong("expected.line", value);
  return line;
}

function ringOf(value: unknown): Ring {
  const ring = listOf(value).map(pointOf);
  if (ring.length < 4) throw new Wrong("expected.ring", value);
  const [first, last] = [ring[0] as Point, ring.at(-1) as Point];
  if (first[0] !== last[0] || first[1] !== last[1]) throw new Wrong("expected.closed-ring", [first, last]);
  return ring;
}

const polygonOf = (value: unknown): Polygon => listOf(value).map(ringOf);
const areaOf = (polygons: Area): Shape => ({ type: "area", area: polygons });

function shapes(geometry: unknown, depth: number): readonly Shape[] {
  if (typeof geometry !== "object" || geometry === null) throw new Wrong("expected.geometry", geometry);
  const { type, coordinates, geometries } = geometry as Record<string, unknown>;
  if (type === "GeometryCollection") {
    if (depth >= MOST_DEPTH) throw new Wrong("expected.shallow", depth);
    return listOf(geometries).flatMap((one) => shapes(one, depth + 1));
  }
  const empty = Array.isArray(coordinates) && coordinates.length === 0;
  if (type === "Point") return empty ? [] : [{ type: "point", at: pointOf(coordinates) }];
  if (type === "MultiPoint") return listOf(coordinates).map((one) => ({ type: "point", at: pointOf(one) }));
  if (type === "LineString") return empty ? [] : [{ type: "line", line: lineOf(coordinates) }];
  if (type === "MultiLineString") return listOf(coordinates).map((one) => ({ type: "line", line: lineOf(one) }));
  if (type === "Polygon") return empty ? [] : [areaOf([polygonOf(coordinates)])];
  if (type !== "MultiPolygon") throw new Wrong("expected.geometry", type);
  const polygons = listOf(coordinates).filter((one) => !(Array.isArray(one) && one.length === 0));
  return polygons.length === 0 ? [] : [areaOf(polygons.map(polygonOf))];
}

/** The shapes of a geometry as RFC 7946 has it, parsed: several for those of several points or lines, none for an empty one; or why it cannot be taken. Heights are left out. */
export function shapesOfGeometry(geometry: unknown): readonly Shape[] | ShapeFault {
  try {
    return shapes(geometry, 0);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { fault: error.fault, got: (JSON.stringify(error.got) ?? "").slice(0, 60) };
  }
}

/** A shape as a geometry of RFC 7946. */
export function geometryOf(shape: Shape): { readonly type: string; readonly coordinates: unknown } {
  if (shape.type === "point") return { type: "Point", coordinates: shape.at };
  if (shape.type === "line") return { type: "LineString", coordinates: shape.line };
  return shape.area.length === 1 ? { type: "Polygon", coordinates: shape.area[0] } : { type: "MultiPolygon", coordinates: shape.area };
}
