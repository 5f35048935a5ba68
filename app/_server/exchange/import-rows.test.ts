import { zipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { loadBase, saveBase } from "../../../db/base";
import { makeCurrent } from "../../../db/city";
import { changeDraft, dropDraft, makeDraft } from "../../../db/draft";
import { loadPlan } from "../../../db/load-plan";
import { savePlan } from "../../../db/save-plan";
import { changeFaults } from "../../../duty/edit/law";
import { sketch } from "../../../duty/sketch";
import { gcj02 } from "../../../geo/coordinate/gcj02";
import type { Value } from "../../../geo/format/format";
import { planeAt } from "../../../geo/plane/plane";
import type { Point } from "../../../geo/plane/point";
import { type ExchangeForTests, fileOf, freshExchange, planFile, TESTER } from "./exchange-for-tests";
import type { ImportHead } from "./import-head";
import type { ImportOptions } from "./import-options";
import type { TakeResult } from "./take-import";

let it: ExchangeForTests;
let city: number;
let version: number;

beforeAll(async () => {
  it = await freshExchange();
  const { db } = it.own;
  city = (await db.sql.begin((sql) => makeCurrent(sql, { name: "AB", timeZone: "Asia/Shanghai", sample: false }))).id;
  const saved = await savePlan(db, city, sketch("AAB / ABB"), TESTER);
  if (!saved.ok) throw new Error("the sketch is not lawful");
  version = saved.plan;
});
afterAll(() => it.close());
beforeEach(() => {
  it.ground = {};
  it.failures.length = 0;
});

const upon = (name = "new"): ImportOptions["into"] => ({ name, basedOn: version, city: { id: city } });
const sheet = (heads: readonly string[], rows: readonly (readonly (string | number | null)[])[], name = "Sheet1") =>
  fileOf("xlsx", [
    {
      name,
      fields: heads.map((head) => ({ name: head, type: "text" })),
      shape: null,
      rows: rows.map((values) => ({ values, shape: null })),
    },
  ]);
const HEADS = ["姓名", "人员类别", "所属中队", "手机号"];
const head = ({ head: told }: { head: unknown }) => told as ImportHead;

test("what cannot be read refuses the whole, until the person knows and leaves it out", async () => {
  const table = "姓名,人员类别,所属中队\n张三,执法队员,A\n李四,协管,B,多余,的列\n王五,协管,B\n";
  const read = await it.read("people.csv", table);
  expect([read.state, read.features, read.faults]).toEqual(["ready", 2, 1]);
  const before = await it.counts();
  const refused = await it.take(read, upon());
  expect([refused.state, refused.plan, refused.result]).toMatchObject(["ready", null, { fault: "import.rows-refused" }]);
  expect((await it.faults(read.id)).map(({ fault }) => fault)).toContain("import.unread-rows");
  expect(await it.counts()).toEqual(before);
  const taken = await it.take(refused, upon(), { skipFaults: true });
  expect([taken.state, (taken.result as TakeResult).counts]).toEqual(["taken", { persons: 2 }]);
  expect((await it.own.db.sql`select 1 from import_feature where job = ${read.id}`).length).toBe(0);
});

describe("people from a workbook with Chinese heads", () => {
  test("come into a copy of the version in force; the copy tells its bureau, the version stays", async () => {
    const read = await it.read(
      "花名册.xlsx",
      await sheet(HEADS, [
        ["张三", "执法队员", "squad A", "13800000000"],
        ["李四", "协管", "B", null],
      ]),
    );
    expect(head(read).proposed).toEqual([
      {
        layer: "Sheet1",
        use: "persons",
        columns: { name: "姓名", kind: "人员类别", squad: "所属中队", phone: "手机号" },
        lon: null,
        lat: null,
        remembered: false,
      },
    ]);
    const done = await it.take(read, upon("换人"));
    expect([done.state, await it.faults(read.id)]).toEqual(["taken", []]);
    const { plan: id, change, counts } = done.result as TakeResult;
    expect([change, counts]).toEqual([1, { persons: 2 }]);
    const [plan, before] = [await loadPlan(it.own.db, id), await loadPlan(it.own.db, version)];
    expect(plan.persons.filter(({ name }) => name === "张三" || name === "李四")).toEqual(
      [
        { code: "R0001", name: "张三", kind: "formal", squad: "A", phone: "13800000000" },
        { code: "R0003", name: "李四", kind: "assistant", squad: "B", phone: "" },
      ].map((person) => ({ ...person, code: expect.stringMatching(/^R\d{4}$/) })),
    );
    expect(plan.persons).toHaveLength(before.persons.length + 2);
    expect(plan.version).toMatchObject({ name: "换人", state: "draft", city: "AB", bureau: before.version.bureau });
    expect(before.persons).toHaveLength(6);
  });

  test("are known again by their columns, told differently once or not", async () => {
    const heads = ["谁", "哪个队", "其他"];
    const first = await it.read("a.xlsx", await sheet(heads, [["甲", "A", "x"]]));
    expect(head(first).proposed[0]?.use).toBe("skip");
    const layers = [{ layer: "Sheet1", use: "persons" as const, columns: { name: "谁", squad: "哪个队" }, lon: null, lat: null }];
    expect((await it.take(first, upon(), { layers })).state).toBe("taken");
    const again = await it.read("下个月.xlsx", await sheet(heads, [["乙", "B", "y"]], "八月"));
    expect(head(again).proposed).toEqual([{ ...layers[0], layer: "八月", remembered: true }]);
    const other = await it.read("b.xlsx", await sheet([...heads, "更多"], [["乙", "B", "y", "z"]]));
    expect(head(other).proposed[0]?.remembered).toBe(false);
  });
});

describe("a wrong row refuses the whole", () => {
  test("every wrong row is told, nothing is written in any table, no draft is left", async () => {
    const read = await it.read(
      "people.xlsx",
      await sheet(HEADS, [
        ["王五", "执法队员", "A", null],
        ["赵六", "强盗", "A", null],
        ["钱七", "协管", "九中队", null],
        ["", "协管", "B", null],
      ]),
    );
    const before = await it.counts();
    const done = await it.take(read, upon());
    expect(await it.counts()).toEqual(before);
    expect([done.state, done.plan, done.result]).toEqual(["ready", null, { fault: "import.rows-refused", values: { count: 3 } }]);
    expect((await it.faults(read.id)).map(({ number, field, fault, got }) => [number, field, fault, got])).toEqual([
      [3, "kind", "row.not-one-of", "强盗"],
      [5, "name", "row.missing", ""],
      [4, "squad", "row.unknown-reference", "九中队"],
    ]);
  });

  test("so does a plan that would not be lawful, found when the draft has been made already", async () => {
    // Two at one post at the same time.
    const plan = sketch("AB");
    const double = { ...plan, assignments: [...plan.assignments, { ...plan.assignments[0]!, code: "Z9", person: "R0001" }] };
    const read = await it.read(
      "plan.xlsx",
      await planFile("xlsx", { ...double, assignments: double.assignments.map((one) => ({ ...one, person: "R0000" })) }),
    );
    const before = await it.counts();
    const done = await it.take(read, { name: "x", basedOn: null, city: { name: "another", timeZone: "Asia/Shanghai" } });
    expect([done.state, done.plan]).toEqual(["ready", null]);
    expect((await it.faults(read.id)).map(({ fault }) => fault)).toContain("post.double-duty");
    const after = await it.counts();
    expect({ ...after, city: 0 }).toEqual({ ...before, city: 0 });
  });

  test("ground comes with the rest or not at all", async () => {
    const geojson = JSON.stringify({
      type: "FeatureCollection",
      features: [
        {
          type: "Feature",
          properties: { name: "good" },
          geometry: {
            type: "LineString",
            coordinates: [
              [113.4, 34.9],
              [113.41, 34.9],
            ],
          },
        },
        { type: "Feature", properties: { name: "bad" }, geometry: { type: "Point", coordinates: [113.4, 34.9] } },
      ],
    });
    const read = await it.read("道路.geojson", geojson);
    const before = await it.counts();
    const done = await it.take(read, upon(), {
      replaceGround: true,
      layers: [{ layer: head(read).layers[0]?.name ?? "", use: "street", columns: {}, lon: null, lat: null }],
    });
    expect([done.state, await it.counts()]).toEqual(["ready", before]);
    expect(await it.faults(read.id)).toMatchObject([{ number: 2, field: "shape", fault: "row.no-line", got: "point" }]);
  });

  test("a change of the same thing by somebody else while the file was read refuses it; of another thing does not", async () => {
    const { db } = it.own;
    const draft = (await db.sql.begin((sql) =>
      makeDraft(sql, city, { name: "shared", basedOn: version, from: Date.now(), bureau: { name: "b", phone: "" } }, TESTER),
    )) as number;
    const rename = (code: string) =>
      changeDraft(
        db,
        draft,
        { base: 0, deed: "person", patch: { set: { persons: [{ code, name: "改", kind: "formal", squad: "A", phone: "" }] }, remove: {} } },
        TESTER,
        {
          judge: changeFaults,
        },
      );
    const read = await it.read("p.xlsx", await sheet(["编号", ...HEADS], [["R0000", "张三", "执法队员", "A", null]]));
    expect((await rename("R0001")).ok).toBe(true);
    expect((await it.take(read, { plan: draft })).state).toBe("taken");
    const [row] = await db.sql`select state, (result->>'change')::int as change from import_job where id = ${read.id}`;
    expect(row).toEqual({ state: "taken", change: 2 });
  });

  test("a draft that is gone, or is no draft, is told as such", async () => {
    const { db } = it.own;
    const draft = (await db.sql.begin((sql) =>
      makeDraft(sql, city, { name: "gone", basedOn: null, from: Date.now(), bureau: { name: "b", phone: "" } }, TESTER),
    )) as number;
    const read = await it.read("p.xlsx", await sheet(HEADS, [["张三", "执法队员", null, null]]));
    await dropDraft(db, draft, TESTER);
    expect((await it.take(read, { plan: draft })).state).toBe("ready");
    expect(await it.faults(read.id)).toMatchObject([{ fault: "draft.missing" }]);
    expect((await it.take(read, { plan: version })).state).toBe("ready");
    expect(await it.faults(read.id)).toMatchObject([{ fault: "draft.not-draft" }]);
    expect(it.failures).toEqual([]);
  });
});

/** A shapefile of points with one column of texts, its table in GBK, as ArcGIS of China writes it. */
function gbkShapefile(points: readonly (readonly [Point, Buffer])[]): Uint8Array {
  const shp = Buffer.alloc(100 + points.length * 28);
  shp.writeInt32BE(9994, 0);
  shp.writeInt32BE(shp.length / 2, 24);
  shp.writeInt32LE(1000, 28);
  shp.writeInt32LE(1, 32);
  points.forEach(([[x, y]], index) => {
    const at = 100 + index * 28;
    shp.writeInt32BE(index + 1, at);
    shp.writeInt32BE(10, at + 4);
    shp.writeInt32LE(1, at + 8);
    shp.writeDoubleLE(x, at + 12);
    shp.writeDoubleLE(y, at + 20);
  });
  const [headSize, width] = [32 + 32 * 2 + 1, 20];
  const dbf = Buffer.alloc(headSize + points.length * (1 + 2 * width) + 1, 0x20);
  dbf.fill(0, 0, headSize);
  dbf.writeUInt8(3, 0);
  dbf.writeUInt32LE(points.length, 4);
  dbf.writeUInt16LE(headSize, 8);
  dbf.writeUInt16LE(1 + 2 * width, 10);
  // 名称, 类型 in GBK.
  [Buffer.from([0xc3, 0xfb, 0xb3, 0xc6]), Buffer.from([0xc0, 0xe0, 0xd0, 0xcd])].forEach((name, index) => {
    name.copy(dbf, 32 + index * 32);
    dbf.write("C", 32 + index * 32 + 11);
    dbf.writeUInt8(width, 32 + index * 32 + 16);
  });
  dbf.writeUInt8(0x0d, headSize - 1);
  const market = Buffer.from([0xca, 0xd0, 0xb3, 0xa1]);
  points.forEach(([, name], index) => {
    const at = headSize + index * (1 + 2 * width) + 1;
    name.copy(dbf, at);
    market.copy(dbf, at + width);
  });
  dbf.writeUInt8(0x1a, dbf.length - 1);
  return zipSync({ "places.shp": shp, "places.dbf": dbf });
}

describe("coordinates", () => {
  const places: Point[] = [
    [113.4003, 34.9004],
    [113.4012, 34.9013],
    [113.4025, 34.9002],
  ];

  test("a shapefile in GBK that names no system: shifted by GCJ-02 its points land within a metre; one can be told", async () => {
    const names = [Buffer.from([0xc4, 0xcf, 0xc3, 0xc5]), Buffer.from([0xb1, 0xb1, 0xc3, 0xc5]), Buffer.from([0xb6, 0xab, 0xc3, 0xc5])];
    const read = await it.read("places.zip", gbkShapefile(places.map((at, index) => [gcj02.fromWgs84(at), names[index] as Buffer])));
    expect([read.state, head(read).encoding.name, head(read).coordinates.verdict]).toEqual(["ready", "gb18030", "ask"]);
    expect(head(read).coordinates.candidates.map(({ code }) => code)).toEqual(["wgs84", "gcj02", "bd09"]);
    expect(head(read).proposed[0]).toMatchObject({ use: "places", columns: { name: "名称", kind: "类型" } });
    const done = await it.take(read, upon(), { system: "gcj02" });
    expect([done.state, await it.faults(read.id)]).toEqual(["taken", []]);
    const plan = await loadPlan(it.own.db, (done.result as TakeResult).plan);
    expect(plan.places.map(({ name, kind }) => [name, kind])).toEqual([
      ["南门", "market"],
      ["北门", "market"],
      ["东门", "market"],
    ]);
    const plane = planeAt(places[0] as Point);
    plan.places.forEach(({ at }, index) => {
      const [[ax, ay], [bx, by]] = [plane.toMetres(at), plane.toMetres(places[index] as Point)];
      expect(Math.hypot(ax - bx, ay - by)).toBeLessThan(1);
    });
  });

  test("columns of a table are its places, also latitude first", async () => {
    const csv = `名称,类型,经度,纬度\n${places.map(([lon, lat], index) => `点${index},市场,${lat},${lon}`).join("\n")}\n`;
    it.ground = { near: [113.3, 34.8, 113.5, 35] };
    const read = await it.read("点.csv", csv);
    expect([head(read).coordinates.swapped, head(read).proposed[0]?.lon]).toEqual([true, "经度"]);
    const done = await it.take(read, upon(), { system: "wgs84" });
    const plan = await loadPlan(it.own.db, (done.result as TakeResult).plan);
    expect(plan.places.map(({ at }) => at)).toEqual(places);
  });
});

const tags = (own: Record<string, Value>) =>
  Object.entries(own)
    .map(([k, v]) => `<tag k="${k}" v="${v}"/>`)
    .join("");

function osmXml(shift: number): string {
  const nodes: [number, number][] = [
    [113.4, 34.9],
    [113.402, 34.9],
    [113.402, 34.902],
    [113.4, 34.902],
  ];
  const refs = (ids: readonly number[]) => ids.map((id) => `<nd ref="${id}"/>`).join("");
  const way = (id: number, ids: readonly number[], own: Record<string, Value>) => `<way id="${id}">${refs(ids)}${tags(own)}</way>`;
  return `<?xml version="1.0" encoding="UTF-8"?><osm version="0.6">
    ${nodes.map(([lon, lat], index) => `<node id="${index + 1}" lon="${(lon + shift).toFixed(6)}" lat="${lat}"/>`).join("")}
    ${way(1, [1, 2], { highway: "primary", name: "人民路" })}${way(2, [2, 3], { highway: "residential" })}
    ${way(3, [1, 4], { railway: "rail" })}${way(4, [3, 4], { barrier: "wall" })}
    ${way(5, [1, 2, 3, 4, 1], { building: "yes", name: "楼" })}${way(6, [1, 2, 3, 1], { natural: "water" })}</osm>`;
}

describe("ground from OpenStreetMap", () => {
  const layers = async () => (await loadBase(it.own.db, city)).map(({ layer, class: kind, name }) => [layer, kind, name].join(" ")).sort();
  const NEW = ["block building 楼", "rail rail ", "street lane ", "street main 人民路", "wall wall ", "water lake "];

  test("becomes the city's, beside what it has or instead of it, known by the import it came with", async () => {
    await it.own.db.sql.begin((sql) =>
      saveBase(sql, city, [
        {
          layer: "street",
          class: "lane",
          name: "old",
          geometry: {
            type: "line",
            line: [
              [113, 34],
              [113.1, 34],
            ],
          },
        },
        {
          layer: "green",
          class: "park",
          name: "park",
          geometry: {
            type: "line",
            line: [
              [113, 34],
              [113.1, 34],
            ],
          },
        },
      ]),
    );
    const [was] = await it.own.db.sql`select revision::int from city where id = ${city}`;
    const read = await it.read("map.osm", osmXml(0));
    expect([read.state, head(read).coordinates.verdict, read.faults]).toEqual(["ready", "named", 0]);
    const done = await it.take(read, upon("ground"));
    expect([done.state, await it.faults(read.id), (done.result as TakeResult).ground]).toEqual(["taken", [], 6]);
    expect(await layers()).toEqual(["green park park", ...NEW, "street lane old"].sort());
    const [now] = await it.own.db.sql`select revision::int from city where id = ${city}`;
    expect(now?.revision).toBeGreaterThan(was?.revision);

    const again = await it.read("map.osm", osmXml(0.001));
    expect(
      head(again)
        .proposed.filter(({ use }) => use !== "skip")
        .map(({ layer, use }) => [layer, use]),
    ).toEqual(
      head(read)
        .proposed.filter(({ use }) => use !== "skip")
        .map(({ layer, use }) => [layer, use]),
    );
    const before = await it.counts();
    expect((await it.take(again, upon("ground"), { replaceGround: true })).state).toBe("taken");
    expect(await layers()).toEqual(["green park park", ...NEW].sort());
    expect((await it.counts()).base_feature).toBe((before.base_feature as number) - 1);
    const sources = await it.own.db.sql`select distinct source from base_feature where city = ${city} and source is not null`;
    expect(sources).toEqual([{ source: again.id }]);
  });
});
