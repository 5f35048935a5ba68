import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faultsOf } from "../duty/check";
import type { Plan, Weekday, WeeklyPattern } from "../duty/plan";
import { sampleCity } from "../duty/sample/sample-city";
import { SAMPLE_USERS } from "../duty/sample/sample-users";
import { sketch } from "../duty/sketch";
import { minutesOfWeek, patternFault } from "../duty/time/pattern";
import { NOWHERE } from "../duty/violation/nowhere-for-tests";
import type { Area, Point } from "../geo/plane/point";
import { validArea } from "../geo/plane/valid-area";
import { type Actor, firstBrokenAudit, listAudit, writeAudit } from "./audit";
import { arrayLiteral } from "./bulk";
import { categoryCodes } from "./category";
import { currentCity, makeCurrent } from "./city";
import { openDatabase } from "./client";
import { type DatabaseForTests, freshDatabase } from "./database-for-tests";
import { ewkbOfArea } from "./geometry";
import { loadPlan } from "./load-plan";
import { noteAttempt } from "./login-attempt";
import { migrate } from "./migrate";
import { currentPlanHead } from "./plan";
import { savePlan } from "./save-plan";
import { isEmpty, seedSample } from "./seed";
import { insertViolations, type NewViolation } from "./store-violations";
import { createToken, findToken, listTokens, revokeToken } from "./token";
import { changePassword, createUser, findUser } from "./user";
import { countViolations, scanHeat } from "./violation";

const BY: Actor = { kind: "command", name: "test", role: null, address: null };
let own: DatabaseForTests;
let cities = 0;

beforeAll(async () => {
  own = await freshDatabase();
});
afterAll(() => own.drop());

const newCity = (sample = false) =>
  own.db.sql.begin((sql) => makeCurrent(sql, { name: `law ${++cities}`, timeZone: "Asia/Shanghai", sample }));

/** A drawn plan that may still be changed. */
const draft = (drawing: string): Plan => {
  const plan = sketch(drawing);
  return { ...plan, version: { ...plan.version, state: "draft" } };
};

async function stored(plan: Plan): Promise<number> {
  const saved = await savePlan(own.db, (await newCity()).id, plan, BY);
  if (!saved.ok) throw new Error(JSON.stringify(saved.faults));
  return saved.plan;
}

describe("patterns", () => {
  const span = fc.record({
    days: fc.uniqueArray(fc.integer({ min: 0, max: 8 }), { maxLength: 4 }),
    from: fc.integer({ min: -10, max: 1500 }),
    to: fc.integer({ min: 0, max: 3000 }),
  });
  const goodSpan = fc
    .record({
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 1439 }),
      length: fc.integer({ min: 1, max: 1440 }),
    })
    .map(({ days, from, length }) => ({ days: days as Weekday[], from, to: from + length }));

  test("the database takes exactly those that duty/time takes", async () => {
    const patterns = fc.sample(fc.oneof(fc.array(span, { maxLength: 3 }), fc.array(goodSpan, { maxLength: 3 })), 400);
    const rows = await own.db.sql<{ lawful: boolean }[]>`
      select pattern_lawful(one::jsonb) as lawful from unnest(${arrayLiteral(patterns.map((pattern) => JSON.stringify(pattern)))}::text::text[]) with ordinality as t(one, place) order by place`;
    expect(rows.map(({ lawful }) => lawful)).toEqual(patterns.map((pattern) => patternFault(pattern as WeeklyPattern) === null));
    expect(new Set(rows.map(({ lawful }) => lawful)).size).toBe(2);
    const odd = ["{}", "1", "[1]", '[{"days":"x","from":1,"to":2}]', '[{"days":[1],"from":1.5,"to":2}]', '[{"days":[1],"to":2}]'];
    for (const text of odd) {
      const [row] = await own.db.sql`select pattern_lawful(${text}::text::jsonb) as lawful`;
      expect([text, row?.lawful]).toEqual([text, false]);
    }
  });

  test("an assignment holds the minutes of its pattern, whoever writes it, and again when it changes", async () => {
    const id = await stored(draft("AB"));
    await own.db.sql`delete from assignment where plan = ${id}`;
    const patterns = fc.sample(fc.array(goodSpan, { minLength: 1, maxLength: 4 }), 60);
    for (const [index, pattern] of patterns.entries()) {
      const text = JSON.stringify(pattern);
      if (index === 0)
        await own.db.sql`
          insert into assignment (plan, code, grid, post, person, standard, duty, pattern, valid_from)
          values (${id}, 'Z', 'G0000', 'P0000', 'R0000', 'S1', 'D1', ${text}::text::jsonb, '2026-01-01')`;
      else await own.db.sql`update assignment set pattern = ${text}::text::jsonb where plan = ${id} and code = 'Z'`;
      const held = await own.db.sql<{ start: number; stop: number }[]>`
        select lower(minutes) as start, upper(minutes) as stop from assignment_time where plan = ${id} and assignment = 'Z' order by 1`;
      expect(held.map(({ start, stop }) => [start, stop])).toEqual(minutesOfWeek(pattern));
    }
  });

  test("a second post at the same time is refused though nobody told the database about minutes", async () => {
    const id = await stored(draft("AB"));
    const second = (code: string, from: number, valid: string) =>
      own.db.sql`
        insert into assignment (plan, code, grid, post, person, standard, duty, pattern, valid_from)
        values (${id}, ${code}, 'G0001', 'P0001', 'R0000', 'S1', 'D1', ${JSON.stringify([{ days: [7], from, to: from + 700 }])}::text::jsonb, ${valid}::timestamptz)`;
    await expect(second("Z1", 1200, "2026-01-01")).rejects.toMatchObject({ code: "23P01" });
    // From Sunday 22:00 over midnight into Monday's 06:30 shift.
    await expect(second("Z2", 1320, "2026-01-01")).rejects.toMatchObject({ code: "23P01" });
    await expect(own.db.sql`update assignment set person = 'R0000' where plan = ${id} and code = 'Z0001'`).rejects.toMatchObject({
      code: "23P01",
    });
    await own.db.sql`update assignment set valid_to = '2026-01-01' where plan = ${id} and code = 'Z0000'`;
    await second("Z3", 1200, "2026-01-01");
  });
});

describe("what else the database refuses", () => {
  test("rules that speak of other squads, people of no squad, spans that end before they begin, unknown kinds", async () => {
    const id = await stored(draft("AB"));
    const rule = (parts: unknown, basis = "kerb") =>
      own.db.sql`
        insert into border_rule (plan, code, one, other, width, basis, state, parts, text, valid_from)
        values (${id}, ${randomUUID()}, 'A', 'B', 30, ${basis}, 'proposed', ${JSON.stringify(parts)}::text::jsonb, '', '2026-01-01')`;
    const part = { side: null, hours: null, lead: "A", support: "B" };
    await rule([part]);
    for (const wrong of [{ lead: "C" }, { support: "A" }, { side: "C" }, { hours: [{ days: [], from: 0, to: 1 }] }, { lead: null }])
      await expect(rule([{ ...part, ...wrong }])).rejects.toMatchObject({ code: "23514" });
    await expect(rule([part], "moon")).rejects.toMatchObject({ code: "23514" });
    const person = own.db
      .sql`insert into person (plan, code, name, kind, squad, phone) values (${id}, 'x', 'x', 'formal', 'no such squad', '')`;
    await expect(person).rejects.toMatchObject({ code: "23503" });
    const backwards = own.db.sql`update assignment set valid_to = valid_from where plan = ${id}`;
    await expect(backwards).rejects.toMatchObject({ code: "23514" });
    const place = own.db
      .sql`insert into place (plan, code, name, kind, at, key_hours) values (${id}, 'x', 'x', 'moon', 'SRID=4326;POINT(1 1)', '[]')`;
    await expect(place).rejects.toMatchObject({ code: "23514" });
  });

  test("a version over another is told by name and leaves nothing behind", async () => {
    const city = await newCity();
    const plan = sketch("AB");
    const at = (from: number, name: string): Plan => ({ ...plan, version: { ...plan.version, from, name } });
    expect(await savePlan(own.db, city.id, at(5000, "later"), BY)).toMatchObject({ ok: true });
    const early = await savePlan(own.db, city.id, at(1000, "earlier"), BY);
    expect(early).toEqual({ ok: false, faults: [{ fault: "plan.overlaps", noun: "plan", code: "earlier", detail: "later" }] });
    const both = await Promise.all([6000, 6000].map((from) => savePlan(own.db, city.id, at(from, "same"), BY)));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const rows = await own.db.sql<{ state: string }[]>`select state from plan where city = ${city.id} order by valid_from`;
    expect(rows.map(({ state }) => state)).toEqual(["retired", "in-force"]);
  });

  test("areas that validArea refuses, and no other", async () => {
    const small = fc.integer({ min: 0, max: 6 });
    const ring = fc
      .array(fc.tuple(small, small), { minLength: 3, maxLength: 7 })
      .map((points) => [...points, points[0]] as unknown as Point[]);
    const box = fc.tuple(small, small, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })).map(([x, y, w, h]): Point[] => [
      [x, y],
      [x + w, y],
      [x + w, y + h],
      [x, y + h],
      [x, y],
    ]);
    const polygon = fc.array(fc.oneof(box, box, ring), { minLength: 1, maxLength: 3 });
    const areas = fc.sample(fc.array(polygon, { minLength: 1, maxLength: 3 }), 3000) as Area[];
    const rows = await own.db.sql<{ valid: boolean }[]>`
      select ST_IsValid(one::geometry) as valid from unnest(${arrayLiteral(areas.map(ewkbOfArea))}::text::text[]) with ordinality as t(one, place) order by place`;
    const differ = areas.filter((area, index) => (validArea(area) === null) !== rows[index]?.valid);
    expect(differ).toEqual([]);
    expect(rows.filter(({ valid }) => valid).length).toBeGreaterThan(200);
  });
});

describe("what is kept", () => {
  test("text that traded columns in the audit shows", async () => {
    const name = `a|b ${randomUUID()}`;
    await own.db.sql.begin((sql) => writeAudit(sql, { actor: { ...BY, name }, action: "try", noun: "n", key: "k\0" }));
    expect(await firstBrokenAudit(own.db)).toBeNull();
    const [last] = await listAudit(own.db, { limit: 1 });
    expect(last?.key).toBe("k\uFFFD");
    const trade = (actor: string, role: string | null) =>
      own.db.sql.begin(async (sql) => {
        await sql`alter table audit disable trigger audit_kept`;
        await sql`update audit set actor = ${actor}, role = ${role} where id = ${last?.id as number}`;
        await sql`alter table audit enable trigger audit_kept`;
      });
    await trade("a", name.slice(2));
    expect(await firstBrokenAudit(own.db)).toBe(last?.id);
    await trade(name, null);
    expect(await firstBrokenAudit(own.db)).toBeNull();
  });

  test("a revoked token's name is free again; a token remembers when it was used", async () => {
    const make = () => createToken(own.db, { name: "camera", role: "reader", by: BY });
    const first = (await make()) as string;
    expect(await make()).toBeNull();
    expect((await listTokens(own.db))[0]?.usedAt).toBeNull();
    await findToken(own.db, first);
    expect((await listTokens(own.db))[0]?.usedAt).toBeGreaterThan(Date.now() - 60_000);
    await revokeToken(own.db, "camera", BY);
    const second = (await make()) as string;
    expect([await findToken(own.db, first), (await findToken(own.db, second))?.name]).toEqual([null, "camera"]);
  });

  test("a new password ends the sessions; names typed with odd bytes are looked up all the same", async () => {
    const account = { name: "zhang", displayName: "Zhang", role: "leader", person: null, squad: null, city: null, passwordHash: "old" };
    await own.db.sql.begin((sql) => createUser(sql, account, BY));
    expect(await changePassword(own.db, "zhang", "new", BY)).toBe(true);
    expect((await findUser(own.db, "zhang", null))?.passwordHash).toBe("new");
    expect(await changePassword(own.db, "nobody", "new", BY)).toBe(false);
    expect(await findUser(own.db, "zh\0ang", null)).toBeNull();
    await noteAttempt(own.db, "zh\0ang", "10.0.0.1", false);
  });

  test("a real city of the sample city's name is another city", async () => {
    const head = { name: "two of a name", timeZone: "Asia/Shanghai" };
    const sample = await own.db.sql.begin((sql) => makeCurrent(sql, { ...head, sample: true }));
    const real = await own.db.sql.begin((sql) => makeCurrent(sql, { ...head, sample: false }));
    expect(real.id).not.toBe(sample.id);
    expect(await currentCity(own.db)).toMatchObject({ id: real.id, sample: false });
  });

  test("local categories leave room in their class, and say for which text there was none", async () => {
    const { id } = await newCity();
    const texts = Array.from({ length: 1000 }, (_none, index) => `text ${index}`);
    const codes = await categoryCodes(own.db, id, texts);
    expect(codes.size).toBe(900);
    expect(new Set(codes.values()).size).toBe(900);
    expect(await categoryCodes(own.db, id, ["text 5", "one more"])).toEqual(new Map([["text 5", codes.get("text 5")]]));
  });

  test("whoever reads on from the last violation misses none while others write", async () => {
    const { id: city } = await newCity();
    const row = (number: number): NewViolation => ({
      source: "s",
      sourceId: String(number),
      at: Date.UTC(2026, number % 3, 1),
      point: [113, 34],
      category: "09001",
      channel: "patrol",
      kind: "held",
      cell: null,
      grid: null,
      squad: null,
      lead: null,
      ...NOWHERE,
      description: null,
    });
    const seen: number[] = [];
    let writing = true;
    const reader = (async () => {
      for (let last = false; !last; ) {
        last = !writing;
        const after = seen.at(-1) ?? 0;
        await scanHeat(own.db, city, { after, onBatch: (rows) => seen.push(...rows.map(({ id }) => id)) });
      }
    })();
    await Promise.all(
      Array.from({ length: 5 }, async (_none, writer) => {
        for (let batch = 0; batch < 6; batch++)
          await insertViolations(
            own.db,
            city,
            Array.from({ length: 40 }, (_row, index) => row((writer * 6 + batch) * 40 + index)),
          );
      }),
    );
    writing = false;
    await reader;
    expect(seen).toHaveLength(1200);
    expect(await countViolations(own.db, city)).toBe(1200);
  });
});

test("the sample city counts as there only when all of it is; a start that was interrupted goes on", async () => {
  await own.db.sql`update city set current = false`;
  const options = { now: Date.UTC(2026, 10, 1), hash: async () => "hash", count: 5000 };
  const interrupted = seedSample(own.db, {
    ...options,
    onStep: () => {
      throw new Error("killed");
    },
  });
  await expect(interrupted).rejects.toThrow("killed");
  expect(await isEmpty(own.db)).toBe(true);
  const shares: number[] = [];
  await seedSample(own.db, { ...options, onStep: (share) => shares.push(share) });
  expect(shares.at(-1)).toBe(1);
  const city = await currentCity(own.db);
  expect(city).toMatchObject({ sample: true, name: sampleCity().plan.version.city });
  expect(await countViolations(own.db, city?.id as number)).toBe(5000);
  expect(await currentPlanHead(own.db, options.now)).toMatchObject({ city: city?.id });
  const [draft] = await own.db.sql<{ id: number }[]>`select id from plan where city = ${city?.id as number} and state = 'draft'`;
  const full = await loadPlan(own.db, draft?.id as number);
  expect([full.assignments.length > 300, faultsOf(full)]).toEqual([true, []]);
  for (const { name } of SAMPLE_USERS) expect(await findUser(own.db, name, city?.id as number)).not.toBeNull();
  await seedSample(own.db, options);
  expect(await countViolations(own.db, city?.id as number)).toBe(5000);
});

test.skipIf(process.env.WUDING_TEST_ENGINE !== "postgresql")("two processes may bring a new database up to date at once", async () => {
  const name = `race_${randomUUID().replaceAll("-", "")}`;
  await own.db.sql.unsafe(`create database ${name} template template0`);
  const url = new URL(own.url);
  url.pathname = `/${name}`;
  const both = [openDatabase(url.href), openDatabase(url.href)];
  await Promise.all(both.map(migrate));
  const [row] = await (both[0] as (typeof both)[number]).sql`select count(*)::int as n from drizzle.__drizzle_migrations`;
  expect(row?.n).toBeGreaterThan(3);
  await Promise.all(both.map((db) => db.close()));
  await own.db.sql.unsafe(`drop database ${name} with (force)`);
});

describe("what has answered never changes", () => {
  const rule = (code: string, from: string, to: string | null) => ({ code, from, to });
  const insert = (id: number, { code, from, to }: ReturnType<typeof rule>) =>
    own.db.sql`
      insert into border_rule (plan, code, one, other, width, basis, state, parts, text, valid_from, valid_to)
      values (${id}, ${code}, 'A', 'B', 30, 'kerb', 'agreed', '[]', '', ${from}::timestamptz, ${to}::timestamptz)`;
  const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  const REFUSED = { code: "23001" };

  test("no noun of a version in force comes, changes or goes", async () => {
    const id = await stored(sketch("AB"));
    const { sql } = own.db;
    await expect(sql`update grid set name = 'other' where plan = ${id}`).rejects.toMatchObject(REFUSED);
    await expect(sql`delete from assignment where plan = ${id}`).rejects.toMatchObject(REFUSED);
    await expect(sql`insert into office (plan, code, name) values (${id}, 'x', 'x')`).rejects.toMatchObject(REFUSED);
    await expect(sql`update cell set grid = 'G0001' where plan = ${id} and code = '0000'`).rejects.toMatchObject(REFUSED);
  });

  test("a border rule may begin and end from now on, never before", async () => {
    const id = await stored(sketch("AB"));
    const { sql } = own.db;
    await expect(insert(id, rule("past", soon(-2), null))).rejects.toMatchObject(REFUSED);
    await insert(id, rule("one", soon(0), null));
    await expect(sql`update border_rule set valid_to = ${soon(-1)}::timestamptz where plan = ${id}`).rejects.toThrow();
    await expect(sql`update border_rule set width = 5 where plan = ${id}`).rejects.toMatchObject(REFUSED);
    await sql`update border_rule set valid_to = ${soon(1)}::timestamptz where plan = ${id}`;
    await insert(id, rule("two", soon(1), null));
    await sql`delete from border_rule where plan = ${id} and code = 'two'`;
  });

  test("what was said about a border and about a scene is only added to", async () => {
    const { id: city } = await newCity();
    const { sql } = own.db;
    await sql`insert into border_step (city, one, other, number, kind, made_by, role, at, reason, fingerprint, plan) values (${city}, 'A', 'B', 1, 'propose', 'x', 'captain', now(), '', '', 1)`;
    await sql`insert into custody_step (city, violation, number, kind, made_by, role, at, reason) values (${city}, 1, 1, 'receive', 'x', 'captain', now(), '')`;
    await expect(sql`update border_step set reason = 'other'`).rejects.toMatchObject(REFUSED);
    await expect(sql`delete from custody_step`).rejects.toMatchObject(REFUSED);
  });
});
