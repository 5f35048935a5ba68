import { afterAll, beforeAll, expect, test } from "vitest";
import type { HandoverStep } from "../duty/handover/handover-step";
import { pingPong } from "../duty/handover/ping-pong";
import { NOWHERE } from "../duty/violation/nowhere-for-tests";
import type { Actor } from "./audit";
import { makeCurrent } from "./city";
import { type CustodyFilter, custodyHistories, custodySteps, listCustody, type SentHandover, takeHandoverStep } from "./custody";
import { type DatabaseForTests, freshDatabase } from "./database-for-tests";
import { insertViolations } from "./store-violations";
import { findViolation, violationBySource, violationsAround } from "./violation";

let own: DatabaseForTests;
let city = 0;
beforeAll(async () => {
  own = await freshDatabase();
  ({ id: city } = await own.db.sql.begin((sql) => makeCurrent(sql, { name: "custody", timeZone: "Asia/Shanghai", sample: false })));
});
afterAll(() => own.drop());

const SETTINGS = { refusals: 2, minutes: 30 };
const MINUTE = 60_000;
const ALL: CustodyFilter = { view: "open", squad: null, between: null, before: null, limit: 50 };
const by = (role: string): Actor => ({ kind: "user", name: role, role, address: null });

async function violation(sourceId: string, at: number): Promise<number> {
  await insertViolations(own.db, city, [
    {
      source: "test",
      sourceId,
      at,
      point: [113.4, 34.9],
      category: "09001",
      channel: "patrol",
      kind: "shared",
      cell: null,
      grid: null,
      squad: "A",
      lead: "A",
      ...NOWHERE,
      description: "a stall",
    },
  ]);
  return (await violationBySource(own.db, city, "test", sourceId)) as number;
}

const take = (
  id: number,
  role: string,
  squad: string | null,
  upon: number,
  step: Partial<SentHandover> & Pick<SentHandover, "kind">,
  at: number,
) =>
  takeHandoverStep(
    own.db,
    city,
    { violation: id, between: ["A", "B"], signer: role, squad, upon, to: null, reason: "", ...step },
    by(role),
    SETTINGS,
    at,
  );

test("received, offered, refused twice, decided by the leader, closed; lists and the counter follow", async () => {
  const now = Date.now();
  const id = await violation("1", now);
  expect(await take(id, "supervisor", null, 0, { kind: "receive" }, now)).toMatchObject({ ok: false, fault: "handover.may-not" });
  expect(await take(id, "officer", "A", 0, { kind: "receive" }, now)).toMatchObject({ ok: true, custody: { holder: "A", state: "held" } });
  expect(await take(id, "officer", "B", 0, { kind: "receive" }, now)).toEqual({ ok: false, fault: "handover.stale", number: 1 });
  await take(id, "captain", "A", 1, { kind: "offer", to: "B", reason: "the stall moved over" }, now);
  expect(await take(id, "captain", "B", 2, { kind: "refuse" }, now)).toMatchObject({ ok: false, fault: "handover.reason-missing" });
  await take(id, "captain", "B", 2, { kind: "refuse", reason: "still yours" }, now);
  await take(id, "captain", "A", 3, { kind: "offer", to: "B", reason: "look again" }, now);
  expect(await listCustody(own.db, city, { ...ALL, view: "to-decide" }, SETTINGS, now)).toEqual([]);
  expect(await take(id, "captain", "B", 4, { kind: "refuse", reason: "no" }, now)).toMatchObject({
    ok: true,
    custody: { holder: "A", state: "to-decide", escalated: "refusals" },
  });
  expect(await listCustody(own.db, city, { ...ALL, view: "to-decide" }, SETTINGS, now)).toMatchObject([
    { violation: id, holder: "A", refusals: 2, category: "09001", description: "a stall", between: ["A", "B"] },
  ]);
  expect(await take(id, "leader", null, 5, { kind: "decide", to: "B", reason: "B's side of the kerb" }, now)).toMatchObject({
    ok: true,
    custody: { holder: "B", state: "decided" },
  });
  await take(id, "officer", "B", 6, { kind: "close" }, now + 5 * MINUTE);
  expect(await listCustody(own.db, city, ALL, SETTINGS, now)).toEqual([]);
  expect((await listCustody(own.db, city, { ...ALL, view: "closed" }, SETTINGS, now)).map(({ violation: one }) => one)).toEqual([id]);
  expect((await custodySteps(own.db.sql, city, id)).map(({ kind }) => kind)).toEqual([
    "receive",
    "offer",
    "refuse",
    "offer",
    "refuse",
    "decide",
    "close",
  ]);
  const histories: HandoverStep[][] = [];
  for await (const steps of custodyHistories(own.db, city, now - MINUTE)) histories.push([...steps]);
  expect(pingPong(histories, now)).toMatchObject([{ between: ["A", "B"], violations: 1, offers: 2, refusals: 2, decided: 1, legs: 2 }]);
});

test("time alone makes it the leader's; lists page and know whose they are", async () => {
  const now = Date.now();
  const ids: number[] = [];
  for (let n = 0; n < 5; n++) {
    const id = await violation(`t${n}`, now + n);
    ids.push(id);
    await take(id, "officer", n % 2 ? "A" : "B", 0, { kind: "receive" }, now + n);
  }
  await take(ids[0] as number, "officer", "B", 1, { kind: "offer", to: "A", reason: "yours" }, now + 10);
  const late = now + 10 + 30 * MINUTE;
  expect(await listCustody(own.db, city, { ...ALL, view: "to-decide" }, SETTINGS, late - 1)).toEqual([]);
  expect((await listCustody(own.db, city, { ...ALL, view: "to-decide" }, SETTINGS, late)).map((one) => one.violation)).toEqual([ids[0]]);
  const first = await listCustody(own.db, city, { ...ALL, limit: 3 }, SETTINGS, now);
  const last = first[2] as (typeof first)[number];
  const rest = await listCustody(own.db, city, { ...ALL, before: { at: last.receivedAt, violation: last.violation } }, SETTINGS, now);
  expect([...first, ...rest].map((one) => one.violation)).toEqual(ids.toReversed());
  const ofA = await listCustody(own.db, city, { ...ALL, squad: "A" }, SETTINGS, now);
  expect(ofA.map((one) => one.violation)).toEqual([ids[3], ids[1], ids[0]]);
  expect((await violationsAround(own.db, city, [113, 34, 114, 35], now, now + 5, 10)).length).toBeGreaterThanOrEqual(5);
  expect(await findViolation(own.db, city, ids[0] as number)).toMatchObject({ category: "09001", lead: "A" });
});
