import Flatbush from "flatbush";
import { openDatabase } from "../db/client";
import { ewkbOfArea } from "../db/geometry";
import { responsibilityOf } from "../duty/responsibility";
import { dice } from "../duty/sample/dice";
import { boundsOf } from "../geo/plane/bounds";
import { covers } from "../geo/plane/covers";
import type { Area, Point } from "../geo/plane/point";
import { bigCity } from "./big-city";
import { perSecond, perSecondWaiting, printTable } from "./row";

const PREPARED = "prepared PostGIS ST_Covers";

/** Lookups per second on one core: the whole answer, and point in polygon only by flatbush, beside a prepared PostGIS query for the cell only. */
export async function benchResponsibility(url: string | null): Promise<void> {
  const plan = bigCity();
  const begin = performance.now();
  const ask = responsibilityOf(plan);
  const built = performance.now() - begin;
  const chance = dice(2);
  const year = Date.parse("2026-01-01");
  const questions = Array.from({ length: 65_536 }, () => ({
    point: [113.402 + chance.roll() * 0.21, 34.902 + chance.roll() * 0.17] as Point,
    at: year + Math.floor(chance.roll() * 31_536_000_000),
  }));
  const question = (call: number) => questions[call & 65_535] as (typeof questions)[number];
  const kinds = new Map<string, number>();
  for (const { point, at } of questions) kinds.set(ask(point, at).kind, (kinds.get(ask(point, at).kind) ?? 0) + 1);

  const rows = [
    { name: "responsibilityOf, whole answer with reasons", rate: perSecond((call) => ask(question(call).point, question(call).at), 4) },
  ];
  const areas = plan.cells.map(({ area }) => area);
  const index = new Flatbush(areas.length);
  for (const area of areas) index.add(...boundsOf(area));
  index.finish();
  const find = ([lon, lat]: Point) => index.search(lon, lat, lon, lat, (cell) => covers(areas[cell] as Area, [lon, lat]) >= 0)[0];
  rows.push({ name: "cell only: flatbush + point-in-polygon-hao", rate: perSecond((call) => find(question(call).point), 2) });
  if (url) {
    const db = openDatabase(url);
    await db.sql`drop table if exists bench_cell`;
    await db.sql`create table bench_cell (code text primary key, geom geometry(MultiPolygon, 4326))`;
    for (let start = 0; start < plan.cells.length; start += 4000) {
      const part = plan.cells.slice(start, start + 4000);
      await db.sql`insert into bench_cell select unnest(${`{${part.map(({ code }) => code).join()}}`}::text::text[]), unnest(${`{${part.map(({ area }) => ewkbOfArea(area)).join()}}`}::text::text[])::geometry`;
    }
    await db.sql`create index on bench_cell using gist (geom)`;
    await db.sql`analyze bench_cell`;
    const one = await db.sql.reserve();
    const query = (call: number) => {
      const [lon, lat] = question(call).point;
      return one`select code from bench_cell where ST_Covers(geom, ST_SetSRID(ST_MakePoint(${lon}, ${lat}), 4326)) order by code limit 1`;
    };
    let wrong = 0;
    for (let call = 0; call < 500; call++) if ((await query(call))[0]?.code !== ask(question(call).point, 0).cell?.code) wrong++;
    if (wrong > 0) throw new Error(`${wrong} of 500 answers differ from PostGIS`);
    rows.push({ name: PREPARED, rate: await perSecondWaiting(query, 4) });
    one.release();
    await db.sql`drop table bench_cell`;
    await db.close();
  }
  printTable(
    `Responsibility: ${plan.cells.length.toLocaleString("en")} cells, ${plan.posts.length.toLocaleString("en")} posts, ${plan.rules.length} border rules`,
    "lookups/s, one core",
    rows,
    PREPARED,
  );
  process.stdout.write(
    `\nIndex built in ${Math.round(built)} ms. Answers: ${[...kinds].map(([kind, count]) => `${kind} ${((count / questions.length) * 100).toFixed(0)} %`).join(", ")}.\n`,
  );
}
