import type { Area, Line, Point, Polygon, Ring } from "../plane/point";
import type { Shape, Value } from "./format";

/** Nested lists of numbers and lists as WKT's brackets hold them. */
type Nest = readonly (Nest | Point)[];

interface Reader {
  readonly text: string;
  at: number;
}

const TOKEN = /\s*([(),]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)/y;

function token(reader: Reader): string | null {
  TOKEN.lastIndex = reader.at;
  const match = TOKEN.exec(reader.text);
  if (!match) return null;
  reader.at = TOKEN.lastIndex;
  return match[1] as string;
}

/** One place: two numbers, with heights and measures after them left out. Gives what stood behind it too. */
function place(reader: Reader, first: string): { readonly point: Point; readonly next: string | null } | null {
  const numbers = [Number(first)];
  let next = token(reader);
  while (next !== null && !/[(),]/.test(next)) {
    numbers.push(Number(next));
    next = token(reader);
  }
  if (numbers.length < 2 || numbers.length > 4 || !numbers.every(Number.isFinite)) return null;
  return { point: [numbers[0] as number, numbers[1] as number], next };
}

/** The list behind an opened bracket, at most `deep` brackets within each other. */
function nest(reader: Reader, deep: number): Nest | null {
  const list: (Nest | Point)[] = [];
  for (let next = token(reader); next !== null; ) {
    if (next === "(") {
      const inner = deep > 1 ? nest(reader, deep - 1) : null;
      if (!inner) return null;
      list.push(inner);
      next = token(reader);
    } else {
      const read = /[),]/.test(next) ? null : place(reader, next);
      if (!read) return null;
      list.push(read.point);
      next = read.next;
    }
    if (next === ")") return list;
    if (next !== ",") return null;
    next = token(reader);
  }
  return null;
}

const isPoint = (item: unknown): item is Point => Array.isArray(item) && typeof item[0] === "number";
const isLine = (item: unknown): item is Line => Array.isArray(item) && item.length >= 2 && item.every(isPoint);
const isRing = (item: unknown): item is Ring => {
  if (!isLine(item) || item.length < 4) return false;
  const [first, last] = [item[0] as Point, item.at(-1) as Point];
  return first[0] === last[0] && first[1] === last[1];
};
const isPolygon = (item: unknown): item is Polygon => Array.isArray(item) && item.length > 0 && item.every(isRing);
const isArea = (item: unknown): item is Area => Array.isArray(item) && item.length > 0 && item.every(isPolygon);

/** A point of MULTIPOINT stands bare or in brackets of its own. */
const bare = (item: Nest | Point): unknown => (Array.isArray(item) && item.length === 1 && isPoint(item[0]) ? item[0] : item);
const lineOf = (line: Line): Shape => ({ type: "line", line });
const pointOf = (at: Point): Shape => ({ type: "point", at });

const KINDS: Readonly<Record<string, { readonly deep: number; shapes(items: Nest): readonly Shape[] | null }>> = {
  POINT: { deep: 1, shapes: (items) => (items.length === 1 && isPoint(items[0]) ? [pointOf(items[0])] : null) },
  LINESTRING: { deep: 1, shapes: (items) => (isLine(items) ? [lineOf(items)] : null) },
  POLYGON: { deep: 2, shapes: (items) => (isPolygon(items) ? [{ type: "area", area: [items] }] : null) },
  MULTIPOINT: { deep: 2, shapes: (items) => (items.map(bare).every(isPoint) ? items.map((item) => pointOf(bare(item) as Point)) : null) },
  MULTILINESTRING: { deep: 2, shapes: (items) => (items.every(isLine) ? items.map((item) => lineOf(item as Line)) : null) },
  MULTIPOLYGON: { deep: 3, shapes: (items) => (isArea(items) ? [{ type: "area", area: items }] : null) },
};

/** The shapes a WKT text describes, several for MULTIPOINT and MULTILINESTRING, none for an empty one; null when it is no WKT. Rings must be closed. Heights, measures and "SRID=…;" are left out. */
export function shapesOfWkt(text: string): readonly Shape[] | null {
  const start =
    /^\s*(?:SRID=\d+;)?\s*(MULTIPOINT|MULTILINESTRING|MULTIPOLYGON|POINT|LINESTRING|POLYGON)\s*(?:ZM?|M)?\s*(\(|EMPTY\s*$)/i.exec(text);
  const kind = start && KINDS[(start[1] as string).toUpperCase()];
  if (!start || !kind) return null;
  if (start[2] !== "(") return [];
  const reader = { text, at: start[0].length };
  const items = nest(reader, kind.deep);
  return items && text.slice(reader.at).trim() === "" ? kind.shapes(items) : null;
}

/** The one shape a WKT text describes; null when it is none, or several. */
export function shapeOfWkt(text: string): Shape | null {
  const shapes = shapesOfWkt(text);
  return shapes?.length === 1 ? (shapes[0] as Shape) : null;
}

const list = (points: readonly Point[]) => `(${points.map(([x, y]) => `${x} ${y}`).join(", ")})`;
const rings = (polygon: Polygon) => `(${polygon.map(list).join(", ")})`;

/** A shape as WKT, every digit kept: POINT, LINESTRING, POLYGON, or MULTIPOLYGON for an area of several. */
export function wktOf(shape: Shape): string {
  if (shape.type === "point") return `POINT ${list([shape.at])}`;
  if (shape.type === "line") return `LINESTRING ${list(shape.line)}`;
  const { area } = shape;
  return area.length === 1 ? `POLYGON ${rings(area[0] as Polygon)}` : `MULTIPOLYGON (${area.map(rings).join(", ")})`;
}

/** A long text that stands over columns `name`, `name_2`, `name_3` …, joined; null where there is none. */
export function joinedColumns(properties: Readonly<Record<string, Value>>, name: string): string | null {
  const first = properties[name];
  if (typeof first !== "string" || first === "") return null;
  let joined = first;
  for (let part = 2; typeof properties[`${name}_${part}`] === "string"; part++) joined += properties[`${name}_${part}`];
  return joined;
}
