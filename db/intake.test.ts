import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Actor, listAudit } from "./audit";
import { listCameras, saveCameras } from "./camera";
import { addLocalCategory, localCategories } from "./category";
import { makeCurrent } from "./city";
import { type DatabaseForTests, freshDatabase } from "./database-for-tests";
import { forgetReporters, reportersOf, revealReporters } from "./reporter";
import { type NewViolation, storeViolations } from "./store-violations";
import { findLine, linesAfter, listViolations, mergedInto } from "./violation-list";
import { addUpdate, listUpdates } from "./violation-update";

const BY: Actor = { kind: "token", name: "12345", role: "intake", address: null };
const CAPTAIN: Actor = { kind: "user", name: "captain", role: "captain", address: null };
const AT = Date.parse("2026-03-01T07:20:00+08:00");
let own: DatabaseForTests;
let city: number;

beforeAll(async () => {
  own = await freshDatabase();
  city = (await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }))).id;
});
afterAll(() => own.drop());

const row = (id: number, more: Partial<NewViolation> = {}): NewViolation => ({
  source: "token:12345",
  sourceId: `r${id}`,
  at: AT + id * 60_000,
  point: [113.4 + id * 1e-5, 34.9],
  category: "09001",
  channel: "12345",
  kind: "held",
  cell: "c",
  grid: "g",
  squad: "A",
  lead: "A",
  segment: "s",
  chief: "R1",
  border: null,
  allowance: null,
  description: `第 ${id} 件 "{quoted}" \\ <script>`,
  reporter: { name: "王小明", phone: "13800001234", email: null },
  ...more,
});

describe("storing", () => {
  test("every row is answered in its order: new, known from before, known from the same batch, used for another row", async () => {
    const first = await storeViolations(own.db, city, [row(1), row(2), row(1)], BY);
    expect(first.map(({ known, differs }) => [known, differs])).toEqual([
      [false, false],
      [false, false],
      [true, false],
    ]);
    expect(first[2]?.id).toBe(first[0]?.id);
    expect((first[1]?.id ?? 0) > (first[0]?.id ?? 0)).toBe(true);
    const again = await storeViolations(own.db, city, [row(3), row(2), row(1, { category: "09006" })], BY);
    expect(again.map(({ known, differs }) => [known, differs])).toEqual([
      [false, false],
      [true, false],
      [true, true],
    ]);
    expect(again[1]?.id).toBe(first[1]?.id);
    expect(await listViolations(own.db, city, { limit: 10 })).toHaveLength(3);
  });

  test("one audit row a batch of new ones, none for what was known; reporters of new rows only", async () => {
    const before = await listAudit(own.db, { limit: 100 });
    expect(before.filter(({ action }) => action === "violation.take").map(({ after }) => (after as { taken: number }).taken)).toEqual([
      1, 2,
    ]);
    await storeViolations(own.db, city, [row(1), row(2)], BY);
    expect(await listAudit(own.db, { limit: 100 })).toHaveLength(before.length);
    const ids = (await listViolations(own.db, city, { limit: 10 })).map(({ id }) => id);
    expect(await reportersOf(own.db, city, ids)).toHaveLength(3);
  });

  test("two writers at once: numbers rise in the order of commits, nobody's row is lost or doubled", async () => {
    const seen: number[] = [];
    let after = 0;
    let writing = true;
    const reading = (async () => {
      while (writing || (await linesAfter(own.db, city, after, 1)).length > 0) {
        const lines = await linesAfter(own.db, city, after, 7);
        for (const { id } of lines) seen.push(id);
        after = lines[lines.length - 1]?.id ?? after;
      }
    })();
    const writers = Array.from({ length: 4 }, async (_none, writer) => {
      for (let batch = 0; batch < 6; batch++)
        await storeViolations(
          own.db,
          city,
          Array.from({ length: 5 }, (_row, index) => row(1000 + writer * 100 + batch * 5 + index, { reporter: null })),
          BY,
        );
    });
    await Promise.all(writers);
    writing = false;
    await reading;
    expect(seen).toHaveLength(3 + 4 * 6 * 5);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("lists narrow by span, box, status, squad, audience, and page by cursor", async () => {
    await storeViolations(own.db, city, [row(5000, { squad: "B", lead: "A", border: "A|B", chief: null, at: AT + 10 * 86_400_000 })], BY);
    const all = { limit: 500 };
    const count = async (filter: Parameters<typeof listViolations>[2]) => (await listViolations(own.db, city, filter)).length;
    expect(await count({ ...all, squads: ["B"] })).toBe(1);
    expect(await count({ ...all, audience: { kind: "squad", squad: "B" } })).toBe(1);
    expect(await count({ ...all, audience: { kind: "chief", chief: "R1" } })).toBe(123);
    expect(await count({ ...all, audience: { kind: "nobody" } })).toBe(0);
    expect(await count({ ...all, from: AT + 86_400_000 * 9 })).toBe(1);
    expect(await count({ ...all, to: AT + 86_400_000 * 9, categories: ["09001", "x"], channels: ["12345"] })).toBe(123);
    expect(await count({ ...all, box: [113.39, 34.8, 113.4000105, 35] })).toBe(1);
    const pages: number[] = [];
    let before: { at: number; id: number } | null = null;
    for (;;) {
      const lines: Awaited<ReturnType<typeof listViolations>> = await listViolations(own.db, city, { limit: 50, before });
      for (const { id } of lines) pages.push(id);
      const last = lines[lines.length - 1];
      if (!last || lines.length < 50) break;
      before = { at: last.at, id: last.id };
    }
    expect(new Set(pages).size).toBe(124);
  });
});

describe("updates", () => {
  const idOf = async (sourceId: string) => {
    const [one] = await own.db.sql<{ id: number }[]>`select id::float8 as id from violation_key where source_id = ${sourceId}`;
    return one?.id as number;
  };

  test("a word, a state, closed and open again; the list follows; sent twice, added once", async () => {
    const violation = await idOf("r1");
    const note = await addUpdate(own.db, city, { violation, kind: "note", text: "已到现场" }, CAPTAIN, AT);
    expect(note).toMatchObject({ ok: true, known: false, update: { number: 1, status: "open", by: "captain" } });
    const fixed = { violation, kind: "status", status: "fixed", text: "", source: "open311:x", sourceId: "u1" } as const;
    expect(await addUpdate(own.db, city, fixed, CAPTAIN, AT)).toMatchObject({ ok: true, known: false });
    expect(await addUpdate(own.db, city, fixed, CAPTAIN, AT)).toMatchObject({ ok: true, known: true, update: { number: 2 } });
    expect(await findLine(own.db, city, violation)).toMatchObject({ status: "closed" });
    expect(await listViolations(own.db, city, { status: "closed", limit: 9 })).toHaveLength(1);
    await addUpdate(own.db, city, { violation, kind: "status", status: "open", text: "又来了" }, CAPTAIN, AT);
    expect(await findLine(own.db, city, violation)).toMatchObject({ status: "open" });
    expect((await listUpdates(own.db, city, { violation, limit: 10 })).map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(await addUpdate(own.db, city, { violation: 99_999_999, kind: "note", text: "x" }, CAPTAIN, AT)).toEqual({
      ok: false,
      fault: "update.no-violation",
    });
    await expect(own.db.sql`update violation_update set text = 'x'`).rejects.toMatchObject({ code: "23001" });
  });

  test("a duplicate is merged and taken apart again; chains are kept flat; both reporters are found", async () => {
    const [a, b, c] = [await idOf("r1"), await idOf("r2"), await idOf("r3")];
    const merge = (violation: number, into: number) =>
      addUpdate(own.db, city, { violation, kind: "merge", into, text: "同一摊位" }, CAPTAIN, AT);
    expect(await merge(b, b)).toEqual({ ok: false, fault: "update.into-itself" });
    expect(await merge(b, 99_999_999)).toEqual({ ok: false, fault: "update.into-unknown" });
    expect(await merge(b, a)).toMatchObject({ ok: true, update: { status: "duplicate", into: a } });
    expect(await merge(b, c)).toEqual({ ok: false, fault: "update.is-merged" });
    expect(await merge(c, b)).toEqual({ ok: false, fault: "update.into-merged" });
    // What b was merged into is itself merged: b follows, so that everything is found from c.
    expect(await merge(a, c)).toMatchObject({ ok: true });
    expect(await mergedInto(own.db, city, c)).toEqual([a, b].sort((x, y) => x - y));
    expect(await reportersOf(own.db, city, [c, ...(await mergedInto(own.db, city, c))])).toHaveLength(3);
    expect(await findLine(own.db, city, b)).toMatchObject({ status: "closed", mergedInto: c });
    expect(await addUpdate(own.db, city, { violation: b, kind: "split", text: "不是" }, CAPTAIN, AT)).toMatchObject({
      ok: true,
      update: { status: "open" },
    });
    expect(await addUpdate(own.db, city, { violation: b, kind: "split", text: "" }, CAPTAIN, AT)).toEqual({
      ok: false,
      fault: "update.not-merged",
    });
    expect(await mergedInto(own.db, city, c)).toEqual([a]);
  });
});

describe("personal data, cameras, vocabulary", () => {
  test("who reveals a reporter stands in the audit with the reason; forgetting leaves the fact", async () => {
    const [one] = await listViolations(own.db, city, { limit: 1, audience: { kind: "chief", chief: "R1" }, to: AT + 2 * 60_000 });
    const id = one?.id as number;
    expect(await revealReporters(own.db, city, [id], "回访", CAPTAIN)).toEqual([
      { violation: id, name: "王小明", phone: "13800001234", email: null },
    ]);
    expect((await listAudit(own.db, { limit: 1 }))[0]).toMatchObject({
      action: "reporter.reveal",
      actor: "captain",
      after: { reason: "回访" },
    });
    expect(JSON.stringify(await listAudit(own.db, { limit: 500 }))).not.toContain("13800001234");
    expect(await forgetReporters(own.db, Date.now() + 1000, BY)).toBe(4);
    expect(await reportersOf(own.db, city, [id])).toEqual([]);
    expect(await findLine(own.db, city, id)).not.toBeNull();
  });

  test("cameras are registered and changed", async () => {
    const camera = { code: "K1", name: "校门口", lon: 113.4, lat: 34.9, legalReviewAt: AT, technicalReviewAt: AT, publishedAt: null };
    await saveCameras(own.db, city, [camera], BY);
    await saveCameras(own.db, city, [{ ...camera, publishedAt: AT }], BY);
    expect(await listCameras(own.db, city)).toEqual([{ ...camera, publishedAt: AT }]);
  });

  test("local extensions count down within their class; a known name is refused", async () => {
    expect(await addLocalCategory(own.db, city, { name: "占道修车", major: "09" }, BY)).toMatchObject({
      ok: true,
      category: { code: "09999" },
    });
    expect(await addLocalCategory(own.db, city, { name: "占道修车", major: "09" }, BY)).toEqual({ ok: false, fault: "category.known" });
    expect(await addLocalCategory(own.db, city, { name: "占道经营", major: "09" }, BY)).toEqual({ ok: false, fault: "category.known" });
    expect(await localCategories(own.db, city)).toHaveLength(1);
  });
});
