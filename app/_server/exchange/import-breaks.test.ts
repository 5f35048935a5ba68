import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeCurrent } from "../../../db/city";
import type { Database } from "../../../db/client";
import { changeDraft, makeDraft } from "../../../db/draft";
import { changeImport, claimImport, type ImportJob, stageImport, unstageImport } from "../../../db/import-job";
import { loadPlan } from "../../../db/load-plan";
import { type ExchangeForTests, fileOf, freshExchange, TESTER } from "./exchange-for-tests";
import type { ImportHead } from "./import-head";
import { readImport } from "./read-import";
import { takeImport } from "./take-import";

let it: ExchangeForTests;
let city: number;

beforeAll(async () => {
  it = await freshExchange();
  city = (await it.own.db.sql.begin((sql) => makeCurrent(sql, { name: "here", timeZone: "Asia/Shanghai", sample: false }))).id;
});
afterAll(() => it.close());
beforeEach(() => {
  it.failures.length = 0;
});

const people = (count: number) =>
  fileOf("xlsx", [
    {
      name: "people",
      fields: ["编号", "姓名"].map((name) => ({ name, type: "text" })),
      shape: null,
      rows: Array.from({ length: count }, (_none, index) => ({ values: [`P${index}`, `人${index}`], shape: null })),
    },
  ]);
const lines = (count: number) => `编号,姓名\n${Array.from({ length: count }, (_none, index) => `P${index},人${index}`).join("\n")}\n`;
const anew = { name: "new", basedOn: null, city: { id: 0 } };
const into = () => ({ ...anew, city: { id: city } });
const drafts = async () => (await it.counts()).plan as number;

class Died extends Error {}

/** The database as somebody sees it to whom something happens before the n-th transaction; who has died reaches it no more. */
function seen(db: Database, happens: (transaction: number) => Promise<void>): Database {
  let count = 0;
  let dead = false;
  const alive = () => {
    if (dead) throw new Died();
  };
  const sql = new Proxy(db.sql, {
    apply: (target, self, given) => {
      alive();
      return Reflect.apply(target as never, self, given);
    },
    get: (target, name) => {
      if (name !== "begin") return Reflect.get(target, name);
      return async (work: never) => {
        alive();
        await happens(++count).catch((error) => {
          dead = error instanceof Died;
          throw error;
        });
        return target.begin(work);
      };
    },
  });
  return { ...db, sql };
}

const silent = (id: number) => it.own.db.sql`update import_job set heartbeat = now() - interval '1 minute' where id = ${id}`;
const places = async (id: number) =>
  (await it.own.db.sql<{ place: number }[]>`select place from import_feature where job = ${id} order by place`).map(({ place }) => place);

/** As the door cancels. */
async function cancel(id: number): Promise<void> {
  const { db } = it.own;
  if (await changeImport(db.sql, id, ["taking"], { state: "ready", progress: 1, result: { fault: "import.cancelled", values: {} } }))
    return;
  await changeImport(db.sql, id, ["waiting", "reading", "ready"], { state: "cancelled" });
  await unstageImport(db, id);
}

describe("an import whose worker dies while it reads", () => {
  test("is gone on with by another: every row staged once, in order", async () => {
    const id = await it.begin("many.csv", lines(4321));
    const mine = (await claimImport(it.own.db, id)) as ImportJob;
    const dying = seen(it.own.db, async (transaction) => {
      if (transaction === 3) throw new Died();
    });
    await expect(readImport(dying, mine, {})).rejects.toThrow(Died);
    expect(await places(id)).toHaveLength(2000);
    expect(await it.job(id)).toMatchObject({ state: "reading", features: 2000 });
    // While its heart is thought to beat, nobody takes it up.
    await it.work();
    expect((await it.job(id)).state).toBe("reading");
    await silent(id);
    await it.work();
    const job = await it.job(id);
    expect([job.state, job.features, job.faults]).toEqual(["ready", 4321, 0]);
    expect(await places(id)).toEqual(Array.from({ length: 4321 }, (_none, index) => index + 1));
    // What it is was told from all rows, not from those the second one staged.
    expect((job.head as ImportHead).layers[0]?.count).toBe(4321);
  });

  test("by one who was only slow: he finds that others have gone on, and stops without harm", async () => {
    const id = await it.begin("slow.csv", lines(3500));
    const mine = (await claimImport(it.own.db, id)) as ImportJob;
    const slow = seen(it.own.db, async (transaction) => {
      if (transaction !== 2) return;
      await silent(id);
      const other = (await claimImport(it.own.db, id)) as ImportJob;
      const died = seen(it.own.db, async (theirs) => {
        if (theirs === 2) throw new Died();
      });
      await expect(readImport(died, other, {})).rejects.toThrow(Died);
    });
    await readImport(slow, mine, {});
    expect(await places(id)).toHaveLength(2000);
    await silent(id);
    await it.work();
    expect([(await it.job(id)).state, (await places(id)).length]).toEqual(["ready", 3500]);
  });
});

describe("an import whose worker dies while it is taken", () => {
  test("goes into the draft that was made for it, once", async () => {
    const read = await it.read("people.xlsx", await people(30));
    const before = await drafts();
    await it.ask(read, into());
    const mine = (await claimImport(it.own.db, read.id)) as ImportJob;
    const dying = seen(it.own.db, async (transaction) => {
      if (transaction === 2) throw new Died();
    });
    await expect(takeImport(dying, mine, TESTER)).rejects.toThrow(Died);
    expect(await drafts()).toBe(before + 1);
    const { plan } = await it.job(read.id);
    await silent(read.id);
    await it.work();
    expect(await it.job(read.id)).toMatchObject({ state: "taken", plan });
    expect(await drafts()).toBe(before + 1);
    expect((await loadPlan(it.own.db, plan as number)).persons).toHaveLength(30);
  });

  test("leaves no draft when it is refused in the end", async () => {
    const read = await it.read("people.xlsx", await people(3));
    const before = await it.counts();
    await it.ask(read, into());
    const mine = (await claimImport(it.own.db, read.id)) as ImportJob;
    const dying = seen(it.own.db, async (transaction) => {
      if (transaction === 2) throw new Died();
    });
    await expect(takeImport(dying, mine, TESTER)).rejects.toThrow(Died);
    await it.own.db.sql`update import_feature set properties = '{"编号": "P1", "姓名": ""}'::jsonb where job = ${read.id}`;
    await silent(read.id);
    await it.work();
    expect(await it.job(read.id)).toMatchObject({ state: "ready", plan: null, result: { fault: "import.rows-refused" } });
    expect(await it.counts()).toEqual(before);
  });
});

describe("cancelled", () => {
  test("while it is read: nothing stays staged, nobody goes on", async () => {
    const id = await it.begin("many.csv", lines(3000));
    const mine = (await claimImport(it.own.db, id)) as ImportJob;
    await readImport(
      seen(it.own.db, async (transaction) => {
        if (transaction === 2) await cancel(id);
      }),
      mine,
      {},
    );
    await it.work();
    expect(await it.job(id)).toMatchObject({ state: "cancelled", features: 0, faults: 0 });
    expect(await places(id)).toEqual([]);
  });

  test.each([1, 2])(
    "while it is taken, before transaction %i: nothing is written, no draft is left, it can be taken again",
    async (when) => {
      const read = await it.read("people.xlsx", await people(20));
      const before = await it.counts();
      await it.ask(read, into());
      const mine = (await claimImport(it.own.db, read.id)) as ImportJob;
      const watched = seen(it.own.db, async (transaction) => {
        if (transaction === when) await cancel(read.id);
      });
      await takeImport(watched, mine, TESTER);
      expect(await it.counts()).toEqual(before);
      expect(await it.job(read.id)).toMatchObject({ state: "ready", plan: null, result: { fault: "import.cancelled" } });
      expect((await it.take(read, into())).state).toBe("taken");
    },
  );
});

describe("several at once", () => {
  test("two workers claim two different imports, a third finds none", async () => {
    const ids = [await it.begin("a.csv", lines(2)), await it.begin("b.csv", lines(2))];
    const claimed = await Promise.all([claimImport(it.own.db), claimImport(it.own.db), claimImport(it.own.db)]);
    expect(claimed.flatMap((job) => (job ? [job.id] : [])).sort((a, b) => a - b)).toEqual(ids);
    for (const job of claimed) if (job) await readImport(it.own.db, job, {});
    expect([(await it.job(ids[0] as number)).state, (await it.job(ids[1] as number)).state]).toEqual(["ready", "ready"]);
  });

  test("one is claimed alone when it is asked for", async () => {
    const ids = [await it.begin("a.csv", lines(2)), await it.begin("b.csv", lines(2))];
    expect((await claimImport(it.own.db, ids[1]))?.id).toBe(ids[1]);
    expect(await claimImport(it.own.db, ids[1])).toBeNull();
    expect((await claimImport(it.own.db))?.id).toBe(ids[0]);
  });

  test("staging upon what somebody else staged is refused as a whole", async () => {
    const id = await it.begin("a.csv", lines(2));
    await changeImport(it.own.db.sql, id, ["waiting"], { state: "reading" });
    const row = { place: 1, layer: "a", number: 2, properties: {}, shape: null };
    expect(await stageImport(it.own.db, id, 0, [row], [], 0.5)).toBe(true);
    expect(await stageImport(it.own.db, id, 0, [row], [], 0.5)).toBe(false);
    expect(await stageImport(it.own.db, id, 1, [{ ...row, place: 2 }], [], 1)).toBe(true);
    await changeImport(it.own.db.sql, id, ["reading"], { state: "cancelled" });
  });

  test("somebody who changes the same in the draft meanwhile wins: the import is refused and says so; of another thing both come", async () => {
    const { db } = it.own;
    const first = await it.take(await it.read("people.xlsx", await people(3)), into());
    const draft = first.plan as number;
    const meanwhile = async (code: string) => {
      const [row] = await db.sql<{ revision: number }[]>`select revision from plan where id = ${draft}`;
      const patch = { set: { persons: [{ code, name: "改", kind: "formal" as const, squad: null, phone: "" }] }, remove: {} };
      const changed = await changeDraft(db, draft, { base: row?.revision ?? 0, deed: "person", patch }, TESTER, { judge: () => [] });
      expect(changed.ok).toBe(true);
    };
    const takenWith = async (code: string) => {
      const read = await it.read("people.xlsx", await people(2));
      await it.ask(read, { plan: draft });
      const mine = (await claimImport(db, read.id)) as ImportJob;
      await takeImport(
        seen(db, async (transaction) => {
          if (transaction === 1) await meanwhile(code);
        }),
        mine,
        TESTER,
      );
      return it.job(read.id);
    };
    const both = await takenWith("P2");
    expect([both.state, (both.result as { change: number }).change]).toEqual(["taken", 3]);
    const clashed = await takenWith("P1");
    expect([clashed.state, await it.faults(clashed.id)]).toMatchObject(["ready", [{ fault: "draft.clash" }]]);
    expect((await loadPlan(db, draft)).persons.find(({ code }) => code === "P1")?.name).toBe("改");
  });

  test("a draft can be made beside an import without meeting it", async () => {
    const read = await it.read("people.xlsx", await people(5));
    const [done] = await Promise.all([
      it.take(read, into()),
      it.own.db.sql.begin((sql) =>
        makeDraft(sql, city, { name: "mine", basedOn: null, from: Date.now(), bureau: { name: "b", phone: "" } }, TESTER),
      ),
    ]);
    expect([done.state, it.failures]).toEqual(["taken", []]);
  });
});
