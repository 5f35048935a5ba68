import { FormatRefusal, type WriteLayer } from "./format";
import { utf8 } from "./text";
import { wktOf } from "./wkt";
import { headOf } from "./xlsx-columns";
import { workbookText } from "./xlsx-text";
import { type ZipFile, zipOf } from "./zip";

type Row = WriteLayer["rows"] extends Iterable<infer R> ? R : never;

/** A cell holds 32,767 characters. */
const PIECE = 30_000;
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const FLUSH = 64 * 1024;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument";

/** A text in pieces that cells hold; no pair of surrogates is cut. */
function piecesOf(text: string): readonly string[] {
  if (text.length <= PIECE) return [text];
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    const cut = at + PIECE;
    const end = /[\udc00-\udfff]/.test(text.charAt(cut)) ? cut - 1 : cut;
    parts.push(text.slice(at, end));
    at = end;
  }
  return parts;
}

const letters = (column: number): string =>
  (column >= 26 ? letters(Math.floor(column / 26) - 1) : "") + String.fromCharCode(65 + (column % 26));

const textCell = (reference: string, text: string) =>
  `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${workbookText(text)}</t></is></c>`;

/** How many columns each field needs, and the shape after them. */
function widths(layer: WriteLayer, rows: Iterable<Row>): readonly number[] {
  const most = [...layer.fields.map(() => 1), layer.shape ? 1 : 0];
  const widen = (index: number, text: string) => {
    if (text.length > PIECE) most[index] = Math.max(most[index] as number, piecesOf(text).length);
  };
  for (const { values, shape } of rows) {
    values.forEach((value, index) => {
      if (typeof value === "string") widen(index, value);
    });
    if (layer.shape && shape) widen(layer.fields.length, wktOf(shape));
  }
  const columns = most.reduce((sum, width) => sum + width, 0);
  if (columns > MOST_COLUMNS) throw new FormatRefusal("xlsx.too-many-columns", { layer: layer.name, count: columns, most: MOST_COLUMNS });
  return most;
}

/** One row: values in their columns, texts over as many as they need, nothing for null. A row of nothing keeps one empty cell, so that it is a row. */
function rowXml(number: number, values: readonly (string | number | null)[], columns: readonly number[]): string {
  let [xml, column] = ["", 0];
  values.forEach((value, index) => {
    if (typeof value === "number" && Number.isFinite(value)) xml += `<c r="${letters(column)}${number}"><v>${value}</v></c>`;
    else if (value !== null)
      piecesOf(String(value)).forEach((text, part) => {
        xml += textCell(`${letters(column + part)}${number}`, text);
      });
    column += columns[index] as number;
  });
  return `<row r="${number}">${xml || `<c r="A${number}" t="inlineStr"><is/></c>`}</row>`;
}

function headXml(layer: WriteLayer, columns: readonly number[]): string {
  const names = layer.fields.flatMap(({ name }, index) =>
    Array.from({ length: columns[index] as number }, (_, part) => headOf(name, part + 1)),
  );
  const shapes = Array.from({ length: columns.at(-1) as number }, (_, part) => (part === 0 ? "wkt" : `wkt_${part + 1}`));
  return rowXml(
    1,
    [...names, ...shapes],
    [...names, ...shapes].map(() => 1),
  );
}

function* sheetXml(layer: WriteLayer): Generator<Uint8Array> {
  // The head must name all columns before the first row: rows are gone through twice, and kept only where they come but once.
  const once = (layer.rows as Iterable<Row> & Partial<Iterator<Row>>)[Symbol.iterator]() === (layer.rows as unknown);
  const rows = once ? [...layer.rows] : layer.rows;
  const columns = widths(layer, rows);
  let text = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${headXml(layer, columns)}`;
  let number = 1;
  for (const { values, shape } of rows) {
    if (++number > MOST_ROWS) throw new FormatRefusal("xlsx.too-many-rows", { layer: layer.name, most: MOST_ROWS });
    text += rowXml(number, layer.shape ? [...values, shape && wktOf(shape)] : values, columns);
    if (text.length < FLUSH) continue;
    yield utf8(text);
    text = "";
  }
  yield utf8(`${text}</sheetData></worksheet>`);
}

/** Names sheets may have: at most 31 characters, none of \ / ? * : [ ], no apostrophe at the ends, no two alike. */
export function sheetNames(names: readonly string[]): readonly string[] {
  const taken = new Set(["history"]);
  return names.map((name) => {
    const plain =
      name
        .replace(/[\\/?*:[\]\p{Cc}]/gu, "_")
        .replace(/^'|'$/g, "_")
        .trim() || "_";
    let unique = shortened(plain, 31);
    for (let again = 2; taken.has(unique.toLowerCase()); again++) unique = `${shortened(plain, 30 - String(again).length)}~${again}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

function shortened(text: string, most: number): string {
  const cut = text.slice(0, most);
  return (/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut).replace(/'$/, "_");
}

function small(layers: readonly WriteLayer[], sheets: readonly string[]): readonly (readonly [string, string])[] {
  const each = (make: (number: number, name: string) => string) => sheets.map((name, index) => make(index + 1, name)).join("");
  const relation = (id: string, type: string, target: string) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  const otherwise = sheets.flatMap((name, index) =>
    layers[index]?.name === name ? [] : [[`layer:${name}`, layers[index]?.name as string] as const],
  );
  const properties = [["coordinates", "urn:ogc:def:crs:OGC:1.3:CRS84"] as const, ...otherwise].map(
    ([name, text], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${workbookText(name)}"><vt:lpwstr>${workbookText(text)}</vt:lpwstr></property>`,
  );
  return [
    [
      "[Content_Types].xml",
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.spreadsheetml.styles+xml"/><Override PartName="/docProps/custom.xml" ContentType="${TYPES}.custom-properties+xml"/>${each((number) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPES}.spreadsheetml.worksheet+xml"/>`)}</Types>`,
    ],
    [
      "_rels/.rels",
      `<Relationships xmlns="${PACKAGE}/relationships">${relation("rId1", `${RELATIONS}/officeDocument`, "xl/workbook.xml")}${relation("rId2", `${RELATIONS}/custom-properties`, "docProps/custom.xml")}</Relationships>`,
    ],
    [
      "docProps/custom.xml",
      `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join("")}</Properties>`,
    ],
    [
      "xl/workbook.xml",
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((number, name) => `<sheet name="${workbookText(name)}" sheetId="${number}" r:id="rId${number}"/>`)}</sheets></workbook>`,
    ],
    [
      "xl/_rels/workbook.xml.rels",
      `<Relationships xmlns="${PACKAGE}/relationships">${each((number) => relation(`rId${number}`, `${RELATIONS}/worksheet`, `worksheets/sheet${number}.xml`))}${relation("rIdStyles", `${RELATIONS}/styles`, "styles.xml")}</Relationships>`,
    ],
    [
      "xl/styles.xml",
      `<styleSheet xmlns="${MAIN}"><fonts count="1"><font/></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
    ],
  ];
}

/**
 * Layers as a workbook, a sheet each, piece by piece. Texts are inline texts, never formulas; a shape stands as WKT in the column "wkt", a text over 30,000
 * characters runs on in columns "name…2", "name…3" ("wkt_2" for shapes). Rows that come only once are held while their layer is written.
 * @throws FormatRefusal "xlsx.too-many-rows" (1,048,575), "xlsx.too-many-columns"
 */
export async function* xlsxOf(layers: readonly WriteLayer[]): AsyncGenerator<Uint8Array> {
  const sheets = sheetNames(layers.map(({ name }) => name));
  const files = function* (): Generator<ZipFile> {
    for (const [name, xml] of small(layers, sheets)) yield { name, bytes: [utf8(HEAD + xml)] };
    for (const [index, layer] of layers.entries()) yield { name: `xl/worksheets/sheet${index + 1}.xml`, bytes: sheetXml(layer) };
  };
  yield* zipOf(files());
}
