import type { Channel } from "../../duty/violation/channel";
import type { Value } from "../../geo/format/format";
import type { Point } from "../../geo/plane/point";
import type { BulkColumns, BulkField } from "./bulk-columns";

/** How rows of a file are to be read. */
export interface BulkReading {
  readonly columns: BulkColumns;
  /** Of rows that tell no channel. */
  readonly channel: Channel;
  /** From the file's numbers to degrees. */
  readonly point: (point: Point) => Point;
  /** Beginning of the ids of rows without one of their own: the file's digest. */
  readonly digest: string;
}

/** A row as the intake takes it. */
export type BulkRow = Readonly<Record<string, unknown>> & { readonly id: string };

/** As spreadsheets of Chinese systems write moments: 2026年11月24日 7时20分. */
const CHINESE =
  /^(\d{4})\u5e74(\d{1,2})\u6708(\d{1,2})\u65e5?(?:\s*(\d{1,2})[\u65f6:\uff1a](\d{1,2})\u5206?(?:[:\uff1a]?(\d{1,2})\u79d2?)?)?$/;
/** As American ones do: 11/24/2026 07:20:00 PM. */
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([AP]M)?)?$/i;

const two = (value: string | number | undefined) => String(value ?? 0).padStart(2, "0");
const written = (year: string, month: string, day: string, hour?: string | number, minute?: string, second?: string) =>
  `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;

/** A moment as people write it, in ISO 8601 where its form is known; else as it stands. */
export function plainMoment(text: string): string {
  const chinese = CHINESE.exec(text.trim());
  if (chinese) return written(...(chinese.slice(1) as [string, string, string, string, string, string]));
  const american = AMERICAN.exec(text.trim());
  if (!american) return text.trim();
  const [month, day, year, hour, minute, second, half] = american.slice(1) as [string, string, string, string?, string?, string?, string?];
  const late = half?.toUpperCase() === "PM";
  const clock = half === undefined ? (hour ?? 0) : (Number(hour) % 12) + (late ? 12 : 0);
  return written(year, month, day, clock, minute, second);
}

const textOf = (value: Value | undefined): string => (value === null || value === undefined ? "" : String(value).trim());

function momentOf(text: (field: BulkField) => string): string {
  const [at, date, time] = [text("at"), text("date"), text("time")];
  if (at !== "") return plainMoment(at);
  const day = plainMoment(date).replace(/T00:00(:00)?$/, "");
  const clock = /(\d{1,2}):(\d{2})(:\d{2})?$/.exec(time.replace("\uff1a", ":"));
  return clock ? `${day}T${two(clock[1])}:${clock[2]}${clock[3] ?? ""}` : time === "" ? day : `${day} ${time}`;
}

/** The place in degrees; numbers that are none stay as they stand, so that the intake says what is wrong with them. */
function placeOf(text: (field: BulkField) => string, to: BulkReading["point"]): { readonly lon: unknown; readonly lat: unknown } {
  const [lon, lat] = [text("lon"), text("lat")];
  const numbers: Point = [Number(lon), Number(lat)];
  if (lon === "" || lat === "" || !numbers.every(Number.isFinite)) return { lon: lon === "" ? null : lon, lat: lat === "" ? null : lat };
  const [x, y] = to(numbers);
  return Number.isFinite(x) && Number.isFinite(y) ? { lon: Number(x.toFixed(7)), lat: Number(y.toFixed(7)) } : { lon, lat };
}

/** A row of a file as the intake takes it. Nothing is judged here: the intake says of each row what is wrong. `number` is the row's in the file. */
export function bulkRow(
  properties: Readonly<Record<string, Value>>,
  number: number,
  { columns, channel, point, digest }: BulkReading,
): BulkRow {
  const text = (field: BulkField): string => {
    const column = columns[field];
    return column === undefined ? "" : textOf(properties[column]);
  };
  const optional = (field: BulkField) => text(field) || null;
  const [name, phone, email] = [optional("name"), optional("phone"), optional("email")];
  return {
    id: text("id") || `${digest}-${number}`,
    at: momentOf(text),
    ...placeOf(text, point),
    category: text("category"),
    channel: text("channel") || channel,
    description: optional("description"),
    address: optional("address"),
    device: optional("device"),
    ...((name ?? phone ?? email) ? { reporter: { name, phone, email } } : {}),
  };
}
