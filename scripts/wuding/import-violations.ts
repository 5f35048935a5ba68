import { appendFileSync, createReadStream, mkdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { parse } from "csv-parse";
import type { Actor } from "../../db/audit";
import { writeAudit } from "../../db/audit";
import { categoryCodes } from "../../db/category";
import type { Database } from "../../db/client";
import { loadPlan } from "../../db/load-plan";
import { currentPlanHead } from "../../db/plan";
import { insertViolations, type NewViolation } from "../../db/violation";
import { ground } from "../../duty/ground";
import { responsibilityOf } from "../../duty/responsibility";
import { parseInstant } from "../../duty/time/parse-instant";
import { type WallClock, wallClock } from "../../duty/time/wall-clock";
import { CHANNELS } from "../../duty/violation/channel";
import { Refused, type RefusedRow } from "./refused";
import type { Say } from "./words";

/** What the command was told about violations. */
export interface ViolationOptions {
  readonly file: string;
  readonly encoding: string;
  readonly map: Readonly<Record<string, string>>;
  readonly timeZone?: string | undefined;
  readonly source?: string | undefined;
  /** Where refused rows are written. */
  readonly report: string;
}

/** What became of a file's rows. */
export interface ViolationReport {
  readonly read: number;
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
  /** The first of them. */
  readonly firstRefused: readonly RefusedRow[];
  readonly lies: Readonly<Record<"inside" | "line" | "overlap" | "sliver" | "outside", number>>;
  readonly kinds: Readonly<Record<string, number>>;
  readonly twice: number;
  readonly seconds: number;
}

const FIELDS = {
  id: ["id", "编号", "案件编号", "case_id", "case_number", "objectid"],
  lon: ["lon", "lng", "longitude", "经度", "x"],
  lat: ["lat", "latitude", "纬度", "y"],
  category: ["category", "type", "类别", "案件类别", "primary_type"],
  at: ["at", "time", "occurred_at", "occurred_at_local", "发生时间", "时间", "date", "datetime", "reported_at"],
  channel: ["channel", "来源", "渠道"],
  description: ["description", "描述", "内容"],
} as const;
type Field = keyof typeof FIELDS;
const NEEDED: readonly Field[] = ["id", "lon", "lat", "category", "at"];
const BATCH = 4000;

/** Reads the whole file once for its encoding: a file that turns out wrong half way must not leave half of itself behind. */
async function checkEncoding(file: string, encoding: string, say: Say): Promise<void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let byte = 0;
  try {
    for await (const chunk of createReadStream(file)) {
      try {
        decoder.decode(chunk as Buffer, { stream: true });
      } catch {
        throw new Refused(say("not-encoding", { file: basename(file), encoding, byte }));
      }
      byte += (chunk as Buffer).length;
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof Refused) throw error;
    if (error instanceof TypeError) throw new Refused(say("not-encoding", { file: basename(file), encoding, byte }));
    throw new Refused(say("no-file", { file, message: (error as Error).message }));
  }
}

/** Which column holds which field. @throws Refused when a needed one is missing. */
function columnsOf(header: readonly string[], map: Readonly<Record<string, string>>, file: string, say: Say): Map<Field, number> {
  const names = header.map((name) => name.trim());
  const columns = new Map<Field, number>();
  for (const field of Object.keys(FIELDS) as Field[]) {
    const told = map[field];
    const at =
      told === undefined
        ? FIELDS[field].map((one) => names.findIndex((name) => name.toLowerCase() === one)).find((index) => index >= 0)
        : names.indexOf(told);
    if (at !== undefined && at >= 0) columns.set(field, at);
  }
  const missing = NEEDED.filter((field) => !columns.has(field)).map((field) => map[field] ?? field);
  const unknown = Object.entries(map)
    .filter(([field, name]) => !(field in FIELDS) || !names.includes(name))
    .map(([field, name]) => `${field}=${name}`);
  const all = [...new Set([...missing, ...unknown])];
  if (all.length > 0) throw new Refused(say("missing-columns", { file: basename(file), missing: all.join(", "), found: names.join(", ") }));
  return columns;
}

interface ReadRow {
  readonly row: number;
  readonly violation: Omit<NewViolation, "kind" | "cell" | "grid" | "squad" | "lead" | "category"> & { readonly category: string };
  readonly twice: boolean;
}

/** Reads one row, or tells what is wrong with it: the first wrong field. */
function rowOf(
  values: readonly string[],
  row: number,
  width: number,
  columns: ReadonlyMap<Field, number>,
  source: string,
  clock: WallClock,
  say: Say,
): ReadRow | RefusedRow {
  const value = (field: Field) => values[columns.get(field) ?? -1]?.trim() ?? "";
  const wrong = (field: Field | "row", expected: string, got: string): RefusedRow => ({
    row,
    field,
    expected,
    got: got.slice(0, 80) || "—",
  });
  if (values.length !== width) return wrong("row", say("expected.columns", { count: width }), say("got.columns", { count: values.length }));
  if (value("id") === "") return wrong("id", say("expected.text"), "");
  const number = (field: "lon" | "lat", most: number) => {
    const text = value(field);
    return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) && Math.abs(Number(text)) <= most ? Number(text) : null;
  };
  const lon = number("lon", 180);
  if (lon === null) return wrong("lon", say("expected.number", { range: "-180 … 180" }), value("lon"));
  const lat = number("lat", 90);
  if (lat === null) return wrong("lat", say("expected.number", { range: "-90 … 90" }), value("lat"));
  const time = parseInstant(value("at"), clock);
  if (!time.ok) {
    const expected =
      time.fault === "time.nonexistent" ? "expected.time-exists" : time.fault === "time.no-such-day" ? "expected.day" : "expected.time";
    return wrong("at", say(expected), value("at"));
  }
  if (value("category") === "") return wrong("category", say("expected.text"), "");
  const channel = value("channel") || "import";
  if (!CHANNELS.some((one) => one === channel))
    return wrong("channel", say("expected.channel", { channels: CHANNELS.join(", ") }), channel);
  const violation = {
    source,
    sourceId: value("id"),
    at: time.at,
    point: [lon, lat] as const,
    category: value("category"),
    channel,
    description: value("description") || null,
  };
  return { row, violation, twice: time.note !== null };
}

/** The rows of the file, the header first. Bytes that are read are counted for the progress bar. */
async function* rowsOf(
  file: string,
  encoding: string,
  onBytes: (bytes: number) => void,
): AsyncGenerator<{ values: string[]; line: number }> {
  const decoder = new TextDecoder(encoding);
  const parser = parse({ relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true });
  const pump = (async () => {
    let bytes = 0;
    for await (const chunk of createReadStream(file)) {
      bytes += (chunk as Buffer).length;
      onBytes(bytes);
      const text = decoder.decode(chunk as Buffer, { stream: true });
      if (!parser.write(text)) await new Promise((go) => parser.once("drain", go));
    }
    parser.end(decoder.decode());
  })();
  pump.catch((error) => parser.destroy(error));
  for await (const record of parser) {
    const { record: values, info } = record as { record: string[]; info: { records: number } };
    yield { values, line: info.records - 1 };
  }
}

const quoted = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;

/**
 * Brings violations in: every row routed by `responsibilityOf` at its own time, outside included. A wrong row is refused and told, the others go on; each
 * batch is one transaction and a row that is known already is not stored again, so a stopped import is simply run again.
 */
export async function importViolations(
  db: Database,
  options: ViolationOptions,
  by: Actor,
  say: Say,
  onShare: (share: number) => void,
): Promise<ViolationReport> {
  const started = Date.now();
  const { file, encoding } = options;
  await checkEncoding(file, encoding, say);
  const head = await currentPlanHead(db, Date.now());
  if (!head) throw new Refused(say("no-city"));
  const plan = await loadPlan(db, head.plan);
  const clock = wallClock(options.timeZone ?? plan.version.timeZone);
  const ask = responsibilityOf(plan);
  const land = ground(plan);
  const source = options.source ?? basename(file);
  const size = Math.max(1, statSync(file).size);

  const sum = { read: 0, taken: 0, known: 0, refused: 0, twice: 0 };
  const lies = { inside: 0, line: 0, overlap: 0, sliver: 0, outside: 0 };
  const kinds: Record<string, number> = { held: 0, shared: 0, gap: 0, outside: 0 };
  const firstRefused: RefusedRow[] = [];
  let lines: string[] = [];
  let batch: ReadRow[] = [];
  let columns: Map<Field, number> | null = null;
  let width = 0;

  const refuse = (row: RefusedRow) => {
    if (sum.refused === 0) {
      mkdirSync(dirname(options.report), { recursive: true });
      writeFileSync(options.report, "\uFEFFrow,field,expected,got\r\n");
    }
    sum.refused++;
    if (firstRefused.length < 20) firstRefused.push(row);
    lines.push([row.row, row.field, row.expected, row.got].map(quoted).join(","));
  };
  const flush = async () => {
    if (lines.length > 0) appendFileSync(options.report, `${lines.join("\r\n")}\r\n`);
    lines = [];
    if (batch.length === 0) return;
    const codes = await categoryCodes(
      db,
      head.city,
      batch.map(({ violation }) => violation.category),
    );
    const rows = batch.map(({ violation }): NewViolation => {
      const { kind, cell, grid, squad, lead } = ask(violation.point, violation.at);
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      lies[land.lie(violation.point).kind]++;
      const category = codes.get(violation.category) as string;
      return {
        ...violation,
        category,
        kind,
        cell: cell?.code ?? null,
        grid: grid?.code ?? null,
        squad: squad?.code ?? null,
        lead: lead?.code ?? null,
      };
    });
    const { taken, known } = await insertViolations(db, head.city, rows);
    sum.taken += taken;
    sum.known += known;
    sum.twice += batch.filter(({ twice }) => twice).length;
    batch = [];
  };

  let bytes = 0;
  for await (const { values, line } of rowsOf(file, encoding, (count) => {
    bytes = count;
  })) {
    if (!columns) {
      width = values.length;
      columns = columnsOf(
        values.map((name) => name.replace(/^\uFEFF/, "")),
        options.map,
        file,
        say,
      );
      continue;
    }
    sum.read++;
    const read = rowOf(values, line, width, columns, source, clock, say);
    if ("violation" in read) batch.push(read);
    else refuse(read);
    if (batch.length >= BATCH || lines.length >= BATCH) {
      await flush();
      onShare(bytes / size);
    }
  }
  if (!columns || sum.read === 0) throw new Refused(say("empty-file", { file: basename(file) }));
  await flush();
  onShare(1);
  const report: ViolationReport = { ...sum, firstRefused, lies, kinds, seconds: (Date.now() - started) / 1000 };
  await db.sql.begin((sql) =>
    writeAudit(sql, { actor: by, action: "import.run", noun: "violation", key: source, after: { ...sum, lies, kinds } }),
  );
  return report;
}
