import { deflateSync } from "node:zlib";
import fc from "fast-check";
import { zlibSync } from "fflate";
import { PbfWriter } from "pbf";
import { expect, test } from "vitest";
import { heldBytes } from "./byte-source";
import { FormatRefusal, type OpenOptions, type ReadFault, type ReadFeature } from "./format";
import { osm } from "./osm";

type Tags = Record<string, string>;
interface Data {
  nodes: readonly (readonly [id: number, lon: number, lat: number, tags?: Tags])[];
  ways: readonly (readonly [id: number, refs: readonly number[], tags?: Tags])[];
  relations: readonly (readonly [
    id: number,
    members: readonly (readonly [type: "node" | "way" | "relation", ref: number, role: string])[],
    tags?: Tags,
  ])[];
}

const deltas = (list: readonly number[]) => list.map((value, i) => value - (list[i - 1] ?? 0));

function withStrings() {
  const list = [""];
  const of = (text: string) => {
    if (!list.includes(text)) list.push(text);
    return list.indexOf(text);
  };
  return { list, of };
}

type Group = (writer: PbfWriter, strings: ReturnType<typeof withStrings>) => void;

function block(group: Group): Uint8Array {
  const strings = withStrings();
  const groups = new PbfWriter();
  groups.writeMessage(2, (_: null, writer) => group(writer, strings), null);
  const table = new PbfWriter();
  table.writeMessage(
    1,
    (_: null, writer) => {
      for (const text of strings.list) writer.writeBytesField(1, new TextEncoder().encode(text));
    },
    null,
  );
  return Uint8Array.from([...table.finish(), ...groups.finish()]);
}

const keysAndValues = (writer: PbfWriter, tags: Tags, strings: ReturnType<typeof withStrings>) => {
  writer.writePackedVarint(2, Object.keys(tags).map(strings.of));
  writer.writePackedVarint(3, Object.values(tags).map(strings.of));
};
const units = (degrees: number) => Math.round(degrees * 1e7);

const nodeGroup =
  (nodes: Data["nodes"], dense: boolean): Group =>
  (writer, strings) => {
    if (!dense) {
      for (const [id, lon, lat, tags = {}] of nodes) {
        writer.writeMessage(
          1,
          (_: null, w) => {
            w.writeTag(1, 0);
            w.writeSVarint(id);
            keysAndValues(w, tags, strings);
            w.writeTag(8, 0);
            w.writeSVarint(units(lat));
            w.writeTag(9, 0);
            w.writeSVarint(units(lon));
          },
          null,
        );
      }
      return;
    }
    writer.writeMessage(
      2,
      (_: null, w) => {
        w.writePackedSVarint(1, deltas(nodes.map(([id]) => id)));
        w.writePackedSVarint(8, deltas(nodes.map(([, , lat]) => units(lat))));
        w.writePackedSVarint(9, deltas(nodes.map(([, lon]) => units(lon))));
        const tags = nodes.flatMap(([, , , own = {}]) => [...Object.entries(own).flat().map(strings.of), 0]);
        if (tags.some((tag) => tag !== 0)) w.writePackedVarint(10, tags);
      },
      null,
    );
  };

const wayGroup =
  (ways: Data["ways"]): Group =>
  (writer, strings) => {
    for (const [id, refs, tags = {}] of ways) {
      writer.writeMessage(
        3,
        (_: null, w) => {
          w.writeVarintField(1, id);
          keysAndValues(w, tags, strings);
          w.writePackedSVarint(8, deltas(refs));
        },
        null,
      );
    }
  };

const relationGroup =
  (relations: Data["relations"]): Group =>
  (writer, strings) => {
    for (const [id, members, tags = {}] of relations) {
      writer.writeMessage(
        4,
        (_: null, w) => {
          w.writeVarintField(1, id);
          keysAndValues(w, tags, strings);
          w.writePackedVarint(
            8,
            members.map(([, , role]) => strings.of(role)),
          );
          w.writePackedSVarint(9, deltas(members.map(([, ref]) => ref)));
          w.writePackedVarint(
            10,
            members.map(([type]) => ["node", "way", "relation"].indexOf(type)),
          );
        },
        null,
      );
    }
  };

/** `packing` is the field the content stands in: 1 raw, 3 zlib. */
function blob(type: string, content: Uint8Array, packing = 3, claims: { size?: number; length?: number } = {}): Uint8Array {
  const body = new PbfWriter();
  if (packing !== 1) body.writeVarintField(2, claims.size ?? content.length);
  body.writeBytesField(packing, packing === 3 ? zlibSync(content) : content);
  const bytes = body.finish();
  const head = new PbfWriter();
  head.writeStringField(1, type);
  head.writeVarintField(3, claims.length ?? bytes.length);
  const headBytes = head.finish();
  const size = new DataView(new ArrayBuffer(4));
  size.setUint32(0, headBytes.length);
  return Uint8Array.from([...new Uint8Array(size.buffer), ...headBytes, ...bytes]);
}

function header(...features: string[]): Uint8Array {
  const writer = new PbfWriter();
  for (const feature of features) writer.writeStringField(4, feature);
  return blob("OSMHeader", writer.finish());
}
const HEADER = header("OsmSchema-V0.6", "DenseNodes");

function pbfOf({ nodes, ways, relations }: Data, dense = true): Uint8Array {
  return Uint8Array.from([
    ...HEADER,
    ...blob("OSMData", block(nodeGroup(nodes, dense))),
    ...blob("Index", new Uint8Array(5)),
    ...blob("OSMData", block(wayGroup(ways)), 1),
    ...blob("OSMData", block(relationGroup(relations))),
  ]);
}

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
function xmlOf({ nodes, ways, relations }: Data): Uint8Array {
  const tagged = (tags: Tags = {}) =>
    Object.entries(tags)
      .map(([k, v]) => `<tag k="${escaped(k)}" v="${escaped(v)}"/>`)
      .join("");
  return new TextEncoder().encode(`<?xml version='1.0' encoding='UTF-8'?>
    <osm version="0.6"><bounds minlat="0" minlon="0" maxlat="1" maxlon="1"/>
    ${nodes.map(([id, lon, lat, tags]) => `<node id="${id}" lat="${lat}" lon="${lon}">${tagged(tags)}</node>`).join("\n")}
    <node id="-5" action="delete" lat="1" lon="1"><tag k="leisure" v="park"/></node>
    ${ways.map(([id, refs, tags]) => `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join("")}${tagged(tags)}</way>`).join("\n")}
    ${relations.map(([id, members, tags]) => `<relation id="${id}">${members.map(([type, ref, role]) => `<member type="${type}" ref="${ref}" role="${role}"/>`).join("")}${tagged(tags)}</relation>`).join("\n")}
    </osm>`);
}

async function read(bytes: Uint8Array, options?: OpenOptions) {
  const file = await osm.open(heldBytes("city.osm.pbf", bytes), options);
  const features: ReadFeature[] = [];
  const faults: ReadFault[] = [];
  for await (const item of file.features()) "fault" in item ? faults.push(item) : features.push(item);
  return { file, features, faults };
}

/** A board of nodes: number 10 x + y at x, y hundredths of a degree. */
const board: Data["nodes"] = Array.from({ length: 100 }, (_, i) => [1000 + i, Math.floor(i / 10) / 100, (i % 10) / 100] as const);
const n = (x: number, y: number) => 1000 + 10 * x + y;
const box = (x: number, y: number, size: number) => [n(x, y), n(x + size, y), n(x + size, y + size), n(x, y + size), n(x, y)];
const at = (x: number, y: number) => [x / 100, y / 100];
const boxAt = (x: number, y: number, size: number) => [at(x, y), at(x + size, y), at(x + size, y + size), at(x, y + size), at(x, y)];

const city: Data = {
  nodes: [
    ...board,
    [2000, 0.5, 0.25, { amenity: "marketplace", name: "Market", "name:zh": "永宁市场" }],
    [2001, 0.5, 0.5, { amenity: "bench" }],
    [2002, 0.6, 0.5, { railway: "station", name: "二七广场" }],
  ],
  ways: [
    [1, [n(0, 0), n(1, 0), n(2, 0)], { highway: "trunk_link", name: "京港澳" }],
    [2, [n(0, 1), n(1, 1)], { highway: "tertiary" }],
    [3, [n(0, 2), n(1, 2)], { highway: "footway" }],
    [4, [n(0, 2), n(1, 2)], { highway: "footway", name: "金水河绿道" }],
    [5, [n(0, 3), n(1, 3)], { highway: "constructor" }],
    [6, [n(0, 4), n(1, 4)], { waterway: "canal" }],
    [7, [n(0, 4), n(1, 4)], { railway: "subway", tunnel: "yes" }],
    [8, [n(0, 5), n(1, 5)], { railway: "rail" }],
    [9, [n(0, 5), n(1, 5)], { barrier: "wall" }],
    [10, box(2, 2, 2), { leisure: "park", name: "紫荆山公园" }],
    [11, box(5, 5, 1), { building: "yes", shop: "supermarket" }],
    [12, [n(7, 7), n(8, 7), n(8, 8)], { building: "yes" }],
    [13, [n(9, 0), 99_999, n(9, 1), n(9, 2), 99_998, n(9, 3), n(9, 4)], { highway: "primary" }],
    [14, [n(9, 0), 99_999], { highway: "primary" }],
    // Outer ring of three ways in both directions, and one hole.
    [20, [n(0, 0), n(9, 0), n(9, 9)]],
    [21, [n(0, 9), n(9, 9)]],
    [22, [n(0, 9), n(0, 0)], { natural: "water" }],
    [23, box(4, 4, 1)],
    [24, [n(0, 0), n(1, 0)]],
  ],
  relations: [
    [
      1,
      [
        ["way", 20, "outer"],
        ["node", 2000, "admin_centre"],
        ["way", 22, "outer"],
        ["way", 21, ""],
        ["way", 23, "inner"],
        ["relation", 7, "subarea"],
      ],
      { type: "boundary", boundary: "administrative", admin_level: "8", name: "永宁街道" },
    ],
    [
      2,
      [
        ["way", 10, "outer"],
        ["way", 11, "outer"],
      ],
      { type: "multipolygon", natural: "water" },
    ],
    [
      3,
      [
        ["way", 20, "outer"],
        ["way", 24, "outer"],
      ],
      { type: "multipolygon", landuse: "forest" },
    ],
    [4, [["way", 777, "outer"]], { type: "multipolygon", landuse: "grass" }],
    [5, [["way", 1, ""]], { type: "route", natural: "water" }],
  ],
};

test.each([
  ["PBF with dense nodes", pbfOf(city)],
  ["PBF with single nodes", pbfOf(city, false)],
  ["XML", xmlOf(city)],
])("%s: streets, water, rail, walls, green, buildings, places and communities", async (_, bytes) => {
  const { file, features, faults } = await read(bytes);
  expect(osm.recognises(bytes.subarray(0, 4096), "x")).toBe(true);
  expect(file.coordinates?.system?.code).toBe("wgs84");
  const of = (layer: string) =>
    features.filter((feature) => feature.layer === layer).map(({ number, properties }) => [number, ...Object.values(properties)]);
  expect(of("street")).toEqual([
    [1, "京港澳", "w1", "main", "motorway"],
    [2, null, "w2", "secondary", null],
    [3, "金水河绿道", "w4", "lane", null],
    [4, null, "w13", "main", null],
    [4, null, "w13", "main", null],
  ]);
  expect(of("water")).toEqual([
    [1, null, "w6", "canal"],
    [2, null, "r2", "water"],
  ]);
  expect(of("rail")).toEqual([[1, null, "w8", "rail"]]);
  expect(of("wall")).toEqual([[1, null, "w9", "wall"]]);
  expect(of("green")).toEqual([[1, "紫荆山公园", "w10", "park"]]);
  expect(of("building")).toEqual([[1, null, "w11", "yes"]]);
  expect(of("place")).toEqual([
    [1, "永宁市场", "n2000", "market"],
    [2, "二七广场", "n2002", "station"],
    [3, "紫荆山公园", "w10", "park"],
    [4, null, "w11", "mall"],
  ]);
  expect(of("community")).toEqual([[1, "永宁街道", "r1", 8]]);
  for (const { name, fields } of file.layers) {
    for (const feature of features) if (feature.layer === name) expect(Object.keys(feature.properties)).toEqual(fields);
  }
  const shapeOf = (id: string, layer: string) =>
    features.filter((feature) => feature.properties.osm === id && feature.layer === layer).map(({ shape }) => shape);
  expect(shapeOf("w13", "street")).toEqual([
    { type: "line", line: [at(9, 1), at(9, 2)] },
    { type: "line", line: [at(9, 3), at(9, 4)] },
  ]);
  expect(shapeOf("w10", "green")).toEqual([{ type: "area", area: [[boxAt(2, 2, 2)]] }]);
  const [middle] = shapeOf("w10", "place");
  expect(middle?.type === "point" && middle.at.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([0.03, 0.03]);
  expect(shapeOf("r1", "community")).toEqual([
    { type: "area", area: [[[at(0, 0), at(9, 0), at(9, 9), at(0, 9), at(0, 0)], boxAt(4, 4, 1).toReversed()]] },
  ]);
  expect(shapeOf("r2", "water")).toEqual([{ type: "area", area: [[boxAt(2, 2, 2)], [boxAt(5, 5, 1)]] }]);
  expect(faults.map(({ layer, fault, got }) => [layer, fault, got])).toEqual([
    ["building", "expected.closed-ring", "w12"],
    ["street", "osm.missing-nodes", "w14"],
    ["green", "osm.broken-ring", "r3"],
    ["green", "osm.missing-ways", "r4"],
  ]);
});

test("how far it has come is told and never goes back; the second reading gives the same", async () => {
  const file = await osm.open(heldBytes("a.osm.pbf", pbfOf(city)));
  const heard: number[] = [];
  const all = async (onBytes?: (bytes: number) => void) => {
    const items: unknown[] = [];
    for await (const item of file.features(onBytes)) items.push(item);
    return items;
  };
  const first = await all((bytes) => heard.push(bytes));
  expect(heard).toEqual(heard.toSorted((a, b) => a - b));
  expect(first.length).toBeGreaterThan(10);
  expect(await all()).toEqual(first);
});

test("refusals by name", async () => {
  const refused = (bytes: Uint8Array, fault: string, values = {}, options?: OpenOptions) =>
    expect(read(bytes, options)).rejects.toMatchObject({ fault, values });
  const data = (packing: number, claims = {}) =>
    Uint8Array.from([...HEADER, ...blob("OSMData", block(nodeGroup(board, true)), packing, claims)]);
  await refused(new TextEncoder().encode("nothing"), "osm.not-osm");
  await refused(new TextEncoder().encode("<osmChange><osm></osm></osmChange>"), "osm.not-osm");
  await refused(new TextEncoder().encode("<!DOCTYPE osm><osm></osm>"), "osm.doctype");
  await refused(header("HistoricalInformation"), "osm.feature", { feature: "HistoricalInformation" });
  await refused(data(4), "osm.packing", { packing: "lzma" });
  await refused(data(7), "osm.packing", { packing: "zstd" });
  await refused(data(3, { size: 33 * 1024 * 1024 }), "osm.blob-too-large");
  await refused(data(3, { length: 33 * 1024 * 1024 }), "osm.blob-too-large");
  await refused(data(3, { size: 10 }), "osm.broken");
  await refused(data(3, { size: 10_000 }), "osm.broken");
  await refused(data(3).slice(0, -10), "osm.truncated");
  await refused(data(3), "osm.too-large", {}, { mostUnpacked: 100 });
  await refused(pbfOf(city), "format.too-many", {}, { mostFeatures: 2 });
});

test("a blob that unfolds to much more than it says is given up at once", async () => {
  const bomb = deflateSync(Buffer.alloc(150_000_000), { level: 9 });
  const body = new PbfWriter();
  body.writeVarintField(2, 1000);
  body.writeBytesField(3, bomb);
  const bytes = body.finish();
  const head = new PbfWriter();
  head.writeStringField(1, "OSMData");
  head.writeVarintField(3, bytes.length);
  const headBytes = head.finish();
  const file = Buffer.concat([HEADER, Uint8Array.of(0, 0, 0, headBytes.length), headBytes, bytes]);
  const from = performance.now();
  await expect(read(Uint8Array.from(file))).rejects.toMatchObject({ fault: "osm.broken" });
  expect(performance.now() - from).toBeLessThan(2000);
}, 20_000);

test("whatever is done to a file, it is refused or read with faults", async () => {
  const files = [
    Uint8Array.from([
      ...HEADER,
      ...blob("OSMData", block(nodeGroup(city.nodes, true)), 1),
      ...blob("OSMData", block(wayGroup(city.ways)), 1),
      ...blob("OSMData", block(relationGroup(city.relations)), 1),
    ]),
    pbfOf(city),
    xmlOf(city),
  ];
  const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), cut: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 2 }), async (changes, which) => {
      let bytes = (files[which] as Uint8Array).slice();
      for (const { at: place, byte, cut } of changes) {
        if (cut && changes.length > 2) bytes = bytes.slice(0, Math.max(1, place % bytes.length));
        else bytes[place % bytes.length] = byte;
      }
      try {
        const { features } = await read(bytes);
        expect(features.length).toBeLessThan(100);
      } catch (error) {
        if (!(error instanceof FormatRefusal)) throw error;
      }
    }),
    { numRuns: 400 },
  );
});
