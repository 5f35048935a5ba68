import type { Point, Ring } from "../plane/point";
import type { Shape } from "./format";
import { areaOfRings } from "./shapefile-rings";

/** Why a record's shape cannot be read: a code and what stood there. */
export interface ShapeFault {
  readonly fault: string;
  readonly got: string;
}

/** Numbers of shape kinds; each also with Z (+10) and M (+20). Source: ESRI Shapefile Technical Description, 1998, page 4. */
const KINDS = { null: 0, point: 1, line: 3, area: 5, points: 8 } as const;

/** The kind of shape a number of the header or of a record stands for; null for none of points, lines and areas. */
export function shapeKind(number: number): Shape["type"] | "points" | "null" | null {
  if (number === KINDS.null) return "null";
  const plain = number > 20 ? number - 20 : number > 10 ? number - 10 : number;
  if (plain === KINDS.point) return "point";
  if (plain === KINDS.line) return "line";
  if (plain === KINDS.area) return "area";
  return plain === KINDS.points ? "points" : null;
}

class Broken extends Error {
  constructor(
    readonly fault: string,
    readonly got: string,
  ) {
    super(fault);
  }
}

function pointAt(view: DataView, offset: number): Point {
  const x = view.getFloat64(offset, true);
  const y = view.getFloat64(offset + 8, true);
  if (!Number.isFinite(x) || !Number.isFinite(y)) throw new Broken("expected.position", `${x}, ${y}`);
  return [x, y];
}

/** Points of a record, only after their number was held against the bytes that are there. */
function pointsAt(view: DataView, offset: number, count: number): Point[] {
  const points = new Array<Point>(count);
  for (let i = 0; i < count; i++) points[i] = pointAt(view, offset + 16 * i);
  return points;
}

function partsOf(view: DataView): Point[][] {
  if (view.byteLength < 44) throw new Broken("expected.record", `${view.byteLength} B`);
  const parts = view.getInt32(36, true);
  const count = view.getInt32(40, true);
  if (parts < 0 || count < 0 || 44 + 4 * parts + 16 * count > view.byteLength) {
    throw new Broken("expected.record", `${parts} / ${count} / ${view.byteLength} B`);
  }
  const made: Point[][] = [];
  for (let part = 0; part < parts; part++) {
    const from = view.getInt32(44 + 4 * part, true);
    const to = part + 1 < parts ? view.getInt32(48 + 4 * part, true) : count;
    if (from < 0 || to < from || to > count || (part === 0 && from !== 0)) throw new Broken("expected.parts", `${from}-${to} / ${count}`);
    made.push(pointsAt(view, 44 + 4 * parts + 16 * from, to - from));
  }
  return made.filter((part) => part.length > 0);
}

function closed(ring: Point[]): Ring {
  const first = ring[0] as Point;
  const last = ring[ring.length - 1] as Point;
  if (first[0] !== last[0] || first[1] !== last[1]) throw new Broken("expected.closed-ring", `${first.join(" ")} ... ${last.join(" ")}`);
  if (ring.length < 4) throw new Broken("expected.ring", String(ring.length));
  return ring;
}

function lineShape(line: Point[]): Shape {
  if (line.length < 2) throw new Broken("expected.line", String(line.length));
  return { type: "line", line };
}

function areaShapes(parts: Point[][]): Shape[] {
  if (parts.length === 0) return [];
  const area = areaOfRings(parts.map(closed));
  if (!area) throw new Broken("expected.nested-rings", String(parts.length));
  return [{ type: "area", area }];
}

function multipoint(view: DataView): Shape[] {
  const count = view.byteLength < 40 ? -1 : view.getInt32(36, true);
  if (count < 0 || 40 + 16 * count > view.byteLength) throw new Broken("expected.record", `${count} / ${view.byteLength} B`);
  return pointsAt(view, 40, count).map((at) => ({ type: "point", at }));
}

function shapesIn(view: DataView): Shape[] {
  if (view.byteLength < 4) throw new Broken("expected.record", `${view.byteLength} B`);
  const number = view.getInt32(0, true);
  switch (shapeKind(number)) {
    case "null":
      return [];
    case "point":
      if (view.byteLength < 20) throw new Broken("expected.record", `${view.byteLength} B`);
      return [{ type: "point", at: pointAt(view, 4) }];
    case "points":
      return multipoint(view);
    case "line":
      return partsOf(view).map(lineShape);
    case "area":
      return areaShapes(partsOf(view));
    default:
      throw new Broken("expected.geometry", String(number));
  }
}

/**
 * The shapes of one record's content (without its 8 byte head): none for a null shape, several for points and lines of several parts, one area of all
 * its rings. Heights and measures are left out. What the record claims is held against its length before anything is made from it.
 */
export function shapesOfRecord(content: Uint8Array): readonly Shape[] | ShapeFault {
  try {
    return shapesIn(new DataView(content.buffer, content.byteOffset, content.byteLength));
  } catch (error) {
    if (error instanceof Broken) return { fault: error.fault, got: error.got };
    throw error;
  }
}
