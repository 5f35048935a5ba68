import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, listAudit } from "../../db/audit";
import { makeCurrent } from "../../db/city";
import { type DatabaseForTests, freshDatabase } from "../../db/database-for-tests";
import { savePlan } from "../../db/save-plan";
import { insertViolations, type NewViolation } from "../../db/store-violations";
import { createToken } from "../../db/token";
import { countViolations } from "../../db/violation";
import { sketch } from "../../duty/sketch";
import { NOWHERE } from "../../duty/violation/nowhere-for-tests";
import type { RowAnswer } from "../../duty/violation/row-answer";
import type { ViolationLine } from "../../duty/violation/violation-line";
import * as cameraRoute from "../api/camera/route";
import * as categoryRoute from "../api/category/route";
import * as retentionRoute from "../api/setting/retention/route";
import * as mergeRoute from "../api/violation/[id]/merge/route";
import * as reporterRoute from "../api/violation/[id]/reporter/route";
import * as oneRoute from "../api/violation/[id]/route";
import * as splitRoute from "../api/violation/[id]/split/route";
import * as updateRoute from "../api/violation/[id]/update/route";
import * as liveRoute from "../api/violation/live/route";
import * as violationRoute from "../api/violation/route";
import * as similarRoute from "../api/violation/similar/route";
import { forgetEnv } from "./env";
import { flood, ROWS } from "./flood";
import { dropKept } from "./kept";
import { violationsCame } from "./violation-news";

const BY: Actor = { kind: "command", name: "test", role: null, address: null };
const ORIGIN = "http://127.0.0.1:3000";
let own: DatabaseForTests;
let city: number;
const tokens: Record<string, string> = {};

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;
const ask = (handler: unknown, path: string, role: string, init: RequestInit = {}, params: Record<string, string> = {}) =>
  (handler as Handler)(
    new Request(`${ORIGIN}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${tokens[role]}`, "accept-language": "en", ...init.headers },
    }),
    { params: Promise.resolve(params) },
  );
const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

beforeAll(async () => {
  own = await freshDatabase();
  process.env.DATABASE_URL = own.url;
  process.env.WUDING_ENGINE = own.engine;
  forgetEnv();
  dropKept();
  city = (await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }))).id;
  await savePlan(own.db, city, sketch("AAB / ABB"), BY);
  for (const role of ["captain", "chief", "leader", "officer", "supervisor", "administrator", "reader", "intake"] as const)
    tokens[role] = (await createToken(own.db, { name: `t-${role}`, role, by: BY })) as string;
});
afterAll(async () => {
  dropKept();
  await own.drop();
});

/** Inside A's turf of the drawn city. */
const HERE = { lon: 113.4005, lat: 34.9005 };
const row = (id: string | null, more: Record<string, unknown> = {}) => ({
  ...(id === null ? {} : { id }),
  at: "2026-03-02T07:20:00",
  ...HERE,
  category: "09001",
  channel: "12345",
  description: `<script>alert(1)</script> 游商 ${id}`,
  ...more,
});
interface Told {
  readonly taken: number;
  readonly known: number;
  readonly refused: number;
  readonly rows: readonly RowAnswer[];
}
const send = async (rows: unknown, headers: Record<string, string> = {}, query = "") => {
  const answer = await ask(violationRoute.POST, `/api/violation${query}`, "intake", json(rows, headers));
  return { status: answer.status, told: (await answer.json()) as Told };
};
const list = async (query = "", role = "leader") =>
  ((await (await ask(violationRoute.GET, `/api/violation?limit=200${query}`, role)).json()) as { lines: ViolationLine[] }).lines;

describe("handing in", () => {
  test("each row is answered: taken and routed, or what is wrong in which field; the neighbours of a wrong one are taken", async () => {
    const wrong: [Record<string, unknown> | unknown, string, string][] = [
      [row("w1", { lon: "east" }), "intake.bad-place", "lon"],
      [row("w2", { lat: 91 }), "intake.bad-place", "lat"],
      [row("w3", { at: "yesterday" }), "intake.bad-time", "at"],
      [row("w4", { at: "2999-01-01" }), "intake.future", "at"],
      [row("w5", { at: "1999-12-31T23:00:00Z" }), "intake.too-old", "at"],
      [row("w6", { category: "nonsense" }), "intake.unknown-category", "category"],
      [row("w7", { channel: "pigeon" }), "intake.unknown-channel", "channel"],
      [row("w8", { description: "x".repeat(2001) }), "intake.too-long", "description"],
      [row("w9", { photos: ["../../etc/passwd"] }), "intake.bad-photos", "photos"],
      [row("w10", { photos: ["A".repeat(43)] }), "intake.no-photo", "photos"],
      [row("w11", { media: "javascript:alert(1)" }), "intake.bad-media", "media"],
      [row("w12", { reporter: "me" }), "intake.bad-reporter", "reporter"],
      ["text", "intake.bad-row", "row"],
      [null, "intake.bad-row", "row"],
    ];
    const rows = wrong.flatMap(([one], index) => [one, row(`g${index}`)]);
    const { status, told } = await send(rows);
    expect(status).toBe(201);
    expect(told).toMatchObject({ taken: wrong.length, known: 0, refused: wrong.length });
    expect(told.rows.map(({ row: at }) => at)).toEqual(rows.map((_row, index) => index));
    for (const [index, [, fault, field]] of wrong.entries()) {
      expect(told.rows[index * 2]).toMatchObject({ fault, field });
      expect((told.rows[index * 2] as { detail: string }).detail).not.toBe(fault);
      expect(told.rows[index * 2 + 1]).toMatchObject({
        id: `g${index}`,
        known: false,
        squad: "A",
        lead: "A",
        kind: expect.stringMatching(/held|gap/),
      });
    }
    expect(await countViolations(own.db, city)).toBe(wrong.length);
    const [one] = await list("&cat=09001");
    expect(one?.description).toContain("<script>");
  });

  test("old codes, names and local extensions are categories; Chinese channel names are channels; GCJ-02 is moved", async () => {
    expect((await ask(categoryRoute.POST, "/api/category", "leader", json({ name: "占道修车", major: "09" }))).status).toBe(403);
    expect(
      await (await ask(categoryRoute.POST, "/api/category", "administrator", json({ name: "占道修车", major: "09" }))).json(),
    ).toMatchObject({
      code: "09999",
    });
    const { told } = await send([
      row("c1", { category: "0401" }),
      row("c2", { category: "占道经营", channel: "微信" }),
      row("c3", { category: "09999" }),
    ]);
    const lines = await list();
    const of = (index: number) => lines.find(({ id }) => id === (told.rows[index] as { violation: number }).violation);
    expect([of(0)?.category, of(1)?.category, of(1)?.channel, of(2)?.category]).toEqual(["09001", "09006", "wechat", "09999"]);
    const moved = await send([row("c4")], {}, "?crs=gcj02");
    const there = (await list()).find(({ id }) => id === (moved.told.rows[0] as { violation: number }).violation);
    expect(Math.abs((there?.lon ?? 0) - HERE.lon)).toBeGreaterThan(0.003);
    expect((await ask(violationRoute.POST, "/api/violation?crs=mars", "intake", json([row("x")]))).status).toBe(400);
  });

  test("sent twice, stored once: by ids, and without ids by the key of the whole; an id used for another row is told", async () => {
    const before = await countViolations(own.db, city);
    const rows = [row("t1"), row("t2")];
    const first = await send(rows);
    const again = await send(rows);
    expect([first.told.taken, again.told.taken, again.told.known, again.status]).toEqual([2, 0, 2, 200]);
    expect(again.told.rows.map((one) => (one as { violation: number }).violation)).toEqual(
      first.told.rows.map((one) => (one as { violation: number }).violation),
    );
    const bare = [row(null), row(null, { category: "09006" })];
    const key = { "idempotency-key": "night-batch-1" };
    expect((await send(bare, key)).told.taken).toBe(2);
    expect((await send([...bare, row(null, { category: "09010" })], key)).told).toMatchObject({ taken: 1, known: 2 });
    expect((await send([row("t1", { category: "09010" })])).told.rows[0]).toMatchObject({ fault: "intake.same-id-other-row" });
    expect((await send(bare)).told.taken).toBe(2);
    expect(await countViolations(own.db, city)).toBe(before + 2 + 3 + 2);
  });

  test("a stream of lines is answered line by line, broken and endless lines too; half of it can be sent again", async () => {
    const lines = Array.from({ length: 4500 }, (_none, index) => JSON.stringify(row(`n${index}`)));
    lines.splice(100, 0, "{broken", `"${"x".repeat(70_000)}"`, "");
    const body = (text: string): RequestInit => ({ method: "POST", headers: { "content-type": "application/x-ndjson" }, body: text });
    const read = async (text: string) =>
      (await (await ask(violationRoute.POST, "/api/violation", "intake", body(text))).text())
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    const half = await read(lines.slice(0, 2300).join("\n"));
    expect(half[half.length - 1]).toEqual({ end: true, taken: 2297, known: 0, refused: 2 });
    expect([half[100]?.fault, half[101]?.fault]).toEqual(["intake.bad-json", "intake.line-too-long"]);
    const whole = await read(lines.join("\n"));
    expect(whole[whole.length - 1]).toEqual({ end: true, taken: 4500 - 2297, known: 2297, refused: 2 });
    expect(whole.slice(0, -1).map((one) => one.row)).toEqual(Array.from({ length: 4502 }, (_none, index) => index));
  });

  test("cameras: reviewed, not yet, unknown; other channels carry none", async () => {
    const cameras = [
      {
        code: "K1",
        name: "校门",
        lon: 113.4,
        lat: 34.9,
        legalReviewAt: "2026-01-01",
        technicalReviewAt: "2026-01-01",
        publishedAt: "2026-01-02",
      },
      { code: "K2", name: "市场", lon: 113.4, lat: 34.9, legalReviewAt: "2026-01-01", technicalReviewAt: "2026-01-01" },
    ];
    expect((await ask(cameraRoute.POST, "/api/camera", "administrator", json([{ ...cameras[0], legalReviewAt: "soon" }]))).status).toBe(
      400,
    );
    const twice = await ask(cameraRoute.POST, "/api/camera", "administrator", json([cameras[1], cameras[1]]));
    expect([twice.status, (await twice.json()).errors]).toMatchObject([400, [{ row: 1, field: "code" }]]);
    expect((await ask(cameraRoute.POST, "/api/camera", "administrator", json(cameras))).status).toBe(201);
    const { told } = await send([
      row("k1", { channel: "fixed-camera", device: "K1" }),
      row("k2", { channel: "fixed-camera", device: "K2" }),
      row("k3", { channel: "vehicle-camera", device: "K9" }),
      row("k4"),
    ]);
    const lines = await list();
    expect(told.rows.map((one) => lines.find(({ id }) => id === (one as { violation: number }).violation)?.review ?? null)).toEqual([
      "reviewed",
      "unreviewed",
      "unknown",
      null,
    ]);
  });

  test("who may hand in; a body too large; a wrong type; too many rows", async () => {
    for (const role of ["reader", "supervisor"])
      expect((await ask(violationRoute.POST, "/api/violation", role, json([row("no")]))).status).toBe(403);
    expect((await ask(violationRoute.POST, "/api/violation", "intake", json(Array.from({ length: 10_001 }, () => 1)))).status).toBe(413);
    expect(
      (await ask(violationRoute.POST, "/api/violation", "intake", { method: "POST", body: "x", headers: { "content-type": "text/plain" } }))
        .status,
    ).toBe(415);
    expect((await ask(violationRoute.POST, "/api/violation", "intake", json({ not: "an array" }))).status).toBe(400);
    expect((await ask(violationRoute.POST, "/api/violation", "intake", json([row("y")], { "idempotency-key": "two words" }))).status).toBe(
      400,
    );
  });

  test("a flood is told when to come again, and only the one who sends it", async () => {
    flood("token:t-officer", ROWS.most + 5000, ROWS);
    const answer = await ask(violationRoute.POST, "/api/violation", "officer", json([row("f1")]));
    expect([answer.status, Number(answer.headers.get("retry-after")) > 1]).toEqual([429, true]);
    expect((await send([row("f1")])).status).toBe(201);
  });
});

describe("one violation", () => {
  const taken = async (id: string, more: Record<string, unknown> = {}) =>
    ((await send([row(id, more)])).told.rows[0] as { violation: number }).violation;
  const told = async (id: number, role = "leader") =>
    (await ask(oneRoute.GET, `/api/violation/${id}`, role, {}, { id: String(id) })).json();

  test("the same stall reported twice is suggested, merged with both reporters kept, and taken apart", async () => {
    const reporter = (phone: string) => ({ reporter: { name: "王小明", phone } });
    const spot = { lon: 113.4021, lat: 34.9008 };
    const first = await taken("m1", { ...spot, category: "09010", ...reporter("13800001234") });
    const second = await taken("m2", {
      ...spot,
      lon: spot.lon + 0.0003,
      at: "2026-03-02T09:30:00",
      category: "09010",
      ...reporter("13900005678"),
    });
    await taken("m3", { ...spot, at: "2026-03-04T09:30:00", category: "09010" });
    const before = await told(second);
    expect(before.similar).toMatchObject([{ line: { id: first }, minutes: 130 }]);
    expect(before.similar[0].metres).toBeGreaterThan(25);
    expect(before.reporters).toEqual([{ violation: second, name: "王**", phone: "139****78", email: null }]);
    const near = await ask(
      similarRoute.GET,
      `/api/violation/similar?lon=${spot.lon}&lat=${spot.lat}&category=09010&at=2026-03-02T10:00:00`,
      "leader",
    );
    expect((await near.json()).similar.map(({ line }: { line: ViolationLine }) => line.id)).toEqual([first, second]);
    const merge = (id: number, into: number, role = "leader") =>
      ask(mergeRoute.POST, `/api/violation/${id}/merge`, role, json({ into, reason: "同一摊位" }), { id: String(id) });
    expect((await merge(second, first, "supervisor")).status).toBe(403);
    expect((await merge(second, second)).status).toBe(409);
    expect((await merge(second, first)).status).toBe(201);
    const after = await told(first);
    expect([after.merged.map(({ id }: ViolationLine) => id), after.reporters.length, after.similar]).toEqual([[second], 2, []]);
    expect((await ask(splitRoute.POST, `/api/violation/${second}/split`, "leader", json({}), { id: String(second) })).status).toBe(201);
    expect((await told(first)).merged).toEqual([]);
  });

  test("words and states; a duplicate is not said by word; revealing asks a reason and is kept", async () => {
    const id = await taken("u1", { lon: 113.4002, reporter: { name: "李四", phone: "13800001234" } });
    const update = (body: unknown, role = "officer") =>
      ask(updateRoute.POST, `/api/violation/${id}/update`, role, json(body), { id: String(id) });
    // An officer's token belongs to no squad: it sees nobody's.
    expect((await update({ kind: "note", text: "x" })).status).toBe(404);
    expect((await update({ kind: "note", text: "已劝离" }, "leader")).status).toBe(201);
    expect((await update({ kind: "status", status: "duplicate" }, "leader")).status).toBe(400);
    expect((await update({ kind: "status", status: "fixed" }, "leader")).status).toBe(201);
    expect((await told(id)).line).toMatchObject({ status: "closed" });
    expect((await list("&status=closed")).some((line) => line.id === id)).toBe(true);
    const reveal = (body: unknown, role: string) =>
      ask(reporterRoute.POST, `/api/violation/${id}/reporter`, role, json(body), { id: String(id) });
    expect((await reveal({ reason: "" }, "leader")).status).toBe(400);
    expect((await reveal({ reason: "回访" }, "supervisor")).status).toBe(403);
    expect((await (await reveal({ reason: "回访" }, "leader")).json()).reporters).toMatchObject([{ phone: "13800001234" }]);
    expect((await listAudit(own.db, { limit: 1 }))[0]).toMatchObject({ action: "reporter.reveal", after: { reason: "回访" } });
  });

  test("reporters are forgotten by rule", async () => {
    expect(
      (await ask(retentionRoute.PUT, "/api/setting/retention", "leader", { ...json({ reporterDays: 30 }), method: "PUT" })).status,
    ).toBe(403);
    await own.db.sql`update reporter set received_at = now() - interval '31 days'`;
    const set = await ask(retentionRoute.PUT, "/api/setting/retention", "administrator", { ...json({ reporterDays: 30 }), method: "PUT" });
    expect((await set.json()).forgotten).toBeGreaterThan(2);
    expect(await own.db.sql`select 1 from reporter`).toHaveLength(0);
  });
});

describe("live", () => {
  interface Event {
    readonly event: string;
    readonly id: number;
    readonly line: ViolationLine | null;
  }

  /** Reads events until `enough` of them say so, or two seconds pass without any. */
  async function listen(
    query: string,
    role: string,
    enough: (events: readonly Event[]) => boolean,
    started: () => Promise<void> | void = () => {},
    headers = {},
  ) {
    const end = new AbortController();
    const answer = await ask(liveRoute.GET, `/api/violation/live${query}`, role, { headers, signal: end.signal });
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    const events: Event[] = [];
    let text = "";
    await reader.read();
    await started();
    const decoder = new TextDecoder();
    for (let step = 0; step < 500 && !enough(events); step++) {
      const next = await Promise.race([reader.read(), new Promise<null>((done) => setTimeout(() => done(null), 10_000))]);
      if (next === null) break;
      text += decoder.decode(next.value, { stream: true });
      const parts = text.split("\n\n");
      text = parts.pop() as string;
      for (const part of parts) {
        const of = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(part)?.[1] ?? "";
        if (of("event"))
          events.push({ event: of("event"), id: Number(of("id")), line: of("event") === "violation" ? JSON.parse(of("data")) : null });
      }
    }
    await reader.cancel();
    end.abort();
    return events;
  }
  const violations = (events: readonly Event[]) => events.filter(({ event }) => event === "violation");
  const numbers = (events: readonly Event[]) => violations(events).map(({ id }) => id);

  test("what is stored while one listens is told in order, each once; who comes back is told what came meanwhile", async () => {
    const sent: number[] = [];
    const sendSome = async (name: string, count: number) => {
      const { told } = await send(Array.from({ length: count }, (_none, index) => row(`${name}${index}`)));
      sent.push(...told.rows.map((one) => (one as { violation: number }).violation));
    };
    const first = await listen(
      "",
      "leader",
      (events) => violations(events).length >= 30,
      async () => {
        for (let batch = 0; batch < 3; batch++) await sendSome(`l${batch}-`, 10);
      },
    );
    expect(numbers(first)).toEqual(sent);
    const last = numbers(first)[11] as number;
    await sendSome("away-", 2100);
    const rest = await listen("", "leader", (events) => violations(events).length >= 2118, undefined, { "last-event-id": String(last) });
    expect(numbers(rest)).toEqual(sent.slice(12));
  });

  test("one is told only what one may see; what is not for one moves the number on", async () => {
    const plan = sketch("AAB / ABB");
    expect(plan.squads.map(({ code }) => code)).toEqual(["A", "B"]);
    const seen = await listen(
      "",
      "captain",
      (events) => events.length > 0,
      async () => {
        await send([row("secret")]);
      },
    );
    expect(violations(seen)).toEqual([]);
    expect(seen[0]?.event).toBe("beat");
    expect((await ask(liveRoute.GET, "/api/violation/live", "reader")).status).toBe(403);
  });

  test("rows another process stored are told without its word", async () => {
    const foreign: NewViolation = {
      ...{
        source: "elsewhere",
        sourceId: "1",
        at: Date.parse("2026-03-02T07:20:00Z"),
        point: [113.4005, 34.9005],
        category: "09001",
        channel: "web",
      },
      ...{
        kind: "held",
        cell: null,
        grid: null,
        squad: "A",
        lead: "A",
        ...NOWHERE,
        description: null,
      },
    };
    const began = Date.now();
    const seen = await listen(
      "",
      "leader",
      (events) => violations(events).length > 0,
      () => insertViolations(own.db, city, [foreign]).then(() => {}),
    );
    expect(violations(seen)).toHaveLength(1);
    expect(Date.now() - began).toBeLessThan(10_000);
    violationsCame();
  });
});
