import { describe, expect, test } from "vitest";
import type { RowAnswer } from "../../duty/violation/row-answer";
import { heldBytes } from "../../geo/format/byte-source";
import { csv } from "../../geo/format/csv";
import { utf8 } from "../../geo/format/text";
import type { BulkReading } from "./bulk-row";
import { BATCH, type BulkControl, type BulkProgress, bulkRun, type RefusedRow } from "./bulk-run";
import type { BatchOutcome, SendBatch } from "./bulk-send";

const FIELDS = ["时间", "x", "y", "类"];
const READING: BulkReading = {
  columns: { at: "时间", lon: "x", lat: "y", category: "类" },
  channel: "import",
  point: (point) => point,
  digest: "d",
};
const opened = (rows: readonly string[]) => csv.open(heldBytes("f.csv", utf8([FIELDS.join(","), ...rows].join("\n"))));
const FREE: BulkControl = { goOn: async () => true, wait: async () => true, signal: new AbortController().signal };

/** An intake that refuses rows of the category "bad" and knows every id it has taken. */
function intake() {
  const taken = new Set<string>();
  const batches: number[] = [];
  const send: SendBatch = async (rows) => {
    batches.push(rows.length);
    const answers = rows.map((row, index): RowAnswer => {
      if (row.category === "bad")
        return { row: index, id: row.id, fault: "f", field: "category", expected: "code", got: "bad", detail: "No." };
      const known = taken.has(row.id);
      taken.add(row.id);
      const nowhere = { squad: null, lead: null, grid: null, cell: null, segment: null, chief: null, border: null, allowance: null };
      return { row: index, id: row.id, violation: taken.size, known, kind: "held", ...nowhere };
    });
    return { kind: "answered", answers };
  };
  return { taken, batches, send };
}

async function run(rows: readonly string[], send: SendBatch, control: BulkControl = FREE) {
  const told: BulkProgress[] = [];
  const refused: RefusedRow[] = [];
  const job = { file: await opened(rows), layer: "f", fields: FIELDS, reading: READING, send };
  await bulkRun(job, control, (progress, fresh) => {
    told.push(progress);
    refused.push(...fresh);
  });
  return { last: told[told.length - 1] as BulkProgress, told, refused };
}

const line = (category = "09001") => `2026-11-24 07:20,113,34,${category}`;

describe("a file in batches", () => {
  test("every row is answered; wrong ones with their number in the file and their own cells", async () => {
    const { send, batches } = intake();
    const rows = Array.from({ length: BATCH * 2 + 5 }, (_, index) => line(index === 2500 ? "bad" : "09001"));
    const { last, refused } = await run(rows, send);
    expect(batches).toEqual([BATCH, BATCH, 5]);
    expect(last).toMatchObject({ state: "done", read: 4005, taken: 4004, known: 0, refused: 1 });
    expect(refused).toEqual([
      {
        number: 2502,
        id: "d-2502",
        field: "category",
        expected: "code",
        got: "bad",
        fault: "f",
        detail: "No.",
        values: ["2026-11-24 07:20", "113", "34", "bad"],
      },
    ]);
  });

  test("a row that cannot be read is told beside the others", async () => {
    const { send } = intake();
    const { last, refused } = await run([line(), "2026-11-24 07:20,113", line()], send);
    expect(last).toMatchObject({ state: "done", read: 3, taken: 2, refused: 1 });
    expect(refused[0]).toMatchObject({ number: 3, fault: "csv.columns", got: "2/4" });
  });

  test("sent again after a line that broke, each row is stored once", async () => {
    const portal = intake();
    let broken = true;
    const send: SendBatch = async (rows, signal): Promise<BatchOutcome> => {
      const outcome = await portal.send(rows, signal);
      if (!broken) return outcome;
      broken = false;
      return { kind: "network" };
    };
    const { last, told } = await run([line(), line()], send);
    expect(portal.taken.size).toBe(2);
    expect(last).toMatchObject({ state: "done", taken: 0, known: 2 });
    expect(told.map(({ state }) => state)).toContain("broken");
  });

  test("waits as long as the portal asks", async () => {
    const portal = intake();
    const waited: number[] = [];
    let first = true;
    const send: SendBatch = (rows, signal) => {
      if (!first) return portal.send(rows, signal);
      first = false;
      return Promise.resolve({ kind: "wait", seconds: 7 });
    };
    const control: BulkControl = { ...FREE, wait: async (seconds) => waited.push(seconds) > 0 };
    expect((await run([line()], send, control)).last.state).toBe("done");
    expect(waited).toEqual([7]);
  });

  test("stopped, it ends without a word to the portal", async () => {
    const portal = intake();
    const { last } = await run([line()], portal.send, { ...FREE, goOn: async () => false });
    expect([last.state, portal.batches.length]).toEqual(["stopped", 0]);
  });
});
