import type { Language } from "../../components/words/language";
import { type Say, wordFor, wordsOf } from "../../components/words/words";
import { csvOf } from "../../geo/format/csv-writer";
import type { WriteField, WriteLayer } from "../../geo/format/format";
import type { HeatColumn, HeatTable } from "./heat-table";

const heading = (say: Say, column: HeatColumn) => say(`heat-page.column.${column}`);

/** A table of heat as CSV for spreadsheets, headings and verdicts in a language. */
export function heatCsv({ columns, rows }: HeatTable, layer: string, language: Language): string {
  const say = wordsOf(language);
  function* lines() {
    yield columns.map((column) => heading(say, column));
    for (const { values } of rows)
      yield values.map((value, index) => (columns[index] === "verdict" ? wordFor(say, `heat-page.${layer}`, String(value)) : value));
  }
  return csvOf(lines());
}

const TEXTS: ReadonlySet<HeatColumn> = new Set<HeatColumn>(["cell", "grid", "squad", "verdict"]);

/** A table of heat as a layer with shapes; columns and verdicts by their codes, so that machines read the same whoever asked. */
export function heatShapes({ columns, rows }: HeatTable, name: string): WriteLayer {
  const fields = columns.map((column): WriteField => ({ name: column.replace("-", "_"), type: TEXTS.has(column) ? "text" : "number" }));
  function* shaped() {
    for (const { values, area } of rows) yield { values, shape: { type: "area" as const, area } };
  }
  return { name, fields, shape: "area", rows: shaped() };
}
