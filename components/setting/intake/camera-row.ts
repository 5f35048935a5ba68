import { parseInstant } from "../../../duty/time/parse-instant";
import type { WallClock } from "../../../duty/time/wall-clock";
import type { Camera } from "../../../duty/violation/camera";
import type { Point } from "../../../geo/plane/point";
import { CHINESE_DAY } from "../../words/camera-column-names";
import type { CameraField } from "./camera-columns";
import { type CameraSent, REVIEWS, sentOf } from "./camera-line";

/** What is wrong with a cell of a table of cameras. */
export type CameraCellFault = "missing" | "too-long" | "bad-number" | "out-of-range" | "half-place" | "bad-day" | "repeated";

/** One wrong cell: which field, what is wrong, what stood there. */
export interface WrongCameraCell {
  readonly field: CameraField;
  readonly fault: CameraCellFault;
  readonly got: string;
}

/** The texts of a row by field. A field the table has no column for is undefined; an empty cell is "". */
export type CameraCells = Readonly<Partial<Record<CameraField, string>>>;

/** What reading a row needs to know: the city's clock, and how the table's coordinates become degrees of WGS84. */
export interface CameraFrame {
  readonly clock: WallClock;
  toWgs84(point: Point): Point;
}

/** Longest texts the door takes, characters. */
const MOST = { code: 100, name: 200 } as const;
const REACH = { lon: 180, lat: 90 } as const;
const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;

/** A cell as it was meant: a spreadsheet guards what begins like a formula with an apostrophe. */
const meant = (cell: string) => cell.trim().replace(/^'(?=[=+\-@])/, "");

type Note = (field: CameraField, fault: CameraCellFault) => void;

function textOf(field: "code" | "name", cells: CameraCells, old: string | undefined, note: Note): string {
  const text = cells[field] === undefined ? (old ?? "") : meant(cells[field]);
  if (text === "") note(field, "missing");
  else if (text.length > MOST[field]) note(field, "too-long");
  return text;
}

function degreesOf(field: "lon" | "lat", cells: CameraCells, note: Note): number | null {
  const text = meant(cells[field] ?? "");
  if (text === "") return null;
  const value = Number(text);
  if (!NUMBER.test(text)) note(field, "bad-number");
  else if (Math.abs(value) > REACH[field]) note(field, "out-of-range");
  return value;
}

/** The place of a row: both numbers, or neither for a camera on a vehicle. A table without these columns leaves the registered place. */
function placeOf(cells: CameraCells, old: CameraSent | null, frame: CameraFrame, note: Note) {
  if (cells.lon === undefined && cells.lat === undefined) return { lon: old?.lon ?? null, lat: old?.lat ?? null };
  const [lon, lat] = [degreesOf("lon", cells, note), degreesOf("lat", cells, note)];
  if (lon === null || lat === null) {
    if (lon !== lat) note(lon === null ? "lon" : "lat", "half-place");
    return { lon: null, lat: null };
  }
  const [east, north] = frame.toWgs84([lon, lat]);
  return { lon: Number(east.toFixed(7)), lat: Number(north.toFixed(7)) };
}

/** A moment as the portal reads it, also written in Chinese. */
export const dayWritten = (text: string): string => text.trim().replace(CHINESE_DAY, "$1-$2-$3");

function dayOf(
  cell: string | undefined,
  old: string | null,
  { clock }: CameraFrame,
): { readonly day: string | null; readonly ok: boolean } {
  if (cell === undefined) return { day: old, ok: true };
  const day = dayWritten(cell);
  return day === "" ? { day: null, ok: true } : { day, ok: parseInstant(day, clock).ok };
}

/**
 * A row of a table as the door takes it, or every cell that is wrong. What the table has no column for stays as it is registered; an empty cell
 * takes away what was registered.
 */
export function cameraRow(
  cells: CameraCells,
  registered: ReadonlyMap<string, Camera>,
  frame: CameraFrame,
): { readonly ok: true; readonly camera: CameraSent } | { readonly ok: false; readonly wrong: readonly WrongCameraCell[] } {
  const wrong: WrongCameraCell[] = [];
  const note: Note = (field, fault) => wrong.push({ field, fault, got: (cells[field] ?? "").slice(0, 80) });
  const code = textOf("code", cells, undefined, note);
  const known = registered.get(code);
  const old = known ? sentOf(known, frame.clock) : null;
  const name = textOf("name", cells, old?.name, note);
  const place = placeOf(cells, old, frame, note);
  const days = REVIEWS.map((field) => {
    const { day, ok } = dayOf(cells[field], old?.[field] ?? null, frame);
    if (!ok) note(field, "bad-day");
    return [field, day] as const;
  });
  if (wrong.length > 0) return { ok: false, wrong };
  return { ok: true, camera: { code, name, ...place, ...(Object.fromEntries(days) as Pick<CameraSent, (typeof REVIEWS)[number]>) } };
}
