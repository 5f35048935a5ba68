import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verify } from "@node-rs/argon2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listAudit } from "../../db/audit";
import { currentCity, makeCurrent } from "../../db/city";
import { type DatabaseForTests, freshDatabase } from "../../db/database-for-tests";
import { loadPlan } from "../../db/load-plan";
import { currentPlanHead } from "../../db/plan";
import { savePlan } from "../../db/save-plan";
import { findToken } from "../../db/token";
import { findUser } from "../../db/user";
import { countViolations } from "../../db/violation";
import { sketch } from "../../duty/sketch";
import type { Console } from "./console";
import { main } from "./main";

let own: DatabaseForTests;
const folder = mkdtempSync(join(tmpdir(), "wuding-commands-"));
const before = { ...process.env };

beforeAll(async () => {
  own = await freshDatabase();
  process.env.DATABASE_URL = own.url;
  process.env.DATA_DIR = folder;
});
afterAll(async () => {
  process.env = before;
  await own.drop();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** Runs a command in English, with what is typed into it. */
async function run(args: readonly string[], typed = ""): Promise<{ status: number; out: string[]; aside: string }> {
  const out: string[] = [];
  let aside = "";
  const io: Console = {
    out: (line) => void out.push(line),
    aside: (words) => {
      aside += words;
    },
    watched: false,
    answers: false,
    secret: () => Promise.reject(new Error("nobody is there to be asked")),
    input: async () => typed,
    interrupted: () => () => {},
  };
  return { status: await main([...args, "--language", "en"], io), out, aside };
}

const square = (x: number, y: number) => [
  [
    [x, y],
    [x + 0.01, y],
    [x + 0.01, y + 0.01],
    [x, y + 0.01],
    [x, y],
  ],
];
const communities = (...corners: (readonly [number, number])[]) =>
  JSON.stringify({
    type: "FeatureCollection",
    features: corners.map(([x, y], index) => ({
      type: "Feature",
      properties: { name: `社区${index + 1}` },
      geometry: { type: "Polygon", coordinates: square(x, y) },
    })),
  });
const HEAD = "id,longitude,latitude,type,occurred_at_local";

describe("import", () => {
  test("stores nothing at all when one of the two files is no good", async () => {
    const good = file("good.geojson", communities([-87.7, 41.8]));
    const bad = await run(["import", "--communities", good, "--violations", file("bad.csv", "id,where\n1,there\n")]);
    expect(bad.status).toBe(1);
    expect(bad.aside).toContain("id, where");
    const tie = communities([-87.7, 41.8]).replace("-87.69", "-87.75");
    const crossed = await run([
      "import",
      "--communities",
      file("tie.geojson", tie),
      "--violations",
      file("ok.csv", `${HEAD}\n1,1,1,T,2018-01-01\n`),
    ]);
    expect(crossed.status).toBe(1);
    expect(crossed.aside).toContain("feature 1");
    expect(await currentCity(own.db)).toBeNull();
    expect((await run(["import", "--violations", file("ok.csv", `${HEAD}\n1,1,1,T,2018-01-01\n`)])).aside).toContain("no city yet");
  });

  test("takes what is right, refuses what is wrong with row and field, and the same again changes nothing", async () => {
    await own.db.sql.begin((sql) => makeCurrent(sql, { name: "样例", timeZone: "Asia/Shanghai", sample: true }));
    const land = file("north side.geojson", communities([-87.7, 41.8], [-87.69, 41.8], [-87.685, 41.8]));
    const rows = [
      "1,-87.695,41.805,THEFT,2018-01-01T00:00:00",
      "2,-87.69,41.805,BATTERY,2018-01-01T00:00:00",
      "3,-87.684,41.805,占道经营,2018-07-01 12:30",
      "4,-80,41.805,09001,2018-07-01T12:30:00Z",
      "5,abc,41.805,THEFT,2018-01-01",
      "6,-87.695,41.805,THEFT,2018-03-11T02:30:00",
      "1,-87.695,41.805,THEFT,2018-01-01T00:00:00",
    ];
    const table = file("rows.csv", `\uFEFF${HEAD}\r\n${rows.join("\r\n")}\r\n`);
    const args = ["import", "--communities", land, "--violations", table, "--time-zone", "America/Chicago"];
    const first = await run(args);
    expect(first.aside.replace(/^Bringing.*\n/gm, "")).toBe("");
    expect(first.status).toBe(0);
    const text = first.out.join("\n");
    expect(text).toContain("sample city is no longer");
    expect(text).toMatch(
      /rows read: 7\n.*taken: 4\n.*known already.*: 1\n.*refused: 2\n.*inside the city: 4\n.*outside the city: 1\n.*: 2 \(on a line 1, in an overlap 1, in a sliver 0\)/,
    );
    expect(text).toContain("new local categories: 2");
    expect(text).toContain("row 6 (the head is row 1), lon: expected a number, -180 … 180, got abc");
    expect(text).toContain("row 7 (the head is row 1), at: expected a time that exists in America/Chicago");
    const report = readdirSync(join(folder, "reports")).map((name) => readFileSync(join(folder, "reports", name), "utf8"));
    expect(report).toHaveLength(1);
    expect(report[0]?.trim().split("\r\n")).toHaveLength(3);

    const city = await currentCity(own.db);
    expect(city).toMatchObject({ name: "north side", timeZone: "America/Chicago", sample: false });
    const head = await currentPlanHead(own.db, Date.now());
    const stored = await own.db.sql`
      select source_id as id, kind, cell, category, extract(epoch from at)::float8 * 1000 as at from violation where city = ${city?.id as number} order by source_id`;
    expect(stored.map(({ id, kind, cell, category, at }) => [id, kind, cell, category, at])).toEqual([
      ["1", "gap", "999999001001001", "10999", Date.UTC(2018, 0, 1, 6)],
      ["2", "gap", "999999001001001", "10998", Date.UTC(2018, 0, 1, 6)],
      ["3", "gap", "999999001002001", "09006", Date.UTC(2018, 6, 1, 17, 30)],
      ["4", "outside", null, "09001", Date.UTC(2018, 6, 1, 12, 30)],
    ]);

    const again = await run(args);
    expect(again.out.join("\n")).toContain("those of the plan in force");
    expect(again.out.join("\n")).toMatch(/taken: 0\n.*: 5\n/);
    expect(await currentPlanHead(own.db, Date.now())).toEqual(head);
    expect(await countViolations(own.db, city?.id as number)).toBe(4);
    expect((await listAudit(own.db, { limit: 1 }))[0]).toMatchObject({
      action: "import.run",
      key: "rows.csv",
      after: { taken: 0, known: 5 },
    });
  });

  test("other communities of the same ground are the city's next version, of other ground another city", async () => {
    const before = await currentPlanHead(own.db, Date.now());
    expect((await run(["import", "--communities", file("later.geojson", communities([-87.7, 41.8]))])).status).toBe(0);
    const next = await currentPlanHead(own.db, Date.now());
    expect(next?.city).toBe(before?.city);
    expect((await loadPlan(own.db, next?.plan as number)).version).toMatchObject({ timeZone: "America/Chicago", city: "north side" });
    expect((await loadPlan(own.db, before?.plan as number)).version.state).toBe("retired");
    expect((await run(["import", "--communities", file("绿洲.geojson", communities([113.4, 34.8]))])).status).toBe(0);
    expect(await currentCity(own.db)).toMatchObject({ name: "绿洲", timeZone: "Asia/Shanghai" });
  });

  test("of rows alone goes to the current city, in the encoding and columns it is told", async () => {
    const gbk = Buffer.concat([
      Buffer.from("nr;east;north;kind;when\n1;113.405;34.805;"),
      Buffer.from([0xd5, 0xbc, 0xb5, 0xc0, 0xbe, 0xad, 0xd3, 0xaa]),
      Buffer.from(";2026-05-01 08:00\n"),
    ]);
    const table = file("gbk.csv", gbk);
    const map = ["--map", "id=nr,lon=east,lat=north,category=kind,at=when"];
    expect((await run(["import", "--violations", table, ...map])).aside).toContain("line 2");
    const done = await run(["import", "--violations", table, ...map, "--encoding", "gbk", "--source", "hotline"]);
    expect(done.status).toBe(0);
    const [row] = await own.db.sql`select category, kind, source from violation where source = 'hotline'`;
    expect(row).toEqual({ category: "09006", kind: "gap", source: "hotline" });
  });

  test("ends at a quote that is never closed, with what stands before it stored", async () => {
    const table = file(
      "quote.csv",
      `${HEAD}\nq1,113.405,34.805,T,2026-05-01\nq2,113.405,34.805,"T,2026-05-01\nq3,113.405,34.805,T,2026-05-01\n`,
    );
    const { status, aside, out } = await run(["import", "--violations", table]);
    expect(status).toBe(1);
    expect(aside).toContain("row 3");
    expect(out.join("\n")).toContain("taken: 1");
  });

  test.skipIf(!existsSync(join(import.meta.dirname, "../../../shared/data/chicago/incidents-2018-01-04.csv")))(
    "of thousands of real incidents routes each to the community that SQL finds",
    async () => {
      const real = join(import.meta.dirname, "../../../shared/data/chicago");
      const lines = readFileSync(join(real, "incidents-2018-01-04.csv"), "utf8").trim().split("\n");
      const some = [lines[0], ...lines.slice(1).filter((_line, index) => index % 20 === 0)];
      const table = file("chicago.csv", `${some.join("\n")}\n`);
      const args = ["--communities", join(real, "community-areas.geojson"), "--violations", table, "--city", "Chicago"];
      const { status, out } = await run(["import", ...args, "--time-zone", "America/Chicago"]);
      expect([status, out.join("\n")]).toEqual([0, expect.stringContaining("77 communities read")]);
      const head = await currentPlanHead(own.db, Date.now());
      const [row] = await own.db.sql<{ all: number; differ: number }[]>`
        select count(*)::int as all, count(*) filter (where v.cell is distinct from (
          select code from cell where plan = ${head?.plan as number} and ST_Covers(area, ST_SetSRID(ST_MakePoint(v.lon, v.lat), 4326)) order by code collate "C" limit 1
        ))::int as differ from violation v where city = ${head?.city as number}`;
      expect(row?.all).toBeGreaterThan(3900);
      expect(row?.differ).toBe(0);
    },
  );
});

describe("tokens", () => {
  test("stand alone on the last line, open the door, and are gone when revoked", async () => {
    const { status, out } = await run(["token", "create", "--name", "hotline", "--role", "intake"]);
    expect(status).toBe(0);
    const token = out.at(-1) as string;
    expect(token).toMatch(/^wd_[\w-]{43}$/);
    expect(await findToken(own.db, token)).toEqual({ name: "hotline", role: "intake" });
    expect((await run(["token", "create", "--name", "hotline", "--role", "reader"])).status).toBe(1);
    expect((await run(["token", "list"])).out.join("\n")).not.toContain(token);
    expect((await run(["token", "revoke", "--name", "hotline"])).status).toBe(0);
    expect((await run(["token", "revoke", "--name", "hotline"])).status).toBe(1);
    expect(await findToken(own.db, token)).toBeNull();
    const deeds = (await listAudit(own.db, { limit: 2 })).map(({ action, actorKind }) => [action, actorKind]);
    expect(deeds).toEqual([
      ["token.revoke", "command"],
      ["token.create", "command"],
    ]);
  });

  test("of no role are a misspelt command that names the roles", async () => {
    const { status, aside } = await run(["token", "create", "--name", "x", "--role", "boss"]);
    expect([status, aside]).toEqual([2, expect.stringContaining("captain, chief, leader")]);
  });
});

describe("accounts", () => {
  test("are made with the password that comes in, of every city; weak ones and doubles are refused", async () => {
    const make = (password: string, ...more: string[]) =>
      run(["user", "create", "--name", "wang", "--role", "leader", "--password-stdin", ...more], password);
    expect((await make("short\n")).status).toBe(1);
    expect((await make("long enough 五定\n", "--display", "王局")).status).toBe(0);
    const user = await findUser(own.db, "wang", null);
    expect(user).toMatchObject({ role: "leader", displayName: "王局", city: null });
    expect(await verify(user?.passwordHash as string, "long enough 五定")).toBe(true);
    expect((await make("long enough 五定\n")).status).toBe(1);
    expect((await run(["user", "create", "--name", "x", "--role", "reader", "--password-stdin"], "long enough")).status).toBe(2);
    expect((await run(["user", "password", "--name", "wang", "--password-stdin"], "another one 2026\n")).status).toBe(0);
    const changed = await findUser(own.db, "wang", null);
    expect(await verify(changed?.passwordHash as string, "another one 2026")).toBe(true);
    expect((await run(["user", "list"])).out.join("\n")).toContain("wang\tleader\t王局\tin use");
    expect((await run(["user", "disable", "--name", "wang"])).status).toBe(0);
    expect(await findUser(own.db, "wang", null)).toBeNull();
  });

  test("that name a squad or person belong to the city of its plan", async () => {
    const city = await own.db.sql.begin((sql) => makeCurrent(sql, { name: "AB", timeZone: "Asia/Shanghai", sample: false }));
    await savePlan(own.db, city.id, sketch("AB"), { kind: "command", name: "t", role: null, address: null });
    const make = (...more: string[]) =>
      run(["user", "create", "--name", "c", "--role", "captain", "--password-stdin", ...more], "long enough");
    expect((await make("--squad", "Z")).aside).toContain("no squad Z");
    expect((await make("--squad", "A", "--person", "nobody")).aside).toContain("no person nobody");
    expect((await make("--squad", "A", "--person", "R0000")).status).toBe(0);
    expect(await findUser(own.db, "c", city.id)).toMatchObject({ squad: "A", person: "R0000", city: city.id });
  });
});

describe("commands", () => {
  test("that are misspelt say so with status 2 and touch no database", async () => {
    const url = process.env.DATABASE_URL;
    process.env.DATABASE_URL = "postgres://nobody@127.0.0.1:1/none";
    try {
      const misspelt = [
        ["fly"],
        ["token"],
        ["token", "create", "--role", "reader"],
        ["token", "create", "--name", "x"],
        ["user", "list", "--colour", "red"],
        ["import"],
        ["import", "--communities"],
        ["import", "--violations", "x.csv", "--time-zone", "Moon/Sea"],
        ["import", "--violations", "x.csv", "--encoding", "morse"],
        ["import", "--violations", "x.csv", "--map", "colour=red"],
      ];
      for (const args of misspelt) expect([args, (await run(args)).status]).toEqual([args, 2]);
      expect((await run(["import", "--violations", join(folder, "nowhere.csv")])).status).toBe(1);
      const unreachable = await run(["plan", "list"]);
      expect([unreachable.status, unreachable.aside]).toEqual([1, expect.stringContaining("cannot be reached")]);
      expect((await run(["help"])).out.join("\n")).toContain("token");
    } finally {
      process.env.DATABASE_URL = url;
    }
  });

  test("list plans and look through the audit", async () => {
    expect((await run(["plan", "list"])).out.join("\n")).toContain("in-force");
    expect((await run(["audit", "verify"])).out.join("\n")).toContain("whole");
    await own.db.sql`alter table audit disable trigger audit_kept`;
    await own.db.sql`update audit set actor = 'somebody else' where id = 2`;
    expect(await run(["audit", "verify"])).toMatchObject({ status: 1, aside: expect.stringContaining("row 2") });
  });
});
