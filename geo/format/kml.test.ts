import fc from "fast-check";
import { zipSync } from "fflate";
import { expect, test } from "vitest";
import type { Ring } from "../plane/point";
import { heldBytes } from "./byte-source";
import { FormatRefusal, type OpenOptions, type ReadFault, type ReadFeature, type Shape, type WriteLayer } from "./format";
import { kml } from "./kml";

const text = (value: string) => new TextEncoder().encode(value);
const wrapped = (body: string, declaration = "") =>
  `${declaration}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${body}</Document></kml>`;

async function read(bytes: Uint8Array | string, options?: OpenOptions, name = "plan.kml") {
  const file = await kml.open(heldBytes(name, typeof bytes === "string" ? text(bytes) : bytes), options);
  const features: ReadFeature[] = [];
  const faults: ReadFault[] = [];
  for await (const item of file.features()) "fault" in item ? faults.push(item) : features.push(item);
  return { file, features, faults };
}
const refused = (bytes: Uint8Array | string, fault: string) => expect(read(bytes)).rejects.toMatchObject({ fault });

const ringText = (ring: Ring) => ring.map(([x, y]) => `${x},${y},0`).join("\n");
const square = (x: number, y: number, size: number): Ring => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const polygon = (outer: Ring, inner?: Ring) =>
  `<Polygon><outerBoundaryIs><LinearRing><coordinates>\n ${ringText(outer)} </coordinates></LinearRing></outerBoundaryIs>${
    inner ? `<innerBoundaryIs><LinearRing><coordinates>${ringText(inner)}</coordinates></LinearRing></innerBoundaryIs>` : ""
  }</Polygon>`;

test("placemarks of every kind, in folders, with names, data and descriptions", async () => {
  const { file, features, faults } = await read(
    wrapped(`
    <name>ignored</name><Style id="s"><LineStyle><color>ff00ffff</color></LineStyle></Style>
    <Schema id="t" name="t"><SimpleField type="int" name="level"/><SimpleField type="bool" name="open"/><SimpleField type="string" name="code"/></Schema>
    <Placemark><name> 永宁 &amp; 街道 </name><styleUrl>#s</styleUrl><description><![CDATA[<b>Market</b><br/>daily]]></description>
      <Point><coordinates>113.6, 34.7 ,12</coordinates></Point></Placemark>
    <Folder><name>City</name><Folder><name>Squads</name>
      <Placemark><ExtendedData><Data name="chief"><value> Li </value></Data>
        <SchemaData schemaUrl="#t"><SimpleData name="level">3</SimpleData><SimpleData name="open">1</SimpleData></SchemaData></ExtendedData>
        <MultiGeometry>${polygon(square(0, 0, 9), square(2, 2, 2))}${polygon(square(20, 0, 3))}</MultiGeometry></Placemark>
      <Placemark><MultiGeometry><LineString><tessellate>1</tessellate><coordinates>0,0 1,1</coordinates></LineString>
        <MultiGeometry><LineString><coordinates>5,5 6,6</coordinates></LineString></MultiGeometry></MultiGeometry></Placemark>
    </Folder></Folder>
    <Placemark><name>no shape</name></Placemark>`),
  );
  expect(faults).toEqual([]);
  expect(file.layers).toEqual([
    { name: "plan", fields: ["name", "description"], count: 2, shapes: ["point"] },
    { name: "City/Squads", fields: ["chief", "level", "open", "code"], count: 2, shapes: ["area", "line"] },
  ]);
  expect(file.coordinates?.system?.code).toBe("wgs84");
  expect(features).toEqual([
    {
      layer: "plan",
      number: 1,
      properties: { name: "永宁 & 街道", description: "Market\ndaily" },
      shape: { type: "point", at: [113.6, 34.7] },
    },
    {
      layer: "City/Squads",
      number: 1,
      properties: { chief: "Li", level: 3, open: true, code: null },
      shape: { type: "area", area: [[square(0, 0, 9), square(2, 2, 2)], [square(20, 0, 3)]] },
    },
    {
      layer: "City/Squads",
      number: 2,
      properties: {},
      shape: {
        type: "line",
        line: [
          [0, 0],
          [1, 1],
        ],
      },
    },
    {
      layer: "City/Squads",
      number: 2,
      properties: {},
      shape: {
        type: "line",
        line: [
          [5, 5],
          [6, 6],
        ],
      },
    },
    { layer: "plan", number: 2, properties: { name: "no shape" }, shape: null },
  ]);
});

test("what cannot be read is a fault with its number; the rest is read", async () => {
  const { features, faults } = await read(
    wrapped(`
    <Schema id="t"><SimpleField type="double" name="n"/></Schema>
    <Placemark><Point><coordinates>113,x</coordinates></Point></Placemark>
    <Placemark><Point><coordinates>513000,3800000</coordinates></Point></Placemark>
    <Placemark><LineString><coordinates>1,1</coordinates></LineString></Placemark>
    <Placemark>${polygon([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
    ])}</Placemark>
    <Placemark><gx:Track xmlns:gx="g"><gx:coord>1 2 3</gx:coord></gx:Track></Placemark>
    <Placemark><ExtendedData><SchemaData schemaUrl="#t"><SimpleData name="n">many</SimpleData></SchemaData></ExtendedData></Placemark>
    <Placemark><Point></Point></Placemark>
    <NetworkLink><Link><href>http://example.org/x.kml</href></Link></NetworkLink>
    <GroundOverlay><name>x</name></GroundOverlay>
    <Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>`),
  );
  expect(faults.map(({ number, field, fault }) => [number, field, fault])).toEqual([
    [1, null, "expected.position"],
    [2, null, "expected.degrees"],
    [3, null, "expected.line"],
    [4, null, "expected.closed-ring"],
    [5, null, "expected.geometry"],
    [6, "n", "expected.number"],
    [7, null, "expected.position"],
    [null, null, "kml.network-link"],
    [null, null, "kml.overlay"],
  ]);
  expect(features.map(({ number }) => number)).toEqual([6, 8]);
});

test("GBK by the declaration, told, found out; said wrongly it is a fault, not a wrong name", async () => {
  const gbk = (declaration: string) => {
    const [before, after] = wrapped("<Placemark><name>@</name></Placemark>", declaration).split("@") as [string, string];
    return Uint8Array.from([...text(before), 0xd3, 0xc0, 0xc4, 0xfe, ...text(after)]);
  };
  const declared = await read(gbk(`<?xml version="1.0" encoding="GB2312"?>`));
  expect(declared.file.encoding).toEqual({ name: "gbk", by: "file" });
  expect(declared.features[0]?.properties).toEqual({ name: "永宁" });
  expect((await read(gbk(""))).file.encoding).toEqual({ name: "gb18030", by: "detected" });
  expect((await read(gbk(""), { encoding: "gbk" })).file.encoding).toEqual({ name: "gbk", by: "told" });
  const wrong = await read(gbk(`<?xml version="1.0" encoding="UTF-8"?>`));
  expect(wrong.faults).toMatchObject([{ number: 1, field: "name", fault: "text.encoding" }]);
  await refused(wrapped("", `<?xml version="1.0" encoding="klingon"?>`), "format.encoding");
});

test("a kmz is read by its doc.kml", async () => {
  const one = (name: string) => text(wrapped(`<Placemark><name>${name}</name></Placemark>`));
  const bytes = zipSync({ "files/other.kml": one("other"), "doc.kml": one("doc"), "a.png": text("x") });
  expect(kml.recognises(bytes, "A.KMZ")).toBe(true);
  expect(kml.recognises(bytes, "a.zip")).toBe(false);
  expect(kml.recognises(text(wrapped("")), "a.xml")).toBe(true);
  expect((await read(bytes, {}, "a.kmz")).features[0]?.properties).toEqual({ name: "doc" });
  await expect(read(zipSync({ "a.png": text("x") }), {}, "a.kmz")).rejects.toMatchObject({ fault: "kml.none" });
});

test("refusals: document types, no XML, no KML, cut, too deep, too many", async () => {
  const laughs = `<!DOCTYPE kml [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>`;
  await refused(wrapped("<Placemark><name>&b;</name></Placemark>", laughs), "kml.doctype");
  await refused(wrapped("<Placemark><name>&b;</name></Placemark>"), "kml.broken");
  await refused("no xml at all", "kml.broken");
  await refused("", "kml.broken");
  await refused("<html></html>", "kml.not-kml");
  await refused(wrapped("<Placemark>").slice(0, -30), "kml.broken");
  await refused(`<kml>${"<Folder>".repeat(100_000)}`, "kml.too-deep");
  const two = wrapped("<Placemark/><Placemark/>");
  await expect(read(two, { mostFeatures: 1 })).rejects.toMatchObject({ fault: "format.too-many" });
});

test("a text without end is refused before it fills the memory", async () => {
  const piece = text("1,1 ".repeat(65_536));
  const head = text("<kml><Placemark><LineString><coordinates>");
  const endless = {
    name: "a.kml",
    size: 4_000_000_000,
    read: async (offset: number, length: number) => (offset === 0 ? head : piece.subarray(0, Math.min(length, piece.length))),
  };
  await expect(kml.open(endless)).rejects.toMatchObject({ fault: "kml.too-long" });
}, 20_000);

const coordinate = fc
  .tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }))
  .map(([x, y]) => [x + 0, y + 0] as const);
const cell = fc.integer({ min: 0, max: 6 });
const area = fc
  .uniqueArray(fc.tuple(cell, cell, fc.boolean()), { minLength: 1, maxLength: 4, selector: ([x, y]) => `${x},${y}` })
  .map((cells) => cells.map(([x, y, hole]) => [square(x * 10, y * 10, 8), ...(hole ? [square(x * 10 + 2, y * 10 + 2, 3)] : [])]));
const shapes: Record<Shape["type"], fc.Arbitrary<Shape>> = {
  point: coordinate.map((at) => ({ type: "point", at })),
  line: fc.array(coordinate, { minLength: 2, maxLength: 9 }).map((line) => ({ type: "line", line })),
  area: area.map((each) => ({ type: "area", area: each })),
};
/** Texts XML has a place for. */
const words = fc
  .oneof(
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.string({ maxLength: 5 }),
    fc.constantFrom("永宁街道", " a\r\nb\t", "<&>\"']]>", "12"),
  )
  .filter((word) => !/[^\t\n\r\P{Cc}]|[\ufffd-\uffff]/u.test(word));
const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0);
const names = fc.uniqueArray(fc.oneof(words, fc.constantFrom("name", "description", "__proto__")), { maxLength: 5 });

const layerOf = (shape: Shape["type"] | null, name: string): fc.Arbitrary<WriteLayer> =>
  names.chain((fields) =>
    fc.record({
      name: fc.constant(name),
      shape: fc.constant(shape),
      fields: fc.constant(fields.map((field, i) => ({ name: field, type: i % 2 ? ("number" as const) : ("text" as const) }))),
      rows: fc.array(
        fc.record({
          values: fc.tuple(...fields.map((_, i) => fc.option<string | number>(i % 2 ? numbers : words))),
          shape: shape ? fc.option(shapes[shape], { freq: 9 }) : fc.constant(null),
        }),
        { maxLength: 5 },
      ),
    }),
  );

test("what is written reads back the same", async () => {
  const layers = fc
    .uniqueArray(
      fc.oneof(
        words.map((word) => word.trim()).filter((word) => word !== ""),
        fc.constantFrom("a/b", "a"),
      ),
      { maxLength: 3 },
    )
    .chain((list) =>
      fc.tuple(...list.map((name) => fc.constantFrom("point", "line", "area", null).chain((shape) => layerOf(shape, name)))),
    );
  await fc.assert(
    fc.asyncProperty(layers, async (written) => {
      const parts: Uint8Array[] = [];
      for await (const part of kml.write!(written, "out")) parts.push(part);
      const { file, features, faults } = await read(Uint8Array.from(Buffer.concat(parts)));
      expect(faults).toEqual([]);
      expect(file.layers.map(({ name, fields, count }) => [name, fields, count])).toEqual(
        written.map(({ name, fields, rows }) => [name, fields.map((field) => field.name), [...rows].length]),
      );
      expect(features).toEqual(
        written.flatMap(({ name, fields, rows }) =>
          [...rows].map(({ values, shape }, i) => ({
            layer: name,
            number: i + 1,
            properties: Object.fromEntries(fields.map((field, f) => [field.name, values[f] ?? null])),
            shape,
          })),
        ),
      );
    }),
    { numRuns: 60 },
  );
});

test("whatever is done to a file, it is refused or read with faults", async () => {
  const good = text(
    wrapped(
      `<Folder><name>永宁</name><Placemark><ExtendedData><Data name="a"><value>1</value></Data></ExtendedData>${polygon(square(0, 0, 9), square(2, 2, 2))}</Placemark></Folder>`,
    ),
  );
  const zipped = zipSync({ "doc.kml": good });
  const change = fc.record({ at: fc.nat(), byte: fc.integer({ min: 0, max: 255 }), cut: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), async (changes, packed) => {
      let bytes = (packed ? zipped : good).slice();
      for (const { at, byte, cut } of changes) {
        if (cut) bytes = bytes.slice(0, Math.max(1, at % bytes.length));
        else bytes[at % bytes.length] = byte;
      }
      try {
        await read(bytes);
      } catch (error) {
        if (!(error instanceof FormatRefusal)) throw error;
      }
    }),
    { numRuns: 400 },
  );
});
