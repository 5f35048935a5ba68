import { createReadStream } from "node:fs";
import { pipeline, Readable } from "node:stream";
import { parse } from "csv-parse";
import type { NewViolation } from "../../db/store-violations";
import { parseInstant } from "../../duty/time/parse-instant";
import type { WallClock } from "../../duty/time/wall-clock";
import { CHANNELS, channelNamed } from "../../duty/violation/channel";
import type { Routed } from "../../duty/violation/routed";
import { CSV, type Field, type Layout } from "./columns";
import type { RefusedRow } from "./refused";
import type { Say } from "./words";

/** Times before and from here on are mistakes of typing, and every month would want a partition of its own. */
const FIRST = Date.UTC(1970, 0, 1);
const END = Date.UTC(2100, 0, 1);
const MOST_ID = 200;
const MOST_CATEGORY = 100;
const MOST_DESCRIPTION = 10_000;

/** A violation as its row tells it: not yet routed, its category still a text. */
export interface ReadRow {
  readonly row: number;
  readonly violation: Omit<NewViolation, keyof Routed>;
  /** The wall clock showed this time twice; the first was taken. */
  readonly twice: boolean;
}

/** How rows of one file are read. */
export interface RowReader {
  readonly layout: Layout;
  readonly source: string;
  readonly clock: WallClock;
  readonly say: Say;
}

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i;

/** Reads one row, or tells its first wrong field: what was expected and what stood there. */
export function rowOf(values: readonly string[], row: number, { layout, source, clock, say }: RowReader): ReadRow | RefusedRow {
  const value = (field: Field) => values[layout.columns.get(field) ?? -1]?.trim() ?? "";
  const wrong = (field: Field | "row", expected: string, got = field === "row" ? "" : value(field)): RefusedRow => ({
    row,
    field,
    expected,
    got: got.slice(0, 80),
  });
  const extra = values.slice(layout.width).filter((one) => one.trim() !== "");
  if (extra.length > 0) return wrong("row", say("expected.columns", { count: layout.width }), say("got.columns", { count: values.length }));
  const nul = (["id", "category", "description"] as const).find((field) => value(field).includes("\0"));
  if (nul) return wrong(nul, say("expected.no-nul"), value(nul).replaceAll("\0", "\u2400"));
  const id = value("id");
  if (id === "" || id.length > MOST_ID) return wrong("id", say("expected.text", { most: MOST_ID }));
  const degrees = (field: "lon" | "lat", most: number): number | RefusedRow => {
    const number = NUMBER.test(value(field)) ? Number(value(field)) : Number.NaN;
    if (Number.isNaN(number)) return wrong(field, say("expected.number", { range: `-${most} … ${most}` }));
    return Math.abs(number) <= most ? number : wrong(field, say("expected.in-range", { range: `-${most} … ${most}` }));
  };
  const lon = degrees("lon", 180);
  if (typeof lon !== "number") return lon;
  const lat = degrees("lat", 90);
  if (typeof lat !== "number") return lat;
  const time = parseInstant(value("at"), clock);
  if (!time.ok) {
    const reasons = {
      "time.nonexistent": "expected.time-exists",
      "time.no-such-day": "expected.day",
      "time.unreadable": "expected.time",
    } as const;
    return wrong("at", say(reasons[time.fault], { zone: clock.timeZone }));
  }
  if (time.at < FIRST || time.at >= END) return wrong("at", say("expected.this-age"));
  const category = value("category");
  if (category === "" || category.length > MOST_CATEGORY) return wrong("category", say("expected.text", { most: MOST_CATEGORY }));
  const channel = channelNamed(value("channel") || "import");
  if (channel === null) return wrong("channel", say("expected.channel", { channels: CHANNELS.join(", ") }));
  const description = value("description").slice(0, MOST_DESCRIPTION) || null;
  const violation = { source, sourceId: id, at: time.at, point: [lon, lat] as const, category, channel, description };
  return { row, violation, twice: time.note !== null };
}

/** A row with its number, counted as a spreadsheet counts: the head is row 1. */
export interface NumberedRow {
  readonly values: readonly string[];
  readonly row: number;
}

/** A quote that is opened and not closed swallows what comes after it: `row` is where it was opened. */
export class UnclosedQuote extends Error {
  constructor(readonly row: number) {
    super(`unclosed quote in row ${row}`);
    this.name = "UnclosedQuote";
  }
}

/** The rows of a file without its head and without empty lines; holds no more than a piece of it. @throws UnclosedQuote after the rows before it. */
export async function* rowsOf(
  file: string,
  encoding: string,
  { delimiter }: Layout,
  onBytes: (bytes: number) => void,
): AsyncGenerator<NumberedRow> {
  const decoder = new TextDecoder(encoding);
  let bytes = 0;
  async function* text() {
    for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      onBytes(bytes);
      yield decoder.decode(chunk, { stream: true });
    }
    yield decoder.decode();
  }
  const parser = parse({ ...CSV, delimiter, skip_records_with_error: true });
  let unclosed = Number.POSITIVE_INFINITY;
  parser.on("skip", ({ records }: { records: number }) => {
    unclosed = Math.min(unclosed, records + 1);
  });
  pipeline(Readable.from(text()), parser, () => {});
  let row = 0;
  for await (const values of parser as AsyncIterable<string[]>) {
    row++;
    if (row >= unclosed) break;
    if (row > 1 && (values.length > 1 || values[0]?.trim() !== "")) yield { values, row };
  }
  if (unclosed < Number.POSITIVE_INFINITY) throw new UnclosedQuote(unclosed);
}
