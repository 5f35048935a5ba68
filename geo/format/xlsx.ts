import { otherDatum, systemOfWkt } from "../coordinate/systems";
import type { ByteSource, Format, LayerHead, OpenedFile, OpenOptions, ReadFault, ReadFeature, Value } from "./format";
import { FormatRefusal } from "./format";
import { limitedItems } from "./heard-source";
import { columnNames } from "./table-head";
import { fieldsOf, fieldValue, shapesOf } from "./xlsx-columns";
import { compound, refuseCompound } from "./xlsx-old";
import { type Cell, type SheetRow, sheetRows } from "./xlsx-sheet";
import { type Sheet, type Workbook, workbookOf } from "./xlsx-workbook";
import { xlsxOf } from "./xlsx-writer";
import { looksZip, zipEntries } from "./zip";

/** A sheet whose head was read. */
interface Table {
  readonly sheet: Sheet;
  readonly head: LayerHead;
  readonly headNumber: number;
  /** Names of columns as the head has them. */
  readonly columns: readonly string[];
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly shape: boolean;
}

const isBlank = (cell: Cell) => !("fault" in cell) && (cell.value === null || cell.value === "");

async function tableOf(book: Workbook, sheet: Sheet): Promise<Table | null> {
  for await (const { number, cells } of sheetRows(book, sheet)) {
    if ([...cells.values()].every(isBlank)) continue;
    const said = Array.from({ length: Math.max(...cells.keys()) + 1 }, (_, column) => cells.get(column));
    const columns = columnNames(said.map((cell) => (cell && "value" in cell ? String(cell.value ?? "") : ""))) ?? [];
    const { fields, shape } = fieldsOf(columns);
    const name = book.properties.get(`layer:${sheet.name}`) ?? sheet.name;
    const head = { name, fields: [...fields.keys()], count: null, shapes: [] };
    return { sheet, head, headNumber: number, columns, fields, shape };
  }
  return null;
}

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

/** A row as its feature (several for a shape of several points or lines), after its faults: a cell that cannot be taken is null. */
function* itemsOf(table: Table, row: SheetRow): Generator<ReadFeature | ReadFault> {
  const at = { layer: table.head.name, number: row.number };
  const values: Record<string, Value> = Object.create(null);
  for (const [column, cell] of row.cells) {
    const name = table.columns[column];
    const field = name ?? letters(column);
    if ("fault" in cell) yield { ...at, field, fault: cell.fault, got: cell.got };
    else if (name !== undefined) values[name] = cell.value;
    else if (!isBlank(cell)) yield { ...at, field, fault: "xlsx.beyond-head", got: String(cell.value).slice(0, 60) };
  }
  const properties = Object.fromEntries([...table.fields].map(([field, columns]) => [field, fieldValue(values, columns)]));
  const shapes = table.shape ? shapesOf(values) : [null];
  if (shapes === null) yield { ...at, field: "wkt", fault: "xlsx.wkt", got: String(values.wkt).slice(0, 60) };
  for (const shape of shapes ?? [null]) yield { ...at, properties, shape };
}

async function open(source: ByteSource, options: OpenOptions = {}): Promise<OpenedFile> {
  const start = await source.read(0, Math.min(8, source.size));
  if (compound(start)) await refuseCompound(source);
  if (!looksZip(start)) throw new FormatRefusal("xlsx.not-xlsx", { part: source.name });
  const book = await workbookOf(await zipEntries(source, options));
  const said = book.properties.get("coordinates");
  const tables: Table[] = [];
  for (const sheet of book.sheets) {
    const table = await tableOf(book, sheet);
    if (table) tables.push(table);
  }
  if (tables.length === 0) throw new FormatRefusal("xlsx.empty");
  const features = async function* (onBytes?: (bytes: number) => void): AsyncGenerator<ReadFeature | ReadFault> {
    let before = 0;
    for (const table of tables) {
      let taken = 0;
      const hear = (bytes: number) => {
        taken = bytes;
        onBytes?.(Math.min(source.size, before + bytes));
      };
      for await (const row of sheetRows(book, table.sheet, hear)) {
        if (row.number !== table.headNumber && row.number > table.headNumber) yield* itemsOf(table, row);
      }
      before += taken;
    }
    onBytes?.(source.size);
  };
  return {
    layers: tables.map(({ head }) => head),
    encoding: { name: "utf-8", by: "file" },
    coordinates: said === undefined ? null : { system: otherDatum(said) ? null : systemOfWkt(said), text: said },
    features: (onBytes) => limitedItems(features(onBytes), options),
  };
}

/**
 * Workbooks of Excel and WPS: each visible sheet with a head (its first row that is not empty) is a layer; numbers are the sheet's row numbers. Formulas are
 * never evaluated and their remembered results not trusted. A column "wkt" ("wkt_2" … where it is long) is the row's shape, in WGS84 degrees where we wrote it.
 * Shared texts are held, up to 64 M characters. Faults: "xlsx.formula", "xlsx.error", "xlsx.number", "xlsx.text", "xlsx.beyond-head", "xlsx.wkt".
 */
export const xlsx: Format = {
  name: "xlsx",
  extensions: ["xlsx", "xlsm", "xls"],
  recognises: (head, name) => /\.xls[xm]?$/i.test(name) && (looksZip(head) || compound(head)),
  open,
  write: xlsxOf,
  written: { extension: "xlsx", mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
};
