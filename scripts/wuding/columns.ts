import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { parse } from "csv-parse/sync";
import { Refused } from "./refused";
import type { Say } from "./words";

/** What columns of other systems are called, the likeliest first. */
const NAMES = {
  id: ["id", "编号", "案件编号", "事件编号", "任务号", "case_id", "case_number", "objectid", "序号"],
  lon: ["lon", "lng", "longitude", "经度", "x", "坐标x"],
  lat: ["lat", "latitude", "纬度", "y", "坐标y"],
  category: ["category", "type", "类别", "案件类别", "问题类型", "小类", "类型", "primary_type", "category_code", "小类代码"],
  at: [
    "at",
    "time",
    "occurred_at",
    "occurred_at_local",
    "发生时间",
    "上报时间",
    "时间",
    "datetime",
    "timestamp",
    "date",
    "日期",
    "reported_at",
  ],
  channel: ["channel", "来源", "渠道", "问题来源"],
  description: ["description", "描述", "内容", "问题描述"],
} as const;

/** What a violation is made of. */
export type Field = keyof typeof NAMES;
const FIELDS = Object.keys(NAMES) as Field[];
const NEEDED: readonly Field[] = ["id", "lon", "lat", "category", "at"];
const DELIMITERS = [",", ";", "\t", "|"] as const;

/** How a table of violations is laid out. */
export interface Layout {
  readonly delimiter: string;
  readonly width: number;
  readonly columns: ReadonlyMap<Field, number>;
}

/** Reads `id=列,lon=列` into pairs. @throws Refused (misspelt) for a pair without a name on either side, an unknown field or one named twice. */
export function mapping(text: string | undefined, say: Say): Readonly<Partial<Record<Field, string>>> {
  const map: Partial<Record<Field, string>> = {};
  for (const pair of (text ?? "").split(",").filter((one) => one.trim() !== "")) {
    const cut = pair.indexOf("=");
    const [field, column] = [pair.slice(0, Math.max(0, cut)).trim(), pair.slice(cut + 1).trim()];
    const known = FIELDS.find((one) => one === field);
    if (cut < 0 || !known || column === "" || map[known] !== undefined)
      throw new Refused(say("bad-map", { pair, fields: FIELDS.join(", ") }), 2);
    map[known] = column;
  }
  return map;
}

/** Options of the CSV reader that reading the head and reading the rows have in common. */
export const CSV = {
  record_delimiter: ["\r\n", "\n", "\r"],
  relax_column_count: true,
  relax_quotes: true,
  max_record_size: 1_000_000,
};

const HEAD_BYTES = 1 << 18;

function headText(file: string, encoding: string): string {
  const bytes = Buffer.alloc(HEAD_BYTES);
  const handle = openSync(file, "r");
  const length = readSync(handle, bytes, 0, HEAD_BYTES, 0);
  closeSync(handle);
  return new TextDecoder(encoding).decode(bytes.subarray(0, length));
}

/** The first record with the delimiter that cuts it into the most columns. */
function headOf(text: string): { delimiter: string; names: string[] } {
  const tries = DELIMITERS.map((delimiter) => {
    const [names = []] = parse(text, { ...CSV, delimiter, to: 1 }) as string[][];
    return { delimiter, names: names.map((name) => name.trim()) };
  });
  return tries.reduce((best, one) => (one.names.length > best.names.length ? one : best));
}

const plain = (name: string) => name.toLowerCase().replace(/[\s-]+/g, "_");

/** Finds the columns by the map first, then by the names people use. @throws Refused that names what is missing and what is there, before any row is read. */
export function layoutOf(file: string, encoding: string, map: Readonly<Partial<Record<Field, string>>>, say: Say): Layout {
  const text = headText(file, encoding);
  if (text.trim() === "") throw new Refused(say("empty-file", { file: basename(file) }));
  const { delimiter, names } = headOf(text);
  const named = names.map(plain);
  const columns = new Map<Field, number>();
  for (const field of FIELDS) {
    const told = map[field];
    const at =
      told === undefined
        ? NAMES[field].map((name) => named.indexOf(name)).find((index) => index >= 0)
        : [names.indexOf(told), named.indexOf(plain(told))].find((index) => index >= 0);
    if (at !== undefined) columns.set(field, at);
  }
  const missing = FIELDS.filter((field) => !columns.has(field) && (NEEDED.includes(field) || map[field] !== undefined));
  if (missing.length > 0) {
    const list = missing.map((field) => (map[field] === undefined ? field : `${field}=${map[field]}`)).join(", ");
    throw new Refused(say("missing-columns", { file: basename(file), missing: list, found: names.join(", ").slice(0, 500) }));
  }
  return { delimiter, width: names.length, columns };
}
