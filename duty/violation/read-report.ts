import type { Point } from "../../geo/plane/point";
import type { Instant } from "../plan";
import { parseInstant } from "../time/parse-instant";
import type { WallClock } from "../time/wall-clock";
import { channelNamed } from "./channel";
import type { Report, Reporter } from "./report";

/** What is wrong with a row: which field, by code, what was expected and what stood there. */
export interface RowFault {
  readonly field: string;
  readonly fault: RowFaultCode;
  readonly expected: string;
  readonly got: string;
}

export type RowFaultCode =
  | "intake.bad-row"
  | "intake.bad-id"
  | "intake.bad-time"
  | "intake.future"
  | "intake.too-old"
  | "intake.bad-place"
  | "intake.unknown-category"
  | "intake.unknown-channel"
  | "intake.not-text"
  | "intake.too-long"
  | "intake.bad-photos"
  | "intake.bad-media"
  | "intake.bad-reporter";

/** What reading a row needs to know. */
export interface ReportFrame {
  readonly clock: WallClock;
  readonly now: Instant;
  /** Code of a category's code (2026 or 2013) or exact name, or null. */
  readonly category: (text: string) => string | null;
  /** From the coordinates of the sender to degrees of WGS84. */
  readonly point: (point: Point) => Point;
}

/** Times before this are mistakes of typing, and every month would want a partition of its own. */
export const EARLIEST: Instant = 946_684_800_000;
/** How far a sender's clock may run ahead, milliseconds. */
const AHEAD = 5 * 60_000;
const MOST_PHOTOS = 9;
const PHOTO_KEY = /^[\w-]{20,100}$/;

const shown = (value: unknown) => (value === undefined ? "—" : (JSON.stringify(value) ?? String(value)).slice(0, 80));

/** The fields of a row, each read with its own fault. */
class RowReader {
  readonly faults: RowFault[] = [];
  constructor(private readonly row: Readonly<Record<string, unknown>>) {}

  wrong(field: string, fault: RowFaultCode, expected: string, value: unknown = this.row[field]): null {
    this.faults.push({ field, fault, expected, got: shown(value) });
    return null;
  }

  /** Text of at most `most` characters; empty is null. */
  text(field: string, most: number, value: unknown = this.row[field]): string | null {
    if (value === undefined || value === null || value === "") return null;
    if (typeof value !== "string" && typeof value !== "number") return this.wrong(field, "intake.not-text", "text", value);
    const told = String(value).trim();
    if (told.length > most) return this.wrong(field, "intake.too-long", `at most ${most} characters`, `${told.length}`);
    return told === "" ? null : told;
  }

  point(to: ReportFrame["point"]): Point | null {
    const number = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? Number(value) : value);
    const [lon, lat] = [number(this.row.lon), number(this.row.lat)];
    const good = (value: unknown, most: number): value is number =>
      typeof value === "number" && Number.isFinite(value) && Math.abs(value) <= most;
    const bad = (["lon", "lat"] as const).filter((name) => !good(name === "lon" ? lon : lat, name === "lon" ? 180 : 90));
    for (const name of bad) this.wrong(name, "intake.bad-place", name === "lon" ? "number from -180 to 180" : "number from -90 to 90");
    return bad.length > 0 ? null : to([lon as number, lat as number]);
  }

  at(clock: WallClock, now: Instant): Instant | null {
    const { at } = this.row;
    const expected = "ISO 8601 (2026-11-24T07:20:00+08:00, or the city's wall clock without offset)";
    const read = typeof at === "string" ? parseInstant(at, clock) : null;
    if (!read?.ok) return this.wrong("at", "intake.bad-time", expected);
    if (read.at > now + AHEAD) return this.wrong("at", "intake.future", "not in the future");
    return read.at < EARLIEST ? this.wrong("at", "intake.too-old", "2000-01-01 or later") : read.at;
  }

  photos(): readonly string[] {
    const { photos } = this.row;
    if (photos === undefined || photos === null) return [];
    const fine =
      Array.isArray(photos) && photos.length <= MOST_PHOTOS && photos.every((key) => typeof key === "string" && PHOTO_KEY.test(key));
    if (fine) return [...new Set(photos as string[])];
    this.wrong("photos", "intake.bad-photos", `at most ${MOST_PHOTOS} keys of photos`);
    return [];
  }

  media(): string | null {
    const media = this.text("media", 2000);
    return media === null || /^https?:\/\/\S+$/i.test(media) ? media : this.wrong("media", "intake.bad-media", "http(s) address");
  }

  reporter(): Reporter | null {
    const { reporter } = this.row;
    if (reporter === undefined || reporter === null) return null;
    if (typeof reporter !== "object" || Array.isArray(reporter))
      return this.wrong("reporter", "intake.bad-reporter", "{name, phone, email}");
    const told = reporter as Record<string, unknown>;
    const [name, phone, email] = [
      this.text("reporter.name", 100, told.name ?? null),
      this.text("reporter.phone", 40, told.phone ?? null),
      this.text("reporter.email", 200, told.email ?? null),
    ];
    return (name ?? phone ?? email) ? { name, phone, email } : null;
  }
}

const isRow = (raw: unknown): raw is Record<string, unknown> => typeof raw === "object" && raw !== null && !Array.isArray(raw);

/** Reads a report as a sender writes it: an object with id, at, lon, lat, category, channel and more. Each wrong field is told; unknown ones are left aside. */
export function readReport(
  raw: unknown,
  frame: ReportFrame,
): { readonly ok: true; readonly report: Report } | { readonly ok: false; readonly faults: readonly RowFault[] } {
  if (!isRow(raw))
    return {
      ok: false,
      faults: [{ field: "row", fault: "intake.bad-row", expected: "{at, lon, lat, category, channel}", got: shown(raw) }],
    };
  const row = new RowReader(raw);
  const category = typeof raw.category === "string" ? frame.category(raw.category.trim()) : null;
  if (category === null)
    row.wrong("category", "intake.unknown-category", "code of GB/T 47678.5-2026 or 2013, a local one, or its exact name");
  const channel = typeof raw.channel === "string" ? channelNamed(raw.channel) : null;
  if (channel === null)
    row.wrong(
      "channel",
      "intake.unknown-channel",
      "patrol, chief, fixed-camera, vehicle-camera, 12345, 96310, visit, microblog, wechat, web, citizen",
    );
  const report = {
    id: row.text("id", 200),
    at: row.at(frame.clock, frame.now),
    point: row.point(frame.point),
    category,
    channel,
    description: row.text("description", 2000),
    address: row.text("address", 300),
    device: row.text("device", 100),
    photos: row.photos(),
    media: row.media(),
    reporter: row.reporter(),
  };
  return row.faults.length > 0 ? { ok: false, faults: row.faults } : { ok: true, report: report as Report };
}
