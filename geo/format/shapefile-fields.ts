import { textOf } from "./shapefile-cell";
import type { DbfColumn } from "./shapefile-dbf";

/** One field of a layer: the columns its text is put together from (mostly one), and the type the sidecar tells, null where there is none. */
export interface ShapefileField {
  readonly name: string;
  readonly type: "text" | "number" | null;
  readonly columns: readonly DbfColumn[];
}

/**
 * What `<layer>.fields.json` says beside the files every software knows: the true name of the layer, the true names of its fields, whose columns have ten
 * ASCII letters, their types, and which columns a long text was split over. Others pass the file over.
 */
export interface FieldsSidecar {
  readonly layer: string;
  readonly fields: readonly { readonly name: string; readonly type: "text" | "number"; readonly columns: readonly string[] }[];
}

const isText = (value: unknown): value is string => typeof value === "string";

function isField(value: unknown): boolean {
  const field = value as Partial<FieldsSidecar["fields"][number]> | null;
  return (
    isText(field?.name) && (field.type === "text" || field.type === "number") && Array.isArray(field.columns) && field.columns.every(isText)
  );
}

/** Reads a sidecar; null when it is none: the layer then reads as any other. */
export function fieldsSidecar(text: string): FieldsSidecar | null {
  try {
    const read = JSON.parse(text) as Partial<FieldsSidecar> | null;
    return isText(read?.layer) && Array.isArray(read.fields) && read.fields.every(isField) ? (read as FieldsSidecar) : null;
  } catch {
    return null;
  }
}

/** Names made different from each other by "_2", "_3" ... */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let n = 2; taken.has(free); n++) free = `${name}_${n}`;
    taken.add(free);
    return free;
  });
}

const latin1 = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");

/** Whether a sidecar belongs to these columns: it names each at most once, and no field twice. */
function fits({ fields }: FieldsSidecar, columns: ReadonlyMap<string, DbfColumn>): boolean {
  const parts = fields.flatMap((field) => field.columns);
  return (
    new Set(fields.map(({ name }) => name)).size === fields.length &&
    new Set(parts).size === parts.length &&
    parts.every((part) => columns.has(part))
  );
}

/** The fields of a dbf: as the sidecar says where it names columns that are there, otherwise one per column. */
export function fieldsOf(columns: readonly DbfColumn[], encoding: string, sidecar: FieldsSidecar | null): readonly ShapefileField[] {
  const names = columns.map(({ name }) => (textOf(name, encoding, true) ?? latin1(name)).trim());
  const byName = new Map(names.map((name, position) => [name, columns[position] as DbfColumn]));
  if (sidecar && fits(sidecar, byName)) {
    return sidecar.fields.map(({ name, type, columns: parts }) => ({
      name,
      type,
      columns: parts.map((part) => byName.get(part) as DbfColumn),
    }));
  }
  return distinct(names).map((name, position) => ({ name, type: null, columns: [columns[position] as DbfColumn] }));
}
