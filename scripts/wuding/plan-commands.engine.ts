import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listAudit } from "../../db/audit";
import { currentCity } from "../../db/city";
import { type DatabaseForTests, freshDatabase } from "../../db/database-for-tests";
import { listImports } from "../../db/import-job";
import { loadPlan } from "../../db/load-plan";
import { listVersions } from "../../db/version";
import { groundFaults } from "../../duty/edit/law";
import { NOUN_LISTS } from "../../duty/edit/patch";
import type { Console } from "./console";
import { main } from "./main";

let own: DatabaseForTests;
const folder = mkdtempSync(join(tmpdir(), "wuding-plans-"));
const before = { ...process.env };

beforeAll(async () => {
  own = await freshDatabase();
  process.env.DATABASE_URL = own.url;
  process.env.DATA_DIR = folder;
});
afterAll(async () => {
  process.env = before;
  await own.drop();
  rmSync(folder, { recursive: true, force: true });
});

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly aside: string;
}

/** Runs a command in English; `stopAt` is the line upon which the user stops it. */
async function run(args: readonly string[], stopAt: RegExp | null = null): Promise<Ran> {
  const out: string[] = [];
  let aside = "";
  let stop = () => {};
  const io: Console = {
    out: (line) => {
      out.push(line);
      if (stopAt?.test(line)) stop();
    },
    aside: (words) => {
      aside += words;
    },
    watched: false,
    answers: false,
    secret: () => Promise.reject(new Error("nobody is there to be asked")),
    input: async () => "",
    interrupted: (own) => {
      stop = own;
      return () => {
        stop = () => {};
      };
    },
  };
  return { status: await main([...args, "--language", "en"], io), out: out.join("\n"), aside };
}

const box = (x: number, y: number, wide: number, high: number) => [
  [
    [x, y],
    [x + wide, y],
    [x + wide, y + high],
    [x, y + high],
    [x, y],
  ],
];
const collection = (features: readonly (readonly [string, unknown])[], type = "Polygon") =>
  JSON.stringify({
    type: "FeatureCollection",
    features: features.map(([name, coordinates]) => ({ type: "Feature", properties: { name }, geometry: { type, coordinates } })),
  });
/** Three communities; the second overlaps the first by a metre, the third leaves a gap of a metre. */
const LAND = collection([
  ["东社区", box(113.4, 34.9, 0.01, 0.01)],
  ["西社区", box(113.40999, 34.9, 0.01, 0.01)],
  ["南社区", box(113.4, 34.89, 0.01999, 0.00999)],
]);
const idOf = async (name: string) => (await listVersions(own.db)).find((one) => one.name === name)?.id as number;

describe("from a file of borders to a plan in force", () => {
  test("the coordinate system must be told where numbers cannot tell it; what was read is kept", async () => {
    const path = file("区划.geojson", LAND);
    const asked = await run(["import", path, "--city", "新城", "--as", "社区"]);
    expect(asked.status).toBe(1);
    expect(asked.out).toContain("Format: geojson; encoding: utf-8");
    expect(asked.aside).toMatch(/--system wgs84.*\n.*--system gcj02.*\n.*--system bd09/);
    expect(asked.out).toContain("import resume 1");
    expect((await run(["import", "list"])).out).toMatch(/^1\t区划.geojson\tto be confirmed\t3\t0\t-/);
    expect(await listVersions(own.db)).toEqual([]);

    const done = await run(["import", "resume", "1", "--system", "wgs84", "--city", "新城", "--as", "communities"]);
    expect([done.status, done.out]).toEqual([0, expect.stringContaining("communities 3")]);
    expect(done.out).toContain("divide 1");
    expect(existsSync(path)).toBe(true);
    expect((await listVersions(own.db))[0]).toMatchObject({ name: "区划", cityName: "新城", state: "draft", communities: 3 });
    expect((await run(["import", "resume", "1"])).aside).toContain("is over (imported)");
  });

  test("repair says what is wrong and what it would change, and does it when told", async () => {
    const id = String(await idOf("区划"));
    expect((await run(["divide", id])).aside).toContain("Run repair");
    const looked = await run(["repair", id]);
    expect([looked.status, looked.out]).toEqual([0, expect.stringMatching(/Faults of the borders: 1\n +overlaps: 1 .* m²/)]);
    expect(looked.out).toContain("--apply");
    expect(await run(["repair", id, "--apply"])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/lines move by [01]\.\d\d m[\s\S]*as change 2/),
    });
    expect((await run(["repair", id])).out).toContain("Nothing is wrong");
    expect((await run(["repair", id, "--apply"])).out).toContain("Nothing has to be changed");
  });

  test("streets come in as ground, cells and grids are made, the plan is lawful", async () => {
    const id = String(await idOf("区划"));
    const street = [
      [113.399, 34.9043],
      [113.421, 34.9047],
    ];
    const ground = await run([
      "import",
      file("路.geojson", collection([["人民路", street]], "LineString")),
      "--as",
      "street",
      "--draft",
      id,
    ]);
    expect([ground.status, ground.out]).toEqual([0, expect.stringContaining("ground 1")]);
    // The draft's communities tell where it lies.
    expect(ground.out).toContain("only this can be");

    const divided = await run(["divide", id, "--target", "60000", "--apply"]);
    expect([divided.status, divided.out]).toEqual([0, expect.stringMatching(/\d+ cells[\s\S]*as change 3/)]);
    const compared = await run([
      "district",
      id,
      "--grids",
      "5",
      "--squads",
      "2",
      "--alternatives",
      "2",
      "--barrier",
      "water",
      "--apply",
      "2",
    ]);
    expect([compared.status, compared.aside.includes("Alternative 2 100 %")]).toEqual([0, true]);
    expect(compared.out).toMatch(/alternative 1 \(seed 1\)\talternative 2 \(seed 2\)\ngrids\n {2}number\t5\t5/);
    expect(compared.out).toMatch(/in one piece\t100.0 %\t100.0 %/);
    const plan = await loadPlan(own.db, Number(id));
    expect([plan.grids.length, plan.squads.length, groundFaults(plan)]).toEqual([5, 2, []]);
    expect(plan.cells.length).toBeGreaterThan(20);
    expect(new Set(plan.grids.map(({ squad }) => squad)).size).toBe(2);
    const history = await own.db.sql<{ deed: string }[]>`select deed from plan_change where plan = ${plan.version.id} order by number`;
    expect(history.map(({ deed }) => deed)).toEqual(["import", "repair", "cells", "district"]);
  });

  test("it is put in force, copied, compared, withdrawn, dropped", async () => {
    const id = String(await idOf("区划"));
    expect((await run(["version", "force", id, "--from", "2001-01-01"])).aside).toContain("past");
    expect((await run(["version", "force", id, "--from", "whenever"])).status).toBe(2);
    expect(await run(["version", "force", id, "--from", "now"])).toMatchObject({ status: 0, out: expect.stringContaining("in force") });
    expect((await currentCity(own.db))?.name).toBe("新城");
    expect((await run(["repair", id])).aside).toContain("is no draft");
    expect((await run(["version", "drop", id])).status).toBe(1);

    expect((await run(["version", "copy", id, "--name", "明年"])).status).toBe(0);
    const copy = String(await idOf("明年"));
    expect((await run(["version", "compare", id, copy])).out).toBe("The two versions are the same.");
    expect((await run(["district", copy, "--grids", "4", "--seed", "9", "--apply", "1"])).status).toBe(0);
    expect((await run(["version", "compare", id, copy])).out).toMatch(
      /grids: 0 added, \d+ changed, 1 removed\n[\s\S]*cells: 0 added, 0 removed, 0 reshaped, \d+ handed over/,
    );
    expect((await run(["version", "force", copy, "--from", "2099-01-01"])).status).toBe(0);
    expect((await run(["version", "withdraw", copy])).status).toBe(0);
    expect((await run(["version", "withdraw", copy])).status).toBe(1);
    expect((await run(["version", "drop", copy])).status).toBe(0);
    expect((await run(["version", "list"])).out).toMatch(/^1\t新城\t区划\tin-force\t.*communities 3, cells \d+, grids 5, squads 2$/);
    expect((await listAudit(own.db, { limit: 1 }))[0]).toMatchObject({ action: "draft.drop", actorKind: "command" });
  });

  test("an unlawful draft is not put in force, and is told why", async () => {
    expect(await run(["version", "make", "--name", "空"])).toMatchObject({ status: 0 });
    const forced = await run(["version", "force", String(await idOf("空")), "--from", "now"]);
    expect([forced.status, forced.out, forced.aside]).toEqual([
      1,
      expect.stringContaining("no cells"),
      expect.stringContaining("not lawful"),
    ]);
    expect((await run(["version", "drop", String(await idOf("空"))])).status).toBe(0);
  });
});

describe("export", () => {
  test.each([
    ["geojson", "a.geojson"],
    ["shapefile", "a.zip"],
    ["kml", "a.kml"],
    ["xlsx", "a.xlsx"],
  ])("as %s, brought in again by one command is the same version", async (format, name) => {
    const id = await idOf("区划");
    const path = join(folder, name);
    expect((await run(["export", String(id), "--format", format, "--out", path])).status).toBe(0);
    const back = await run(["import", path, "--new-draft", `back ${format}`, "--whole"]);
    expect([back.status, back.aside.replace(/.* %\n/g, "")]).toEqual([0, ""]);
    const [plan, again] = [await loadPlan(own.db, id), await loadPlan(own.db, await idOf(`back ${format}`))];
    for (const list of NOUN_LISTS) expect(again[list]).toEqual(plan[list]);
  });

  test("where nothing can be written says so and leaves nothing", async () => {
    const failed = await run(["export", String(await idOf("区划")), "--format", "kml", "--out", join(folder, "no", "where.kml")]);
    expect([failed.status, failed.aside]).toEqual([1, expect.stringContaining("cannot be written")]);
  });
});

describe("what is refused", () => {
  const people = (rows: string) => file("people.csv", `工号,姓名,类别\n${rows}\n`);

  test("wrong rows are told, the first of them here, all of them in a table that no spreadsheet runs", async () => {
    const rows = Array.from({ length: 30 }, (_none, index) => `P${index},人${index},${index === 3 ? "=1+1" : index % 2 ? "强盗" : "协管"}`);
    const versions = (await listVersions(own.db)).length;
    const report = join(folder, "wrong.csv");
    const { status, out, aside } = await run(["import", people(rows.join("\n")), "--report", report]);
    expect([status, aside]).toEqual([1, expect.stringContaining("did not come in")]);
    expect(out).toContain("Faults: 15");
    expect(out).toMatch(/people 3 kind: Not one of the words expected.*\(强盗\)/);
    const lines = readFileSync(report, "utf8").trim().split("\r\n");
    expect(lines).toHaveLength(16);
    expect(lines[2]).toMatch(/'=1\+1$/);
    expect((await listVersions(own.db)).length).toBe(versions);
  });

  test("a column can be told; one that is not there is not passed over", async () => {
    const table = file("names.csv", "谁,什么\n甲,协管\n");
    expect((await run(["import", table, "--as", "persons", "--map", "name=哪里"])).aside).toContain("name=哪里");
    const told = ["import", table, "--as", "人员", "--map", "name=谁,kind=什么", "--new-draft", "people"];
    expect(await run(told)).toMatchObject({ status: 0 });
    expect((await loadPlan(own.db, await idOf("people"))).persons).toMatchObject([{ name: "甲", kind: "assistant" }]);
    expect((await run(["import", table, "--layer", "other=persons"])).aside).toContain("names");
  });

  test("several files go into one draft; the first that is refused ends it", async () => {
    const one = file("一.csv", "工号,姓名\nA1,甲\n");
    const two = file("二.csv", "工号,姓名\nA2,乙\n");
    expect(await run(["import", one, two, "--new-draft", "both"])).toMatchObject({ status: 0 });
    expect((await loadPlan(own.db, await idOf("both"))).persons.map(({ code }) => code)).toEqual(["A1", "A2"]);
    const bad = file("三.bin", "\0\0\0");
    expect((await run(["import", one, bad, two, "--new-draft", "part"])).status).toBe(1);
    expect((await loadPlan(own.db, await idOf("part"))).persons.map(({ code }) => code)).toEqual(["A1"]);
  });

  test.each([/^Importing/, /^ {2}people/])("stopped upon %s, nothing is written and the file is still there", async (when) => {
    const path = people("P1,甲,协管");
    const versions = (await listVersions(own.db)).length;
    // The first word is said before there is anything to stop: the reading is stopped as soon as there is.
    const { status, aside } = await run(["import", path], when.source.includes("Importing") ? /^Format/ : when);
    expect([status, aside]).toEqual([1, expect.stringContaining("was cancelled")]);
    expect([(await listVersions(own.db)).length, existsSync(path)]).toEqual([versions, true]);
    expect((await listImports(own.db, { limit: 1 }))[0]).toMatchObject({ state: "cancelled", features: 0, plan: null });
  });

  test("what is misspelt says so with status 2", async () => {
    const path = people("P1,甲,协管");
    const misspelt = [
      ["import", path, "--communities", path],
      ["import", path, "--as", "elephants"],
      ["import", path, "--system", "mars"],
      ["import", path, "--draft", "1", "--city", "x"],
      ["import", path, "--draft", "one"],
      ["import", path, "--map", "name"],
      ["import", "resume"],
      ["version"],
      ["version", "force", "1"],
      ["version", "copy", "1"],
      ["version", "compare", "1"],
      ["repair"],
      ["repair", "1", "2"],
      ["repair", "1", "--tolerance", "-1"],
      ["divide", "1", "--target", "big"],
      ["district", "1"],
      ["district", "1", "--grids", "2", "--apply", "2"],
      ["district", "1", "--grids", "2", "--apply"],
      ["district", "1", "--grids", "2", "--barrier", "fog"],
      ["export", "1", "--format", "pdf", "--out", "x"],
      ["export", "1", "--format", "kml"],
    ];
    for (const args of misspelt) expect([args, (await run(args)).status]).toEqual([args, 2]);
    const refused = [
      ["import", join(folder, "nowhere.csv")],
      ["import", folder],
      ["repair", "999"],
      ["version", "drop", "999"],
      ["import", "resume", "999"],
    ];
    for (const args of refused) expect([args, (await run(args)).status]).toEqual([args, 1]);
  });
});
