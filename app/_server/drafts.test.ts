import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../db/audit";
import { makeCurrent } from "../../db/city";
import { type DatabaseForTests, freshDatabase } from "../../db/database-for-tests";
import { savePlan } from "../../db/save-plan";
import { insertViolations } from "../../db/store-violations";
import { createToken } from "../../db/token";
import { type Action, may, ROLES } from "../../duty/may";
import type { Plan } from "../../duty/plan";
import { sketch } from "../../duty/sketch";
import { NOWHERE } from "../../duty/violation/nowhere-for-tests";
import * as changeRoute from "../api/draft/[id]/change/route";
import * as groundRoute from "../api/draft/[id]/ground/route";
import * as draftRoute from "../api/draft/[id]/route";
import * as workloadRoute from "../api/draft/[id]/workload/route";
import * as cancelRoute from "../api/exchange/import/[id]/cancel/route";
import * as faultRoute from "../api/exchange/import/[id]/fault/route";
import * as importGroundRoute from "../api/exchange/import/[id]/ground/route";
import * as previewRoute from "../api/exchange/import/[id]/preview/route";
import * as reportRoute from "../api/exchange/import/[id]/report/route";
import * as importRoute from "../api/exchange/import/[id]/route";
import * as takeRoute from "../api/exchange/import/[id]/take/route";
import * as importsRoute from "../api/exchange/import/route";
import * as exportRoute from "../api/version/[id]/export/route";
import * as forceRoute from "../api/version/[id]/force/route";
import * as versionRoute from "../api/version/[id]/route";
import * as withdrawRoute from "../api/version/[id]/withdraw/route";
import * as compareRoute from "../api/version/compare/route";
import * as versionsRoute from "../api/version/route";
import { forgetEnv } from "./env";
import { dropKept, kept } from "./kept";

const BY: Actor = { kind: "command", name: "test", role: null, address: null };
const ORIGIN = "http://127.0.0.1:3000";
const tokens: Record<string, string> = {};
let own: DatabaseForTests;
let city: number;
let first: number;
let folder: string;

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const ask = (handler: unknown, path: string, params: Record<string, string> = {}, init: RequestInit & { role?: string } = {}) =>
  (handler as Handler)(
    new Request(`${ORIGIN}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${tokens[init.role ?? "administrator"]}`, ...init.headers },
    }),
    { params: Promise.resolve(params) },
  );
const sent = (body: unknown, role = "administrator"): RequestInit & { role: string } => ({
  method: "POST",
  role,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

beforeAll(async () => {
  own = await freshDatabase();
  folder = mkdtempSync(join(tmpdir(), "wuding-drafts-"));
  process.env.DATABASE_URL = own.url;
  process.env.WUDING_ENGINE = own.engine;
  process.env.DATA_DIR = folder;
  forgetEnv();
  dropKept();
  city = (await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }))).id;
  const saved = await savePlan(own.db, city, sketch("AAB / ABB"), BY);
  first = saved.ok ? saved.plan : -1;
  for (const role of ROLES) tokens[role] = (await createToken(own.db, { name: `t-${role}`, role, by: BY })) as string;
});
afterAll(async () => {
  const { timer } = kept<{ timer: NodeJS.Timeout | null }>("imports", () => ({ timer: null }));
  if (timer) clearInterval(timer);
  dropKept();
  await own.drop();
  rmSync(folder, { recursive: true, force: true });
});

const draft = async (name = "draft"): Promise<number> =>
  (await (await ask(versionsRoute.POST, "/api/version", {}, sent({ name, basedOn: first }))).json()).id;
const loaded = async (id: number): Promise<{ revision: number; plan: Plan }> =>
  (await ask(draftRoute.GET, `/api/draft/${id}`, { id: String(id) })).json();
const change = (id: number, body: unknown, role?: string) =>
  ask(changeRoute.POST, `/api/draft/${id}/change`, { id: String(id) }, sent(body, role));
const handed = (plan: Plan, code: string, grid: string) => ({
  set: { cells: plan.cells.filter((cell) => cell.code === code).map((cell) => ({ ...cell, grid })) },
  remove: {},
});

test("who may come in: each role by the table", async () => {
  const doors: [unknown, string, Action, Record<string, string>?, RequestInit?][] = [
    [versionsRoute.GET, "/api/version", "plan.read"],
    [versionsRoute.POST, "/api/version", "plan.change", {}, sent({})],
    [versionRoute.GET, "/api/version/1", "plan.read", { id: "1" }],
    [versionRoute.DELETE, "/api/version/1", "plan.change", { id: "1" }, { method: "DELETE" }],
    [forceRoute.POST, "/api/version/1/force", "plan.change", { id: "1" }, sent({})],
    [withdrawRoute.POST, "/api/version/1/withdraw", "plan.change", { id: "999" }, { method: "POST" }],
    [exportRoute.GET, "/api/version/1/export?format=kml", "plan.export", { id: "1" }],
    [compareRoute.GET, "/api/version/compare?a=1&b=1", "plan.change"],
    [draftRoute.GET, "/api/draft/1", "plan.draft", { id: "1" }],
    [changeRoute.GET, "/api/draft/1/change", "plan.draft", { id: "1" }],
    [changeRoute.POST, "/api/draft/1/change", "plan.draft", { id: "1" }, sent({})],
    [groundRoute.GET, "/api/draft/1/ground", "plan.draft", { id: "1" }],
    [workloadRoute.GET, "/api/draft/1/workload", "plan.draft", { id: "1" }],
    [importsRoute.GET, "/api/exchange/import", "import.run"],
    [importsRoute.POST, "/api/exchange/import?name=x", "import.run", {}, { method: "POST", body: "" }],
    [importRoute.GET, "/api/exchange/import/9", "import.run", { id: "9" }],
    [importRoute.DELETE, "/api/exchange/import/9", "import.run", { id: "9" }, { method: "DELETE" }],
    [takeRoute.POST, "/api/exchange/import/9/take", "import.run", { id: "9" }, sent({})],
    [cancelRoute.POST, "/api/exchange/import/9/cancel", "import.run", { id: "9" }, { method: "POST" }],
    [previewRoute.GET, "/api/exchange/import/9/preview?layer=x&system=wgs84", "import.run", { id: "9" }],
    [faultRoute.GET, "/api/exchange/import/9/fault", "import.run", { id: "9" }],
    [reportRoute.GET, "/api/exchange/import/9/report", "import.run", { id: "9" }],
    [importGroundRoute.DELETE, "/api/exchange/import/9/ground", "import.run", { id: "9" }, { method: "DELETE" }],
  ];
  for (const [handler, path, action, params = {}, init = {}] of doors) {
    for (const role of ROLES) {
      const { status } = await ask(handler, path, params, { ...init, role });
      expect([path, role, status === 403]).toEqual([path, role, !may(role, action).ok]);
      expect(status).toBeLessThan(500);
    }
  }
});

describe("a draft behind its doors", () => {
  test("is made, changed, taken back, and tells what changed since", async () => {
    const id = await draft();
    const { plan, revision } = await loaded(id);
    expect([revision, plan.cells.length]).toEqual([0, 6]);
    const done = await change(id, { base: 0, deed: "hand", patch: handed(plan, "0000", "G0001") });
    expect([done.status, (await done.json()).number]).toEqual([200, 1]);
    const since = await (await ask(changeRoute.GET, `/api/draft/${id}/change?after=0`, { id: String(id) })).json();
    expect(since.changes).toMatchObject([{ number: 1, deed: "hand", by: "t-administrator" }]);
    expect((await change(id, { base: 1, undo: 1 }, "leader")).status).toBe(200);
    const back = await loaded(id);
    expect([back.revision, back.plan.cells]).toEqual([2, plan.cells]);
    expect((await change(id, { base: 2, undo: 99 })).status).toBe(404);
  });

  test("refuses what is unlawful, says where, and stays as it was; what clashes is named", async () => {
    const id = await draft();
    const { plan } = await loaded(id);
    const lost = await change(id, { base: 0, deed: "edit", patch: { set: {}, remove: { cells: ["0001"] } } });
    expect([lost.status, (await lost.json()).faults[0].fault]).toEqual([422, "ground.not-its-community"]);
    const moved = { ...plan.cells[0]!, area: plan.cells[1]!.area };
    const over = await change(id, { base: 0, deed: "edit", patch: { set: { cells: [moved] }, remove: {} } });
    const told = await over.json();
    expect([over.status, told.fault]).toEqual([422, "draft.faults"]);
    expect(told.faults[0].at).toHaveLength(2);
    await change(id, { base: 0, deed: "hand", patch: handed(plan, "0000", "G0001") }, "leader");
    const clash = await change(id, { base: 0, deed: "hand", patch: handed(plan, "0000", "G0002") });
    expect([clash.status, (await clash.json()).clashes]).toMatchObject([409, [{ what: "cells:0000", by: "t-leader" }]]);
    expect((await loaded(id)).revision).toBe(1);
  });

  test("takes no patch that is none: wrong fields are named, and nothing fails inside", async () => {
    const id = await draft();
    const wrong: unknown[] = [
      { base: 0, deed: "edit", patch: { set: { cells: [{ code: "x" }] }, remove: {} } },
      { base: 0, deed: "edit", patch: { set: { nonsense: [] }, remove: {} } },
      { base: 0, deed: "edit", patch: { set: { persons: [{ code: "1", name: "x", kind: "king", squad: null, phone: "" }] }, remove: {} } },
      {
        base: 0,
        deed: "edit",
        patch: { set: { places: [{ code: "1", name: "x", kind: "market", at: [999, 0], keyHours: [] }] }, remove: {} },
      },
      { base: -1, deed: "edit", patch: { set: {}, remove: {} } },
    ];
    for (const body of wrong) expect((await change(id, body)).status).toBe(400);
    const orphan = { set: { grids: [{ code: "G9", name: "x", squad: "nobody", standard: "S1", duty: "D1" }] }, remove: {} };
    const refused = await change(id, { base: 0, deed: "grid", patch: orphan });
    expect([refused.status, (await refused.json()).faults[0]]).toMatchObject([422, { fault: "plan.missing-reference", code: "G9" }]);
  });

  test("counts violations by cell and tells its ground", async () => {
    const at = Date.UTC(2026, 4, 1);
    const row = (point: readonly [number, number], sourceId: string) => ({
      source: "t",
      sourceId,
      at,
      point,
      category: "09001",
      channel: "patrol" as const,
      kind: "held" as const,
      cell: null,
      grid: null,
      squad: null,
      lead: null,
      ...NOWHERE,
      description: null,
    });
    await insertViolations(own.db, city, [row([113.4005, 34.9005], "1"), row([113.4006, 34.9006], "2"), row([113.4015, 34.9015], "3")]);
    const id = await draft();
    const { plan } = await loaded(id);
    const counts = new Uint32Array(await (await ask(workloadRoute.GET, `/api/draft/${id}/workload`, { id: String(id) })).arrayBuffer());
    const by = Object.fromEntries(plan.cells.map(({ code }, index) => [code, counts[index]]));
    expect(by).toMatchObject({ "0100": 2, "0001": 1, "0000": 0 });
    const { base, used } = await (await ask(groundRoute.GET, `/api/draft/${id}/ground`, { id: String(id) })).json();
    expect([base, used.sort().slice(0, 2)]).toEqual([[], ["0000", "0001"]]);
  });
});

describe("a version behind its doors", () => {
  test("comes into force only lawful, as the asker saw it, and not in the past; withdrawn it is a draft again", async () => {
    const id = await draft("next");
    const force = (body: unknown) => ask(forceRoute.POST, `/api/version/${id}/force`, { id: String(id) }, sent(body));
    expect((await (await force({ from: "now", revision: 5 })).json()).fault).toBe("version.moved-on");
    expect((await (await force({ from: "2001-01-01", revision: 0 })).json()).fault).toBe("version.past");
    expect((await force({ from: "whenever", revision: 0 })).status).toBe(400);
    const empty = { set: { grids: [{ code: "G9", name: "x", squad: "A", standard: "S1", duty: "D1" }] }, remove: {} };
    await change(id, { base: 0, deed: "grid", patch: empty });
    const unlawful = await force({ from: "now", revision: 1 });
    expect([unlawful.status, (await unlawful.json()).faults]).toMatchObject([422, [{ fault: "ground.grid-without-cells", code: "G9" }]]);
    await change(id, { base: 1, undo: 1 });
    const done = await force({ from: "2090-01-01T08:00", revision: 2 });
    expect([done.status, (await done.json()).from]).toEqual([200, Date.UTC(2090, 0, 1, 0)]);
    expect((await change(id, { base: 2, deed: "hand", patch: handed((await loaded(id)).plan, "0000", "G0001") })).status).toBe(409);
    expect((await ask(withdrawRoute.POST, `/api/version/${id}/withdraw`, { id: String(id) }, { method: "POST" })).status).toBe(200);
    expect((await ask(versionRoute.DELETE, `/api/version/${id}`, { id: String(id) }, { method: "DELETE" })).status).toBe(204);
    expect((await ask(draftRoute.GET, `/api/draft/${id}`, { id: String(id) })).status).toBe(404);
  });

  test.each(["geojson", "shapefile", "kml", "xlsx"])("goes out as %s and comes in again as the same plan", async (format) => {
    const out = await ask(exportRoute.GET, `/api/version/${first}/export?format=${format}`, { id: String(first) });
    expect(out.headers.get("content-disposition")).toContain("attachment");
    const bytes = new Uint8Array(await out.arrayBuffer());
    const name = format === "shapefile" ? "plan.zip" : `plan.${format}`;
    const taken = await ask(importsRoute.POST, `/api/exchange/import?name=${name}`, {}, { method: "POST", body: bytes });
    expect(taken.status).toBe(201);
    const { id } = await taken.json();
    const job = async () => (await ask(importRoute.GET, `/api/exchange/import/${id}`, { id: String(id) })).json();
    const until = async (state: string) => {
      for (let round = 0; round < 200; round++) {
        const now = await job();
        if (now.state === state) return now;
        if (now.state === "refused" || now.result?.fault) throw new Error(JSON.stringify(now.result));
        await new Promise((next) => setTimeout(next, 50));
      }
      throw new Error(`import ${id} never came to be ${state}`);
    };
    const ready = await until("ready");
    const options = { system: "wgs84", layers: ready.head.proposed, into: { name: `back ${format}`, city: { id: city } }, whole: true };
    const told = await ask(takeRoute.POST, `/api/exchange/import/${id}/take`, { id: String(id) }, sent(options));
    expect([told.status, await told.json()]).toEqual([202, { id }]);
    const { plan } = await until("taken");
    const same = await (await ask(compareRoute.GET, `/api/version/compare?a=${first}&b=${plan}`)).json();
    expect(same).toEqual({ lists: {}, cells: [] });
  });
});
