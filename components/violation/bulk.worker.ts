import type { Plan } from "../../duty/plan";
import { detected } from "../../geo/coordinate/detected";
import { systemOf } from "../../geo/coordinate/systems";
import { csv } from "../../geo/format/csv";
import { type ByteSource, type Format, FormatRefusal, type OpenedFile } from "../../geo/format/format";
import { xlsx } from "../../geo/format/xlsx";
import type { Bounds, Line, Point } from "../../geo/plane/point";
import { type BulkControl, bulkRun, type RefusedRow } from "./bulk-run";
import { sendBatch } from "./bulk-send";
import type { BulkChoices, BulkHead, BulkLayer, FromBulk, ToBulk } from "./bulk-tasks";
import { refusedCsv } from "./refused-csv";
import { sha256 } from "./sha256";

// Reads a file of violations beside the page and sends its rows: the page stays awake, however long the file is.

const post = (message: FromBulk) => (self as unknown as { postMessage(message: FromBulk): void }).postMessage(message);

const FORMATS: readonly Format[] = [xlsx, csv];
const SAMPLE = 200;
/** Rows shown of each table. */
const SHOWN = 20;
const PIECE = 4 * 1024 * 1024;
/** Characters of a digest that name a file. */
const DIGEST = 24;
/** Refused rows held for the table of corrections; a file with more is not worth correcting by hand. */
const MOST_REFUSED = 200_000;

interface Opened {
  readonly head: BulkHead;
  readonly file: OpenedFile;
  readonly points: ReadonlyMap<string, BulkLayer["sample"]>;
}

let opened: Opened | null = null;
let chosen: BulkChoices | null = null;
let refused: RefusedRow[] = [];
let streets: { readonly revision: string; readonly lines: Promise<readonly Line[]> } | null = null;
let control: ReturnType<typeof newControl> | null = null;

const sourceOf = (file: File): ByteSource => ({
  name: file.name,
  size: file.size,
  read: async (offset, length) => new Uint8Array(await file.slice(Math.max(0, offset), Math.max(0, offset + length)).arrayBuffer()),
});

async function digestOf(source: ByteSource): Promise<string> {
  const hash = sha256();
  for (let at = 0; at < source.size; at += PIECE) {
    hash.add(await source.read(at, Math.min(PIECE, source.size - at)));
    post({ kind: "reading", part: Math.min(1, (at + PIECE) / source.size) });
  }
  return hash.digest().slice(0, DIGEST);
}

/** The first rows of each table. A later table is reached only through the earlier ones: of long ones only the first is looked into. */
async function samplesOf(file: OpenedFile): Promise<Map<string, BulkLayer["sample"][number][]>> {
  const samples = new Map<string, BulkLayer["sample"][number][]>(file.layers.map(({ name }) => [name, []]));
  let seen = 0;
  for await (const item of file.features()) {
    if (++seen > 50_000 || [...samples.values()].every((rows) => rows.length >= SAMPLE)) break;
    const rows = samples.get(item.layer);
    if (rows && rows.length < SAMPLE && "properties" in item) rows.push({ number: item.number, values: item.properties });
  }
  return samples;
}

async function open(file: File, encoding: string | null): Promise<void> {
  opened = null;
  const source = sourceOf(file);
  const first = await source.read(0, Math.min(4096, source.size));
  const format = FORMATS.find((one) => one.recognises(first, file.name));
  if (!format) throw new FormatRefusal("bulk.format", {});
  const digest = await digestOf(source);
  const read = await format.open(source, encoding === null ? {} : { encoding });
  const points = await samplesOf(read);
  const layers = read.layers.map(({ name, fields }) => ({ name, fields, sample: (points.get(name) ?? []).slice(0, SHOWN) }));
  const head = { name: file.name, size: file.size, digest, encoding: read.encoding.name, layers };
  opened = { head, file: read, points };
  post({ kind: "head", head });
}

function theFile(): Opened {
  if (!opened) throw new Error("the worker was asked about a file before it was given one");
  return opened;
}

/** The streets of the plan: places of violations lie along them in one system and beside them in the others. */
async function streetsOf(revision: string): Promise<readonly Line[]> {
  if (streets?.revision !== revision) {
    const ask = async () => {
      const answer = await fetch(`/api/plan?v=${encodeURIComponent(revision)}`);
      return answer.ok ? ((await answer.json()) as Plan).segments.map(({ line }) => line) : [];
    };
    streets = { revision, lines: ask().catch(() => []) };
  }
  return streets.lines;
}

async function look({ layer, lon, lat, near, revision }: Extract<ToBulk, { kind: "look" }>): Promise<void> {
  const number = (value: unknown) => (value === null || value === undefined || value === "" ? Number.NaN : Number(value));
  const points = (theFile().points.get(layer) ?? [])
    .map(({ values }): Point => [number(values[lon]), number(values[lat])])
    .filter((point) => point.every(Number.isFinite));
  const around = near ? { near: near as Bounds } : {};
  const alone = detected(points, around);
  const found = alone.verdict === "ask" ? detected(points, { ...around, reference: await streetsOf(revision) }) : alone;
  const { verdict, candidates, swapped } = found;
  post({ kind: "places", places: { verdict, systems: candidates.map(({ code }) => code), swapped }, points: points.slice(0, SAMPLE) });
}

/** Pause, go on, stop: told by the page, heard between two batches. */
function newControl() {
  const abort = new AbortController();
  let paused = false;
  let wake: (() => void) | null = null;
  const sleep = (seconds: number) =>
    new Promise<void>((done) => {
      const timer = Number.isFinite(seconds) ? setTimeout(done, seconds * 1000) : null;
      wake = () => {
        if (timer !== null) clearTimeout(timer);
        done();
      };
    });
  const goOn = async () => {
    while (paused && !abort.signal.aborted) await sleep(Number.POSITIVE_INFINITY);
    return !abort.signal.aborted;
  };
  const inner: BulkControl = {
    signal: abort.signal,
    goOn,
    wait: async (seconds) => {
      await sleep(seconds);
      return goOn();
    },
  };
  return {
    inner,
    isPaused: () => paused,
    tell: (what: "pause" | "resume" | "stop") => {
      paused = what === "pause";
      if (what === "stop") abort.abort();
      if (what !== "pause") wake?.();
    },
  };
}

async function run({ choices, key, language }: Extract<ToBulk, { kind: "run" }>): Promise<void> {
  const { head, file } = theFile();
  const system = systemOf(choices.system);
  const layer = head.layers.find(({ name }) => name === choices.layer);
  if (!system || !layer) throw new Error(`the worker was asked to run with system ${choices.system} and layer ${choices.layer}`);
  chosen = choices;
  refused = [];
  const own = newControl();
  control = own;
  const point = ([x, y]: Point): Point => system.toWgs84(choices.swapped ? [y, x] : [x, y]);
  const reading = { columns: choices.columns, channel: choices.channel, point, digest: head.digest };
  const job = { file, layer: layer.name, fields: layer.fields, reading, send: sendBatch(key, language) };
  await bulkRun(job, own.inner, (progress, fresh) => {
    for (const row of fresh) if (refused.length < MOST_REFUSED) refused.push(row);
    post({ kind: "progress", progress, refused: fresh.slice(0, 500) });
  });
}

function table({ heads, words }: Extract<ToBulk, { kind: "refused" }>): void {
  const fields = theFile().head.layers.find(({ name }) => name === chosen?.layer)?.fields ?? [];
  const text = refusedCsv(fields, chosen?.columns ?? {}, refused, heads, (fault) => words[fault] ?? fault);
  post({ kind: "refused", csv: new Blob([text], { type: "text/csv;charset=utf-8" }) });
}

async function done(message: ToBulk): Promise<void> {
  switch (message.kind) {
    case "open":
      return open(message.file, message.encoding);
    case "look":
      return look(message);
    case "run":
      return run(message);
    case "refused":
      return table(message);
    default:
      control?.tell(message.kind);
  }
}

self.onmessage = ({ data }: MessageEvent<ToBulk>) => {
  done(data).catch((error: unknown) => {
    if (error instanceof FormatRefusal) return post({ kind: "failed", fault: error.fault, values: error.values });
    console.error(error);
    post({ kind: "failed", fault: "internal", values: {} });
  });
};
