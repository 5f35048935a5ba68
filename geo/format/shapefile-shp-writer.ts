import { doubleArea } from "../plane/area";
import type { Bounds, Point } from "../plane/point";
import { FormatRefusal, type Shape, type WriteLayer } from "./format";

const KINDS = { point: 1, line: 3, area: 5 } as const;
/** The length of a file is a signed number of 16 bit words, and much software counts bytes in 31 bits. */
const LARGEST = 2 ** 31 - 1;

/** What the head of a .shp says: bytes, records, bounds of all shapes. */
export interface ShpMeasure {
  readonly length: number;
  readonly count: number;
  readonly bounds: Bounds;
}

/** The parts of a shape as a record has them: outer rings clockwise, holes counter-clockwise. */
function partsOf(shape: Shape): readonly (readonly Point[])[] {
  if (shape.type === "point") return [[shape.at]];
  if (shape.type === "line") return [shape.line];
  return shape.area.flatMap((polygon) =>
    polygon.map((ring, position) => (doubleArea(ring) > 0 === (position === 0) ? ring.toReversed() : ring)),
  );
}

const pointsIn = (parts: readonly (readonly Point[])[]) => parts.reduce((sum, part) => sum + part.length, 0);

function contentLength(shape: Shape | null): number {
  if (!shape) return 4;
  if (shape.type === "point") return 20;
  const parts = shape.type === "line" ? [shape.line] : shape.area.flat();
  return 44 + 4 * parts.length + 16 * pointsIn(parts);
}

function grown([west, south, east, north]: Bounds, parts: readonly (readonly Point[])[]): Bounds {
  for (const part of parts) {
    for (const [x, y] of part) {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
  }
  return [west, south, east, north];
}

const NOWHERE: Bounds = [Infinity, Infinity, -Infinity, -Infinity];

/** Looks through a layer's shapes once. @throws RangeError for a shape of another kind than the layer's, FormatRefusal "shapefile.too-large" beyond 2 GiB */
export function shpMeasure(layer: WriteLayer): ShpMeasure {
  let [length, count, bounds] = [100, 0, NOWHERE];
  for (const { shape } of layer.rows) {
    if (shape && shape.type !== layer.shape) throw new RangeError(`a ${shape.type} in layer ${layer.name} of ${layer.shape}`);
    count++;
    length += 8 + contentLength(shape);
    if (shape) bounds = grown(bounds, shape.type === "point" ? [[shape.at]] : shape.type === "line" ? [shape.line] : shape.area.flat());
  }
  if (length > LARGEST) throw new FormatRefusal("shapefile.too-large", { layer: layer.name, bytes: length });
  return { length, count, bounds: bounds[0] === Infinity ? [0, 0, 0, 0] : bounds };
}

function headOf(kind: Shape["type"], { bounds }: ShpMeasure, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(100));
  view.setInt32(0, 9994);
  view.setInt32(24, length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, KINDS[kind], true);
  bounds.forEach((value, position) => {
    view.setFloat64(36 + 8 * position, value, true);
  });
  return new Uint8Array(view.buffer);
}

function setPoints(view: DataView, from: number, parts: readonly (readonly Point[])[]): void {
  let at = from;
  for (const part of parts) {
    for (const [x, y] of part) {
      view.setFloat64(at, x, true);
      view.setFloat64(at + 8, y, true);
      at += 16;
    }
  }
}

function setParts(view: DataView, parts: readonly (readonly Point[])[]): void {
  grown(NOWHERE, parts).forEach((value, position) => {
    view.setFloat64(12 + 8 * position, value, true);
  });
  view.setInt32(44, parts.length, true);
  view.setInt32(48, pointsIn(parts), true);
  let first = 0;
  parts.forEach((part, position) => {
    view.setInt32(52 + 4 * position, first, true);
    first += part.length;
  });
  setPoints(view, 52 + 4 * parts.length, parts);
}

function recordOf(shape: Shape | null, number: number): Uint8Array {
  const length = contentLength(shape);
  const view = new DataView(new ArrayBuffer(8 + length));
  view.setInt32(0, number);
  view.setInt32(4, length / 2);
  if (shape) {
    view.setInt32(8, KINDS[shape.type], true);
    if (shape.type === "point") setPoints(view, 12, partsOf(shape));
    else setParts(view, partsOf(shape));
  }
  return new Uint8Array(view.buffer);
}

const PIECE = 65_536;

/** Small pieces put together: packing each point by itself is slow. */
function* gathered(parts: Iterable<Uint8Array>): Iterable<Uint8Array> {
  let held = new Uint8Array(PIECE);
  let length = 0;
  for (const part of parts) {
    if (length + part.length > PIECE) {
      yield held.subarray(0, length);
      held = new Uint8Array(PIECE);
      length = 0;
    }
    if (part.length > PIECE) yield part;
    else held.set(part, length);
    length += part.length > PIECE ? 0 : part.length;
  }
  yield held.subarray(0, length);
}

function* shpParts(layer: WriteLayer, measure: ShpMeasure): Iterable<Uint8Array> {
  yield headOf(layer.shape as Shape["type"], measure, measure.length);
  let number = 0;
  for (const { shape } of layer.rows) yield recordOf(shape, ++number);
}

/** The .shp of a layer, piece by piece. */
export const writtenShp = (layer: WriteLayer, measure: ShpMeasure): Iterable<Uint8Array> => gathered(shpParts(layer, measure));

function* shxParts(layer: WriteLayer, measure: ShpMeasure): Iterable<Uint8Array> {
  yield headOf(layer.shape as Shape["type"], measure, 100 + 8 * measure.count);
  let offset = 100;
  for (const { shape } of layer.rows) {
    const length = contentLength(shape);
    const view = new DataView(new ArrayBuffer(8));
    view.setInt32(0, offset / 2);
    view.setInt32(4, length / 2);
    yield new Uint8Array(view.buffer);
    offset += 8 + length;
  }
}

/** The .shx of a layer: where each record of its .shp begins. */
export const writtenShx = (layer: WriteLayer, measure: ShpMeasure): Iterable<Uint8Array> => gathered(shxParts(layer, measure));
