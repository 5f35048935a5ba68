import { deflateSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeCurrent } from "../../../db/city";
import { changeImport, unstageImport } from "../../../db/import-job";
import { loadPlan } from "../../../db/load-plan";
import { sketch } from "../../../duty/sketch";
import { type ExchangeForTests, freshExchange, planFile } from "./exchange-for-tests";
import type { TakeResult } from "./take-import";

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

const into = () => ({ name: "new", basedOn: null, city: { id: city } });

/** A shapefile of one polygon whose record says it has so many points. */
function shpOf(points: number): Buffer {
  const shp = Buffer.alloc(100 + 8 + 44 + 4 + 64);
  shp.writeInt32BE(9994, 0);
  shp.writeInt32BE(shp.length / 2, 24);
  shp.writeInt32LE(1000, 28);
  shp.writeInt32LE(5, 32);
  shp.writeInt32BE(1, 100);
  shp.writeInt32BE((shp.length - 108) / 2, 104);
  shp.writeInt32LE(5, 108);
  shp.writeInt32LE(1, 144);
  shp.writeInt32LE(points, 148);
  return shp;
}

const BOOK = {
  "[Content_Types].xml": strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
  "_rels/.rels": strToU8('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'),
};
const deep = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const collection = (features: string) => `{"type":"FeatureCollection","features":[${features}]}`;

describe("a file that cannot be read", () => {
  const cases: readonly [title: string, name: string, bytes: () => Promise<Uint8Array | string> | Uint8Array | string, fault: string][] = [
    ["an archive that breaks off", "plan.zip", async () => (await planFile("shapefile", sketch("AB"))).subarray(0, 900), "zip.truncated"],
    ["a workbook that breaks off", "plan.xlsx", async () => (await planFile("xlsx", sketch("AB"))).subarray(0, 900), "zip.truncated"],
    ["an archive that unfolds without end", "a.zip", () => zipSync({ "a.shp": new Uint8Array(30_000_000) }), "zip.bomb"],
    ["a workbook that does", "a.xlsx", () => zipSync({ ...BOOK, "xl/workbook.xml": new Uint8Array(30_000_000) }), "zip.bomb"],
    ["an archive whose names lead out of it", "a.zip", () => zipSync({ "../../etc/a.shp": new Uint8Array(100) }), "zip.path"],
    ["an archive of nothing known", "a.zip", () => zipSync({ "readme.txt": strToU8("hello") }), "shapefile.none"],
    ["a workbook without a workbook", "a.xlsx", () => zipSync({ ...BOOK, "xl/nothing.xml": strToU8("<a/>") }), "xlsx.not-xlsx"],
    ["an empty file", "a.geojson", () => "", "import.unknown-format"],
    ["an empty table", "a.csv", () => "", "csv.empty"],
    ["noise", "a.bin", () => deflateSync(Buffer.from("noise")), "import.unknown-format"],
    ["JSON that is no GeoJSON", "a.geojson", () => '{"type":"Topology","objects":{}}', "geojson.no-features"],
    [
      "GeoJSON that breaks off",
      "a.geojson",
      () => collection('{"type":"Feature","properties":{},"geometry":null},').slice(0, -2),
      "geojson.truncated",
    ],
    [
      "XML with entities of its own",
      "a.kml",
      () => '<?xml version="1.0"?><!DOCTYPE kml [<!ENTITY a "aaaa">]><kml><name>&a;</name></kml>',
      "kml.doctype",
    ],
    ["a picture of a map", "a.kml", () => "<html><body>no map</body></html>", "kml.not-kml"],
    ["a billion points in one record", "a.zip", () => zipSync({ "a.shp": shpOf(1_000_000_000) }), "import.nothing-in-it"],
    ["a head without rows", "a.csv", () => "姓名,电话\n", "import.nothing-in-it"],
  ];
  test.each(cases)("%s is refused, foreseen, with nothing staged or written", async (_title, name, bytes, fault) => {
    const before = await it.counts();
    const job = await it.read(name, await bytes());
    expect([job.state, (job.result as { fault: string }).fault, it.failures]).toEqual(["refused", fault, []]);
    const [staged] = await it.own.db.sql`select count(*)::int as n from import_feature where job = ${job.id}`;
    expect([staged?.n, job.features]).toEqual([0, 0]);
    expect(await it.counts()).toEqual(before);
  });

  test("in the encoding that was told says where; read anew in the right one it is good", async () => {
    const gbk = Buffer.concat([
      Buffer.from("code,"),
      Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]),
      Buffer.from("\nP1,"),
      Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]),
      Buffer.from("\n"),
    ]);
    const id = await it.begin("a.csv", gbk);
    const { db } = it.own;
    // As the door does.
    const anew = async (encoding: string) => {
      await changeImport(db.sql, id, ["waiting", "ready", "refused"], { state: "cancelled", options: { encoding }, result: null });
      await unstageImport(db, id);
      await changeImport(db.sql, id, ["cancelled"], { state: "waiting" });
      await it.work();
      return it.job(id);
    };
    expect(await anew("utf-8")).toMatchObject({ state: "ready", features: 1, faults: 1 });
    expect(await it.faults(id)).toMatchObject([{ number: 2, fault: "text.encoding" }]);
    expect(await anew("morse")).toMatchObject({ state: "refused", result: { fault: "format.encoding" }, features: 0 });
    expect(await anew("gbk")).toMatchObject({ state: "ready", features: 1, faults: 0 });
    const [row] = await db.sql`select properties from import_feature where job = ${id}`;
    expect(row?.properties).toEqual({ code: "P1", 姓名: "张三" });
  });

  test("because it is gone says so", async () => {
    const id = await it.begin("a.csv", "姓名\n甲\n");
    await it.own.db.sql`update import_job set path = '/nowhere/at/all' where id = ${id}`;
    await it.work();
    expect(await it.job(id)).toMatchObject({ state: "refused", result: { fault: "import.file-gone" } });
  });
});

describe("a file that can be read, and means harm", () => {
  test("formulas stay the text they are", async () => {
    const names = ['=HYPERLINK("http://x","y")', "+1+1", "@SUM(A1)", "-2-2"];
    const csv = `编号,姓名\n${names.map((name, index) => `P${index},"${name.replaceAll('"', '""')}"`).join("\n")}\n`;
    const done = await it.take(await it.read("people.csv", csv), into());
    const plan = await loadPlan(it.own.db, (done.result as TakeResult).plan);
    expect(plan.persons.map(({ name }) => name)).toEqual(names);
    const back = await it.take(await it.read("plan.xlsx", await planFile("xlsx", plan)), into());
    expect((await loadPlan(it.own.db, back.plan as number)).persons).toEqual(plan.persons);
  });

  test("names of the language itself are columns like others", async () => {
    const feature =
      '{"type":"Feature","properties":{"__proto__":{"polluted":1},"constructor":"c","name":"甲"},"geometry":{"type":"Point","coordinates":[113.4,34.9]}}';
    const read = await it.read("a.geojson", collection(feature));
    expect([read.state, it.failures, ({} as { polluted?: number }).polluted]).toEqual(["ready", [], undefined]);
    const layers = [{ layer: "a", use: "places" as const, columns: { name: "name", kind: "constructor" }, lon: null, lat: null }];
    expect((await it.take(read, into(), { system: "wgs84", layers })).state).toBe("ready");
    expect(await it.faults(read.id)).toMatchObject([{ field: "kind", fault: "row.not-one-of", got: "c" }]);
  });

  test("null characters, lone halves of characters and endless texts are wrong rows, not failures", async () => {
    const texts = ["a\\u0000b", "\\ud800", "x".repeat(30_000)];
    const features = texts.map(
      (text, index) => `{"type":"Feature","properties":{"姓名":"${text}","\\ud8${index}0\\u0000":${index}},"geometry":null}`,
    );
    const read = await it.read("a.geojson", collection(features.join(",")));
    expect([read.state, it.failures]).toEqual(["ready", []]);
    const done = await it.take(read, into(), { layers: [{ layer: "a", use: "persons", columns: { name: "姓名" }, lon: null, lat: null }] });
    expect([done.state, it.failures]).toEqual(["ready", []]);
    expect((await it.faults(read.id)).map(({ fault }) => fault)).toContain("row.too-long");
  });

  test("shapes nested without end are wrong features", async () => {
    const bad = `{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":${deep(200)}}}`;
    const good = '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1,2]}}';
    const job = await it.read("a.geojson", collection(`${bad},${good}`));
    expect([job.state, job.features, job.faults, it.failures]).toEqual(["ready", 1, 1, []]);
  });
});
