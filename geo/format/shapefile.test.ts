import fc from "fast-check";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import type { Ring } from "../plane/point";
import { heldBytes } from "./byte-source";
import { FormatRefusal, type OpenOptions, type ReadFault, type ReadFeature, type Shape, type WriteLayer } from "./format";
import { shapefile } from "./shapefile";

type Files = Record<string, Uint8Array>;

const text = (value: string) => new TextEncoder().encode(value);
/** "永宁街道" and "商城路" in GBK. */
const YONGNING = Uint8Array.of(0xd3, 0xc0, 0xc4, 0xfe, 0xbd, 0xd6, 0xb5, 0xc0);
const SHANGCHENG = Uint8Array.of(0xc9, 0xcc, 0xb3, 0xc7, 0xc2, 0xb7);

function bytesOf(size: number, fill: (view: DataView) => void): Uint8Array {
  const view = new DataView(new ArrayBuffer(size));
  fill(view);
  return new Uint8Array(view.buffer);
}

const ints = (a: number, b: number) =>
  bytesOf(8, (v) => {
    v.setInt32(0, a);
    v.setInt32(4, b);
  });

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function shp(kind: number, records: readonly Uint8Array[]): Uint8Array {
  const body = joined(records.map((content, i) => joined([ints(i + 1, content.length / 2), content])));
  const head = bytesOf(100, (v) => {
    v.setInt32(0, 9994);
    v.setInt32(24, (100 + body.length) / 2);
    v.setInt32(28, 1000, true);
    v.setInt32(32, kind, true);
  });
  return joined([head, body]);
}

const point = (x: number, y: number, kind = 1) =>
  bytesOf(kind === 1 ? 20 : kind === 11 ? 36 : 28, (v) => {
    v.setInt32(0, kind, true);
    v.setFloat64(4, x, true);
    v.setFloat64(12, y, true);
  });

function poly(kind: number, parts: readonly Ring[], claims: { parts?: number; points?: number } = {}): Uint8Array {
  const points = parts.flat();
  return bytesOf(44 + 4 * parts.length + 16 * points.length, (v) => {
    v.setInt32(0, kind, true);
    v.setInt32(36, claims.parts ?? parts.length, true);
    v.setInt32(40, claims.points ?? points.length, true);
    let first = 0;
    parts.forEach((part, i) => {
      v.setInt32(44 + 4 * i, first, true);
      first += part.length;
    });
    points.forEach(([x, y], i) => {
      v.setFloat64(44 + 4 * parts.length + 16 * i, x, true);
      v.setFloat64(52 + 4 * parts.length + 16 * i, y, true);
    });
  });
}

type Column = readonly [name: Uint8Array | string, kind: string, width: number, decimals?: number];

function dbf(
  columns: readonly Column[],
  rows: readonly (readonly (string | Uint8Array)[])[],
  driver = 0,
  count = rows.length,
  deleted: number[] = [],
) {
  const length = columns.reduce((sum, [, , width]) => sum + width, 1);
  const head = new Uint8Array(33 + 32 * columns.length);
  const view = new DataView(head.buffer);
  head[0] = 3;
  view.setUint32(4, count, true);
  view.setUint16(8, head.length, true);
  view.setUint16(10, length, true);
  head[29] = driver;
  columns.forEach(([name, kind, width, decimals = 0], i) => {
    head.set(typeof name === "string" ? text(name) : name, 32 + 32 * i);
    head[43 + 32 * i] = kind.charCodeAt(0);
    head[48 + 32 * i] = width;
    head[49 + 32 * i] = decimals;
  });
  head[head.length - 1] = 13;
  const records = rows.map((row, r) => {
    const record = new Uint8Array(length).fill(32);
    if (deleted.includes(r)) record[0] = 42;
    let at = 1;
    columns.forEach(([, , width], i) => {
      const cell = row[i] as string | Uint8Array;
      record.set((typeof cell === "string" ? text(cell) : cell).subarray(0, width), at);
      at += width;
    });
    return record;
  });
  return joined([head, ...records]);
}

const square = (x: number, y: number, size: number, clockwise: boolean): Ring => {
  const ring: Ring = [
    [x, y],
    [x, y + size],
    [x + size, y + size],
    [x + size, y],
    [x, y],
  ];
  return clockwise ? ring : ring.toReversed();
};

async function read(source: Parameters<typeof shapefile.open>[0], options?: OpenOptions) {
  const file = await shapefile.open(source, options);
  const features: ReadFeature[] = [];
  const faults: ReadFault[] = [];
  for await (const item of file.features()) "fault" in item ? faults.push(item) : features.push(item);
  return { file, features, faults };
}
const readZip = (files: Files, options?: OpenOptions) => read(heldBytes("plan.zip", zipSync(files, { level: 1 })), options);

async function gather(bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part.slice());
  return Uint8Array.from(Buffer.concat(parts));
}

const NAME: Column = ["NAME", "C", 20];

test("points of every kind and a null shape come with their rows; a deleted record is passed over", async () => {
  const { features, faults, file } = await readZip({
    "gu/posts.shp": shp(1, [point(113.6, 34.7), point(113.7, 34.8, 11), point(1, 1), point(2, 2, 21), bytesOf(4, () => {})]),
    "gu/posts.dbf": dbf(
      [NAME, ["N", "N", 8, 2]],
      [
        ["a", "1.50"],
        ["b", ""],
        ["gone", "3"],
        ["d", "****"],
        ["e", "-7"],
      ],
      0,
      5,
      [2],
    ),
  });
  expect(faults).toEqual([]);
  expect(file.layers).toEqual([{ name: "posts", fields: ["NAME", "N"], count: 5, shapes: ["point"] }]);
  expect(
    features.map(({ number, properties, shape }) => [number, properties.NAME, properties.N, shape?.type === "point" ? shape.at : null]),
  ).toEqual([
    [1, "a", 1.5, [113.6, 34.7]],
    [2, "b", null, [113.7, 34.8]],
    [4, "d", null, [2, 2]],
    [5, "e", -7, null],
  ]);
});

test.each([
  ["said by .cpg", { "a.cpg": text("GBK") }, 0, "file"],
  ["said by .cpg as a page", { "a.cpg": text("ANSI 936\r\n") }, 0, "file"],
  ["said by the language driver", {}, 77, "file"],
  ["found out", {}, 0, "detected"],
  ["found out although the driver says western", {}, 87, "detected"],
] as const)("Chinese names in GBK, %s", async (_, more, driver, by) => {
  const { features, file, faults } = await readZip({ "a.dbf": dbf([[SHANGCHENG, "C", 20]], [["plain"], [YONGNING]], driver), ...more });
  expect(faults).toEqual([]);
  expect(file.encoding).toEqual({ name: "gb18030", by });
  expect(features.map(({ number, properties }) => [number, properties])).toEqual([
    [2, { 商城路: "plain" }],
    [3, { 商城路: "永宁街道" }],
  ]);
});

test("UTF-8 is found out; a character cut at the end of its cell does not spoil the cell; told wins; what is no text is a fault", async () => {
  const table = dbf([["名", "C", 11]], [["永宁街道"]]);
  const { features, file } = await readZip({ "a.dbf": table });
  expect(file.encoding).toEqual({ name: "utf-8", by: "detected" });
  expect(features[0]?.properties).toEqual({ 名: "永宁街" });
  const wrong = await readZip({ "a.dbf": dbf([NAME], [[YONGNING]]) }, { encoding: "utf-8" });
  expect(wrong.file.encoding).toEqual({ name: "utf-8", by: "told" });
  expect(wrong.faults).toMatchObject([{ number: 2, field: "NAME", fault: "text.encoding" }]);
  expect(wrong.features[0]?.properties).toEqual({ NAME: null });
  await expect(readZip({ "a.dbf": table }, { encoding: "klingon" })).rejects.toMatchObject({ fault: "format.encoding" });
});

test("cells: dates, truths, whole numbers too large to be exact, binary numbers, and what is none of them", async () => {
  const int = bytesOf(4, (v) => v.setInt32(0, -5, true));
  const double = bytesOf(8, (v) => v.setFloat64(0, 2.5, true));
  const columns: Column[] = [
    ["D", "D", 8],
    ["L", "L", 1],
    ["N", "N", 18],
    ["F", "F", 12],
    ["I", "I", 4],
    ["O", "O", 8],
    ["M", "M", 10],
  ];
  const { features, faults } = await readZip({
    "a.dbf": dbf(columns, [
      ["20260131", "Y", "410105199001011234", "1.5e3", int, double, "1"],
      ["20261399", "?", "12a", "", int, double, ""],
    ]),
  });
  expect(features.map(({ properties }) => properties)).toEqual([
    { D: "2026-01-31", L: true, N: "410105199001011234", F: 1500, I: -5, O: 2.5, M: null },
    { D: null, L: null, N: null, F: null, I: -5, O: 2.5, M: null },
  ]);
  expect(faults.map(({ number, field, fault, got }) => [number, field, fault, got])).toEqual([
    [3, "D", "expected.date", "20261399"],
    [3, "N", "expected.number", "12a"],
  ]);
});

test("lines and points of several parts come one by one with the same number", async () => {
  const points = bytesOf(72, (v) => {
    v.setInt32(0, 8, true);
    v.setInt32(36, 2, true);
    for (const i of [0, 1, 2, 3]) v.setFloat64(40 + 8 * i, i + 1, true);
  });
  const { features } = await readZip({
    "a.shp": shp(3, [
      poly(3, [
        [
          [0, 0],
          [1, 1],
        ],
        [
          [5, 5],
          [6, 6],
          [7, 5],
        ],
      ]),
      points,
    ]),
  });
  expect(features.map(({ number, shape, properties }) => [number, shape, properties])).toEqual([
    [
      1,
      {
        type: "line",
        line: [
          [0, 0],
          [1, 1],
        ],
      },
      {},
    ],
    [
      1,
      {
        type: "line",
        line: [
          [5, 5],
          [6, 6],
          [7, 5],
        ],
      },
      {},
    ],
    [2, { type: "point", at: [1, 2] }, {}],
    [2, { type: "point", at: [3, 4] }, {}],
  ]);
});

test.each([
  ["as the standard has it", [true, false, true, false]],
  ["all clockwise", [true, true, true, true]],
  ["all counter-clockwise", [false, false, false, false]],
])("rings in any order, %s, become polygons with holes", async (_, [outer, hole, far, island]) => {
  const rings = [
    square(3, 3, 2, hole as boolean),
    square(20, 0, 5, far as boolean),
    square(0, 0, 10, outer as boolean),
    square(21, 1, 1, island as boolean),
  ];
  const { features, faults } = await readZip({ "a.shp": shp(5, [poly(5, rings)]) });
  expect(faults).toEqual([]);
  expect(features[0]?.shape).toEqual({
    type: "area",
    area: [
      [square(20, 0, 5, false), square(21, 1, 1, true)],
      [square(0, 0, 10, false), square(3, 3, 2, true)],
    ],
  });
});

test("what a broken record claims is a fault with its number, and the next record is read", async () => {
  const ring = square(0, 0, 1, true);
  const records = [
    poly(5, [ring], { points: 2_000_000_000 }),
    poly(5, [ring], { parts: 2_000_000_000 }),
    poly(5, [ring.slice(0, 4)]),
    poly(3, [[[1, 1]]]),
    point(Number.NaN, 1),
    point(1, Infinity),
    bytesOf(44, (v) => v.setInt32(0, 31, true)),
    point(1, 2),
  ];
  const { features, faults } = await readZip({ "a.shp": shp(5, records) });
  expect(features.map(({ number }) => number)).toEqual([8]);
  expect(faults.map(({ number, fault }) => [number, fault])).toEqual([
    [1, "expected.record"],
    [2, "expected.record"],
    [3, "expected.closed-ring"],
    [4, "expected.line"],
    [5, "expected.position"],
    [6, "expected.position"],
    [7, "expected.geometry"],
  ]);
});

test("a record longer than the file, counts that differ, rows that are claimed", async () => {
  const long = shp(1, [point(1, 1), point(2, 2)]);
  new DataView(long.buffer).setInt32(128 + 4, 0x7fffffff);
  expect((await readZip({ "a.shp": long })).faults).toMatchObject([{ number: 2, fault: "expected.record" }]);
  const differing = { "a.shp": shp(1, [point(1, 1)]), "a.dbf": dbf([NAME], [["a"], ["b"]]) };
  expect((await readZip(differing)).faults).toMatchObject([{ number: null, fault: "expected.same-count", got: "1 / 2" }]);
  const claimed = await readZip({ "a.dbf": dbf([NAME], [["a"]], 0, 4_000_000_000) });
  expect(claimed.file.layers[0]?.count).toBe(1);
  expect(claimed.faults).toMatchObject([{ number: null, fault: "expected.rows", got: "1 / 4000000000" }]);
});

test("refusals: no layer, wrong heads, several systems, too many features", async () => {
  const good = shp(1, [point(1, 1), point(2, 2)]);
  await expect(readZip({ "a.txt": text("x") })).rejects.toMatchObject({ fault: "shapefile.none" });
  await expect(readZip({ "a.shp": good.subarray(4) })).rejects.toMatchObject({ fault: "shapefile.shp-head" });
  await expect(readZip({ "a.shp": good, "a.dbf": text("x") })).rejects.toMatchObject({ fault: "shapefile.dbf-head" });
  await expect(readZip({ "a.shp": good }, { mostFeatures: 1 })).rejects.toMatchObject({ fault: "format.too-many" });
  const deleted = dbf([NAME], [["a"], ["b"], ["c"]], 0, 3, [0, 1, 2]);
  await expect(readZip({ "a.dbf": deleted }, { mostFeatures: 2 })).rejects.toMatchObject({ fault: "format.too-many" });
  const wgs = text('GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]]]');
  const several = { "a.shp": good, "a.prj": wgs, "b.shp": good, "b.prj": text("EPSG:4547") };
  await expect(readZip(several)).rejects.toMatchObject({ fault: "shapefile.several-systems" });
  expect((await readZip({ "a.shp": good, "a.prj": wgs })).file.coordinates?.system?.code).toBe("wgs84");
  expect((await readZip({ "a.shp": good })).file.coordinates).toBeNull();
});

test("bare files are read, too, and how far it has come is told", async () => {
  const bytes = shp(1, [point(1, 1), point(2, 2)]);
  expect(shapefile.recognises(bytes, "streets")).toBe(true);
  expect((await read(heldBytes("streets.shp", bytes))).features).toHaveLength(2);
  const file = await shapefile.open(heldBytes("streets.zip", zipSync({ "a.shp": bytes })));
  const heard: number[] = [];
  for await (const _ of file.features((taken) => heard.push(taken)));
  expect(heard.length).toBeGreaterThan(0);
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
});

const coordinate = fc
  .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
  .map(([x, y]) => [x + 0, y + 0] as const);
const cell = fc.integer({ min: 0, max: 6 });
/** Areas of separate cells of a board, some with a hole. */
const area = fc
  .uniqueArray(fc.tuple(cell, cell, fc.boolean()), { minLength: 1, maxLength: 4, selector: ([x, y]) => `${x},${y}` })
  .map((cells) =>
    cells.map(([x, y, hole]) => [square(x * 10, y * 10, 8, false), ...(hole ? [square(x * 10 + 2, y * 10 + 2, 3, true)] : [])]),
  );
const shapes: Record<Shape["type"], fc.Arbitrary<Shape>> = {
  point: coordinate.map((at) => ({ type: "point", at })),
  line: fc.array(coordinate, { minLength: 2, maxLength: 9 }).map((line) => ({ type: "line", line })),
  area: area.map((each) => ({ type: "area", area: each })),
};
const words = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 12 }),
  fc.constantFrom("永宁街道", "=1+1", "商城路".repeat(60), `${"x".repeat(253)} y`),
);
/** What a dbf can hold: no blanks at the end, and null for nothing. */
const held = words.map((word) => word.replace(/[ \0]+$/, "") || null);
const numbers = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(1e-7, 0.1, 123456.789))
  .map((n) => n + 0);
const fieldNames = fc.uniqueArray(
  fc.oneof(
    words.filter((w) => w !== ""),
    fc.constantFrom("name_of_the_street", "name_of_the_square", "NAME", "name", "__proto__"),
  ),
  { maxLength: 5 },
);

const layerOf = (shape: Shape["type"] | null, name: string): fc.Arbitrary<WriteLayer> =>
  fieldNames.chain((names) =>
    fc.array(fc.boolean(), { minLength: names.length, maxLength: names.length }).chain((numeric) =>
      fc.record({
        name: fc.constant(name),
        shape: fc.constant(shape),
        fields: fc.constant(names.map((field, i) => ({ name: field, type: numeric[i] ? ("number" as const) : ("text" as const) }))),
        rows: fc.array(
          fc.record({
            values: fc.tuple(...names.map((_, i) => (numeric[i] ? fc.option(numbers) : held))),
            shape: shape ? fc.option(shapes[shape], { freq: 9 }) : fc.constant(null),
          }),
          { maxLength: 5 },
        ),
      }),
    ),
  );

test("what is written reads back the same", async () => {
  const layers = fc
    .uniqueArray(fc.oneof(words, fc.constantFrom("a/b", "..", "CON", "a", "A")), { minLength: 1, maxLength: 3 })
    .chain((names) =>
      fc.tuple(...names.map((name) => fc.constantFrom("point", "line", "area", null).chain((shape) => layerOf(shape, name)))),
    );
  await fc.assert(
    fc.asyncProperty(layers, fc.boolean(), async (written, once) => {
      const given = once ? written.map((layer) => ({ ...layer, rows: layer.rows[Symbol.iterator]() as IterableIterator<never> })) : written;
      const { file, features, faults } = await read(heldBytes("out.zip", await gather(shapefile.write!(given, "out"))));
      expect(faults).toEqual([]);
      expect(file.layers.map(({ name, fields }) => [name, fields])).toEqual(
        written.map(({ name, fields }) => [name, fields.map((field) => field.name)]),
      );
      const expected = written.flatMap(({ name, fields, rows, shape: kind }) =>
        [...rows].map(({ values, shape }, i) => ({
          layer: name,
          number: i + (kind ? 1 : 2),
          properties: Object.fromEntries(fields.map((field, f) => [field.name, values[f] ?? null])),
          shape,
        })),
      );
      expect(features).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test("written files are what other software reads: short names, numbers as numbers, UTF-8", async () => {
  const rows = [{ values: ["商城路", 12.5], shape: { type: "point" as const, at: [113, 34] as const } }];
  const fields = [
    { name: "name_of_street", type: "text" as const },
    { name: "长度", type: "number" as const },
  ];
  const bytes = await gather(shapefile.write!([{ name: "streets", shape: "point", fields, rows }], "x"));
  const { unzipSync } = await import("fflate");
  const files = unzipSync(bytes);
  expect(Object.keys(files).toSorted()).toEqual(["cpg", "dbf", "fields.json", "prj", "shp", "shx"].map((end) => `streets.${end}`));
  delete files["streets.fields.json"];
  const { features, file } = await readZip(files);
  expect(features[0]?.properties).toEqual({ name_of_st: "商城路", F2: 12.5 });
  expect(file.coordinates?.system?.code).toBe("wgs84");
  expect(files["streets.shx"]).toHaveLength(108);
  const shpBytes = files["streets.shp"] as Uint8Array;
  const view = new DataView(shpBytes.buffer, shpBytes.byteOffset);
  expect([view.getInt32(24) * 2, view.getInt32(28, true), view.getInt32(32, true)]).toEqual([shpBytes.length, 1000, 1]);
  expect([0, 1, 2, 3].map((i) => view.getFloat64(36 + 8 * i, true))).toEqual([113, 34, 113, 34]);
});

test("rows wider than a dbf can have them are refused by name", async () => {
  const layer: WriteLayer = {
    name: "x",
    shape: null,
    fields: [{ name: "t", type: "text" }],
    rows: [{ values: ["长".repeat(30_000)], shape: null }],
  };
  await expect(gather(shapefile.write!([layer], "x"))).rejects.toMatchObject({ fault: "shapefile.too-wide" });
});

test("whatever is done to a file, it is refused or read with faults, and soon", async () => {
  const parts: Files = {
    "a.shp": shp(5, [poly(5, [square(0, 0, 9, true), square(1, 1, 2, false)]), poly(15, [square(20, 0, 9, true)]), point(1, 1)]),
    "a.dbf": dbf(
      [NAME, ["N", "N", 8, 2], ["D", "D", 8]],
      [
        [YONGNING, "1", "20260101"],
        ["b", "2", ""],
        ["c", "3", ""],
      ],
    ),
    "a.cpg": text("GBK"),
    "a.fields.json": text('{"layer":"x","fields":[{"name":"n","type":"number","columns":["NAME"]}]}'),
  };
  const change = fc.record({
    part: fc.constantFrom(...Object.keys(parts)),
    at: fc.nat(),
    byte: fc.integer({ min: 0, max: 255 }),
    cut: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), async (changes, whole) => {
      let files: Files = Object.fromEntries(Object.entries(parts).map(([name, bytes]) => [name, bytes.slice()]));
      for (const { part, at, byte, cut } of whole ? [] : changes) {
        const bytes = files[part] as Uint8Array;
        if (bytes.length === 0) continue;
        if (cut) files = { ...files, [part]: bytes.slice(0, at % bytes.length) };
        else bytes[at % bytes.length] = byte;
      }
      let zip = zipSync(files, { level: 1 });
      for (const { at, byte, cut } of whole ? changes : []) {
        if (cut) zip = zip.slice(0, Math.max(1, at % zip.length));
        else zip[at % zip.length] = byte;
      }
      try {
        const { features } = await read(heldBytes("a.zip", zip));
        expect(features.length).toBeLessThan(50);
      } catch (error) {
        if (!(error instanceof FormatRefusal)) throw error;
      }
    }),
    { numRuns: 400 },
  );
});

test("rings made to contain each other are given up in time", async () => {
  const rings = Array.from({ length: 20_000 }, (_, i) => square(-i, -i, 2 * i + 1, i % 2 === 0));
  const from = performance.now();
  const { faults } = await readZip({ "a.shp": shp(5, [poly(5, rings)]) });
  expect(faults.map(({ fault }) => fault)).toEqual(["expected.nested-rings"]);
  expect(performance.now() - from).toBeLessThan(8000);
}, 10_000);
