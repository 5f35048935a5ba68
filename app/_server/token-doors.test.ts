import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleCalls } from "../../components/setting/intake/sample-calls";
import { type Actor, listAudit } from "../../db/audit";
import { makeCurrent } from "../../db/city";
import { type DatabaseForTests, freshDatabase } from "../../db/database-for-tests";
import { savePlan } from "../../db/save-plan";
import { createToken, type TokenLine } from "../../db/token";
import { countViolations } from "../../db/violation";
import { ROLES } from "../../duty/may";
import { sketch } from "../../duty/sketch";
import * as open311Route from "../api/open311/v2/[resource]/route";
import * as responsibilityRoute from "../api/responsibility/route";
import * as revokeRoute from "../api/token/[name]/revoke/route";
import * as tokenRoute from "../api/token/route";
import * as violationRoute from "../api/violation/route";
import { forgetEnv } from "./env";
import { dropKept } from "./kept";

const BY: Actor = { kind: "command", name: "test", role: null, address: null };
const ORIGIN = "http://127.0.0.1:3000";
const keys: Record<string, string> = {};
let own: DatabaseForTests;
let city: number;

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const ask = (handler: unknown, path: string, init: RequestInit = {}, params: Record<string, string> = {}) =>
  (handler as Handler)(new Request(`${ORIGIN}${path}`, init), { params: Promise.resolve(params) });
const as = (role: string, body?: unknown): RequestInit => ({
  headers: { authorization: `Bearer ${keys[role]}`, "content-type": "application/json", "accept-language": "en" },
  ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
});
const make = (body: unknown, role = "administrator") => ask(tokenRoute.POST, "/api/token", as(role, body));
const revoke = (name: string, role = "administrator") =>
  ask(revokeRoute.POST, `/api/token/${encodeURIComponent(name)}/revoke`, { ...as(role), method: "POST" }, { name });
const list = async () => {
  const answer = await ask(tokenRoute.GET, "/api/token", as("administrator"));
  const text = await answer.text();
  return { text, lines: (JSON.parse(text) as { tokens: TokenLine[] }).tokens };
};
const madeToken = async (name: string, role: "intake" | "reader") => {
  const answer = await make({ name, role });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { token: string }).token;
};
const told = async (answer: Response) => {
  const { fault, detail } = (await answer.json()) as { fault: string; detail: string };
  return { status: answer.status, fault, detail };
};

beforeAll(async () => {
  own = await freshDatabase();
  process.env.DATABASE_URL = own.url;
  process.env.WUDING_ENGINE = own.engine;
  forgetEnv();
  dropKept();
  city = (await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }))).id;
  await savePlan(own.db, city, sketch("AAB / ABB"), BY);
  for (const role of ROLES) keys[role] = (await createToken(own.db, { name: `t-${role}`, role, by: BY })) as string;
});
afterAll(async () => {
  dropKept();
  await own.drop();
});

describe("tokens", () => {
  test("only who manages tokens sees, makes or revokes any", async () => {
    for (const role of ROLES.filter((one) => one !== "administrator")) {
      const answers = [
        await ask(tokenRoute.GET, "/api/token", as(role)),
        await make({ name: "x", role: "intake" }, role),
        await revoke("t-reader", role),
      ];
      expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
    }
    const nobody = [
      await ask(tokenRoute.GET, "/api/token"),
      await ask(tokenRoute.POST, "/api/token", { method: "POST", body: "{}" }),
      await ask(revokeRoute.POST, "/api/token/t-reader/revoke", { method: "POST" }, { name: "t-reader" }),
    ];
    expect(nobody.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect((await list()).lines.filter(({ revokedAt }) => revokedAt === null)).toHaveLength(ROLES.length);
  });

  test("the token is told once, stays in no cache, and stands neither in the list nor in the audit", async () => {
    const answer = await make({ name: " 热线 12345 ", role: "intake" });
    expect([answer.status, answer.headers.get("cache-control")]).toEqual([201, "no-store"]);
    const made = (await answer.json()) as { name: string; role: string; token: string };
    expect(made).toEqual({ name: "热线 12345", role: "intake", token: expect.stringMatching(/^wd_[\w-]{43}$/) });
    const { text, lines } = await list();
    expect(lines[0]).toMatchObject({ name: "热线 12345", role: "intake", createdBy: "t-administrator", usedAt: null, revokedAt: null });
    expect(Math.abs((lines[0]?.createdAt ?? 0) - Date.now())).toBeLessThan(120_000);
    expect(text).not.toContain(made.token);
    expect(text).not.toMatch(/hash/);
    const rows = await listAudit(own.db, { limit: 1 });
    expect(rows[0]).toMatchObject({
      action: "token.create",
      noun: "token",
      key: "热线 12345",
      actor: "t-administrator",
      role: "administrator",
    });
    expect(JSON.stringify(rows)).not.toContain(made.token);
  });

  test("a name in use, a person's role and names that could not stand in a path are refused", async () => {
    await madeToken("gate", "reader");
    expect(await told(await make({ name: "gate", role: "intake" }))).toEqual({
      status: 409,
      fault: "token.taken",
      detail: expect.stringContaining("gate"),
    });
    for (const role of ["administrator", "leader", "captain", "boss", "", null])
      expect(await told(await make({ name: "other", role }))).toMatchObject({ status: 400, fault: "input.invalid" });
    for (const name of ["", "  ", "..", ".", "a/b", "a\nb", "<b>", "-x", "x".repeat(61), 7, null])
      expect(await told(await make({ name, role: "reader" })), String(name)).toMatchObject({ status: 400, fault: "input.invalid" });
    expect((await list()).lines.some(({ name }) => name === "other")).toBe(false);
  });

  test("revoked, it opens nothing from that moment; its name is free; both stand in the audit", async () => {
    const first = await madeToken("cut", "intake");
    const reported = (token: string) =>
      ask(violationRoute.POST, "/api/violation", {
        method: "POST",
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        body: "[]",
      });
    expect((await reported(first)).status).toBe(200);
    expect((await list()).lines.find(({ name }) => name === "cut")?.usedAt).not.toBeNull();
    expect(await (await revoke("cut")).json()).toEqual({ revoked: "cut" });
    expect(await told(await reported(first))).toMatchObject({ status: 401, fault: "token.unknown" });
    expect(await told(await revoke("cut"))).toMatchObject({ status: 404, fault: "token.none", detail: expect.stringContaining("cut") });
    expect(await told(await revoke("never"))).toMatchObject({ status: 404, fault: "token.none" });
    const second = await madeToken("cut", "reader");
    expect(second).not.toBe(first);
    const lines = (await list()).lines.filter(({ name }) => name === "cut");
    expect(lines.map(({ role, revokedAt }) => [role, revokedAt === null])).toEqual([
      ["reader", true],
      ["intake", false],
    ]);
    const rows = await listAudit(own.db, { limit: 3 });
    expect(rows.map(({ action, key }) => [action, key])).toEqual([
      ["token.create", "cut"],
      ["token.revoke", "cut"],
      ["token.create", "cut"],
    ]);
  });
});

describe("the commands shown beside a new token do what they say", () => {
  const matter = { origin: ORIGIN, point: [113.4005, 34.9005] as const, at: "2026-03-02T07:20:00+08:00", text: "接口联调 'test' & <b>" };
  const HANDLERS: Readonly<Record<string, unknown>> = {
    violation: violationRoute.POST,
    open311: open311Route.POST,
    responsibility: responsibilityRoute.POST,
    "open311-list": open311Route.GET,
  };
  const send = (call: ReturnType<typeof sampleCalls>[number]) => {
    const { pathname } = new URL(call.url);
    const body = call.form ? new URLSearchParams(call.form.map(([name, value]) => [name, value])) : JSON.stringify(call.json);
    return ask(
      HANDLERS[call.shows],
      pathname,
      { method: call.method, headers: [...call.headers].map(([name, value]) => [name, value]), ...(call.method === "GET" ? {} : { body }) },
      { resource: pathname.split("/").at(-1) as string },
    );
  };

  test("intake: each hands in one violation, however often it is run", async () => {
    const before = await countViolations(own.db, city);
    const calls = sampleCalls("intake", { ...matter, token: await madeToken("sampled", "intake") });
    for (const call of [...calls, ...calls]) {
      const answer = await send(call);
      expect(answer.ok, `${call.shows}: ${await answer.clone().text()}`).toBe(true);
      if (call.shows === "violation") expect(await answer.json()).toMatchObject({ refused: 0 });
    }
    expect((await countViolations(own.db, city)) - before).toBe(2);
  });

  test("reader: who answers, and the list; handing in is refused", async () => {
    const token = await madeToken("looking", "reader");
    for (const call of sampleCalls("reader", { ...matter, token })) {
      const answer = await send(call);
      expect(answer.status, `${call.shows}: ${await answer.clone().text()}`).toBe(200);
      expect(await answer.json()).toBeInstanceOf(Array);
    }
    const [violation] = sampleCalls("intake", { ...matter, token });
    expect((await send(violation as NonNullable<typeof violation>)).status).toBe(403);
  });
});
