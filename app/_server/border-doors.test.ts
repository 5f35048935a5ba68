import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../db/audit";
import { makeCurrent } from "../../db/city";
import { type DatabaseForTests, freshDatabase } from "../../db/database-for-tests";
import { savePlan } from "../../db/save-plan";
import { createToken } from "../../db/token";
import { type Action, may, ROLES } from "../../duty/may";
import { sketch } from "../../duty/sketch";
import * as absenceRoute from "../api/absence/[code]/route";
import * as absencesRoute from "../api/absence/route";
import * as reportRoute from "../api/board/[code]/report/route";
import * as boardRoute from "../api/board/[code]/route";
import * as printRoute from "../api/board/print/route";
import * as borderRoute from "../api/border/[key]/route";
import * as blindRoute from "../api/border/blind/route";
import * as bordersRoute from "../api/border/route";
import * as sceneRoute from "../api/handover/[violation]/route";
import * as pingRoute from "../api/handover/ping-pong/route";
import * as scenesRoute from "../api/handover/route";
import * as settingRoute from "../api/handover/setting/route";
import * as liveRoute from "../api/live/route";
import * as portraitRoute from "../api/portrait/[person]/route";
import * as responsibilityRoute from "../api/responsibility/route";
import * as pdfRoute from "../api/trace/certificate/[code]/pdf/route";
import * as verifyRoute from "../api/trace/certificate/[code]/route";
import * as certificateRoute from "../api/trace/certificate/route";
import * as traceRoute from "../api/trace/route";
import { forgetEnv } from "./env";
import { dropKept } from "./kept";

const BY: Actor = { kind: "command", name: "test", role: null, address: null };
const ORIGIN = "http://127.0.0.1:3000";
const KEY = "A|B";
const tokens: Record<string, string> = {};
let own: DatabaseForTests;

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const ask = (handler: unknown, path: string, params: Record<string, string> = {}, init: RequestInit & { role?: string | null } = {}) =>
  (handler as Handler)(
    new Request(`${ORIGIN}${path}`, {
      ...init,
      headers: { ...(init.role === null ? {} : { authorization: `Bearer ${tokens[init.role ?? "leader"]}` }), ...init.headers },
    }),
    { params: Promise.resolve(params) },
  );
const sent = (body: unknown, role: string | null = "leader", method = "POST"): RequestInit & { role: string | null } => ({
  method,
  role,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

beforeAll(async () => {
  own = await freshDatabase();
  process.env.DATABASE_URL = own.url;
  process.env.WUDING_ENGINE = own.engine;
  forgetEnv();
  dropKept();
  const { id } = await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }));
  await savePlan(own.db, id, sketch("AAB / ABB"), BY);
  for (const role of ROLES) tokens[role] = (await createToken(own.db, { name: `t-${role}`, role, by: BY })) as string;
});
afterAll(async () => {
  dropKept();
  await own.drop();
});

test("who may come in: each role by the table", async () => {
  const doors: [unknown, string, Action, Record<string, string>?, RequestInit?][] = [
    [bordersRoute.GET, "/api/border", "border.read"],
    [blindRoute.GET, "/api/border/blind", "border.read"],
    [borderRoute.GET, "/api/border/A|B", "border.read", { key: KEY }],
    [scenesRoute.GET, "/api/handover", "custody.read"],
    [sceneRoute.GET, "/api/handover/1", "custody.read", { violation: "1" }],
    [pingRoute.GET, "/api/handover/ping-pong", "custody.read"],
    [settingRoute.GET, "/api/handover/setting", "custody.read"],
    [settingRoute.PUT, "/api/handover/setting", "custody.setting", {}, sent({}, "x", "PUT")],
    [traceRoute.GET, "/api/trace", "trace.read"],
    [certificateRoute.POST, "/api/trace/certificate", "trace.read", {}, sent({})],
    [pdfRoute.GET, "/api/trace/certificate/x/pdf", "trace.read", { code: "x" }],
    [printRoute.GET, "/api/board/print?codes=g-none", "board.print"],
    [portraitRoute.PUT, "/api/portrait/none", "portrait.change", { person: "none" }, { method: "PUT", body: "x" }],
    [portraitRoute.DELETE, "/api/portrait/none", "portrait.change", { person: "none" }, { method: "DELETE" }],
    [absencesRoute.GET, "/api/absence", "plan.audit"],
    [absencesRoute.POST, "/api/absence", "absence.note", {}, sent({})],
    [absenceRoute.DELETE, "/api/absence/none", "absence.note", { code: "none" }, { method: "DELETE" }],
  ];
  for (const [handler, path, action, params = {}, init = {}] of doors)
    for (const role of ROLES) {
      const { status } = await ask(handler, path, params, { ...init, role });
      expect([path, init.method ?? "GET", role, status === 403]).toEqual([path, init.method ?? "GET", role, !may(role, action).ok]);
      expect(status).toBeLessThan(500);
    }
});

const detail = async () => (await ask(borderRoute.GET, "/api/border/A|B", { key: KEY })).json();
const step = (body: object, role = "leader") => ask(borderRoute.POST, "/api/border/A|B", { key: KEY }, sent(body, role));
const terms = { width: 30, basis: "kerb", parts: [{ side: null, hours: null, lead: "A", support: "B" }], text: "一起管", from: null };
// In a cell of B, a few metres from A's.
const BESIDE = { lon: 113.40205, lat: 34.9015 };
const leadAt = async (at: string) => {
  const told = await ask(responsibilityRoute.GET, `/api/responsibility?lon=${BESIDE.lon}&lat=${BESIDE.lat}&at=${encodeURIComponent(at)}`);
  return (await told.json()).lead.code;
};

describe("a border behind its doors", () => {
  test("computed, adjudicated, answering at once, told to who listens; yesterday's answer stays", async () => {
    const { borders, total } = await (await ask(bordersRoute.GET, "/api/border")).json();
    expect([total, borders[0].key, borders[0].review.standing]).toEqual([1, KEY, "unsettled"]);
    const { line, life } = await detail();
    expect(life.number).toBe(0);
    const live = await ask(liveRoute.GET, "/api/live");
    const reader = (live.body as ReadableStream<Uint8Array>).getReader();
    const heard = async () => new TextDecoder().decode((await reader.read()).value);
    expect(await heard()).toContain("retry");
    const before = JSON.parse(/data: (.*)/.exec(await heard())?.[1] ?? "{}");
    const open = { kind: "adjudicate", upon: 0, terms, reason: "市场归甲", fingerprint: line.fingerprint };
    expect((await step({ ...open, terms: { ...terms, width: 900 } })).status).toBe(422);
    expect((await step({ ...open, reason: " " })).status).toBe(422);
    expect((await step({ ...open, fingerprint: "other" })).status).toBe(409);
    expect((await step({ ...open, kind: "propose" }, "captain")).status).toBe(403);
    const done = await step(open);
    expect(done.status).toBe(200);
    expect(await done.json()).toMatchObject({
      life: { state: "adjudicated", number: 1 },
      rules: [{ code: "A|B#1" }],
      line: { review: { standing: "settled" } },
    });
    const after = JSON.parse(/data: (.*)/.exec(await heard())?.[1] ?? "{}");
    expect([after.border > before.border, after.revision > before.revision]).toEqual([true, true]);
    await reader.cancel();
    expect((await step(open)).status).toBe(409);
    const now = new Date(Date.now() + 1000).toISOString();
    expect([await leadAt("2026-01-01T10:00:00+08:00"), await leadAt(now)]).toEqual(["B", "A"]);
    const { spots } = await (await ask(blindRoute.GET, "/api/border/blind")).json();
    expect(spots.filter(({ code }: { code: string }) => code === "blind.border-unsettled")).toEqual([]);
  });

  test("is traced: who signed for its time, given out under a code, verified by anybody, as a PDF", async () => {
    // The rule has answered since the step before: let some time pass on the clock that is asked.
    await new Promise((done) => setTimeout(done, 1100));
    const at = encodeURIComponent(new Date(Date.now() - 500).toISOString());
    const now = await (await ask(traceRoute.GET, `/api/trace?lon=${BESIDE.lon}&lat=${BESIDE.lat}&at=${at}`)).json();
    expect(now).toMatchObject({
      answer: { lead: { code: "A" } },
      rule: { code: "A|B#1", how: "adjudicated", signatures: [{ squad: null }] },
    });
    const past = await (await ask(traceRoute.GET, `/api/trace?lon=${BESIDE.lon}&lat=${BESIDE.lat}&at=2026-01-01T10:00`)).json();
    expect([past.answer.lead.code, past.rule]).toEqual(["B", null]);
    expect((await ask(traceRoute.GET, `/api/trace?lon=0&lat=0&at=2026-01-01T10:00`)).status).toBe(422);
    expect((await ask(traceRoute.GET, `/api/trace?lon=${BESIDE.lon}&lat=${BESIDE.lat}&at=2999-01-01T10:00`)).status).toBe(422);
    const made = await ask(certificateRoute.POST, "/api/trace/certificate", {}, sent({ ...BESIDE, at: "2026-01-01T10:00" }));
    const { code, digest } = await made.json();
    const open = await ask(verifyRoute.GET, "/", { code: code.toLowerCase() }, { role: null });
    expect(await open.json()).toMatchObject({ code, digest, genuine: true, lead: "squad B" });
    expect((await ask(verifyRoute.GET, "/", { code: "0000-0000-0000" }, { role: null })).status).toBe(404);
    const pdf = await ask(pdfRoute.GET, "/", { code });
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
  });

  test("hangs in the street: read without an account, printed by who may, and reports come in from there", async () => {
    const board = await (await ask(boardRoute.GET, "/", { code: "b-A-B" }, { role: null })).json();
    expect([board.names, board.rule.code]).toEqual([["squad A", "squad B"], "A|B#1"]);
    expect((await ask(boardRoute.GET, "/", { code: "b-A-Z" }, { role: null })).status).toBe(404);
    const pdf = await ask(printRoute.GET, "/api/board/print?kind=grid&squad=A&size=60x90");
    expect(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe("%PDF-");
    const report = (body: object) => ask(reportRoute.POST, "/", { code: "g-G0000" }, sent(body, null));
    const taken = await report({ category: "09001", description: "占道" });
    expect([taken.status, (await taken.json()).lead.name]).toEqual([201, "squad A"]);
    expect((await report({ category: "moon" })).status).toBe(400);
    for (let more = 0; more < 4; more++) await report({ category: "09001" });
    expect((await report({ category: "09001" })).status).toBe(429);
  });

  test("a scene is received by somebody of a squad only; after how long the leader decides is a setting", async () => {
    expect((await ask(scenesRoute.POST, "/api/handover", {}, sent({ ...BESIDE, category: "09001" }, "officer"))).status).toBe(403);
    expect((await ask(settingRoute.PUT, "/", {}, sent({ refusals: 3, minutes: 45 }, "leader", "PUT"))).status).toBe(200);
    expect(await (await ask(scenesRoute.GET, "/api/handover?view=to-decide")).json()).toMatchObject({
      settings: { refusals: 3, minutes: 45 },
      lines: [],
    });
    expect((await ask(settingRoute.PUT, "/", {}, sent({ refusals: 0, minutes: 45 }, "leader", "PUT"))).status).toBe(400);
  });
});
