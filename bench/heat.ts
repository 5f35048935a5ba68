import { once } from "node:events";
import { type Database, openDatabase } from "../db/client";
import { dice } from "../duty/sample/dice";
import { CHANNELS } from "../duty/violation/channel";
import { HeatKinds } from "../duty/violation/heat-kinds";
import { type HeatLens, heatLens, quartersOf } from "../duty/violation/heat-lens";
import type { HeatQuestion } from "../duty/violation/heat-question";
import { type CoarseSquares, coarser } from "../geo/heat/coarser";
import { HeatIndex } from "../geo/heat/heat-index";
import { quarterOfWeek } from "../geo/heat/quarter";
import { heatRaster, type Raster } from "../geo/heat/raster";
import type { RowFilter } from "../geo/heat/row-filter";
import { squareCounts } from "../geo/heat/square-counts";
import { atOnce } from "../geo/heat/steps";
import { tally } from "../geo/heat/tally";
import { type HeatCity, heatCity, kindOfRow, randomQuestion } from "./heat-city";

const ROWS = 10_000_000;
const QUESTIONS = 60;
const ROUNDS = 5;
const METRES = 100;

/** A city's violations in the index. */
interface Indexed {
  readonly city: HeatCity;
  readonly index: HeatIndex;
  readonly lens: HeatLens;
  readonly milliseconds: number;
  readonly bytes: number;
}

function indexed(city: HeatCity): Indexed {
  const raster = heatRaster(city.bounds);
  const kinds = new HeatKinds();
  const before = process.memoryUsage();
  const begin = performance.now();
  const index = new HeatIndex(raster, { familyOf: kinds.familyOf });
  for (let row = 0; row < city.slot.length; row++) {
    const [lon, lat, slot] = [city.lon[row] as number, city.lat[row] as number, city.slot[row] as number];
    index.add({ lon, lat, slot, kind: kindOfRow(city, kinds, row), cell: city.squad[row] as number });
  }
  const milliseconds = performance.now() - begin;
  const after = process.memoryUsage();
  return { city, index, lens: heatLens(raster, city.places, kinds), milliseconds, bytes: after.arrayBuffers - before.arrayBuffers };
}

const COLUMNS = 10;
const ROW_BYTES = 2 + COLUMNS * 4 + 50;
const SIGNATURE = Buffer.from("5047434f50590aff0d0a00000000000000000000", "hex").subarray(0, 19);
/** Milliseconds between 1970 and 2000, from when PostgreSQL counts. */
const EPOCH = 946_684_800_000;

/** One row of PostgreSQL's binary COPY: at (on the wall), quarter hour of the week, category, channel, squad, permitted, x, y, 100 m square, point. */
function writeRow(
  into: Buffer,
  start: number,
  { city, row, x, y, square }: { city: HeatCity; row: number; x: number; y: number; square: number },
) {
  let at = into.writeInt16BE(COLUMNS, start);
  const slot = city.slot[row] as number;
  at = into.writeInt32BE(8, at);
  at = into.writeBigInt64BE(BigInt(slot * 900_000 - EPOCH) * 1000n, at);
  for (const value of [quarterOfWeek(slot), city.category[row], city.channel[row], city.squad[row]]) {
    at = into.writeInt32BE(2, at);
    at = into.writeInt16BE(value as number, at);
  }
  at = into.writeInt32BE(1, at);
  at = into.writeUInt8(city.permitted[row] as number, at);
  for (const value of [x, y]) {
    at = into.writeInt32BE(4, at);
    at = into.writeFloatBE(value, at);
  }
  at = into.writeInt32BE(4, at);
  at = into.writeInt32BE(square, at);
  at = into.writeInt32BE(21, at);
  at = into.writeUInt8(1, at);
  at = into.writeUInt32LE(1, at);
  at = into.writeDoubleLE(x, at);
  into.writeDoubleLE(y, at);
}

/** Number of the 100 m square, row by row, or -1 beyond the raster. */
function squareOf({ side, columns, ...raster }: Raster, x: number, y: number): number {
  const square = raster.squareOf(x, y);
  const step = METRES / side;
  return square < 0 ? -1 : Math.floor(raster.rowOf(square) / step) * Math.ceil(columns / step) + Math.floor(raster.columnOf(square) / step);
}

/** The same rows as a narrow table on PostgreSQL, everything worked out that can be: codes as numbers, the quarter hour of the week, the 100 m square. */
async function stored(db: Database, { city, index }: Indexed): Promise<number> {
  const { raster } = index;
  const begin = performance.now();
  await db.sql`drop table if exists bench_heat, bench_place`;
  await db.sql`create unlogged table bench_heat (at timestamp, quarter int2, category int2, channel int2, squad int2, permitted bool, x float4, y float4, square int4, place geometry(Point, 0))`;
  const stream = await db.sql`copy bench_heat from stdin with (format binary)`.writable();
  stream.write(SIGNATURE);
  const batch = 50_000;
  for (let first = 0; first < city.slot.length; first += batch) {
    const rows = Math.min(batch, city.slot.length - first);
    const bytes = Buffer.alloc(rows * ROW_BYTES);
    for (let i = 0; i < rows; i++) {
      const row = first + i;
      const metres = raster.plane.toMetres([city.lon[row] as number, city.lat[row] as number]);
      const [x, y] = [Math.fround(metres[0]), Math.fround(metres[1])];
      writeRow(bytes, i * ROW_BYTES, { city, row, x, y, square: squareOf(raster, x, y) });
    }
    if (!stream.write(bytes)) await once(stream, "drain");
  }
  stream.end(Buffer.from([0xff, 0xff]));
  await once(stream, "finish");
  await db.sql`create table bench_place (kind text, at geometry(Point, 0), quarters bool[])`;
  for (const { kind, at, keyHours } of city.places) {
    const [x, y] = raster.plane.toMetres(at);
    const flags = `{${Array.from(quartersOf(keyHours), (flag) => (flag ? "t" : "f")).join()}}`;
    await db.sql`insert into bench_place values (${kind}, ST_MakePoint(${x}, ${y}), ${flags}::text::bool[])`;
  }
  await db.sql`create index on bench_heat (at)`;
  await db.sql`create index on bench_heat (category, at)`;
  await db.sql`create index on bench_heat using gist (place)`;
  await db.sql`create index on bench_place using gist (at)`;
  await db.sql`vacuum analyze bench_heat`;
  await db.sql`analyze bench_place`;
  return performance.now() - begin;
}

const list = (values: readonly (string | number)[]) => `{${values.join()}}`;

interface SquareCount {
  readonly square: number;
  readonly count: number;
}

/** The question as SQL: counts by 100 m square. */
async function bySql(db: Database, city: HeatCity, raster: Raster, question: HeatQuestion): Promise<Map<number, number>> {
  const { sql } = db;
  const { near, box, permitted, hours } = question;
  const codes = city.categories.flatMap((code, i) =>
    question.categories.some((one) => code === one || code.slice(0, 2) === one) ? [i] : [],
  );
  const channels = question.channels.map((channel) => CHANNELS.indexOf(channel));
  const squads = question.squads.map((squad) => city.squads.indexOf(squad));
  const quarters = hours && Array.from({ length: 672 }, (_, how) => how).filter((how) => hours[how >> 2]);
  const [west, south, east, north] = box ? boxOf(raster, box) : [0, 0, 0, 0];
  const where = sql`v.square >= 0
    ${question.from ? sql`and v.at >= ${question.from}::timestamp` : sql``}
    ${question.to ? sql`and v.at < ${question.to}::timestamp` : sql``}
    ${quarters ? sql`and quarter = any(${list(quarters)}::text::int2[])` : sql``}
    ${codes.length > 0 ? sql`and category = any(${list(codes)}::text::int2[])` : sql``}
    ${channels.length > 0 ? sql`and channel = any(${list(channels)}::text::int2[])` : sql``}
    ${squads.length > 0 ? sql`and squad = any(${list(squads)}::text::int2[])` : sql``}
    ${permitted === "without" ? sql`and not permitted` : sql``}
    ${box ? sql`and place && ST_MakeEnvelope(${west}, ${south}, ${east}, ${north}, 0) and x >= ${west} and x < ${east} and y >= ${south} and y < ${north}` : sql``}`;
  // A join lets PostgreSQL begin at the places or at the violations, whichever it thinks faster; one near two places counts once.
  const rows = near
    ? await sql<SquareCount[]>`
        select square, count(*)::int as count from (
          select distinct v.ctid, v.square from bench_heat v join bench_place p on ST_DWithin(p.at, v.place, ${near.metres})
          where p.kind = any(${list(near.kinds)}::text::text[]) ${near.keyHours ? sql`and p.quarters[v.quarter + 1]` : sql``} and ${where}) found
        group by square`
    : await sql<SquareCount[]>`select square, count(*)::int as count from bench_heat v where ${where} group by square`;
  return new Map(rows.map(({ square, count }) => [square, count]));
}

/** Outer edges of the finest squares whose middle lies in a box, metres. */
function boxOf(raster: Raster, [w, s, e, n]: readonly [number, number, number, number]): [number, number, number, number] {
  const { plane, side, west, south } = raster;
  const [x0, y0] = plane.toMetres([w, s]);
  const [x1, y1] = plane.toMetres([e, n]);
  const first = (metres: number) => Math.ceil(metres / side - 0.5) * side;
  const end = (metres: number) => (Math.floor(metres / side - 0.5) + 1) * side;
  return [west + first(x0 - west), south + first(y0 - south), west + end(x1 - west), south + end(y1 - south)];
}

function byIndex({ index }: Indexed, filter: RowFilter): CoarseSquares {
  return coarser(index.raster, atOnce(squareCounts(index, filter)), METRES);
}

const countsOf = ({ columns, column, row, count }: CoarseSquares) =>
  new Map(Array.from(count, (one, i) => [(row[i] as number) * columns + (column[i] as number), one]));

function differs(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): boolean {
  return a.size !== b.size || [...a].some(([square, count]) => b.get(square) !== count);
}

/** Milliseconds of every question, in rounds after one that warms up. */
function timed(questions: readonly HeatQuestion[], answer: (question: HeatQuestion) => unknown): number[][] {
  const times = questions.map((): number[] => []);
  for (let round = 0; round <= ROUNDS; round++)
    questions.forEach((question, i) => {
      const begin = performance.now();
      answer(question);
      if (round > 0) times[i]?.push(performance.now() - begin);
    });
  return times;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

interface Measured {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
}

const measured = (name: string, times: readonly number[]): Measured => ({
  name,
  p50: percentile(times, 0.5),
  p95: percentile(times, 0.95),
});
const short = (value: number) => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en"));

function printTimes(rows: readonly Measured[], base: Measured | undefined): void {
  process.stdout.write("\n| | p50 ms | p95 ms | p50 beside SQL | p95 beside SQL |\n|---|---:|---:|---:|---:|\n");
  for (const { name, p50, p95 } of rows) {
    const ratios = base ? [base.p50 / p50, base.p95 / p95].map((ratio) => `${short(ratio)}×`) : ["—", "—"];
    process.stdout.write(`| ${name} | ${short(p50)} | ${short(p95)} | ${ratios.join(" | ")} |\n`);
  }
}

/** The same questions to PostgreSQL, each warmed once; its answers are compared with the index's. */
async function timedSql(url: string, all: Indexed, questions: readonly HeatQuestion[]): Promise<{ times: number[]; loading: number }> {
  const db = openDatabase(url);
  try {
    const loading = await stored(db, all);
    const times: number[] = [];
    for (const question of questions) {
      const theirs = await bySql(db, all.city, all.index.raster, question);
      if (differs(theirs, countsOf(byIndex(all, all.lens.filter(question)))))
        throw new Error(`the index and PostgreSQL differ: ${JSON.stringify(question)}`);
      const begin = performance.now();
      await bySql(db, all.city, all.index.raster, question);
      times.push(performance.now() - begin);
    }
    await db.sql`drop table bench_heat, bench_place`;
    return { times, loading };
  } finally {
    await db.close();
  }
}

/** Heat questions on ten million violations: the index, each question made ready anew, beside the same question as SQL; answers compared on every question. */
export async function benchHeat(url: string | null, rows = ROWS): Promise<void> {
  const city = heatCity(rows, 5);
  const all = indexed(city);
  const by = dice(9);
  const questions = Array.from({ length: QUESTIONS }, () => randomQuestion(by, city));
  const own = timed(questions, (question) => byIndex(all, all.lens.filter(question)));
  const charts = timed(questions, (question) => atOnce(tally(all.index, all.lens.filter(question))));
  const theirs = url ? await timedSql(url, all, questions) : null;
  const number = (value: number) => Math.round(value).toLocaleString("en");
  process.stdout.write(`\n### Heat: ${number(rows)} violations, ${QUESTIONS} random questions, counts by ${METRES} m square, one core\n`);
  const base = theirs ? measured("PostgreSQL, warm, its default of parallel workers", theirs.times) : undefined;
  printTimes(
    [
      measured("index, squares of the map", own.flat()),
      measured("index, tallies of all charts beside it", charts.flat()),
      ...(base ? [base] : []),
    ],
    base,
  );
  process.stdout.write(
    `\nThe index took ${(all.milliseconds / 1000).toFixed(1)} s to build and ${(all.bytes / rows).toFixed(1)} bytes a row; ${number(all.index.raster.squares)} squares of ${all.index.raster.side} m.\n`,
  );
  if (!theirs) return;
  const ratios = questions.map((_, i) => (theirs.times[i] as number) / percentile(own[i] as number[], 0.5));
  process.stdout.write(
    `All ${QUESTIONS} answers were compared and are the same. Question by question the index is ${short(percentile(ratios, 0.5))} times as fast in the middle, ${short(Math.min(...ratios))} at least, ${short(Math.max(...ratios))} at most; as fast thirty times over in ${ratios.filter((ratio) => ratio >= 30).length}. PostgreSQL has a narrow table in which codes are numbers and quarter hours and squares are worked out, with indexes on (at), (category, at) and the point; loaded in ${(theirs.loading / 1000).toFixed(0)} s.\n`,
  );
}
