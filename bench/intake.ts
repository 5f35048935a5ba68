import { randomUUID } from "node:crypto";
import { theCity } from "../app/_server/city";
import { forgetEnv } from "../app/_server/env";
import { reportFrame } from "../app/_server/intake";
import { dropKept } from "../app/_server/kept";
import { type RowCounts, takenRows } from "../app/_server/report-batches";
import { arrayLiteral } from "../db/bulk";
import { makeCurrent } from "../db/city";
import { type Database, openDatabase } from "../db/client";
import { migrate } from "../db/migrate";
import { savePlan } from "../db/save-plan";
import { dice } from "../duty/sample/dice";
import { bigCity } from "./big-city";
import { printTable } from "./row";

const BY = { kind: "command", name: "bench", role: "intake", address: null } as const;
const ROWS = 100_000;
const BATCH = 2000;

const sent = (seed: number, count = ROWS) => {
  const chance = dice(seed);
  return Array.from({ length: count }, (_none, index) => ({
    id: `${seed}-${index}`,
    at: new Date(Date.UTC(2026, 2, 1) + index * 20_000).toISOString(),
    lon: 113.4 + chance.between(0, 0.2),
    lat: 34.9 + chance.between(0, 0.17),
    category: ["09001", "09006", "09009", "06010"][chance.upTo(4)] as string,
    channel: ["patrol", "12345", "fixed-camera", "citizen"][chance.upTo(4)] as string,
    description: `第 ${index} 件，人行道上的摊位`,
  }));
};
type Sent = ReturnType<typeof sent>;

/** The baseline: the bare rows into a table of the same columns, partitions and indexes, without keys, routing, audit or news. */
async function bare(db: Database, rows: Sent): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const part = rows.slice(from, from + BATCH);
    const of = (name: keyof Sent[number]) => arrayLiteral(part.map((row) => row[name]));
    await db.sql`
      insert into bench_bare (city, source, source_id, at, lon, lat, category, channel, kind, description)
      select 1, 'bench', * from unnest(${of("id")}::text::text[], ${of("at")}::text::timestamptz[], ${of("lon")}::text::float8[], ${of("lat")}::text::float8[],
        ${of("category")}::text::text[], ${of("channel")}::text::text[], ${arrayLiteral(part.map(() => "held"))}::text::text[], ${of("description")}::text::text[])`;
  }
}

const rate = async (count: number, work: () => Promise<unknown>) => {
  const began = performance.now();
  await work();
  return (count * 1000) / (performance.now() - began);
};

/**
 * Rows a second into a city of 40,000 cells: read, routed by the question, numbered, kept once, audited, told on; beside bare `unnest` inserts of the same rows. Both in
 * batches of 2,000, both durable as the cluster of `url` is. Routing alone is the third row.
 */
export async function benchIntake(url: string | null): Promise<void> {
  if (!url) return void process.stdout.write("\nIntake: PostgreSQL is not to be had, left out.\n");
  const name = `bench_${randomUUID().replaceAll("-", "")}`;
  const admin = openDatabase(url);
  await admin.sql.unsafe(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  const db = openDatabase(own.href);
  try {
    await migrate(db);
    const city = await db.sql.begin((sql) => makeCurrent(sql, { name: "big", timeZone: "Asia/Shanghai", sample: false }));
    const saved = await savePlan(db, city.id, bigCity(), BY);
    if (!saved.ok) throw new Error(JSON.stringify(saved.faults.slice(0, 3)));
    process.env.DATABASE_URL = own.href;
    process.env.WUDING_ENGINE = "postgresql";
    forgetEnv();
    dropKept();
    const live = await theCity();
    const frame = await reportFrame(live);
    await db.sql`create table bench_bare (like violation including defaults including constraints) partition by range (at)`;
    for (let month = 1; month <= 12; month++)
      await db.sql.unsafe(
        `create table bench_bare_${month} partition of bench_bare for values from ('2026-${String(month).padStart(2, "0")}-01Z') to ('${month === 12 ? "2027-01" : `2026-${String(month + 1).padStart(2, "0")}`}-01Z')`,
      );
    await db.sql`create index on bench_bare (city, id)`;
    await db.sql`create index on bench_bare (city, at)`;
    const take = async (rows: Sent) => {
      const counts: RowCounts = { taken: 0, known: 0, refused: 0 };
      const intake = { live, frame, sender: { source: "bench", by: BY }, key: null, language: "zh" as const };
      for await (const answers of takenRows(
        rows.map((value) => ({ value })),
        intake,
        counts,
      ))
        if (answers.length === 0) throw new Error("no answers");
      if (counts.taken !== rows.length) throw new Error(JSON.stringify(counts));
    };
    await take(sent(1, 4000));
    await bare(db, sent(1, 4000));
    const rows = sent(2);
    const intake: number[] = [];
    const inserts: number[] = [];
    for (let round = 0; round < 3; round++) {
      inserts.push(await rate(rows.length, () => bare(db, rows)));
      intake.push(await rate(rows.length, () => take(sent(3 + round))));
    }
    const asked = rows.map(({ lon, lat, at }) => ({ point: [lon, lat] as const, at: Date.parse(at) }));
    const routing = await rate(rows.length, async () => {
      for (const { point, at } of asked) live.ask(point, at);
    });
    const middle = (list: number[]) => list.sort((a, b) => a - b)[1] as number;
    printTable(
      `Violations taken in, 40,000 cells, batches of ${BATCH}`,
      "rows/s",
      [
        { name: "bare unnest", rate: middle(inserts) },
        { name: "intake: read, routed, kept once, audited, told", rate: middle(intake) },
        { name: "routing alone", rate: routing },
      ],
      "bare unnest",
    );
  } finally {
    dropKept();
    await db.close();
    await admin.sql.unsafe(`drop database if exists ${name} with (force)`);
    await admin.close();
  }
}
