import type { Query } from "./client";

/** A column of a bulk insert: name, SQL type of its elements, and how to write one row's value as text (null stays null). */
export interface BulkColumn<Row> {
  readonly name: string;
  readonly type: string;
  readonly of: (row: Row) => string | number | boolean | null;
}

/** Writes an array literal of PostgreSQL: it goes over the wire as text and is cast there. */
export function arrayLiteral(values: readonly (string | number | boolean | null)[]): string {
  const quoted = values.map((value) => (value === null ? "NULL" : `"${String(value).replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`));
  return `{${quoted.join(",")}}`;
}

/** Inserts many rows through `unnest`, two thousand at a time: one statement a batch, one array a column. Names and types are the caller's constants, never input. */
export async function bulkInsert<Row>(
  sql: Query,
  table: string,
  columns: readonly BulkColumn<Row>[],
  rows: readonly Row[],
  batch = 2000,
): Promise<void> {
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const arrays = columns.map(({ type }, index) => `$${index + 1}::text::${arrayType(type)}`).join(", ");
  const values = columns.map(({ type }, index) => `c${index}::${type}`).join(", ");
  const aliases = columns.map((_column, index) => `c${index}`).join(", ");
  const statement = `insert into "${table}" (${names}) select ${values} from unnest(${arrays}) as t(${aliases})`;
  for (let start = 0; start < rows.length; start += batch) {
    const part = rows.slice(start, start + batch);
    await sql.unsafe(
      statement,
      columns.map(({ of }) => arrayLiteral(part.map(of))),
    );
  }
}

/** Geometry, JSON and ranges travel as text and are cast row by row. */
const arrayType = (type: string) => (/^(geometry|jsonb|int4range|tstzrange)/.test(type) ? "text[]" : `${type}[]`);
