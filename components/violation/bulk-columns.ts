import { placeColumns } from "../../duty/exchange/place-columns";
import { plainName } from "../../duty/exchange/target";
import { COLUMN_NAMES } from "../words/violation-columns";

/** What a column of a file may hold. `date` and `time` together are a moment; `at` is one by itself. */
export const BULK_FIELDS = [
  "id",
  "at",
  "date",
  "time",
  "lon",
  "lat",
  "category",
  "channel",
  "description",
  "address",
  "device",
  "name",
  "phone",
  "email",
] as const;
/** One of them. */
export type BulkField = (typeof BULK_FIELDS)[number];

/** Which column of the file holds which field. */
export type BulkColumns = Readonly<Partial<Record<BulkField, string>>>;

/** What the columns of a file seem to hold, by their names. A column is taken once. */
export function guessedColumns(fields: readonly string[]): BulkColumns {
  const taken = new Set<string>();
  const columns: Partial<Record<BulkField, string>> = {};
  const take = (field: BulkField, column: string | null | undefined) => {
    if (column == null || taken.has(column)) return;
    taken.add(column);
    columns[field] = column;
  };
  const { lon, lat } = placeColumns(fields);
  take("lon", lon);
  take("lat", lat);
  for (const field of BULK_FIELDS) {
    if (field === "lon" || field === "lat") continue;
    for (const name of COLUMN_NAMES[field]) {
      if (columns[field] !== undefined) break;
      take(
        field,
        fields.find((column) => plainName(column) === name),
      );
    }
  }
  // A whole moment beside a date says more than the date.
  if (columns.at !== undefined) return without(without(columns, "date"), "time");
  // "time" alone is the moment.
  return columns.time !== undefined && columns.date === undefined ? { ...without(columns, "time"), at: columns.time } : columns;
}

const without = (columns: BulkColumns, field: BulkField): BulkColumns =>
  Object.fromEntries(Object.entries(columns).filter(([name]) => name !== field));

/** The columns after one of the file is taken for something else, or for nothing: each is taken once. */
export function withColumn(columns: BulkColumns, column: string, field: BulkField | null): BulkColumns {
  const others = Object.entries(columns).filter(([name, taken]) => taken !== column && name !== field);
  return Object.fromEntries([...others, ...(field ? [[field, column]] : [])]);
}

/** What a column is taken for; null for nothing. */
export const fieldOf = (columns: BulkColumns, column: string): BulkField | null =>
  BULK_FIELDS.find((field) => columns[field] === column) ?? null;

/** What still misses before rows can be sent. The channel may be one for all. */
export const missingColumns = (columns: BulkColumns): readonly ("at" | "lon" | "lat" | "category")[] => [
  ...(columns.at === undefined && columns.date === undefined ? ["at" as const] : []),
  ...(["lon", "lat", "category"] as const).filter((field) => columns[field] === undefined),
];
