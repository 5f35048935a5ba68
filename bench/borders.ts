import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Database, openDatabase } from "../db/client";
import { ewkbOfArea } from "../db/geometry";
import { bandCounter } from "../duty/border/band-counter";
import { type Border, otherOf } from "../duty/border/border";
import { borderPieces } from "../duty/border/border-pieces";
import { bordersOf, planeOfCells } from "../duty/border/borders";
import { repairProposal } from "../duty/divide/plan-repair";
import type { BorderRule, Plan } from "../duty/plan";
import { responsibilityOf } from "../duty/responsibility";
import { wallClock } from "../duty/time/wall-clock";
import type { Plane } from "../geo/plane/plane";
import type { Point } from "../geo/plane/point";
import { communityPlan } from "../scripts/wuding/community-plan";
import { readCommunities } from "../scripts/wuding/read-communities";
import { words } from "../scripts/wuding/words";
import { perSecond, perSecondWaiting, printTable } from "./row";

const DATA = join(import.meta.dirname ?? "", "../../shared/data/chicago");
const ZONE = "America/Chicago";
const WIDTH = 30;
const PREPARED = "PostGIS, one prepared query a question";

interface Incident {
  readonly point: Point;
  readonly at: number;
}

/** Chicago with every community a squad, and every border an agreed rule of 30 m by which the two lead by turns. */
function chicago(): { plan: Plan; borders: readonly Border[] } {
  const { communities } = readCommunities(join(DATA, "community-areas.geojson"), { encoding: "utf-8", say: words("en") });
  const first = communityPlan(communities, { city: "chicago", timeZone: ZONE, from: 0, squad: "s", name: "n" });
  const { plan: mended } = repairProposal(first, { tolerance: 1, fillGaps: 30 });
  const squads = mended.grids.map(({ code, name }) => ({ code: `ZD-${code}`, name, captain: null, phone: "" }));
  const plan: Plan = { ...mended, squads, grids: mended.grids.map((grid) => ({ ...grid, squad: `ZD-${grid.code}` })) };
  const borders = bordersOf(plan);
  const rules = borders.map(({ key, between }, index): BorderRule => {
    const lead = between[index % 2] as string;
    return {
      code: key,
      between,
      width: WIDTH,
      basis: "centre-line",
      state: "agreed",
      parts: [{ side: null, hours: null, lead, support: otherOf(between, lead) }],
      text: "",
      from: 0,
      to: null,
    };
  });
  return { plan: { ...plan, rules }, borders };
}

function incidents(): Incident[] {
  const clock = wallClock(ZONE);
  const [, ...rows] = readFileSync(join(DATA, "incidents-2018-01-04.csv"), "utf8").trim().split(/\r?\n/);
  return rows.map((row) => {
    const fields = row.split(",");
    // The hour that a March night jumps over stands in the data too: it is the instant of the jump.
    const at = clock.nearest(Date.parse(`${fields[fields.length - 1]}Z`));
    return { point: [Number(fields[1]), Number(fields[2])], at };
  });
}

const list = (values: readonly (string | number)[]) => `{${values.join()}}`;

/** Cells in degrees, borders as straight pieces in metres on the plane of the answers; both with a GiST index, analysed. The small pieces are PostGIS's best case. */
async function stored(db: Database, plan: Plan, borders: readonly Border[], plane: Plane): Promise<void> {
  const leadOf = new Map(plan.rules.map(({ code, parts }) => [code, parts[0]?.lead as string]));
  const { lines, owner } = borderPieces(borders);
  const of = (piece: number) => borders[owner[piece] as number] as Border;
  const metres = lines.map((line) => line.map((point) => plane.toMetres(point)));
  const end = (which: 0 | 1, axis: 0 | 1) => list(metres.map((line) => (line[which] as [number, number])[axis]));
  await db.sql`drop table if exists bench_turf, bench_border`;
  await db.sql`create table bench_turf (code text, squad text, geom geometry(MultiPolygon, 4326))`;
  await db.sql`insert into bench_turf select unnest(${list(plan.cells.map(({ code }) => code))}::text::text[]), unnest(${list(plan.cells.map(({ grid }) => `ZD-${grid}`))}::text::text[]), unnest(${list(plan.cells.map(({ area }) => ewkbOfArea(area)))}::text::text[])::geometry`;
  await db.sql`create table bench_border (one text, other text, lead text, geom geometry(LineString, 0))`;
  await db.sql`insert into bench_border select one, other, lead, ST_MakeLine(ST_MakePoint(ax, ay), ST_MakePoint(bx, by)) from unnest(
    ${list(lines.map((_line, i) => of(i).between[0]))}::text::text[], ${list(lines.map((_line, i) => of(i).between[1]))}::text::text[], ${list(lines.map((_line, i) => leadOf.get(of(i).key) as string))}::text::text[],
    ${end(0, 0)}::text::float8[], ${end(0, 1)}::text::float8[], ${end(1, 0)}::text::float8[], ${end(1, 1)}::text::float8[]) as piece(one, other, lead, ax, ay, bx, by)`;
  await db.sql`create index on bench_turf using gist (geom)`;
  await db.sql`create index on bench_border using gist (geom)`;
  await db.sql`analyze bench_turf`;
  await db.sql`analyze bench_border`;
}

interface Row {
  readonly squad: string;
  readonly lead: string | null;
}

/** All incidents in one statement: the order of the questions, null outside the city. */
async function answersAtOnce(db: Database, questions: readonly Incident[], plane: Plane): Promise<readonly (Row | null)[]> {
  const column = (axis: 0 | 1) => list(questions.map(({ point }) => point[axis]));
  const metres = questions.map(({ point }) => plane.toMetres(point));
  const rows = await db.sql<{ squad: string | null; lead: string | null }[]>`
    select c.squad, b.lead
    from unnest(${column(0)}::text::float8[], ${column(1)}::text::float8[], ${list(metres.map(([x]) => x))}::text::float8[], ${list(metres.map(([, y]) => y))}::text::float8[]) with ordinality as q(lon, lat, x, y, place)
    left join lateral (select squad from bench_turf where ST_Covers(geom, ST_SetSRID(ST_MakePoint(q.lon, q.lat), 4326)) order by code limit 1) c on true
    left join lateral (select lead from bench_border where ST_DWithin(geom, ST_MakePoint(q.x, q.y), ${WIDTH}) and (one = c.squad or other = c.squad)
      order by ST_Distance(geom, ST_MakePoint(q.x, q.y)), one, other limit 1) b on true
    order by q.place`;
  return rows.map(({ squad, lead }) => (squad === null ? null : { squad, lead }));
}

/** PostGIS's rates, once its answers are seen to be the same. */
async function besidePostgis(
  url: string,
  plan: Plan,
  borders: readonly Border[],
  questions: readonly Incident[],
): Promise<{ name: string; rate: number }[]> {
  const plane = planeOfCells(plan);
  const ask = responsibilityOf(plan);
  const db = openDatabase(url);
  await stored(db, plan, borders, plane);
  const begin = performance.now();
  const theirs = await answersAtOnce(db, questions, plane);
  const seconds = (performance.now() - begin) / 1000;
  const different = questions.filter(({ point, at }, index) => {
    const { squad, lead, border } = ask(point, at);
    const other = theirs[index];
    return (squad?.code ?? null) !== (other?.squad ?? null) || (border?.part ? lead?.code : null) !== (other?.lead ?? null);
  });
  if (different.length > 0) throw new Error(`${different.length} answers differ from PostGIS, first at ${different[0]?.point.join()}`);
  const one = await db.sql.reserve();
  const rate = await perSecondWaiting((call) => {
    const { point } = questions[(call * 7919) % questions.length] as Incident;
    const [x, y] = plane.toMetres(point);
    return one`select c.code, c.squad, b.one, b.other, b.lead
      from (select code, squad from bench_turf where ST_Covers(geom, ST_SetSRID(ST_MakePoint(${point[0]}, ${point[1]}), 4326)) order by code limit 1) c
      left join lateral (select one, other, lead from bench_border where ST_DWithin(geom, ST_MakePoint(${x}, ${y}), ${WIDTH}) and (one = c.squad or other = c.squad)
        order by ST_Distance(geom, ST_MakePoint(${x}, ${y})), one, other limit 1) b on true`;
  }, 4);
  one.release();
  await db.sql`drop table bench_turf, bench_border`;
  await db.close();
  return [
    { name: PREPARED, rate },
    { name: "PostGIS, all in one statement", rate: questions.length / seconds },
  ];
}

/** Every incident of Chicago under a plan whose every border has a band: how many lie in one, that each has one lead, and how fast, beside PostGIS doing cell, border and lead alone. */
export async function benchBorders(url: string | null): Promise<void> {
  if (!existsSync(DATA)) {
    process.stdout.write("\nBorders: the data of Chicago are not there; left out.\n");
    return;
  }
  const { plan, borders } = chicago();
  const questions = incidents();
  const ask = responsibilityOf(plan);
  const begin = performance.now();
  const leads = new Map<string, number>();
  let [outside, shared, changed, none] = [0, 0, 0, 0];
  for (const { point, at } of questions) {
    const { kind, lead, squad, border } = ask(point, at);
    if (kind === "outside") outside++;
    else if (!lead) none++;
    else leads.set(lead.code, (leads.get(lead.code) ?? 0) + 1);
    if (border?.part) shared++;
    if (border?.part && lead !== squad) changed++;
  }
  const milliseconds = performance.now() - begin;
  const led = [...leads.values()].reduce((sum, count) => sum + count, 0);
  if (none > 0 || led + outside !== questions.length) throw new Error(`${none} incidents have no lead`);

  const columns = [Float64Array.from(questions, ({ point }) => point[0]), Float64Array.from(questions, ({ point }) => point[1])] as const;
  const counter = bandCounter(borders, () => WIDTH, planeOfCells(plan));
  const counted = perSecond(() => counter.add(...columns), 1, 3) * questions.length;
  const rows = [
    {
      name: "responsibilityOf, whole answer with reasons",
      rate: perSecond(
        (call) => ask((questions[call % questions.length] as Incident).point, (questions[call % questions.length] as Incident).at),
        4,
      ),
    },
    ...(url ? await besidePostgis(url, plan, borders, questions) : []),
  ];
  const number = (value: number) => value.toLocaleString("en");
  printTable(
    `Borders: ${number(questions.length)} incidents, ${plan.squads.length} squads, ${borders.length} border rules of ${WIDTH} m`,
    "answers/s, one core",
    rows,
    PREPARED,
  );
  process.stdout.write(
    `\n${number(shared)} incidents (${((shared / questions.length) * 100).toFixed(1)} %) lie in a band, ${number(changed)} of them led by the other squad; ${number(led)} have exactly one lead, ${number(outside)} lie outside the city. All answered in ${Math.round(milliseconds)} ms; nobody stands on post in this plan. bandCounter finds the border alone, for ${number(Math.round(counted / 1e6))} million points a second.\n`,
  );
  if (url)
    process.stdout.write(
      `PostGIS does less: the covering cell (ST_Covers), then the nearest border of its squad within ${WIDTH} m (ST_DWithin, ST_Distance on the same plane in metres) and its lead; GiST on cells and on the borders' straight pieces. Its answers were compared for all incidents.\n`,
    );
}
