import { pieces } from "./byte-source";
import { csvDelimiter } from "./csv-delimiter";
import { type CsvFault, type CsvRow, csvRows } from "./csv-rows";
import { type ByteSource, type Format, FormatRefusal, type OpenedFile, type OpenOptions, type ReadFault, type ReadFeature } from "./format";
import { limitedItems } from "./heard-source";
import { columnNames, layerName } from "./table-head";
import { markedEncoding, texts } from "./text";
import { sourceEncoding } from "./text-detect";

const HEAD = 256 * 1024;

const blank = (row: CsvRow) => row.cells.every((cell) => cell.trim() === "");
const isHead = (row: CsvRow | CsvFault): boolean =>
  "fault" in row || !(blank(row) || (row.number === 1 && /^sep=.?$/.test(row.cells.join(""))));

/** The row of a table as a feature without shape, after its faults. Cells beyond the head may be there when they are empty; a text that was not readable is null. */
function* itemsOf(row: CsvRow, layer: string, fields: readonly string[]): Generator<ReadFeature | ReadFault> {
  const at = { layer, number: row.number };
  const beyond = row.cells.slice(fields.length).some((cell) => cell.trim() !== "");
  if (beyond || row.cells.length < fields.length) {
    yield { ...at, field: null, fault: "csv.columns", got: `${row.cells.length}/${fields.length}` };
    return;
  }
  const entries: [string, string | null][] = [];
  for (const [index, field] of fields.entries()) {
    const cell = row.cells[index] as string;
    const broken = cell.includes("\ufffd");
    if (broken) yield { ...at, field, fault: "text.encoding", got: cell.slice(0, 60) };
    entries.push([field, broken ? null : cell]);
  }
  yield { ...at, properties: Object.fromEntries(entries), shape: null };
}

async function open(source: ByteSource, options: OpenOptions = {}): Promise<OpenedFile> {
  const encoding = await sourceEncoding(source, options.encoding);
  const layer = layerName(source.name);
  const textsFrom = (to: number, onBytes?: (bytes: number) => void) => texts(pieces(source, 0, to, onBytes), encoding.name);
  let start = "";
  for await (const text of textsFrom(Math.min(HEAD, source.size))) start += text;
  const delimiter = await csvDelimiter(start);
  const rows = (onBytes?: (bytes: number) => void) => csvRows(textsFrom(source.size, onBytes), delimiter);

  const fields = await headOf(rows());
  const features = async function* (onBytes?: (bytes: number) => void): AsyncGenerator<ReadFeature | ReadFault> {
    let headed = false;
    for await (const batch of rows(onBytes)) {
      for (const row of batch) {
        if (!headed) headed = isHead(row);
        else if ("fault" in row) yield { layer, number: row.number, field: null, fault: row.fault, got: row.got };
        else if (!blank(row)) for (const item of itemsOf(row, layer, fields)) yield item;
      }
    }
  };
  return {
    layers: [{ name: layer, fields, count: null, shapes: [] }],
    encoding,
    coordinates: null,
    features: (onBytes) => limitedItems(features(onBytes), options),
  };
}

async function headOf(batches: AsyncIterable<readonly (CsvRow | CsvFault)[]>): Promise<readonly string[]> {
  for await (const rows of batches) {
    const row = rows.find(isHead);
    if (!row) continue;
    if ("fault" in row) throw new FormatRefusal(row.fault, { row: row.number, got: row.got });
    const names = columnNames(row.cells);
    if (names === null) throw new FormatRefusal("csv.too-many-columns", { count: row.cells.length });
    return names;
  }
  throw new FormatRefusal("csv.empty");
}

/**
 * CSV: one table named like the file; the first row that is not blank is its head, every value a text. Delimiter (comma, tab, semicolon, bar) and encoding are
 * found out. Faults: "csv.columns" (got "4/5": cells of columns), "csv.unclosed-quote", "csv.quote", "csv.too-long", "csv.nul", "text.encoding".
 */
export const csv: Format = {
  name: "csv",
  extensions: ["csv", "tsv", "txt"],
  recognises: (head, name) =>
    /\.(csv|tsv|txt)$/i.test(name) && (markedEncoding(head)?.startsWith("utf-16") || !head.subarray(0, 4).includes(0)),
  open,
};
