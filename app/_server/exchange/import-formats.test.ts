import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadPlan } from "../../../db/load-plan";
import type { Plan } from "../../../duty/plan";
import { sampleCity } from "../../../duty/sample/sample-city";
import { sketch } from "../../../duty/sketch";
import { type ExchangeForTests, freshExchange, orderedNouns, planFile } from "./exchange-for-tests";
import type { ImportHead } from "./import-head";
import type { TakeResult } from "./take-import";

let it: ExchangeForTests;
beforeAll(async () => {
  it = await freshExchange();
});
afterAll(() => it.close());

const HOURS = [{ days: [1, 2, 3, 4, 5] as const, from: 420, to: 1140 }];

/** A sketch with something in every list, and texts that formats stumble over. */
function full(): Plan {
  const plan = sketch("AAB / ABB");
  const cell = plan.cells[0] as Plan["cells"][number];
  const [ring] = cell.area[0] as [readonly (readonly [number, number])[]];
  const [a, b] = ring as readonly [readonly [number, number], readonly [number, number]];
  return {
    ...plan,
    squads: plan.squads.map((squad, index) => (index === 0 ? { ...squad, captain: "R0000", name: '一中队 "甲", =SUM(A1)' } : squad)),
    segments: [
      {
        code: "LD1",
        name: "人民路（东段）",
        street: "人民路",
        class: "main",
        ends: ["解放路", "建设路"],
        line: [a, b],
        chief: "R0000",
        squad: "A",
      },
      { code: "LD2", name: "小巷", street: "小巷", class: "lane", ends: ["", ""], line: [b, a], chief: null, squad: null },
    ],
    places: [{ code: "CS1", name: "农贸市场 & <南门>", kind: "market", at: [113.4005, 34.9005], keyHours: HOURS }],
    posts: [
      ...plan.posts,
      {
        code: "XL1",
        name: "巡线",
        grid: "G0000",
        kind: "foot",
        mode: "patrol",
        line: [a, b, [113.4007, 34.9013]],
        place: "CS1",
        qualified: 2,
        hours: HOURS,
      },
    ],
    rules: [
      {
        code: "JJ1",
        between: ["A", "B"],
        width: 30.5,
        basis: "kerb",
        state: "agreed",
        parts: [{ side: "A", hours: HOURS, lead: "A", support: "B" }],
        text: "第一行\n第二行",
        from: 0,
        to: Date.UTC(2030, 0, 1),
      },
    ],
    allowances: [
      {
        code: "SD1",
        name: "便民点",
        area: cell.area,
        categories: ["09006", "09001"],
        hours: HOURS,
        from: Date.UTC(2026, 0, 1, 0, 0, 0, 7),
        to: null,
      },
    ],
    assignments: plan.assignments.map((one, index) =>
      index > 0
        ? one
        : {
            ...one,
            exceptions: [
              { day: "2026-10-01", spans: [], person: null },
              { day: "2026-10-02", spans: [{ from: 1320, to: 1800 }], person: "R0001" },
            ],
          },
    ),
    absences: [{ code: "QJ1", person: "R0000", reason: "sick", from: Date.UTC(2026, 9, 1), to: Date.UTC(2026, 9, 2) }],
    mergers: [{ code: "HB1", name: "联勤", squads: ["A", "B"], lead: "B", hours: HOURS, from: 0, to: null }],
    days: [
      { code: "2026-10-01", name: "国庆节", kind: "holiday", as: 7 },
      { code: "2026-10-10", name: "调休", kind: "workday", as: 3 },
    ],
  };
}

async function cameIn(name: string, bytes: Uint8Array): Promise<{ head: ImportHead; plan: Plan }> {
  const read = await it.read(name, bytes);
  expect([read.state, read.result, read.faults]).toEqual(["ready", null, 0]);
  const done = await it.take(read, { name, basedOn: null, city: { name: "回", timeZone: "Asia/Shanghai" } }, { whole: true });
  expect([done.state, await it.faults(read.id)]).toEqual(["taken", []]);
  return { head: read.head as ImportHead, plan: await loadPlan(it.own.db, (done.result as TakeResult).plan) };
}

describe("a plan written and brought in again is the same plan", () => {
  test.each(["geojson", "shapefile", "kml", "xlsx"])("as %s: a sketch with something in every list", async (format) => {
    const plan = full();
    const back = await cameIn(`plan.${format === "shapefile" ? "zip" : format}`, await planFile(format, plan));
    expect(back.head.format).toBe(format);
    expect(orderedNouns(back.plan)).toEqual(orderedNouns(plan));
    expect(it.failures).toEqual([]);
  });

  test.each(["geojson", "xlsx"])("as %s: the sample city", async (format) => {
    const { plan } = sampleCity();
    const back = await cameIn(`sample.${format}`, await planFile(format, plan));
    expect(orderedNouns(back.plan)).toEqual(orderedNouns(plan));
  });

  test("also into a draft that held something else, when the whole is to come", async () => {
    const first = await cameIn("other.geojson", await planFile("geojson", sketch("CCC / DDE / EEE")));
    const read = await it.read("plan.geojson", await planFile("geojson", full()));
    const done = await it.take(read, { plan: first.plan.version.id }, { whole: true });
    expect(await it.faults(read.id)).toEqual([]);
    expect([done.state, done.plan]).toEqual(["taken", first.plan.version.id]);
    expect(orderedNouns(await loadPlan(it.own.db, first.plan.version.id))).toEqual(orderedNouns(full()));
  });
});
