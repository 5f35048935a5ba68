import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { faultsOf } from "../../duty/check";
import { communityPlan } from "./community-plan";
import { readCommunities } from "./read-communities";
import { Refused } from "./refused";
import { words } from "./words";

const say = words("en");
const folder = mkdtempSync(join(tmpdir(), "wuding-communities-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

type Ring = readonly (readonly number[])[];
const square = (x: number): Ring => [
  [x, 0],
  [x + 1, 0],
  [x + 1, 1],
  [x, 1],
  [x, 0],
];
const feature = (properties: unknown, coordinates: unknown, type = "Polygon") => ({
  type: "Feature",
  properties,
  geometry: { type, coordinates },
});

function read(content: unknown, options: { encoding?: string; nameField?: string; codeField?: string } = {}) {
  const path = join(folder, `${++files}.geojson`);
  writeFileSync(path, typeof content === "string" || content instanceof Uint8Array ? content : JSON.stringify(content));
  return readCommunities(path, { encoding: "utf-8", say, ...options });
}
const collection = (...features: unknown[]) => ({ type: "FeatureCollection", features });
function sentence(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
  return "";
}

test("polygons of every kind come in, heights dropped, named by the field that names them", () => {
  const list = collection(
    feature({ nr: 1, 名称: "东门" }, [square(0)]),
    feature({ nr: 2, 名称: " 西门 " }, [[square(2).map((point) => [...point, 12.5])]], "MultiPolygon"),
  );
  const { communities, refused } = read(list);
  expect(refused).toEqual([]);
  expect(communities.map(({ name }) => name)).toEqual(["东门", "西门"]);
  expect(communities[1]?.area).toEqual([[square(2)]]);
  const plan = communityPlan(communities, { city: "c", timeZone: "Asia/Shanghai", from: 0, squad: "s", name: "n" });
  expect(faultsOf(plan)).toEqual([]);
  expect(plan.cells[0]?.code).toBe("999999001001001");
});

test("the name field is the one told, one everybody knows, or the first text all of them have", () => {
  const list = collection(feature({ id: "a", qh: "南山", big: 1 }, [square(0)]));
  expect(read(list).communities[0]?.name).toBe("南山");
  expect(read(list, { nameField: "big" }).communities[0]?.name).toBe("1");
  expect(read(collection(feature({ n: 1, t: "x" }, [square(0)]))).communities[0]?.name).toBe("x");
  expect(sentence(() => read(list, { nameField: "nothing" }))).toContain("id, qh, big");
  expect(sentence(() => read(collection(feature({ n: 1 }, [square(0)]))))).toContain("--name-field");
});

test("codes come from a field and stand once each", () => {
  const list = collection(feature({ name: "a", nr: 7 }, [square(0)]), feature({ name: "b", nr: 7 }, [square(2)]));
  const { refused } = read(list, { codeField: "nr" });
  expect(refused).toEqual([{ row: 2, field: "nr", expected: say("expected.unique"), got: '"7"' }]);
  expect(read(collection(feature({ name: "a", nr: 7 }, [square(0)])), { codeField: "nr" }).communities[0]?.code).toBe("7");
});

test("every wrong feature is told with its number, its field, what was expected and the place", () => {
  const tie = [
    [0, 0],
    [2, 2],
    [2, 0],
    [0, 2],
    [0, 0],
  ];
  const { communities, refused } = read(
    collection(
      feature({ name: "good" }, [square(0)]),
      feature({ name: "tie" }, [tie]),
      feature({ name: "open" }, [square(0).slice(0, 4)]),
      feature({ name: "point" }, [1, 2], "Point"),
      feature({ name: "far" }, [square(428_311)]),
      feature({ name: "text" }, [[["1", 2]]]),
      feature({ name: "" }, [square(5)]),
      { type: "Feature", properties: { name: "none" }, geometry: null },
      null,
    ),
    { nameField: "name" },
  );
  expect(communities).toHaveLength(1);
  expect(refused.map(({ row, field }) => [row, field])).toEqual([
    [2, "geometry.coordinates[0][0]"],
    [3, "geometry.coordinates[0][0]"],
    [4, "geometry"],
    [5, "geometry.coordinates[0][0]"],
    [6, "geometry"],
    [7, "name"],
    [8, "geometry"],
    [9, "geometry"],
  ]);
  expect(refused[0]?.got).toBe("[1,1]");
  expect(refused[3]?.expected).toContain("projected");
});

test("what is no such file is told so", () => {
  expect(sentence(() => read("{"))).toContain("not JSON");
  expect(sentence(() => read("null"))).toContain("FeatureCollection");
  expect(sentence(() => read("[]"))).toContain("FeatureCollection");
  expect(sentence(() => read({ type: "FeatureCollection" }))).toContain("FeatureCollection");
  expect(sentence(() => read(collection()))).toContain("FeatureCollection");
  expect(sentence(() => read(feature({ name: "x" }, [square(0)])))).toContain("FeatureCollection");
  const projected = { ...collection(feature({ name: "x" }, [square(0)])), crs: { properties: { name: "urn:ogc:def:crs:EPSG::4547" } } };
  expect(sentence(() => read(projected))).toContain("4547");
  const degrees = { ...projected, crs: { properties: { name: "urn:ogc:def:crs:OGC:1.3:CRS84" } } };
  expect(read(degrees).communities).toHaveLength(1);
  const gbk = Buffer.concat([Buffer.from('{"type":"x",\n"name":"'), Buffer.from([0xce, 0xe5]), Buffer.from('"}')]);
  expect(sentence(() => read(gbk))).toContain("line 2");
  expect(sentence(() => read(gbk, { encoding: "gbk" }))).toContain("FeatureCollection");
});
