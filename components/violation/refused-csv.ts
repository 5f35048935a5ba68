import { csvOf } from "../../geo/format/csv-writer";
import type { BulkColumns } from "./bulk-columns";
import type { RefusedRow } from "./bulk-run";
import type { RefusedHeads } from "./bulk-tasks";

/** Refused rows as a table to be corrected and sent again: the file's own columns, the row's number if it has no column for one, then what was wrong. */
export function refusedCsv(
  fields: readonly string[],
  columns: BulkColumns,
  rows: readonly RefusedRow[],
  heads: RefusedHeads,
  wordsOf: (fault: string) => string,
): string {
  const numbered = columns.id === undefined;
  const head = [...(numbered ? ["id"] : []), ...fields, heads.row, heads.field, heads.expected, heads.got, heads.detail];
  const line = ({ number, id, field, expected, got, fault, detail, values }: RefusedRow) => [
    ...(numbered ? [id] : []),
    ...fields.map((_, index) => values[index] ?? null),
    number,
    (columns as Readonly<Record<string, string>>)[field] ?? field,
    expected,
    got,
    detail ?? wordsOf(fault),
  ];
  return csvOf([head, ...rows.map(line)]);
}
