import type { Camera } from "../../../duty/violation/camera";
import { csv } from "../../../geo/format/csv";
import { type ByteSource, FormatRefusal, type ReadFeature } from "../../../geo/format/format";
import { utf8 } from "../../../geo/format/text";
import { type CameraField, cameraColumns } from "./camera-columns";
import type { CameraSent } from "./camera-line";
import { type CameraFrame, cameraRow, type WrongCameraCell } from "./camera-row";

/** Most cameras the door takes at once. */
export const MOST_CAMERAS = 5000;
/** Most bytes of a table that are read: the door takes no more either. */
export const MOST_BYTES = 5_000_000;

/** A row that can be sent. `number` counts rows as a spreadsheet does, the head is row 1. */
export interface SheetRow {
  readonly number: number;
  readonly camera: CameraSent;
  /** What sending it does: registers a camera, or changes a registered one. */
  readonly is: "new" | "known";
}

/** A wrong cell, or a row that is none (`field` null; `fault` is then a code of the file formats). */
export interface WrongRow {
  readonly number: number | null;
  readonly field: CameraField | null;
  readonly fault: WrongCameraCell["fault"] | string;
  readonly got: string;
}

/** A table of cameras as it was read, or why it cannot be read at all. */
export type CameraSheet =
  | {
      readonly ok: true;
      readonly rows: readonly SheetRow[];
      readonly wrong: readonly WrongRow[];
      /** Columns that mean nothing here. */
      readonly unused: readonly string[];
      readonly columns: ReadonlyMap<CameraField, string>;
      readonly encoding: string;
    }
  | { readonly ok: false; readonly fault: string; readonly values: Readonly<Record<string, string | number>> };

/** A text that was pasted, as a file. */
export function pasted(text: string): ByteSource {
  const bytes = utf8(text);
  return { name: "pasted.csv", size: bytes.length, read: async (offset, length) => bytes.subarray(offset, offset + length) };
}

interface Reading {
  readonly registered: ReadonlyMap<string, Camera>;
  readonly frame: CameraFrame;
  readonly columns: ReadonlyMap<CameraField, string>;
  readonly rows: SheetRow[];
  readonly wrong: WrongRow[];
  readonly seen: Set<string>;
}

function take({ number, properties }: ReadFeature, { registered, frame, columns, rows, wrong, seen }: Reading): void {
  const cells = Object.fromEntries([...columns].map(([field, column]) => [field, String(properties[column] ?? "")]));
  const read = cameraRow(cells, registered, frame);
  if (!read.ok) {
    for (const one of read.wrong) wrong.push({ number, ...one });
    return;
  }
  const { camera } = read;
  if (seen.has(camera.code)) wrong.push({ number, field: "code", fault: "repeated", got: camera.code });
  else rows.push({ number, camera, is: registered.has(camera.code) ? "known" : "new" });
  seen.add(camera.code);
}

async function read(source: ByteSource, registered: ReadonlyMap<string, Camera>, frame: CameraFrame): Promise<CameraSheet> {
  const file = await csv.open(source);
  const fields = file.layers[0]?.fields ?? [];
  const columns = cameraColumns(fields);
  if (!columns.has("code")) return { ok: false, fault: "no-code", values: {} };
  const reading: Reading = { registered, frame, columns, rows: [], wrong: [], seen: new Set() };
  for await (const item of file.features()) {
    if ("fault" in item) reading.wrong.push({ number: item.number, field: null, fault: item.fault, got: item.got });
    else take(item, reading);
    if (reading.rows.length + reading.wrong.length > MOST_CAMERAS) return { ok: false, fault: "too-many", values: { most: MOST_CAMERAS } };
  }
  if (reading.rows.length + reading.wrong.length === 0) return { ok: false, fault: "csv.empty", values: {} };
  const used = new Set(columns.values());
  const unused = fields.filter((column) => !used.has(column));
  return { ok: true, rows: reading.rows, wrong: reading.wrong, unused, columns, encoding: file.encoding.name };
}

/**
 * Reads a table of cameras (CSV; comma, tab, semicolon; UTF-8 or GB18030). Every wrong cell is named; of rows with the same code all but the first are wrong.
 * Faults of the whole: "no-code", "too-many", "too-large", and those of the format.
 */
export async function readCameraSheet(
  source: ByteSource,
  registered: ReadonlyMap<string, Camera>,
  frame: CameraFrame,
): Promise<CameraSheet> {
  if (source.size > MOST_BYTES) return { ok: false, fault: "too-large", values: { most: MOST_BYTES / 1_000_000 } };
  try {
    return await read(source, registered, frame);
  } catch (error) {
    if (error instanceof FormatRefusal) return { ok: false, fault: error.fault, values: error.values };
    throw error;
  }
}
