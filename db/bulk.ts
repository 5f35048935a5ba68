import type { Query } from "./client";
import { storable } from "./text";

/** A column of a bulk insert: name, SQL type of its elements, and how to write one row's value as text (null stays null). */
export interface BulkColumn<Row> {
  readonly name: string;
  readonly type: string;
  readonly of: (row: Row) => string | number | boolean | null;
}

const SPECIAL = /["\\\0]/;

/** Writes an array literal of PostgreSQL: it goes over the wire as text and is cast there. */
export function arrayLiteral(values: readonly (string | number | boolean | null)[]): string {
  const quoted = values.map((value) => {
    if (value === null) return "NULL";
    if (typeof value !== "string") return String(value);
    return `"${SPECIAL.test(value) ? storable(value).replace(/\\/g, "\\\\").replace(/"/g, '\\"') : value}"`;
  });
  return `{${quoted.join(",")}}`;
}

/** Most characters of one statement's values: a boundary of a hundred thousand points has three million. */
const MOST = 8_000_000;

type Value = string | number | boolean | null;

/** The values of the rows by column, cut into statements of at most `batch` rows and not much more than `MOST` characters. */
function* statements<Row>(columns: readonly BulkColumn<Row>[], rows: readonly Row[], batch: number) {
  const fresh = () => columns.map((): Value[] => []);
  let values = fresh();
  let [count, size] = [0, 0];
  for (const row of rows) {
    columns.forEach(({ of }, index) => {
      const value = of(row);
      if (typeof value === "string") size += value.length;
      values[index]?.push(value);
    });
    if (++count < batch && size < MOST) continue;
    yield values;
    values = fresh();
    [count, size] = [0, 0];
  }
  if (count > 0) yield values;
}

/** Inserts many rows through `unnest`, two thousand at a time or fewer large ones: one statement a batch, one array a column. Names and types are the caller's constants, never input. */
export async function bulkInsert<Row>(
  sql: Query,
  table: string,
  columns: readonly BulkColumn<Row>[],
  rows: readonly Row[],
  { batch = 2000, tail = "" }: { readonly batch?: number; readonly tail?: string } = {},
): Promise<void> {
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const arrays = columns.map(({ type }, index) => `$${index + 1}::text::${arrayType(type)}`).join(", ");
  const values = columns.map(({ type }, index) => `c${index}::${type}`).join(", ");
  const aliases = columns.map((_column, index) => `c${index}`).join(", ");
  const statement = `insert into "${table}" (${names}) select ${values} from unnest(${arrays}) as t(${aliases})${tail}`;
  for (const part of statements(columns, rows, batch)) await sql.unsafe(statement, part.map(arrayLiteral));
}

/** Geometry, JSON and ranges travel as text and are cast row by row. */
const arrayType = (type: string) => (/^(geometry|jsonb|int4range|tstzrange)/.test(type) ? "text[]" : `${type}[]`);
