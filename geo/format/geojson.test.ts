import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heldBytes } from "./byte-source";
import { type ByteSource, FormatRefusal, type OpenOptions, type ReadFault, type ReadFeature, type Shape, type WriteLayer } from "./format";
import { geojson } from "./geojson";
import { utf8 } from "./text";

const allOf = async (source: ByteSource, options?: OpenOptions) => {
  const file = await geojson.open(source, options);
  const items: (ReadFeature | ReadFault)[] = [];
  for await (const item of file.features()) items.push(item);
  return { file, items };
};
const all = (text: string | Uint8Array, options?: OpenOptions) =>
  allOf(heldBytes("dir/areas.geojson", typeof text === "string" ? utf8(text) : text), options);
const refusal = (work: Promise<unknown>) =>
  work.then(() => "opened").catch((error) => (error instanceof FormatRefusal ? error.fault : error));
const feature = (geometry: unknown, more: object = {}) => JSON.stringify({ type: "Feature", properties: {}, geometry, ...more });
const collection = (...features: string[]) => `{"type":"FeatureCollection","features":[${features.join(",")}]}`;
const POINT = { type: "Point", coordinates: [1, 2] };

describe("reading", () => {
  test("a collection: properties, shapes, one item for each of several points", async () => {
    const { file, items } = await all(
      collection(
        feature(
          { type: "Point", coordinates: [114, 22, 9] },
          { properties: { a: '\u8857"}]', b: 1, c: { d: [1] }, e: null, f: true }, id: 7 },
        ),
        feature({
          type: "MultiPoint",
          coordinates: [
            [1, 2],
            [3, 4],
          ],
        }),
        feature(null),
        feature({
          type: "GeometryCollection",
          geometries: [
            POINT,
            {
              type: "LineString",
              coordinates: [
                [0, 0],
                [1, 1],
              ],
            },
          ],
        }),
        feature({ type: "Polygon", coordinates: [] }),
      ),
    );
    expect(file.layers).toEqual([{ name: "areas", fields: ["id", "a", "b", "c", "e", "f"], count: null, shapes: ["point", "line"] }]);
    expect([file.coordinates, file.encoding]).toEqual([null, { name: "utf-8", by: "detected" }]);
    expect(items[0]).toEqual({
      layer: "areas",
      number: 1,
      properties: { id: 7, a: '\u8857"}]', b: 1, c: '{"d":[1]}', e: null, f: true },
      shape: { type: "point", at: [114, 22] },
    });
    expect(items.slice(1).map((item) => [item.number, "shape" in item && item.shape?.type])).toEqual([
      [2, "point"],
      [2, "point"],
      [3, undefined],
      [4, "point"],
      [4, "line"],
      [5, undefined],
    ]);
  });

  test("a single Feature, a bare geometry, line by line, text sequences, with a mark", async () => {
    expect((await all(feature(POINT, { properties: { a: 1 } }))).items).toMatchObject([
      { number: 1, properties: { a: 1 }, shape: { at: [1, 2] } },
    ]);
    expect((await all(JSON.stringify(POINT))).items).toMatchObject([{ number: 1, properties: {}, shape: { at: [1, 2] } }]);
    expect((await all(`\u001e${feature(POINT)}\n\u001e${feature(null)}\n`)).items.map(({ number }) => number)).toEqual([1, 2]);
    expect((await all(`\ufeff${collection(feature(POINT))}`)).items).toHaveLength(1);
    expect((await all(collection())).items).toEqual([]);
  });

  test("what crs names, before or behind the features", async () => {
    const named = (name: string) => `"crs":{"type":"name","properties":{"name":"${name}"}}`;
    const before = await all(`{"type":"FeatureCollection",${named("urn:ogc:def:crs:EPSG::4547")},"features":[]}`);
    expect([before.file.coordinates?.system?.code, before.file.coordinates?.text]).toEqual(["epsg:4547", "urn:ogc:def:crs:EPSG::4547"]);
    const behind = await all(`{"type":"FeatureCollection","features":[],${named("EPSG:2383")}}`);
    expect(behind.file.coordinates).toEqual({ system: null, text: "EPSG:2383" });
  });

  test("other encodings when told or marked", async () => {
    const gbk = new Uint8Array([
      ...utf8('{"type":"Feature","geometry":null,"properties":{"a":"'),
      0xbd,
      0xd6,
      0xb5,
      0x5c,
      0xb5,
      0xc0,
      ...utf8('"}}'),
    ]);
    expect((await all(gbk, { encoding: "gbk" })).items).toMatchObject([{ properties: { a: "\u8857\u792c\u9053" } }]);
    expect(await refusal(all(gbk))).toBe("text.encoding");
    expect((await all(new Uint8Array(Buffer.from(`\ufeff${feature(POINT)}`, "utf16le")))).items).toHaveLength(1);
  });

  test("recognised by its beginning", () => {
    expect(geojson.recognises(utf8(` ${collection()}`), "x.txt")).toBe(true);
    expect(geojson.recognises(utf8(`\ufeff{"a":`), "x.json")).toBe(true);
    expect(geojson.recognises(utf8("a,b\n1,2"), "x.json")).toBe(false);
    expect(geojson.recognises(utf8('{"type":"Topology"'), "x")).toBe(false);
  });
});

describe("faults", () => {
  test("a feature of a billion points is passed over, those around it are read", async () => {
    const [start, points, end] = [
      utf8('{"type":"FeatureCollection","features":[{"a":['),
      utf8("[1,2],".repeat(50_000)),
      utf8(`0]},${feature(POINT)}]}`),
    ];
    const size = start.length + points.length * 50 + end.length;
    const read = async (offset: number, length: number) => {
      const at = offset - start.length;
      if (at < 0) return start.subarray(offset);
      return at < points.length * 50
        ? points.subarray(at % points.length, (at % points.length) + length)
        : end.subarray(at - points.length * 50);
    };
    const { items } = await allOf({ name: "x", size, read });
    expect(items).toMatchObject([
      { number: 1, fault: "geojson.too-large" },
      { number: 2, shape: { at: [1, 2] } },
    ]);
  });

  test("features that cannot be taken, each with its number", async () => {
    const bad = [
      '"x"',
      JSON.stringify({ type: "Thing" }),
      feature({ type: "Circle" }),
      feature({ type: "Point", coordinates: ["1", 2] }),
      '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[NaN,1]}}',
      '{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[1e999,1]}}',
      feature({ type: "LineString", coordinates: [[1, 2]] }),
      feature({
        type: "Polygon",
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [0, 0],
          ],
        ],
      }),
      feature({
        type: "Polygon",
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      }),
      feature({ type: "Polygon", coordinates: 7 }),
      `{"a":${"[".repeat(300)}${"]".repeat(300)}}`,
      feature(POINT),
    ];
    const { items } = await all(collection(...bad));
    const faults = [
      "expected.feature",
      "expected.feature",
      "expected.geometry",
      "expected.position",
      "geojson.not-json",
      "expected.position",
      "expected.line",
      "expected.ring",
      "expected.closed-ring",
      "expected.position",
      "expected.shallow",
      undefined,
    ];
    expect(items.map((item) => [item.number, "fault" in item ? item.fault : undefined])).toEqual(
      faults.map((fault, index) => [index + 1, fault]),
    );
  });

  test("whole files that cannot be read", async () => {
    expect(await refusal(all(""))).toBe("geojson.truncated");
    expect(await refusal(all("hello"))).toBe("geojson.not-json");
    expect(await refusal(all("[1,2]"))).toBe("geojson.not-json");
    expect(await refusal(all('{"type":"Topology"}'))).toBe("geojson.no-features");
    expect(await refusal(all("{}"))).toBe("geojson.no-features");
    expect(await refusal(all('{"type":"FeatureCollection","features":7}'))).toBe("geojson.no-features");
    expect(await refusal(all('{"type" "x"}'))).toBe("geojson.not-json");
    expect(await refusal(all('{"type":"FeatureCollection","features":[{} {}]}'))).toBe("geojson.not-json");
    await expect(all('{"type":"FeatureCollection","features":[{"a":')).rejects.toMatchObject({
      fault: "geojson.truncated",
      values: { offset: 45 },
    });
    expect(await refusal(all(collection(feature(POINT), feature(POINT)), { mostFeatures: 1 }))).toBe("format.too-many");
  });

  test("cut anywhere it is truncated; flipped bytes are faults or a refusal", async () => {
    const whole = utf8(
      collection(
        feature(POINT, { properties: { a: "\u8857" } }),
        feature({
          type: "LineString",
          coordinates: [
            [0, 0],
            [1, 1],
          ],
        }),
      ),
    );
    for (let cut = 0; cut < whole.length; cut++) expect(await refusal(all(whole.subarray(0, cut)))).toBe("geojson.truncated");
    const flips = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(flips, async (some) => {
        const copy = whole.slice();
        for (const [at, value] of some) copy[at] = value;
        expect(typeof (await refusal(all(copy)))).toBe("string");
      }),
      { numRuns: 300 },
    );
  });
});

const point = fc
  .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
  .map(([x, y]) => [x + 0, y + 0] as const);
const ring = fc.array(point, { minLength: 3, maxLength: 5 }).map((points) => [...points, points[0]!]);
const shape: fc.Arbitrary<Shape> = fc.oneof(
  point.map((at) => ({ type: "point" as const, at })),
  fc.array(point, { minLength: 2, maxLength: 6 }).map((line) => ({ type: "line" as const, line })),
  fc.array(fc.array(ring, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }).map((area) => ({ type: "area" as const, area })),
);

test("written layers read back, whatever the pieces they come in", async () => {
  const row = fc.record({
    values: fc.tuple(fc.oneof(fc.string({ unit: "binary", maxLength: 12 }), fc.constant(null)), fc.oneof(fc.integer(), fc.constant(null))),
    shape: fc.oneof(shape, fc.constant(null)),
  });
  const layers = fc.uniqueArray(fc.record({ name: fc.string({ minLength: 1 }), rows: fc.array(row, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 3,
    selector: ({ name }) => name,
  });
  const property = fc.asyncProperty(layers, fc.integer({ min: 1, max: 50 }), async (some, step) => {
    const written: WriteLayer[] = some.map(({ name, rows }) => ({
      name,
      fields: [
        { name: "id", type: "text" },
        { name: "__proto__", type: "number" },
      ],
      shape: null,
      rows,
    }));
    const parts: Uint8Array[] = [];
    for await (const part of geojson.write!(written, "x")) parts.push(part);
    const bytes = new Uint8Array(Buffer.concat(parts));
    const slow: ByteSource = { name: "x", size: bytes.length, read: async (at, length) => bytes.subarray(at, at + Math.min(step, length)) };
    const { file, items } = await allOf(slow);
    expect(file.coordinates?.system?.code).toBe("wgs84");
    expect(file.layers.map(({ name, fields }) => [name, fields])).toEqual(some.map(({ name }) => [name, ["id", "__proto__"]]));
    const read = items.map((item) => ["properties" in item && Object.values(item.properties), "shape" in item && item.shape, item.layer]);
    expect(read).toEqual(some.flatMap(({ name, rows }) => rows.map(({ values, shape }) => [values, shape, name])));
  });
  await fc.assert(property, { numRuns: 30 });
});

test("only pieces of a large file are held", async () => {
  const line = `${feature({ type: "LineString", coordinates: Array.from({ length: 200 }, (_, i) => [114 + i / 1000, 22]) }, { properties: { name: "x" } })},\n`;
  const [head, tail] = [utf8('{"type":"FeatureCollection","features":['), utf8(`${feature(null)}]}`)];
  const body = utf8(line.repeat(40));
  const times = 30;
  const size = head.length + body.length * times + tail.length;
  const read = async (offset: number, length: number) => {
    if (offset < head.length) return head.subarray(offset, offset + length);
    const at = offset - head.length;
    return at < body.length * times
      ? body.subarray(at % body.length, (at % body.length) + length)
      : tail.subarray(at - body.length * times);
  };
  let [count, heard] = [0, 0];
  const file = await geojson.open({ name: "large.geojson", size, read });
  for await (const item of file.features((bytes) => {
    heard = bytes;
  }))
    if ("properties" in item) count++;
  expect([count, heard]).toEqual([40 * times + 1, size]);
});

const chicago = "../shared/data/chicago/community-areas.geojson";
test.skipIf(!existsSync(chicago))("the community areas of Chicago", async () => {
  const { items, file } = await all(new Uint8Array(readFileSync(chicago)));
  expect([items.length, items.filter((item) => "fault" in item).length, file.layers[0]?.shapes]).toEqual([77, 0, ["area"]]);
});

const shenzhen = "../shared/data/shenzhen/districts.geojson";
test.skipIf(!existsSync(shenzhen))("the districts of Shenzhen", async () => {
  const { items, file } = await all(new Uint8Array(readFileSync(shenzhen)));
  expect([items.length, file.layers[0]?.fields]).toEqual([10, ["centroid_x", "centroid_y", "qh"]]);
});
