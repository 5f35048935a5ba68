import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { NOWHERE } from "../duty/violation/nowhere-for-tests";
import { type Actor, firstBrokenAudit, listAudit, writeAudit } from "./audit";
import { loadBase, saveBase } from "./base";
import { categoryCodes, localCategories } from "./category";
import { makeCurrent } from "./city";
import { type DatabaseForTests, freshDatabase } from "./database-for-tests";
import { LOCKOUT, lockedOut, noteAttempt } from "./login-attempt";
import { closeSession, liveSession, openSession } from "./session";
import { installationSecret, readSetting, writeSetting } from "./setting";
import { insertViolations, type NewViolation } from "./store-violations";
import { createToken, findToken, listTokens, revokeToken } from "./token";
import { createUser, disableUser, findUser } from "./user";
import { countViolations, latestViolation, scanHeat } from "./violation";

const BY: Actor = { kind: "command", name: "test", role: null, address: null };
let own: DatabaseForTests;
let city: number;

beforeAll(async () => {
  own = await freshDatabase();
  city = (await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }))).id;
});
afterAll(() => own.drop());

const violation = (id: number, at = "2026-03-01T00:00:00Z"): NewViolation => ({
  source: "s",
  sourceId: String(id),
  at: Date.parse(at),
  point: [113.4 + id * 1e-5, 34.9],
  category: "09001",
  channel: "patrol",
  kind: "held",
  cell: "c",
  grid: "g",
  squad: "q",
  lead: "q",
  ...NOWHERE,
  description: id % 2 ? `"quoted", {braced} \\ 五定` : null,
});

describe("violations", () => {
  test("sent twice, stored once, also within one batch; months make their own partitions", async () => {
    const months = ["2017-12-31T23:59:59Z", "2018-01-01T00:00:00Z", "2026-02-28T12:00:00Z"];
    const rows = Array.from({ length: 30 }, (_none, index) => violation(index, months[index % 3]));
    expect(await insertViolations(own.db, city, [...rows, rows[0] as NewViolation])).toEqual({ taken: 30, known: 1 });
    expect(await insertViolations(own.db, city, [...rows, violation(99)])).toEqual({ taken: 1, known: 30 });
    expect(await countViolations(own.db, city)).toBe(31);
    const [row] = await own.db.sql`select description, extract(epoch from at)::float8 * 1000 as at from violation where source_id = '1'`;
    expect(row).toEqual({ description: violation(1).description, at: Date.parse("2018-01-01T00:00:00Z") });
  });

  test("are streamed in order of id, batch by batch, from any id on", async () => {
    const seen: number[] = [];
    await scanHeat(own.db, city, { after: 0, batch: 7, onBatch: (rows) => seen.push(...rows.map(({ id }) => id)) });
    expect(seen).toHaveLength(31);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    const rest: number[] = [];
    await scanHeat(own.db, city, { after: seen[19] as number, batch: 7, onBatch: (rows) => rest.push(...rows.map(({ id }) => id)) });
    expect(rest).toEqual(seen.slice(20));
    expect(await latestViolation(own.db, city)).toBe(seen[30]);
  });

  test("from many writers at once none is lost or doubled", async () => {
    const batches = Array.from({ length: 6 }, (_none, batch) =>
      Array.from({ length: 50 }, (_row, index) => violation(1000 + batch * 25 + index)),
    );
    const results = await Promise.all(batches.map((rows) => insertViolations(own.db, city, rows)));
    expect(results.reduce((sum, { taken }) => sum + taken, 0)).toBe(175);
    expect(await countViolations(own.db, city)).toBe(206);
  });
});

test("categories: national codes, old codes, names; anything else one local extension", async () => {
  const codes = await categoryCodes(own.db, city, ["09001", "0103", "占道经营", "THEFT", "BATTERY", "THEFT"]);
  expect([codes.get("09001"), codes.get("0103"), codes.get("占道经营")]).toEqual(["09001", "06003", "09006"]);
  expect([codes.get("THEFT"), codes.get("BATTERY")]).toEqual(["10999", "10998"]);
  expect((await categoryCodes(own.db, city, ["BATTERY", "ARSON"])).get("ARSON")).toBe("10997");
  expect(await localCategories(own.db, city)).toHaveLength(3);
});

describe("the audit", () => {
  test("is a whole chain, also when many write at once", async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_none, index) =>
        own.db.sql.begin((sql) =>
          writeAudit(sql, { actor: BY, action: "try", noun: "n", key: String(index), before: { a: 1 }, after: { a: index } }),
        ),
      ),
    );
    expect(await firstBrokenAudit(own.db)).toBeNull();
    const rows = await listAudit(own.db, { limit: 5 });
    expect(rows).toHaveLength(5);
    expect((await listAudit(own.db, { before: rows[4]?.id, limit: 1 }))[0]?.id).toBe((rows[4]?.id as number) - 1);
  });

  test("refuses change, and shows it when somebody forces it", async () => {
    await expect(own.db.sql`update audit set actor = 'x'`).rejects.toThrow("never changed");
    await expect(own.db.sql`delete from audit`).rejects.toThrow("never changed");
    await expect(own.db.sql`truncate audit`).rejects.toThrow();
    const second = (await listAudit(own.db, { limit: 200 })).at(-2)?.id as number;
    await own.db.sql`alter table audit disable trigger audit_kept`;
    await own.db.sql`update audit set actor = 'somebody else' where id = ${second}`;
    await own.db.sql`alter table audit enable trigger audit_kept`;
    expect(await firstBrokenAudit(own.db)).toBe(second);
  });
});

describe("who may come in", () => {
  const account = { name: "li", displayName: "Li", role: "captain", person: null, squad: null, passwordHash: "x" };

  test("an account is of its city; another city's does not exist here", async () => {
    await own.db.sql.begin(async (sql) => {
      expect(await createUser(sql, { ...account, city }, BY)).toBe(true);
      expect(await createUser(sql, { ...account, city }, BY)).toBe(false);
    });
    expect(await findUser(own.db, "li", city)).toMatchObject({ role: "captain" });
    expect(await findUser(own.db, "li", null)).toBeNull();
    expect(await findUser(own.db, "li", city + 1)).toBeNull();
  });

  test("a session ends when closed, idle, too old, when its account is barred, or its city is no longer current", async () => {
    const user = (await findUser(own.db, "li", city))?.id as number;
    const live = async (id: string) => (await liveSession(own.db, id, 30, 12)) !== null;
    const [closed, idle, old, kept] = await Promise.all([1, 2, 3, 4].map(() => openSession(own.db, user, null)));
    expect(await live(kept as string)).toBe(true);
    await closeSession(own.db, closed as string);
    await own.db.sql`update session set seen_at = now() - interval '31 minutes' where id = ${idle as string}`;
    await own.db.sql`update session set opened_at = now() - interval '13 hours' where id = ${old as string}`;
    expect(await Promise.all([closed, idle, old].map((id) => live(id as string)))).toEqual([false, false, false]);
    expect(await live("not a session")).toBe(false);
    await own.db.sql.begin((sql) => makeCurrent(sql, { name: "elsewhere", timeZone: "Asia/Shanghai", sample: false }));
    expect(await live(kept as string)).toBe(false);
    await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }));
    expect(await live(kept as string)).toBe(true);
    expect(await disableUser(own.db, "li", BY)).toBe(true);
    expect(await live(kept as string)).toBe(false);
  });

  test("an account is shut after five failures; a success before that clears them", async () => {
    const fail = () => noteAttempt(own.db, "wang", "10.0.0.1", false);
    for (let k = 0; k < LOCKOUT.failures - 1; k++) await fail();
    await noteAttempt(own.db, "wang", "10.0.0.1", true);
    await fail();
    expect(await lockedOut(own.db, "wang", "10.0.0.1")).toBe(false);
    for (let k = 0; k < LOCKOUT.failures; k++) await fail();
    expect(await lockedOut(own.db, "wang", "10.0.0.9")).toBe(true);
    expect(await lockedOut(own.db, "zhao", "10.0.0.9")).toBe(false);
  });

  test("a token is told once and kept as a hash; a foreign, changed or revoked one opens nothing", async () => {
    const token = (await createToken(own.db, { name: "hotline", role: "intake", by: BY })) as string;
    expect(await createToken(own.db, { name: "hotline", role: "reader", by: BY })).toBeNull();
    expect(await findToken(own.db, token)).toEqual({ name: "hotline", role: "intake" });
    expect(await findToken(own.db, `${token}x`)).toBeNull();
    const [row] = await own.db.sql`select * from token`;
    expect(JSON.stringify(row)).not.toContain(token.slice(3));
    expect(await revokeToken(own.db, "hotline", BY)).toBe(true);
    expect(await findToken(own.db, token)).toBeNull();
    expect(await listTokens(own.db)).toHaveLength(1);
  });
});

test("settings come back and are audited; the installation's secret is made once", async () => {
  await writeSetting(own.db, "k", { a: [1, "二"] }, BY);
  expect(await readSetting(own.db, "k")).toEqual({ a: [1, "二"] });
  expect((await listAudit(own.db, { limit: 1 }))[0]).toMatchObject({
    action: "setting.change",
    key: "k",
    before: null,
    after: { a: [1, "二"] },
  });
  await writeSetting(own.db, "k", null, BY);
  expect(await readSetting(own.db, "k")).toBeNull();
  const secrets = await Promise.all([1, 2, 3].map((n) => installationSecret(own.db, "s", () => `secret ${n}`)));
  expect(new Set(secrets).size).toBe(1);
});

test("basemap features come back as they were", async () => {
  const features = [
    {
      layer: "water",
      class: "lake",
      name: "云湖",
      geometry: {
        type: "area",
        area: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      },
    },
    {
      layer: "street",
      class: "main",
      name: null,
      geometry: {
        type: "line",
        line: [
          [0, 0],
          [1, 1],
        ],
      },
    },
    { layer: "label", class: "town", name: "x", geometry: { type: "point", at: [2, 3] } },
  ] as const;
  await own.db.sql.begin((sql) => saveBase(sql, city, features));
  await own.db.sql.begin((sql) => saveBase(sql, city, features));
  expect(await loadBase(own.db, city)).toEqual(features);
});

test("fifteen questions side by side get their own answers", async () => {
  const ask = (n: number) => own.db.sql<{ n: number; rows: number }[]>`select ${n}::int as n, generate_series(1, ${n * 50}::int) as rows`;
  for (let round = 0; round < 3; round++) {
    const answers = await Promise.all(Array.from({ length: 15 }, (_none, index) => ask(index + 1)));
    answers.forEach((rows, index) => {
      expect(rows).toHaveLength((index + 1) * 50);
      expect(rows.every(({ n }) => n === index + 1)).toBe(true);
    });
  }
});

test("after a failure the next question gets its own answer", async () => {
  const one = await own.db.sql.reserve();
  await one`create table if not exists once (n integer primary key)`;
  await one`insert into once values (1) on conflict do nothing`;
  for (let round = 0; round < 5; round++) {
    await expect(one`insert into once select ${1}::int where ${round}::int >= 0`).rejects.toMatchObject({ code: "23505" });
    expect(await one`select ${round}::int as n, ${"x".repeat(round)}::text as x`).toEqual([{ n: round, x: "x".repeat(round) }]);
    await expect(one.unsafe(`select ${round} / 0 as q${round}`, [])).rejects.toMatchObject({ code: "22012" });
    expect(await one.unsafe(`select ${round} as simple`)).toEqual([{ simple: round }]);
  }
  one.release();
});
