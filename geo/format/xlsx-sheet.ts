import type { Value } from "./format";
import { dateText } from "./xlsx-date";
import { partItems } from "./xlsx-part";
import { plainText } from "./xlsx-text";
import type { Sheet, Workbook } from "./xlsx-workbook";

/** What a cell holds, or why it cannot be taken. */
export type Cell =
  | { readonly value: Value }
  | { readonly fault: "xlsx.formula" | "xlsx.error" | "xlsx.number" | "xlsx.text"; readonly got: string };

/** One row of a sheet by its number there; cells by their column from 0, absent where empty. */
export interface SheetRow {
  readonly number: number;
  readonly cells: ReadonlyMap<number, Cell>;
}

const LAST_COLUMN = 16_383;

/** Columns are counted in letters: A is 0, AA is 26. Null for what is no cell's name. */
function columnOf(reference: string): number | null {
  let column = 0;
  for (const character of /^([A-Z]{1,3})\d*$/.exec(reference)?.[1] ?? "") column = column * 26 + character.charCodeAt(0) - 64;
  return column > 0 && column - 1 <= LAST_COLUMN ? column - 1 : null;
}

interface Raw {
  readonly type: string;
  readonly style: number;
  value: string | null;
  formula: string | null;
}

function numberOf(raw: Raw, text: string, book: Workbook): Cell {
  const number = text.trim() === "" ? Number.NaN : Number(text);
  if (!Number.isFinite(number)) return { fault: "xlsx.number", got: text.slice(0, 60) };
  const kind = book.styles[raw.style] ?? null;
  return { value: (kind && dateText(number, kind, book.from1904)) ?? number };
}

function cellOf(raw: Raw, book: Workbook): Cell {
  if (raw.formula !== null) return { fault: "xlsx.formula", got: `=${raw.formula.slice(0, 60)}` };
  const text = raw.value;
  if (text === null) return { value: null };
  if (raw.type === "e") return { fault: "xlsx.error", got: text.slice(0, 60) };
  if (raw.type === "b") return { value: text.trim() === "1" || text.trim() === "true" };
  if (raw.type === "inlineStr" || raw.type === "str" || raw.type === "d") return { value: plainText(text) };
  if (raw.type !== "s") return numberOf(raw, text, book);
  const shared = /^\s*\d+\s*$/.test(text) ? book.strings[Number(text)] : undefined;
  return shared === undefined ? { fault: "xlsx.text", got: text.slice(0, 60) } : { value: shared };
}

/** The rows of a sheet that have a cell, in its order. Of merged cells only the first has the value. `onBytes` hears how many packed bytes of the sheet have been taken. @throws FormatRefusal "xlsx.broken" */
export async function* sheetRows(book: Workbook, sheet: Sheet, onBytes?: (bytes: number) => void): AsyncGenerator<SheetRow> {
  let ready: SheetRow[] = [];
  let [number, column, where] = [0, -1, ""];
  let cells = new Map<number, Cell>();
  let raw: Raw | null = null;
  let inReading = false;

  const open = (name: string, attribute: (name: string) => string | undefined) => {
    if (name === "row") {
      const said = Number(attribute("r"));
      number = Number.isSafeInteger(said) && said > 0 ? said : number + 1;
      column = -1;
      cells = new Map();
    } else if (name === "c") {
      column = columnOf(attribute("r") ?? "") ?? Math.min(column + 1, LAST_COLUMN);
      raw = { type: attribute("t") ?? "n", style: Number(attribute("s") ?? 0), value: null, formula: null };
    } else if (name === "rPh") inReading = true;
    else if (raw && !inReading && (name === "v" || name === "t")) {
      where = "value";
      raw.value ??= "";
    } else if (raw && name === "f") {
      where = "formula";
      raw.formula = "";
    }
  };
  const text = (part: string) => {
    if (!raw || where === "") return;
    if (where === "formula") raw.formula += part;
    else raw.value += part;
  };
  const close = (name: string) => {
    if (name === "v" || name === "t" || name === "f") where = "";
    else if (name === "rPh") inReading = false;
    else if (name === "c" && raw) {
      const cell = cellOf(raw, book);
      if ("fault" in cell || cell.value !== null || raw.type === "inlineStr") cells.set(column, cell);
      raw = null;
    } else if (name === "row" && cells.size > 0) ready.push({ number, cells });
  };
  const taken = () => {
    const rows = ready;
    ready = [];
    return rows;
  };
  yield* partItems(sheet.entry, { open, text, close }, taken, onBytes);
}
