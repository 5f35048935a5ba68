import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { differenceOf } from "../duty/edit/difference";
import { isEmptyPatch } from "../duty/edit/patch";
import type { Plan } from "../duty/plan";
import { sketch } from "../duty/sketch";
import { type Actor, listAudit } from "./audit";
import { currentCity, findOrMakeCity, makeCurrent } from "./city";
import { type DatabaseForTests, freshDatabase } from "./database-for-tests";
import { changeDraft, changesAfter, dropDraft, findChange, listChanges, makeDraft, type SentChange } from "./draft";
import { loadPlan } from "./load-plan";
import { currentPlanHead } from "./plan";
import { savePlan } from "./save-plan";
import { cellHistory, findVersion, listVersions, putInForce, usedCellCodes, withdraw } from "./version";

const BY: Actor = { kind: "user", name: "zhang", role: "administrator", address: null };
const LI: Actor = { ...BY, name: "li" };
const BUREAU = { name: "bureau", phone: "0000" };
const LAWFUL = { judge: () => [] };
let own: DatabaseForTests;
let city: number;
let first: number;

beforeAll(async () => {
  own = await freshDatabase();
  city = (await own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }))).id;
  const saved = await savePlan(own.db, city, sketch("AAB / ABB"), BY);
  first = saved.ok ? saved.plan : -1;
});
afterAll(() => own.drop());

const draft = (name = "draft", basedOn: number | null = first) =>
  own.db.sql.begin((sql) => makeDraft(sql, city, { name, basedOn, from: 0, bureau: BUREAU }, BY)) as Promise<number>;
const nouns = ({ version: _version, ...lists }: Plan) => lists;
const rename = (plan: Plan, code: string, name: string) => ({
  set: { grids: plan.grids.filter((grid) => grid.code === code).map((grid) => ({ ...grid, name })) },
  remove: {},
});
const send = (id: number, change: Partial<SentChange> & Pick<SentChange, "patch" | "base">, by = BY) =>
  changeDraft(own.db, id, { deed: "edit", ...change }, by, LAWFUL);

describe("a draft", () => {
  test("is a whole copy of the version it was made from, and an empty one holds nothing", async () => {
    const id = await draft();
    expect(nouns(await loadPlan(own.db, id))).toEqual(nouns(await loadPlan(own.db, first)));
    const empty = await loadPlan(own.db, await draft("empty", null));
    expect(Object.values(nouns(empty)).every((list) => list.length === 0)).toBe(true);
    expect((await currentPlanHead(own.db, Date.now()))?.plan).toBe(first);
  });

  test("becomes any other plan by one patch, and its old self again by the inverse", async () => {
    const id = await draft();
    const before = await loadPlan(own.db, id);
    const other = { ...sketch("CCA / .BB"), version: before.version };
    const there = await send(id, { base: 0, patch: differenceOf(before, other) });
    expect(there).toMatchObject({ ok: true, number: 1 });
    expect(isEmptyPatch(differenceOf(await loadPlan(own.db, id), other))).toBe(true);
    const kept = await findChange(own.db.sql, id, 1);
    const back = await send(id, { base: 1, patch: kept!.inverse, undoes: 1 });
    expect(back).toMatchObject({ ok: true, number: 2 });
    expect(nouns(await loadPlan(own.db, id))).toEqual(nouns(before));
    expect((await listChanges(own.db.sql, id)).map(({ number, undoes }) => [number, undoes])).toEqual([
      [2, 1],
      [1, null],
    ]);
  });

  test("takes two people's changes of different things, and names what clashes", async () => {
    const id = await draft();
    const plan = await loadPlan(own.db, id);
    expect(await send(id, { base: 0, patch: rename(plan, "G0000", "mine") })).toMatchObject({ ok: true, number: 1 });
    expect(await send(id, { base: 0, patch: rename(plan, "G0001", "theirs") }, LI)).toMatchObject({ ok: true, number: 2 });
    const clash = await send(id, { base: 0, patch: rename(plan, "G0000", "also") }, LI);
    expect(clash).toMatchObject({ ok: false, why: "clash", clashes: [{ what: "grids:G0000", by: "zhang", number: 1 }] });
    const names = (await loadPlan(own.db, id)).grids.map(({ name }) => name);
    expect(names.slice(0, 2)).toEqual(["mine", "theirs"]);
    expect((await changesAfter(own.db.sql, id, 1)).map(({ by }) => by)).toEqual(["li"]);
  });

  test("is left as it was by what is unlawful, by the database's own refusal, and by nothing at all", async () => {
    const id = await draft();
    const plan = await loadPlan(own.db, id);
    const judged = await changeDraft(own.db, id, { base: 0, deed: "edit", patch: rename(plan, "G0000", "x") }, BY, {
      judge: () => [{ fault: "plan.bad-area", noun: "cell", code: "0000", detail: "" }],
    });
    expect(judged).toMatchObject({ ok: false, why: "faults" });
    const orphan = { set: {}, remove: { grids: ["G0000"] } };
    await expect(send(id, { base: 0, patch: orphan })).rejects.toThrow();
    expect(await send(id, { base: 0, patch: { set: {}, remove: {} } })).toMatchObject({ ok: false, why: "empty" });
    expect(await send(id, { base: 7, patch: rename(plan, "G0000", "x") })).toMatchObject({ ok: false, why: "ahead" });
    expect(await send(999_999, { base: 0, patch: rename(plan, "G0000", "x") })).toMatchObject({ ok: false, why: "missing" });
    expect(await send(first, { base: 0, patch: rename(plan, "G0000", "x") })).toMatchObject({ ok: false, why: "not-draft" });
    expect(nouns(await loadPlan(own.db, id))).toEqual(nouns(plan));
  });

  test("is dropped with all it holds; what is in force is not", async () => {
    const id = await draft();
    const plan = await loadPlan(own.db, id);
    await send(id, { base: 0, patch: rename(plan, "G0000", "x") });
    expect(await dropDraft(own.db, id, BY)).toBe(true);
    expect(await dropDraft(own.db, id, BY)).toBe(false);
    expect(await dropDraft(own.db, first, BY)).toBe(false);
    expect((await own.db.sql`select from cell where plan = ${id}`).length).toBe(0);
    expect((await listAudit(own.db, { limit: 1 }))[0]?.action).toBe("draft.drop");
  });
});

describe("a version", () => {
  test("waits for its day, can be withdrawn, and ends the one before", async () => {
    const now = Date.now();
    const id = await draft("next");
    const from = now + 3_600_000;
    expect(await putInForce(own.db, id, now - 86_400_000, now, BY)).toEqual({ ok: false, why: "past" });
    expect(await putInForce(own.db, id, from, now, BY)).toEqual({ ok: true });
    expect((await findVersion(own.db, first))?.to).toBe(from);
    expect((await currentPlanHead(own.db, now))?.plan).toBe(first);
    expect((await currentPlanHead(own.db, from))?.plan).toBe(id);
    const second = await draft("second");
    expect(await putInForce(own.db, second, now + 60_000, now, BY)).toEqual({ ok: false, why: "overlaps" });
    expect(await withdraw(own.db, id, now, BY)).toEqual({ ok: true });
    expect(await findVersion(own.db, first)).toMatchObject({ to: null, state: "in-force" });
    expect(await withdraw(own.db, first, now, BY)).toEqual({ ok: false, why: "not-waiting" });
    expect(await putInForce(own.db, id, now + 1000, now, BY)).toEqual({ ok: true });
    expect(await findVersion(own.db, first)).toMatchObject({ state: "retired" });
    expect(await putInForce(own.db, id, from, now, BY)).toEqual({ ok: false, why: "not-draft" });
  });

  test("of another city makes that city the current one when put in force", async () => {
    const there = (await own.db.sql.begin((sql) => findOrMakeCity(sql, { name: "there", timeZone: "Asia/Shanghai", sample: false }))) as {
      id: number;
    };
    const id = (await own.db.sql.begin((sql) =>
      makeDraft(sql, there.id, { name: "first", basedOn: first, from: 0, bureau: BUREAU }, BY),
    )) as number;
    const now = Date.now();
    expect(await putInForce(own.db, id, now, now, BY)).toEqual({ ok: true });
    expect((await currentCity(own.db))?.name).toBe("there");
    const lines = await listVersions(own.db);
    expect(lines[0]).toMatchObject({ cityName: "there", state: "in-force", cells: 6, grids: 6, squads: 2, current: true });
  });

  test("is remembered by every cell code it used", async () => {
    const codes = await usedCellCodes(own.db, city);
    expect(codes).toEqual(expect.arrayContaining(["0000", "0102"]));
    const history = await cellHistory(own.db, city, "0000");
    expect(history.length).toBeGreaterThan(1);
    expect(history.at(-1)?.id).toBe(first);
  });
});
