import { openDatabase } from "../db/client";
import { ewkbOfArea } from "../db/geometry";
import { planFeatures } from "../duty/plan-features";
import { tileCutter } from "../geo/tile/tile-cutter";
import { bigCity } from "./big-city";
import { perSecond, perSecondWaiting, printTable } from "./row";

const MVT = "PostGIS ST_AsMVT";

/** Uncached tiles per second of the cell layer at zooms 13 to 16, each tile asked once, beside ST_AsMVT on the same polygons with the same properties. */
export async function benchTile(url: string | null): Promise<void> {
  const plan = bigCity();
  const features = planFeatures(plan, 0)("cell");
  const addresses: (readonly [number, number, number])[] = [];
  const row = (lat: number, z: number) => Math.floor(((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** z);
  for (const z of [13, 14, 15, 16]) {
    const column = (lon: number) => Math.floor(((lon + 180) / 360) * 2 ** z);
    for (let x = column(113.402); x <= column(113.61); x++) for (let y = row(35.07, z); y <= row(34.902, z); y++) addresses.push([z, x, y]);
  }
  // Shuffled by a stride that meets every address once.
  const stride = 7919;
  const address = (call: number) => addresses[(call * stride) % addresses.length] as readonly [number, number, number];
  const begin = performance.now();
  const cutter = tileCutter("cell", features);
  cutter.cut(13, ...(address(0).slice(1) as [number, number]));
  const built = performance.now() - begin;
  const start = performance.now();
  for (let call = 0; call < addresses.length; call++) cutter.cut(...address(call));
  const cold = (addresses.length * 1000) / (performance.now() - start);
  const rows = [
    { name: "cut from memory, each tile for the first time", rate: cold },
    { name: "cut from memory, encoded anew", rate: perSecond((call) => cutter.cut(...address(call)), 3, 200) },
  ];
  if (url) {
    const db = openDatabase(url);
    await db.sql`drop table if exists bench_cell`;
    await db.sql`create table bench_cell (code text primary key, grid text, squad text, tone int, geom geometry(MultiPolygon, 3857))`;
    const squad = new Map(plan.grids.map((grid) => [grid.code, grid.squad]));
    for (let from = 0; from < plan.cells.length; from += 4000) {
      const part = plan.cells.slice(from, from + 4000);
      const list = (values: readonly string[]) => `{${values.join()}}`;
      await db.sql`
        insert into bench_cell select code, grid, squad, 1, ST_Transform(geom::geometry, 3857) from unnest(
          ${list(part.map(({ code }) => code))}::text::text[], ${list(part.map(({ grid }) => grid))}::text::text[],
          ${list(part.map(({ grid }) => squad.get(grid) ?? ""))}::text::text[], ${list(part.map(({ area }) => ewkbOfArea(area)))}::text::text[]) as t(code, grid, squad, geom)`;
    }
    await db.sql`create index on bench_cell using gist (geom)`;
    await db.sql`analyze bench_cell`;
    const one = await db.sql.reserve();
    const query = (call: number) => {
      const [z, x, y] = address(call);
      return one`
        with box as (select ST_TileEnvelope(${z}::int, ${x}::int, ${y}::int) as b)
        select ST_AsMVT(t, 'cell', 4096, 'geom') as tile from (
          select code, grid, squad, tone, ST_AsMVTGeom(geom, box.b, 4096, 80) as geom from bench_cell, box where geom && ST_Expand(box.b, ST_XMax(box.b) - ST_XMin(box.b)) and geom && box.b) t`;
    };
    rows.push({ name: MVT, rate: await perSecondWaiting(query, 5) });
    one.release();
    await db.sql`drop table bench_cell`;
    await db.close();
  }
  printTable(
    `Tiles: the cell layer of ${plan.cells.length.toLocaleString("en")} cells, ${addresses.length.toLocaleString("en")} tiles of zooms 13-16`,
    "tiles/s, uncached, one core",
    rows,
    MVT,
  );
  process.stdout.write(`\nLayer built in ${Math.round(built)} ms.\n`);
}
