import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { encode } from "next-auth/jwt";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, listAudit } from "../../db/audit";
import { makeCurrent } from "../../db/city";
import { type DatabaseForTests, freshDatabase } from "../../db/database-for-tests";
import { savePlan } from "../../db/save-plan";
import { closeSession, openSession } from "../../db/session";
import { insertViolations } from "../../db/store-violations";
import { createToken } from "../../db/token";
import { createUser, findUser } from "../../db/user";
import { type MAY, may, PEOPLE, ROLES } from "../../duty/may";
import { sketch } from "../../duty/sketch";
import { NOWHERE } from "../../duty/violation/nowhere-for-tests";
import { decodeColumns } from "../../geo/heat/column-bytes";
import * as auditRoute from "../api/audit/route";
import * as healthRoute from "../api/health/route";
import * as heatRoute from "../api/heat/hours/route";
import * as meRoute from "../api/me/route";
import * as planRoute from "../api/plan/route";
import * as responsibilityRoute from "../api/responsibility/route";
import * as searchRoute from "../api/search/route";
import * as basemapRoute from "../api/setting/basemap/route";
import * as tileRoute from "../api/tile/[layer]/[z]/[x]/[y]/route";
import { depthOf } from "./body";
import { forgetSession } from "./caller";
import { DOOR } from "./door";
import { forgetEnv } from "./env";
import { dropKept } from "./kept";
import { passwordHash, SESSION_COOKIE, secret, signInWith } from "./session";

const BY: Actor = { kind: "command", name: "test", role: null, address: null };
const ORIGIN = "http://127.0.0.1:3000";
let own: DatabaseForTests;
let city: number;
const tokens: Record<string, string> = {};
const cookies: Record<string, string> = {};
const sessions: Record<string, string> = {};

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const ask = (handler: unknown, path: string, init: RequestInit = {}, params: Record<string, string> = {}) =>
  (handler as Handler)(new Request(`${ORIGIN}${path}`, init), { params: Promise.resolve(params) });
const bearer = (role: string) => ({ headers: { authorization: `Bearer ${tokens[role]}` } });
const json = (role: string, body: unknown, more: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { authorization: `Bearer ${tokens[role]}`, "content-type": "application/json", ...more },
  body: typeof body === "string" ? body : JSON.stringify(body),
});

async function cookieOf(session: string, sealedWith?: string): Promise<string> {
  return `${SESSION_COOKIE}=${await encode({ token: { sid: session }, secret: sealedWith ?? (await secret()) })}`;
}

beforeAll(async () => {
  own = await freshDatabase();
  process.env.DATABASE_URL = own.url;
  process.env.WUDING_ENGINE = own.engine;
  forgetEnv();
  dropKept();
  const plan = sketch("AAB / ABB");
  city = (await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }))).id;
  await savePlan(own.db, city, plan, BY);
  for (const role of ROLES) tokens[role] = (await createToken(own.db, { name: `t-${role}`, role, by: BY })) as string;
  const hash = await passwordHash("right password");
  for (const role of PEOPLE) {
    await own.db.sql.begin((sql) =>
      createUser(sql, { name: role, displayName: role, role, person: null, squad: null, city, passwordHash: hash }, BY),
    );
    sessions[role] = await openSession(own.db, (await findUser(own.db, role, city))?.id as number, null);
    cookies[role] = await cookieOf(sessions[role] as string);
  }
});
afterAll(async () => {
  dropKept();
  await own.drop();
});

const HERE = "lon=113.4005&lat=34.9005";

test("every handler below app/ is made by the door; next-auth's is the one exception", async () => {
  const root = join(import.meta.dirname ?? "", "..");
  const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((file) => /(^|\/)(route|actions)\.tsx?$/.test(file));
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) {
    if (file.includes("[...nextauth]")) continue;
    const module = (await import(join(root, file))) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) {
      if (typeof value === "function") expect({ file: relative(root, file), name, door: DOOR in value }).toMatchObject({ door: true });
    }
    expect(readFileSync(join(root, file), "utf8")).not.toMatch(/from "next-auth/);
  }
});

describe("who may come in", () => {
  const doors: [string, unknown, string, keyof typeof MAY, Record<string, string>?][] = [
    ["responsibility", responsibilityRoute.GET, `/api/responsibility?${HERE}`, "responsibility.ask"],
    ["plan", planRoute.GET, "/api/plan", "plan.read"],
    ["tile", tileRoute.GET, "/api/tile/grid/0/0/0", "plan.read", { layer: "grid", z: "0", x: "0", y: "0" }],
    ["search", searchRoute.GET, "/api/search?q=G", "plan.read"],
    ["heat", heatRoute.GET, "/api/heat/hours", "heat.read"],
    ["audit", auditRoute.GET, "/api/audit", "audit.read"],
  ];

  test.each(doors)("%s: each role by the table, by token and by session", async (_name, handler, path, action, params) => {
    for (const role of ROLES) {
      const status = (await ask(handler, path, bearer(role), params)).status;
      expect([role, status < 300]).toEqual([role, may(role, action).ok]);
      if (!may(role, action).ok) expect(status).toBe(403);
      const cookie = cookies[role];
      if (cookie) expect((await ask(handler, path, { headers: { cookie } }, params)).status).toBe(status);
    }
  });

  test("nobody, a foreign token, a forged, foreign or unsealed session: 401 and nothing told", async () => {
    const strange = [
      {},
      { authorization: "Bearer wd_0000000000000000000000000000000000000000000" },
      { authorization: "Basic Y2FwdGFpbjp4" },
      { cookie: `${SESSION_COOKIE}=eyJhbGciOiJub25lIn0.e30.` },
      { cookie: await cookieOf(sessions.leader as string, "another secret of another house") },
      { cookie: await cookieOf("00000000-0000-0000-0000-000000000000") },
      { cookie: await cookieOf("' or true --") },
    ];
    for (const headers of strange) {
      const answer = await ask(planRoute.GET, "/api/plan", { headers: headers as Record<string, string> });
      const body = await answer.text();
      expect(answer.status).toBe(401);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect(Object.keys(JSON.parse(body)).sort()).toEqual(["detail", "fault", "status", "title", "type"]);
      expect(body).not.toMatch(/squad|select|stack/i);
    }
  });

  test("a cookie that is played again after signing out opens nothing", async () => {
    const headers = { cookie: cookies.officer as string };
    expect((await ask(meRoute.GET, "/api/me", { headers })).status).toBe(200);
    await closeSession(own.db, sessions.officer as string);
    forgetSession(sessions.officer as string);
    expect((await ask(meRoute.GET, "/api/me", { headers })).status).toBe(401);
  });

  test("a wrong password and an unknown account are told alike; five failures shut the account, also for the right password", async () => {
    await expect(signInWith("nobody-here", "x", "1.1.1.1")).rejects.toThrow("sign-in.wrong");
    expect(await signInWith("chief", "right password", "1.1.1.1")).toMatchObject({ role: "chief" });
    for (let k = 0; k < 4; k++) await expect(signInWith("chief", "wrong", "1.1.1.1")).rejects.toThrow("sign-in.wrong");
    await expect(signInWith("chief", "wrong", "1.1.1.1")).rejects.toThrow("sign-in.locked");
    await expect(signInWith("chief", "right password", "1.1.1.2")).rejects.toThrow("sign-in.locked");
    await own.db.sql`update login_attempt set at = at - interval '16 minutes'`;
    expect(await signInWith("chief", "right password", "1.1.1.2")).toMatchObject({ role: "chief" });
  });

  test("who am I tells what the role may; a machine too", async () => {
    const me = await (await ask(meRoute.GET, "/api/me", { headers: { cookie: cookies.supervisor as string } })).json();
    expect(me).toMatchObject({ role: "supervisor", name: "supervisor", idleMinutes: 30 });
    expect(me.may).toContain("audit.read");
    expect(me.may).not.toContain("plan.assign");
  });
});

describe("who answers", () => {
  test("one place at one time, in the city's own clock", async () => {
    const answer = await (
      await ask(responsibilityRoute.GET, `/api/responsibility?${HERE}&at=2026-11-24T07:20:00%2B08:00`, bearer("captain"))
    ).json();
    expect(answer).toMatchObject({
      kind: "held",
      at: "2026-11-24T07:20:00+08:00",
      cell: { code: "0100" },
      lead: { code: "A" },
      person: { code: "R0100", phone: "0000" },
    });
    expect(answer.reasons.map(({ code }: { code: string }) => code)).toEqual([
      "cell.covers",
      "grid.holds",
      "squad.answers",
      "segment.none",
      "assignment.on-duty",
      "standard.of-assignment",
    ]);
    const same = await (await ask(responsibilityRoute.GET, `/api/responsibility?${HERE}&at=2026-11-24T07:20`, bearer("reader"))).json();
    expect(same).toMatchObject({ kind: "held", at: "2026-11-24T07:20:00+08:00", person: { phone: null } });
    expect((await ask(responsibilityRoute.GET, `/api/responsibility?${HERE}`, bearer("reader"))).status).toBe(200);
  });

  test("an array keeps its order; outside is an answer", async () => {
    const rows = Array.from({ length: 500 }, (_none, index) => ({
      lon: index % 3 === 2 ? 0 : 113.4005 + (index % 3) * 0.002,
      lat: 34.9005,
      at: "2026-11-24T03:00:00Z",
    }));
    const answers = (await (await ask(responsibilityRoute.POST, "/api/responsibility", json("reader", rows))).json()) as {
      kind: string;
      lead: { code: string } | null;
    }[];
    expect(answers.map(({ kind, lead }) => lead?.code ?? kind)).toEqual(rows.map((_row, index) => ["A", "B", "outside"][index % 3]));
  });

  const bad: [string, unknown, string, string][] = [
    ["a word for a number", { lon: "113.4", lat: 34.9, at: "2026-11-24T07:20" }, "lon", '"113.4"'],
    ["no number", { lon: 113.4, lat: null, at: "2026-11-24T07:20" }, "lat", "null"],
    ["out of the earth", { lon: 181, lat: 34.9, at: "2026-11-24T07:20" }, "lon", "181"],
    ["a missing time", { lon: 113.4, lat: 34.9 }, "at", "—"],
    ["no time", { lon: 113.4, lat: 34.9, at: "tomorrow" }, "at", '"tomorrow"'],
    ["a day that is none", { lon: 113.4, lat: 34.9, at: "2026-02-30T00:00" }, "at", '"2026-02-30T00:00"'],
    ["no row", 7, "row", "7"],
  ];
  test.each(bad)("%s refuses the whole with row, field and expectation", async (_name, row, field, got) => {
    const good = { lon: 113.4005, lat: 34.9005, at: "2026-11-24T07:20" };
    const answer = await ask(responsibilityRoute.POST, "/api/responsibility", json("reader", [good, row]));
    expect(answer.status).toBe(400);
    const body = await answer.json();
    expect(body).toMatchObject({ fault: "input.invalid", errors: [{ row: 1, field, got }], total: 1 });
    expect(body.errors[0].expected.length).toBeGreaterThan(5);
  });

  test("GET tells each wrong field", async () => {
    const body = await (await ask(responsibilityRoute.GET, "/api/responsibility?lon=abc&at=2026-13-01", bearer("reader"))).json();
    expect(body).toMatchObject({ status: 400, errors: [{ field: "lon" }, { field: "lat", got: "—" }, { field: "at" }] });
    expect((await ask(responsibilityRoute.GET, "/api/responsibility?lon=Infinity&lat=1e400", bearer("reader"))).status).toBe(400);
  });

  test("too many, too large, too deep, no JSON, another type", async () => {
    const status = async (init: RequestInit) => {
      const answer = await ask(responsibilityRoute.POST, "/api/responsibility", init);
      return [answer.status, (await answer.json()).fault];
    };
    const row = { lon: 1, lat: 1, at: "2026-01-01T00:00" };
    expect(
      await status(
        json(
          "reader",
          Array.from({ length: 10_001 }, () => row),
        ),
      ),
    ).toEqual([413, "body.too-many"]);
    expect(await status(json("reader", `[${" ".repeat(2_000_001)}]`))).toEqual([413, "body.too-large"]);
    expect(await status(json("reader", `${"[".repeat(5000)}${"]".repeat(5000)}`))).toEqual([400, "body.too-deep"]);
    expect(await status(json("reader", "{"))).toEqual([400, "body.bad-json"]);
    expect(await status(json("reader", "{}"))).toEqual([400, "input.invalid"]);
    expect(await status(json("reader", "[]", { "content-type": "text/plain" }))).toEqual([415, "body.wrong-type"]);
    expect(depthOf('["[[[", {"a": "\\"]"}]')).toBe(2);
  });
});

describe("what the map fetches", () => {
  const tile = (layer: string, z: string, x: string, y: string, init: RequestInit = bearer("reader")) =>
    ask(tileRoute.GET, `/api/tile/${layer}/${z}/${x}/${y}`, init, { layer, z, x, y });

  test("tiles by layer with an ETag; 304 when known; 204 where nothing lies; a clear word for nonsense", async () => {
    const first = await tile("grid", "14", "13352", "6505");
    const where = Math.floor(((113.401 + 180) / 360) * 2 ** 14);
    const rad = (34.901 * Math.PI) / 180;
    const down = Math.floor(((1 - Math.asinh(Math.tan(rad)) / Math.PI) / 2) * 2 ** 14);
    const there = await tile("grid", "14", String(where), String(down));
    expect([first.status, there.status]).toEqual([204, 200]);
    expect(Buffer.from(await there.arrayBuffer()).toString("latin1")).toContain("grid");
    const etag = there.headers.get("etag") as string;
    expect(
      (
        await tile("grid", "14", String(where), String(down), {
          headers: { authorization: `Bearer ${tokens.reader}`, "if-none-match": etag },
        })
      ).status,
    ).toBe(304);
    expect((await tile("nothing", "1", "0", "0")).status).toBe(404);
    for (const [z, x, y] of [
      ["1", "2", "0"],
      ["99", "0", "0"],
      ["a", "0", "0"],
      ["-1", "0", "0"],
    ] as const)
      expect((await tile("grid", z, x, y)).status).toBe(400);
  });

  test("the plan hides phones from a reader", async () => {
    const phones = async (role: string) =>
      (await (await ask(planRoute.GET, "/api/plan", bearer(role))).json()).persons.map(({ phone }: { phone: string }) => phone);
    expect(new Set(await phones("reader"))).toEqual(new Set([""]));
    expect(new Set(await phones("captain"))).toEqual(new Set(["0000"]));
  });

  test("search by name and code", async () => {
    const found = await (await ask(searchRoute.GET, "/api/search?q=r0100", bearer("chief"))).json();
    expect(found).toMatchObject([{ noun: "person", code: "R0100", name: "person 0100" }]);
    expect((await ask(searchRoute.GET, "/api/search?q=%20", bearer("chief"))).status).toBe(400);
  });

  test("heat counts what is stored, also what came since, within the asked span", async () => {
    const row = (id: string, at: string) => ({
      source: "s",
      sourceId: id,
      at: Date.parse(at),
      point: [113.4005, 34.9005] as const,
      category: "09001",
      channel: "patrol",
      kind: "held" as const,
      cell: null,
      grid: null,
      squad: null,
      lead: null,
      ...NOWHERE,
      description: null,
    });
    const sum = async (query = "") =>
      (decodeColumns(await (await ask(heatRoute.GET, `/api/heat/hours${query}`, bearer("leader"))).arrayBuffer()).head as { total: number })
        .total;
    await insertViolations(own.db, city, [row("1", "2026-03-01T00:30:00Z"), row("2", "2026-03-02T00:30:00Z")]);
    expect(await sum()).toBe(2);
    await insertViolations(own.db, city, [row("3", "2026-03-03T00:30:00Z")]);
    expect(await sum()).toBe(3);
    expect(await sum("?from=2026-03-02&to=2026-03-03")).toBe(1);
    expect((await ask(heatRoute.GET, "/api/heat/hours?from=2026-03-03&to=2026-03-02", bearer("leader"))).status).toBe(400);
  });

  test("health is open and tells counts, engine and bounds", async () => {
    const body = await (await ask(healthRoute.GET, "/api/health")).json();
    expect(body).toMatchObject({
      status: "ok",
      engine: own.engine,
      plan: { city: "here", sample: false },
      counts: { cells: 6, grids: 6, squads: 2 },
    });
    [113.4, 34.9, 113.403, 34.902].forEach((value, index) => {
      expect(body.bounds[index]).toBeCloseTo(value, 9);
    });
    expect((await ask(healthRoute.POST, "/api/health", { method: "POST" })).status).toBe(405);
  });

  test("another process changes the plan: answers follow within a second", async () => {
    const before = (await (await ask(healthRoute.GET, "/api/health")).json()).plan.revision;
    const next = sketch("BBB / BBB");
    await savePlan(own.db, city, { ...next, version: { ...next.version, from: Date.parse("2026-01-01") } }, BY);
    await new Promise((go) => setTimeout(go, 700));
    const answer = await (await ask(responsibilityRoute.GET, `/api/responsibility?${HERE}`, bearer("reader"))).json();
    expect(answer.lead.code).toBe("B");
    expect((await (await ask(healthRoute.GET, "/api/health")).json()).plan.revision).toBeGreaterThan(before);
  });
});

describe("a change", () => {
  const raster = {
    kind: "raster",
    url: "https://tiles.example/{z}/{x}/{y}.png",
    tileSize: 256,
    maxZoom: 18,
    attribution: "A",
    approval: "GS(2026)0000",
  };
  const put = (body: unknown, headers: Record<string, string>) =>
    ask(basemapRoute.PUT, "/api/setting/basemap", {
      method: "PUT",
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", host: "127.0.0.1:3000", ...headers },
    });

  test("is written with who, what, before and after", async () => {
    const cookie = cookies.administrator as string;
    expect((await put(raster, { cookie, origin: ORIGIN })).status).toBe(200);
    expect((await put({ kind: "own" }, { cookie, origin: ORIGIN })).status).toBe(200);
    const [row] = await listAudit(own.db, { limit: 1 });
    expect(row).toMatchObject({
      actorKind: "user",
      actor: "administrator",
      role: "administrator",
      action: "setting.change",
      key: "basemap",
      before: raster,
      after: { kind: "own" },
    });
  });

  test("from a foreign page, from who may not, or with nonsense is refused and leaves no trace", async () => {
    const [last] = await listAudit(own.db, { limit: 1 });
    const cookie = cookies.administrator as string;
    expect((await put(raster, { cookie, origin: "https://evil.example" })).status).toBe(403);
    expect((await put(raster, { cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await put(raster, { cookie: cookies.captain as string, origin: ORIGIN })).status).toBe(403);
    const wrong = await put({ ...raster, url: "javascript:alert(1)" }, { cookie, origin: ORIGIN });
    expect(wrong.status).toBe(400);
    expect((await wrong.json()).errors[0].field).toBe("url");
    expect((await listAudit(own.db, { limit: 1 }))[0]?.id).toBe(last?.id);
  });
});

test("sentences follow the language that is asked for", async () => {
  const say = async (language: string) =>
    (await (await ask(planRoute.GET, "/api/plan", { headers: { "accept-language": language } })).json()).detail as string;
  expect(await say("zh-CN")).toMatch(/\p{Script=Han}/u);
  expect(await say("en")).not.toMatch(/\p{Script=Han}/u);
});
