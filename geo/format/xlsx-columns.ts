import type { ReadFeature, Value } from "./format";
import { joinedColumns, shapesOfWkt } from "./wkt";

/** A head ends so where the column goes on another (2, 3 …), or where its own name would look as if (1). */
const PART = /^(.+)\u2026([1-9]\d*)$/su;
const WKT = /^wkt(_\d+)?$/;

/** The head of part `part` (from 1) of a field. */
export const headOf = (field: string, part: number): string =>
  part === 1 ? (WKT.test(field) || PART.test(field) ? `${field}\u20261` : field) : `${field}\u2026${part}`;

/** The fields behind the heads of a sheet, each with the columns its text runs over. Shape columns ("wkt", "wkt_2" …) are left out. */
export function fieldsOf(heads: readonly string[]): { readonly fields: ReadonlyMap<string, readonly string[]>; readonly shape: boolean } {
  const all = new Set(heads);
  const fields = new Map<string, string[]>();
  const shape = all.has("wkt");
  for (const head of heads) {
    if (shape && isShapePart(head, all)) continue;
    const [, base, part] = PART.exec(head) ?? [];
    if (base !== undefined && part === "1" && (WKT.test(base) || PART.test(base))) fields.set(base, [head]);
    else if (base !== undefined && fields.get(base)?.length === Number(part) - 1) fields.get(base)?.push(head);
    else fields.set(head, [head]);
  }
  return { fields, shape };
}

function isShapePart(head: string, all: ReadonlySet<string>): boolean {
  if (head === "wkt") return true;
  const part = Number(/^wkt_([1-9]\d*)$/.exec(head)?.[1] ?? 0);
  return part >= 2 && (part === 2 || all.has(`wkt_${part - 1}`));
}

/** The value of a field out of its columns: a text that goes on is joined. */
export function fieldValue(values: Readonly<Record<string, Value>>, columns: readonly string[]): Value {
  const [first, ...more] = columns.map((column) => values[column] ?? null);
  const rest = more.filter((value) => value !== null);
  return rest.length === 0 ? (first ?? null) : `${first ?? ""}${rest.join("")}`;
}

/** The shapes of a row by its shape columns: one null where they are empty, null where they are no WKT. */
export function shapesOf(values: Readonly<Record<string, Value>>): readonly ReadFeature["shape"][] | null {
  const text = joinedColumns(values, "wkt");
  if (text === null) return values.wkt === null || values.wkt === undefined || values.wkt === "" ? [null] : null;
  const shapes = shapesOfWkt(text);
  return shapes?.length === 0 ? [null] : shapes;
}
