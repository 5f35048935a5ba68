import { existsSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BorderRule, Plan } from "../duty/plan";
import { responsibilityOf } from "../duty/responsibility";
import { sampleCity } from "../duty/sample/sample-city";
import { sketch } from "../duty/sketch";
import type { Point } from "../geo/plane/point";
import { communityPlan } from "../scripts/wuding/community-plan";
import { readCommunities } from "../scripts/wuding/read-communities";
import { words } from "../scripts/wuding/words";
import type { Actor } from "./audit";
import { currentCity, makeCurrent } from "./city";
import { type DatabaseForTests, freshDatabase } from "./database-for-tests";
import { ewkbOfArea, readArea } from "./geometry";
import { loadPlan } from "./load-plan";
import { currentPlanHead } from "./plan";
import { savePlan } from "./save-plan";

const BY: Actor = { kind: "command", name: "test", role: null, address: null };
let own: DatabaseForTests;
let cities = 0;

beforeAll(async () => {
  own = await freshDatabase();
});
afterAll(() => own.drop());

/** Stores a plan in a new current city. */
async function stored(plan: Plan): Promise<{ city: number; id: number; plan: Plan }> {
  const name = `city ${++cities}`;
  const city = await own.db.sql.begin((sql) => makeCurrent(sql, { name, timeZone: plan.version.timeZone, sample: plan.version.sample }));
  const saved = await savePlan(own.db, city.id, plan, BY);
  if (!saved.ok) throw new Error(JSON.stringify(saved.faults));
  return { city: city.id, id: saved.plan, plan: await loadPlan(own.db, saved.plan) };
}

const sorted = <T extends { code: string }>(list: readonly T[]) => [...list].sort((a, b) => (a.code < b.code ? -1 : 1));
const inOrder = (plan: Plan) =>
  Object.fromEntries(
    Object.entries(plan).map(([noun, value]) => [noun, Array.isArray(value) ? sorted(value as { code: string }[]) : null]),
  );

describe("parse(print(plan)) = plan", () => {
  test("the sample city", async () => {
    const { plan } = sampleCity();
    const back = await stored(plan);
    expect(inOrder(back.plan)).toEqual(inOrder(plan));
    expect({ ...back.plan.version, id: 0, city: "" }).toEqual({ ...plan.version, city: "" });
  });

  test("odd numbers and words come back bit by bit", () => {
    const number = fc.double({ min: -89, max: 89, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { minLength: 4, maxLength: 9 }), (ring) => {
        expect(readArea(ewkbOfArea([[ring as Point[]]]))).toEqual([[ring]]);
      }),
    );
  });

  test("names with quotes, braces, backslashes and emoji", async () => {
    const plan = sketch("AB");
    const odd = `a"b\\c{d},e'f\n五定🏙️`;
    const back = await stored({ ...plan, grids: plan.grids.map((grid) => ({ ...grid, name: odd })), assignments: [] });
    expect(back.plan.grids.map(({ name }) => name)).toEqual([odd, odd]);
  });
});

describe("the database itself refuses", () => {
  const day = (text: string) => Date.parse(text);

  test("one person on two posts at once, also past Sunday midnight; one after the other is fine", async () => {
    const { id } = await stored(sketch("AB"));
    const at = (minutes: string, valid = "[2026-01-01,)") =>
      own.db
        .sql`insert into assignment_time (plan, assignment, person, minutes, valid) values (${id}, 'Z0001', 'R0000', ${minutes}::text::int4range, ${valid}::text::tstzrange)`;
    await expect(at("[400,500)")).rejects.toMatchObject({ code: "23P01" });
    await at("[1290,1300)");
    await expect(at("[10079,10081)")).rejects.toMatchObject({ code: "23514" });
  });

  test("two versions of a city in force at one instant", async () => {
    const { city } = await stored(sketch("AB"));
    const insert = (from: string, state: string) =>
      own.db
        .sql`insert into plan (city, name, state, valid_from, bureau_name, bureau_phone, created_by) values (${city}, 'x', ${state}, ${from}::timestamptz, '', '', 't')`;
    await expect(insert("2026-01-01", "in-force")).rejects.toMatchObject({ code: "23P01" });
    await insert("2026-01-01", "draft");
  });

  test("areas that cross themselves, whoever writes them", async () => {
    const { id } = await stored(sketch("AB"));
    const bow = ewkbOfArea([
      [
        [
          [0, 0],
          [1, 1],
          [1, 0],
          [0, 1],
          [0, 0],
        ],
      ],
    ]);
    await expect(own.db.sql`update cell set area = ${bow}::text::geometry where plan = ${id}`).rejects.toThrow();
    const [left] = await own.db.sql`select count(*)::int as n from cell where plan = ${id} and not ST_IsValid(area)`;
    expect(left?.n).toBe(0);
  });

  test("two settled rules for one border at one time, and a squad that is not there", async () => {
    const rule: BorderRule = {
      code: "1",
      between: ["A", "B"],
      width: 30,
      basis: "kerb",
      state: "agreed",
      parts: [{ side: null, hours: null, lead: "A", support: "B" }],
      text: "",
      from: 0,
      to: null,
    };
    const plan = sketch("AB");
    const { id } = await stored({ ...plan, version: { ...plan.version, state: "draft" }, rules: [rule] });
    const insert = (code: string, other: string, state: string) =>
      own.db
        .sql`insert into border_rule (plan, code, one, other, width, basis, state, parts, text, valid_from) values (${id}, ${code}, 'A', ${other}, 30, 'kerb', ${state}, '[]', '', '2026-01-01')`;
    await expect(insert("2", "B", "agreed")).rejects.toMatchObject({ code: "23P01" });
    await insert("3", "B", "proposed");
    await expect(insert("4", "C", "proposed")).rejects.toMatchObject({ code: "23503" });
  });

  test("a faulty plan is not stored and says why", async () => {
    const plan = sketch("AB");
    const city = await currentCity(own.db);
    const faulty = { ...plan, assignments: plan.assignments.map((one) => ({ ...one, person: "R0000" })) };
    const before = await own.db.sql`select count(*)::int as n from plan`;
    const saved = await savePlan(own.db, city?.id as number, faulty, BY);
    expect(saved).toMatchObject({ ok: false, faults: [{ fault: "post.double-duty", code: "Z0000", detail: "Z0001" }] });
    expect(await own.db.sql`select count(*)::int as n from plan`).toEqual(before);
  });

  test("a new version retires the one before at its own beginning; the head follows the clock", async () => {
    const change = day("2026-06-01T00:00:00Z");
    const { city, id } = await stored(sketch("AB"));
    const next = sketch("BA");
    const saved = await savePlan(own.db, city, { ...next, version: { ...next.version, from: change } }, BY);
    if (!saved.ok) throw new Error("not saved");
    expect(await currentPlanHead(own.db, change - 1)).toMatchObject({ plan: id });
    expect(await currentPlanHead(own.db, change)).toMatchObject({ plan: saved.plan });
    expect((await loadPlan(own.db, id)).version).toMatchObject({ state: "retired", to: change });
  });
});

/** The cell SQL finds for a point: the covering one with the lowest code. */
async function cellsBySql(id: number, points: readonly Point[]): Promise<(string | null)[]> {
  const rows = await own.db.sql<{ code: string | null }[]>`
    select (select code from cell where plan = ${id} and ST_Covers(area, ST_SetSRID(ST_MakePoint(lon, lat), 4326)) order by code collate "C" limit 1) as code
    from unnest(${`{${points.map(([lon]) => lon).join()}}`}::text::float8[], ${`{${points.map(([, lat]) => lat).join()}}`}::text::float8[]) with ordinality as p(lon, lat, place) order by place`;
  return rows.map(({ code }) => code);
}

describe("JS = SQL", () => {
  test("which cell of the sample city holds a point: random points, vertices, middles of edges", async () => {
    const { id, plan } = await stored(sampleCity().plan);
    const ask = responsibilityOf(plan);
    let state = 42;
    const roll = () => {
      state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
      return state / 2 ** 31;
    };
    const points: Point[] = Array.from({ length: 3000 }, () => [113.36 + roll() * 0.12, 34.81 + roll() * 0.1]);
    for (let k = 0; k < 300; k++) {
      const ring = plan.cells[Math.floor(roll() * plan.cells.length)]?.area[0]?.[0] as readonly Point[];
      const [a, b] = [ring[0] as Point, ring[1] as Point];
      points.push(a, [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]);
    }
    const js = points.map((point) => {
      const { cell, reasons } = ask(point, 0);
      return reasons[0]?.code === "cell.nearest" ? null : (cell?.code ?? null);
    });
    expect(js).toEqual(await cellsBySql(id, points));
    expect(js.filter((code) => code !== null).length).toBeGreaterThan(1000);
  });

  const chicago = join(import.meta.dirname ?? "", "../../shared/data/chicago/community-areas.geojson");
  test.skipIf(!existsSync(chicago))("real communities whose edges are not identical", async () => {
    const { communities, refused } = readCommunities(chicago, { encoding: "utf-8", say: words("en") });
    expect(refused).toEqual([]);
    const { id, plan } = await stored(
      communityPlan(communities, { city: "chicago", timeZone: "America/Chicago", from: 0, squad: "s", name: "n" }),
    );
    const ask = responsibilityOf(plan);
    const points: Point[] = [];
    for (let lon = -87.95; lon < -87.5; lon += 0.0093) for (let lat = 41.63; lat < 42.05; lat += 0.0097) points.push([lon, lat]);
    for (const { area } of communities) points.push(...((area[0]?.[0] ?? []).filter((_point, index) => index % 200 === 0) as Point[]));
    const js = points.map((point) => {
      const { cell, reasons } = ask(point, 0);
      return reasons[0]?.code === "cell.nearest" ? null : (cell?.code ?? null);
    });
    expect(js).toEqual(await cellsBySql(id, points));
  });
});
