import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Border } from "../duty/border/border";
import { bordersOf, planeOfCells } from "../duty/border/borders";
import { repairProposal } from "../duty/divide/plan-repair";
import type { Plan } from "../duty/plan";
import { sampleCity } from "../duty/sample/sample-city";
import { distanceToLine, halfWay, lengthOf } from "../geo/plane/line";
import type { Plane } from "../geo/plane/plane";
import type { Line, Point } from "../geo/plane/point";
import { communityPlan } from "../scripts/wuding/community-plan";
import { readCommunities } from "../scripts/wuding/read-communities";
import { words } from "../scripts/wuding/words";
import { type DatabaseForTests, freshDatabase } from "./database-for-tests";
import { ewkbOfArea, readLine } from "./geometry";

let own: DatabaseForTests;

beforeAll(async () => {
  own = await freshDatabase();
  await own.db.sql`create table turf_cell (squad text not null, area geometry(MultiPolygon, 4326) not null check (ST_IsValid(area)))`;
});
afterAll(() => own.drop());

/** A row as it must be: the embedded engine swallows errors of its geometry library and then answers without the column. */
function filled<T extends object>(rows: readonly T[], columns: readonly (keyof T & string)[]): readonly T[] {
  for (const row of rows)
    for (const column of columns) if (row[column] === undefined || row[column] === null) throw new Error(`the database left out ${column}`);
  return rows;
}

/** The lines between turfs as the database sees them: unions of the cells by squad, and what two unions' boundaries have in common, lines only. */
async function bordersBySql(plan: Plan): Promise<Map<string, Line[]>> {
  const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad]));
  await own.db.sql`delete from turf_cell`;
  const squads = plan.cells.map(({ grid }) => squadOf.get(grid) as string);
  await own.db
    .sql`insert into turf_cell select unnest(${`{${squads.join()}}`}::text::text[]), unnest(${`{${plan.cells.map(({ area }) => ewkbOfArea(area)).join()}}`}::text::text[])::geometry`;
  const turfs = await own.db.sql<
    { squad: string; turf: string }[]
  >`select squad, ST_Union(area)::text as turf from turf_cell group by squad`;
  expect(filled(turfs, ["squad", "turf"])).toHaveLength(new Set(squads).size);
  const rows = await own.db.sql<{ one: string; other: string; line: string }[]>`
    with turf as materialized (select squad, ST_Boundary(ST_Union(area)) as edge from turf_cell group by squad),
    pair as (
      select p.squad as one, q.squad as other, ST_CollectionExtract(ST_Intersection(p.edge, q.edge), 2) as shared
      from turf p join turf q on p.squad collate "C" < q.squad collate "C" and p.edge && q.edge
    )
    select one, other, (piece.geom)::text as line from pair, ST_Dump(ST_LineMerge(shared)) as piece where not ST_IsEmpty(shared)`;
  const lines = new Map<string, Line[]>();
  for (const { one, other, line } of filled(rows, ["one", "other", "line"])) {
    const key = `${one}|${other}`;
    lines.set(key, [...(lines.get(key) ?? []), readLine(line)]);
  }
  return lines;
}

/** The farthest that a vertex or a middle of some lines lies from others, metres. */
function farthest(lines: readonly Line[], others: readonly Line[], plane: Plane): number {
  let worst = 0;
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      const stretch: Line = [line[i - 1] as Point, line[i] as Point];
      for (const point of [...stretch, halfWay(stretch, plane)])
        worst = Math.max(worst, Math.min(...others.map((other) => distanceToLine(other, point, plane))));
    }
  return worst;
}

const MILLIMETRE = 0.001;

async function expectSame(plan: Plan): Promise<readonly Border[]> {
  const plane = planeOfCells(plan);
  const borders = bordersOf(plan);
  const bySql = await bordersBySql(plan);
  expect(borders.map(({ key }) => key)).toEqual([...bySql.keys()].sort());
  for (const { key, lines, length } of borders) {
    const theirs = bySql.get(key) as Line[];
    expect(farthest(lines, theirs, plane), key).toBeLessThan(MILLIMETRE);
    expect(farthest(theirs, lines, plane), key).toBeLessThan(MILLIMETRE);
    expect(Math.abs(theirs.reduce((sum, line) => sum + lengthOf(line, plane), 0) - length), key).toBeLessThan(MILLIMETRE);
  }
  return borders;
}

describe("borders: JS = PostGIS, line and length to a millimetre", () => {
  test("the sample city's squads", async () => {
    const borders = await expectSame(sampleCity().plan);
    expect(borders.length).toBeGreaterThan(5);
  });

  const chicago = join(import.meta.dirname ?? "", "../../shared/data/chicago/community-areas.geojson");
  test.skipIf(!existsSync(chicago))("the 77 communities of Chicago, each a squad, once repaired", async () => {
    const { communities } = readCommunities(chicago, { encoding: "utf-8", say: words("en") });
    const head = { city: "chicago", timeZone: "America/Chicago", from: 0, squad: "s", name: "n" };
    const { plan } = repairProposal(communityPlan(communities, head), { tolerance: 1, fillGaps: 30 });
    const squads = plan.grids.map(({ code, name }) => ({ code: `ZD-${code}`, name, captain: null, phone: "" }));
    const borders = await expectSame({ ...plan, squads, grids: plan.grids.map((grid) => ({ ...grid, squad: `ZD-${grid.code}` })) });
    expect(squads).toHaveLength(77);
    expect(borders.length).toBeGreaterThan(170);
  });
});
