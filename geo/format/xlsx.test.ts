import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { heldBytes } from "./byte-source";
import { FormatRefusal, type OpenOptions, type ReadFault, type ReadFeature, type Shape, type WriteLayer } from "./format";
import { xlsx } from "./xlsx";
import { dateKind, dateText } from "./xlsx-date";
import { sheetNames } from "./xlsx-writer";

const all = async (bytes: Uint8Array, options?: OpenOptions) => {
  const file = await xlsx.open(heldBytes("book.xlsx", bytes), options);
  const items: (ReadFeature | ReadFault)[] = [];
  for await (const item of file.features()) items.push(item);
  return { layers: file.layers, coordinates: file.coordinates, items };
};
const refusal = (work: Promise<unknown>) =>
  work.then(() => "opened").catch((error) => (error instanceof FormatRefusal ? error.fault : error));
const written = async (layers: readonly WriteLayer[]) => {
  const parts: Uint8Array[] = [];
  for await (const part of xlsx.write!(layers, "book")) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
};

const STYLES =
  '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;x&quot;mm dd hh:mm"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="20"/></cellXfs></styleSheet>';
const book = (sheets: readonly string[], more: { strings?: string; workbook?: string; extra?: Record<string, Uint8Array> } = {}) =>
  zipSync({
    "_rels/.rels": strToU8(
      '<Relationships><Relationship Id="r" Type="http://x/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
    ),
    "xl/workbook.xml": strToU8(
      `<x:workbook xmlns:x="m" xmlns:r="r">${more.workbook ?? ""}<x:sheets>${sheets.map((_, index) => `<x:sheet name="S${index + 1}" r:id="s${index + 1}"/>`).join("")}<x:sheet name="H" state="hidden" r:id="s1"/></x:sheets></x:workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      `<Relationships>${sheets.map((_, index) => `<Relationship Id="s${index + 1}" Type="http://x/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join("")}<Relationship Id="t" Type="http://x/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="u" Type="http://x/styles" Target="styles.xml"/></Relationships>`,
    ),
    "xl/styles.xml": strToU8(STYLES),
    "xl/sharedStrings.xml": strToU8(`<sst>${more.strings ?? ""}</sst>`),
    ...Object.fromEntries(
      sheets.map((rows, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
      ]),
    ),
    ...more.extra,
  });
const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const HEAD = `<row r="1">${text("A1", "a")}${text("B1", "b")}</row>`;

describe("reading", () => {
  test("shared texts, numbers, truth, dates, gaps; numbers of rows are the sheet's", async () => {
    const strings = "<si><t>name</t></si><si><r><t>two </t></r><r><t>runs</t></r><rPh><t>no</t></rPh></si><si><t>_x000D_x</t></si>";
    const rows = `<row r="3"><c r="A3" t="s"><v>0</v></c><c r="C3" t="s"><v>2</v></c></row><row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5"><v>1.5</v></c><c r="C5" t="b"><v>1</v></c></row>
      <row r="6"><c r="A6" s="1"><v>45658</v></c><c r="B6" s="2"><v>45658.5</v></c><c r="C6" s="3"><v>0.25</v></c></row><row r="7"><c r="A7" s="1"/></row>`;
    const { layers, items } = await all(book([rows], { strings }));
    expect(layers).toEqual([{ name: "S1", fields: ["name", "#2", "\rx".trim()], count: null, shapes: [] }]);
    expect(items).toEqual([
      { layer: "S1", number: 5, properties: { name: "two runs", "#2": 1.5, x: true }, shape: null },
      { layer: "S1", number: 6, properties: { name: "2025-01-01", "#2": "2025-01-01T12:00", x: "06:00" }, shape: null },
    ]);
  });

  test("cells without their names, several sheets, merged cells, a sheet without rows", async () => {
    const merged = `${HEAD}<row r="2">${text("A2", "x")}<c r="B2"/></row></sheetData><mergeCells><mergeCell ref="A2:B3"/></mergeCells><sheetData>`;
    const { layers, items } = await all(
      book(["<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c><c><v>4</v></c></row>", merged, ""]),
    );
    expect(layers.map(({ name }) => name)).toEqual(["S1", "S2"]);
    expect(items).toMatchObject([
      { layer: "S1", number: 2, properties: { "1": 3, "2": 4 } },
      { layer: "S2", number: 2, properties: { a: "x", b: null } },
    ]);
  });

  test("formulas, errors and other cells that cannot be taken are faults, the row comes without them", async () => {
    const rows = `${HEAD}<row r="2"><c r="A2"><f>HYPERLINK("http://x")</f><v>7</v></c>${text("B2", "kept")}</row>
      <row r="3"><c r="A3" t="e"><v>#REF!</v></c><c r="B3"><v>x</v></c></row><row r="4"><c r="A4" t="s"><v>99</v></c>${text("D4", "note")}</row>`;
    const { items } = await all(book([rows]));
    expect(items).toEqual([
      { layer: "S1", number: 2, field: "a", fault: "xlsx.formula", got: '=HYPERLINK("http://x")' },
      { layer: "S1", number: 2, properties: { a: null, b: "kept" }, shape: null },
      { layer: "S1", number: 3, field: "a", fault: "xlsx.error", got: "#REF!" },
      { layer: "S1", number: 3, field: "b", fault: "xlsx.number", got: "x" },
      { layer: "S1", number: 3, properties: { a: null, b: null }, shape: null },
      { layer: "S1", number: 4, field: "a", fault: "xlsx.text", got: "99" },
      { layer: "S1", number: 4, field: "D", fault: "xlsx.beyond-head", got: "note" },
      { layer: "S1", number: 4, properties: { a: null, b: null }, shape: null },
    ]);
  });

  test("a column of WKT is the shape; text in it that is none is a fault", async () => {
    const rows = `<row r="1">${text("A1", "wkt")}${text("B1", "b")}</row><row r="2">${text("A2", "POINT(1 2)")}</row><row r="3">${text("A3", "MULTIPOINT(1 2,3 4)")}</row><row r="4">${text("A4", "oops")}</row>`;
    const { layers, items } = await all(book([rows]));
    expect(layers[0]?.fields).toEqual(["b"]);
    expect(items).toMatchObject([
      { number: 2, shape: { at: [1, 2] } },
      { number: 3, shape: { at: [1, 2] } },
      { number: 3, shape: { at: [3, 4] } },
      { number: 4, fault: "xlsx.wkt" },
      { number: 4, shape: null },
    ]);
  });

  test("days from 1904", async () => {
    const { items } = await all(book([`${HEAD}<row r="2"><c r="A2" s="1"><v>0</v></c></row>`], { workbook: '<workbookPr date1904="1"/>' }));
    expect(items).toMatchObject([{ properties: { a: "1904-01-01" } }]);
  });
});

test("serial days", () => {
  const cases: [number, string | null][] = [
    [1, "1900-01-01"],
    [59, "1900-02-28"],
    [61, "1900-03-01"],
    [25569, "1970-01-01"],
    [36585, "2000-02-29"],
    [2958465, "9999-12-31"],
    [2958466, null],
    [-1, null],
  ];
  for (const [serial, day] of cases) expect(dateText(serial, "date", false)).toBe(day);
  expect(dateText(45658.999_999_99, "both", false)).toBe("2025-01-02T00:00");
  expect(dateText(45658.123_46, "both", false)).toBe("2025-01-01T02:57:47");
  const kinds = [
    "0.00",
    "General",
    "yyyy/m/d",
    "[h]:mm",
    "m/d h:mm",
    '"d"0',
    "[Red]0",
    "0.0E+00",
    'yyyy"\u5e74"m"\u6708"',
    "[$-804]yyyy-mm",
  ].map((code) => dateKind(170, code));
  expect(kinds).toEqual([null, null, "date", "time", "both", null, null, null, "date", "date"]);
});

describe("refusing", () => {
  test("old, encrypted and other files", async () => {
    const cfb = new Uint8Array(2048);
    cfb.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    expect(xlsx.recognises(cfb, "a.xls")).toBe(true);
    expect(await refusal(all(cfb))).toBe("xlsx.old");
    cfb.set(Buffer.from("EncryptedPackage", "utf16le"), 512);
    expect(await refusal(all(cfb))).toBe("xlsx.encrypted");
    expect(await refusal(all(strToU8("a,b\n")))).toBe("xlsx.not-xlsx");
    expect(await refusal(all(zipSync({ "a.txt": strToU8("x") })))).toBe("xlsx.not-xlsx");
    expect(await refusal(all(book([""])))).toBe("xlsx.empty");
  });

  test("entities, depth, endless text, broken XML", async () => {
    const bad = (sheet: string) => refusal(all(book([HEAD], { extra: { "xl/worksheets/sheet1.xml": strToU8(sheet) } })));
    expect(await bad('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>')).toBe("xlsx.doctype");
    expect(await bad("<a>".repeat(300))).toBe("xlsx.too-deep");
    expect(await bad(`<worksheet ${Array.from({ length: 100_000 }, (_, index) => `a${index}=""`).join(" ")}/>`)).toBe("xlsx.too-long");
    expect(await bad(`<worksheet><sheetData>${HEAD}<row>`)).toBe("xlsx.broken");
    expect(
      await refusal(all(book([`${HEAD}<row r="2">${text("A2", "x")}</row><row r="3">${text("A3", "x")}</row>`]), { mostFeatures: 1 })),
    ).toBe("format.too-many");
  });

  test("cut or flipped bytes are refused or read, never anything else", async () => {
    const bytes = book([`${HEAD}<row r="2">${text("A2", "x")}<c r="B2"><v>5</v></c></row>`], { strings: "<si><t>x</t></si>" });
    const parts = Object.entries(unzipSync(bytes));
    const hurt = fc.tuple(fc.nat(parts.length - 1), fc.nat(), fc.nat(255));
    const property = fc.asyncProperty(hurt, async ([part, at, value]) => {
      const copies = Object.fromEntries(parts.map(([name, content]) => [name, content.slice()]));
      const content = copies[parts[part]![0]]!;
      content[at % content.length] = value;
      expect(typeof (await refusal(all(zipSync(copies, { level: 0 }))))).toBe("string");
    });
    await fc.assert(property, { numRuns: 150 });
  });
});

describe("writing", () => {
  const layer = (more: Partial<WriteLayer>): WriteLayer => ({
    name: "grids",
    fields: [
      { name: "id", type: "text" },
      { name: "n", type: "number" },
    ],
    shape: "point",
    rows: [],
    ...more,
  });

  test("several layers read back: names, fields, rows, values, shapes", async () => {
    const shape: Shape = { type: "point", at: [114.05, 22.5] };
    const long = "\u957f\ud83d\ude00".repeat(25_001);
    const line: Shape = { type: "line", line: Array.from({ length: 3000 }, (_, index) => [114 + index / 1e7, 22.123456789] as const) };
    const rows = [
      { values: ["=1+1", 5], shape },
      { values: [long, null], shape: null },
      { values: [null, null], shape: null },
      { values: ["", -0.1], shape },
      { values: [" _x000D_\r\n\t<&>\u0001\ud800", 1e21], shape },
    ];
    const names = [
      "A very long name: with [forbidden] characters and more",
      "a VERY long name: with [forbidden] characters and more still",
    ];
    const lines = layer({ name: names[1]!, shape: "line", rows: [{ values: ["x", 1], shape: line }] });
    const fields = ["wkt", "wkt_2", "a\u20262", "id"].map((name) => ({ name, type: "text" as const }));
    const table = layer({ name: "table", shape: null, fields, rows: [{ values: ["POINT", "b", long, null], shape: null }] });
    const { layers, items, coordinates } = await all(
      await written([layer({ name: names[0]!, rows: rows.values() as Iterable<(typeof rows)[number]> }), lines, table]),
    );
    expect(layers.map(({ name, fields }) => [name, fields])).toEqual([
      [names[0], ["id", "n"]],
      [names[1], ["id", "n"]],
      ["table", ["wkt", "wkt_2", "a\u20262", "id"]],
    ]);
    expect(coordinates?.system?.code).toBe("wgs84");
    expect(items).toEqual([
      ...rows.map(({ values, shape }, index) => ({
        layer: names[0],
        number: index + 2,
        properties: { id: values[0], n: values[1] },
        shape,
      })),
      { layer: names[1], number: 2, properties: { id: "x", n: 1 }, shape: line },
      { layer: "table", number: 2, properties: { wkt: "POINT", wkt_2: "b", "a\u20262": long, id: null }, shape: null },
    ]);
  });

  test("no cell holds more than 32,767 characters, and nothing is a formula", async () => {
    const parts = unzipSync(await written([layer({ rows: [{ values: [`=${"x".repeat(70_000)}`, 1], shape: null }] })]));
    const sheet = new TextDecoder().decode(parts["xl/worksheets/sheet1.xml"]);
    expect(sheet).not.toContain("<f");
    expect(Math.max(...sheet.split("<").map((piece) => piece.length))).toBeLessThan(32_767);
  });

  test("names of sheets", () => {
    expect(sheetNames(["a", "A", "", "a/b", "x".repeat(40), `${"x".repeat(40)}y`, "History", "'q'"])).toEqual([
      "a",
      "A~2",
      "_",
      "a_b",
      "x".repeat(31),
      `${"x".repeat(29)}~2`,
      "History~2",
      "_q_",
    ]);
  });

  test("any texts read back", async () => {
    const row = fc.tuple(
      fc.oneof(fc.string({ unit: "binary", maxLength: 12 }), fc.constantFrom("_x0041_", "\r", "__x000D_x_", null)),
      fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 6 }), async (rows) => {
        const { items } = await all(await written([layer({ rows: rows.map((values) => ({ values, shape: null })) })]));
        expect(items.map((item) => "properties" in item && [item.properties.id, item.properties.n])).toEqual(
          rows.map(([id, n]) => [id, n === null ? null : n + 0]),
        );
      }),
      { numRuns: 20 },
    );
  });
});
