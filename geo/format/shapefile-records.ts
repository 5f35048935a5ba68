import { FormatRefusal, type ReadFault, type ReadFeature, type Shape, type Value } from "./format";
import { cellOf } from "./shapefile-cell";
import { Cursor } from "./shapefile-cursor";
import type { ShapefileField } from "./shapefile-fields";
import type { ShapefileLayer } from "./shapefile-layer";
import { shapesOfRecord } from "./shapefile-shape";

/** Most bytes of one shape: four million points. A larger claim is no district's outline. */
const MOST_RECORD = 64 * 1024 * 1024;

/** The next shape's record: its content, the end, or a length that cannot be, after which nothing can be found any more. */
type ShapeRecord = { readonly content: Uint8Array } | "end" | { readonly got: string };

class ShapeRecords {
  readonly #cursor: Cursor;
  #left: number;

  constructor(stream: AsyncIterable<Uint8Array>, size: number, said: number) {
    this.#cursor = new Cursor(stream);
    // Software that was stopped while writing leaves the length of an empty file.
    this.#left = (said > 100 ? Math.min(said, size) : size) - 100;
  }

  async start(): Promise<void> {
    if (await this.#cursor.has(100)) this.#cursor.take(100);
  }

  async next(): Promise<ShapeRecord> {
    const cursor = this.#cursor;
    if (this.#left < 8 || !(cursor.holds(8) || (await cursor.has(8)))) return "end";
    const head = cursor.take(8);
    const length = new DataView(head.buffer, head.byteOffset, 8).getInt32(4) * 2;
    this.#left -= 8;
    if (length < 4 || length > this.#left || length > MOST_RECORD) return { got: `${length} B` };
    if (!(cursor.holds(length) || (await cursor.has(length)))) return { got: `${length} B` };
    this.#left -= length;
    return { content: cursor.take(length) };
  }

  close(): Promise<void> {
    return this.#cursor.close();
  }
}

class TableRecords {
  readonly #cursor: Cursor;
  #left: number;

  constructor(
    stream: AsyncIterable<Uint8Array>,
    readonly head: NonNullable<ShapefileLayer["dbf"]>,
  ) {
    this.#cursor = new Cursor(stream);
    this.#left = head.count;
  }

  async start(): Promise<void> {
    if (await this.#cursor.has(this.head.headLength)) this.#cursor.take(this.head.headLength);
  }

  /** The next record with its mark of deletion, null at the end. */
  async next(): Promise<Uint8Array | null> {
    const { recordLength } = this.head;
    if (this.#left === 0 || !(this.#cursor.holds(recordLength) || (await this.#cursor.has(recordLength)))) return null;
    this.#left--;
    return this.#cursor.take(recordLength);
  }

  close(): Promise<void> {
    return this.#cursor.close();
  }
}

function numberOf(text: Value): Value {
  if (typeof text !== "string") return text;
  const value = Number(text);
  return text.trim() !== "" && Number.isFinite(value) ? value : text;
}

/** A field's value out of its columns; faults go to `faults`. */
function fieldValue(
  bytes: Uint8Array,
  field: ShapefileField,
  encoding: string,
  fault: (field: string, fault: string, got: string) => void,
): Value {
  let whole: Value = null;
  for (const column of field.columns) {
    const cell = cellOf(bytes.subarray(column.at, column.at + column.width), column, encoding);
    if ("fault" in cell) fault(field.name, cell.fault, cell.got);
    else if (cell.value !== null) whole = field.columns.length === 1 ? cell.value : `${whole ?? ""}${cell.value}`;
  }
  return field.type === "number" ? numberOf(whole) : field.type === "text" && whole !== null ? String(whole) : whole;
}

/** The features and faults of one record. A cell that cannot be read is null and a fault; a shape that cannot is a fault and no feature. */
function* itemsOf(
  layer: ShapefileLayer,
  number: number,
  content: Uint8Array | null,
  row: Uint8Array | null,
): Iterable<ReadFeature | ReadFault> {
  const faults: ReadFault[] = [];
  const fault = (field: string | null, code: string, got: string) => faults.push({ layer: layer.name, number, field, fault: code, got });
  const entries = row ? layer.fields.map((field) => [field.name, fieldValue(row, field, layer.encoding.name, fault)] as const) : [];
  const shapes = content ? shapesOfRecord(content) : [];
  if ("fault" in shapes) fault(null, shapes.fault, shapes.got);
  yield* faults;
  if ("fault" in shapes) return;
  const properties = Object.fromEntries(entries);
  const all: readonly (Shape | null)[] = shapes.length > 0 ? shapes : [null];
  for (const shape of all) yield { layer: layer.name, number, properties, shape };
}

/** Deleted records count, too: a file of nothing else would be gone through for hours. */
function few(number: number, most: number): void {
  if (number > most) throw new FormatRefusal("format.too-many", { most });
}

async function* shapeItems(
  layer: ShapefileLayer,
  shapes: ShapeRecords,
  table: TableRecords | null,
  most: number,
): AsyncIterable<ReadFeature | ReadFault> {
  const whole = (fault: string, got: string): ReadFault => ({ layer: layer.name, number: null, field: null, fault, got });
  let rows = 0;
  let number = 1;
  for (; ; number++) {
    const record = await shapes.next();
    const row = table ? await table.next() : null;
    if (row) rows++;
    if (record === "end") break;
    few(number, most);
    if ("got" in record) {
      yield { ...whole("expected.record", record.got), number };
      return;
    }
    if (row?.[0] !== 0x2a) yield* itemsOf(layer, number, record.content, row);
  }
  const count = layer.dbf?.count ?? 0;
  if (table && count !== number - 1) yield whole("expected.same-count", `${number - 1} / ${count}`);
  else if (table && rows < count) yield whole("expected.rows", `${rows} / ${count}`);
}

/** Rows of a table count with its head as row 1, as everybody sees them who opens it. */
async function* tableItems(layer: ShapefileLayer, table: TableRecords, most: number): AsyncIterable<ReadFeature | ReadFault> {
  let number = 2;
  for (let row = await table.next(); row; row = await table.next(), number++) {
    few(number - 1, most);
    if (row[0] !== 0x2a) yield* itemsOf(layer, number, null, row);
  }
  const [rows, count] = [number - 2, table.head.count];
  if (rows < count) yield { layer: layer.name, number: null, field: null, fault: "expected.rows", got: `${rows} / ${count}` };
}

/**
 * The records of one layer in their order, .shp and .dbf read side by side, a record of each at a time. Deleted records are passed over but counted. A
 * record of several points or lines gives a feature for each, with the same number. @throws FormatRefusal "format.too-many" beyond `most` records
 */
export async function* shapefileRecords(layer: ShapefileLayer, most: number): AsyncIterable<ReadFeature | ReadFault> {
  const { shp, dbf } = layer.set.files;
  const shapes = shp ? new ShapeRecords(shp.stream(), shp.size, layer.shpLength as number) : null;
  const table = dbf && layer.dbf ? new TableRecords(dbf.stream(), layer.dbf) : null;
  try {
    await shapes?.start();
    await table?.start();
    if (shapes) yield* shapeItems(layer, shapes, table, most);
    else if (table) yield* tableItems(layer, table, most);
  } finally {
    await shapes?.close();
    await table?.close();
  }
}
