import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { heldBytes } from "./byte-source";
import { csv } from "./csv";
import { csvOf } from "./csv-writer";
import { type ByteSource, FormatRefusal, type OpenOptions, type ReadFault, type ReadFeature } from "./format";
import { utf8 } from "./text";

const all = async (bytes: Uint8Array | string, options?: OpenOptions) => {
  const file = await csv.open(heldBytes("table.csv", typeof bytes === "string" ? utf8(bytes) : bytes), options);
  const items: (ReadFeature | ReadFault)[] = [];
  for await (const item of file.features()) items.push(item);
  return {
    file,
    items,
    rows: items.flatMap((item) => ("properties" in item ? [item.properties] : [])),
    faults: items.filter((item) => "fault" in item),
  };
};
const refusal = (work: Promise<unknown>) =>
  work.then(() => "opened").catch((error) => (error instanceof FormatRefusal ? error.fault : error));
/** "街道,名称" and a row, in GBK. */
const GBK = new Uint8Array([0xbd, 0xd6, 0xb5, 0xc0, 0x2c, 0x61, 0x0a, 0xbd, 0xd6, 0x2c, 0x31, 0x0a]);

describe("reading", () => {
  test("quotes, line breaks within cells, CRLF, numbers of rows as a spreadsheet counts them", async () => {
    const { items, file } = await all('id,"na""me"\r\n1,"a, b"\r\n\r\n2,"two\r\nlines"\r\n3,5" pipe');
    expect(file.layers[0]).toEqual({ name: "table", fields: ["id", 'na"me'], count: null, shapes: [] });
    expect(items).toEqual([
      { layer: "table", number: 2, properties: { id: "1", 'na"me': "a, b" }, shape: null },
      { layer: "table", number: 4, properties: { id: "2", 'na"me': "two\r\nlines" }, shape: null },
      { layer: "table", number: 5, properties: { id: "3", 'na"me': '5" pipe' }, shape: null },
    ]);
  });

  test.each([",", "\t", ";", "|"])("delimiter %j", async (delimiter) => {
    const { rows } = await all(
      [
        ["a", "b", "c"],
        ["1,5; x", "2", "3"],
        ["4", "5", "6"],
      ]
        .map((row) => row.map((cell) => `"${cell}"`).join(delimiter))
        .join("\n"),
    );
    expect(rows[0]).toEqual({ a: "1,5; x", b: "2", c: "3" });
  });

  test("a line that names the delimiter", async () => {
    expect((await all("sep=;\na;b\n1;2\n")).rows).toEqual([{ a: "1", b: "2" }]);
  });

  test("encodings: GBK found out, UTF-8 with mark, UTF-16, told", async () => {
    const gbk = await all(GBK);
    expect([gbk.file.encoding, gbk.rows]).toEqual([{ name: "gb18030", by: "detected" }, [{ "\u8857\u9053": "\u8857", a: "1" }]]);
    const marked = await all("\ufeff\u8857,b\n1,2");
    expect([marked.file.encoding, marked.rows]).toEqual([{ name: "utf-8", by: "file" }, [{ "\u8857": "1", b: "2" }]]);
    const wide = await all(new Uint8Array(Buffer.from("\ufeff\u8857\tb\n1\t2", "utf16le")));
    expect([wide.file.encoding, wide.rows]).toEqual([{ name: "utf-16le", by: "file" }, [{ "\u8857": "1", b: "2" }]]);
    const bare = await all(new Uint8Array(Buffer.from("street\tb\n1\t2\n", "utf16le")));
    expect([bare.file.encoding.name, bare.rows]).toEqual(["utf-16le", [{ street: "1", b: "2" }]]);
    expect((await all(GBK, { encoding: "CP936" })).file.encoding).toEqual({ name: "gbk", by: "told" });
    expect(await refusal(all(GBK, { encoding: "klingon" }))).toBe("format.encoding");
  });

  test("Chinese that comes late in a file is still found", async () => {
    const late = Buffer.concat([
      Buffer.from(`a,b\n${`${"1".repeat(400)},2\n`.repeat(1000)}`),
      Buffer.from(GBK.subarray(7, 9)),
      Buffer.from(",1\n"),
    ]);
    const { file, rows } = await all(new Uint8Array(late));
    expect([file.encoding.name, rows.at(-1)]).toEqual(["gb18030", { a: "\u8857", b: "1" }]);
  });

  test("heads: blank rows before, empty and double names, one called __proto__", async () => {
    const { file, rows } = await all("\n,,\nx,,x,__proto__\n1,2,3,4\n");
    expect(file.layers[0]?.fields).toEqual(["x", "#2", "x#3", "__proto__"]);
    expect(Object.entries(rows[0]!)).toEqual([
      ["x", "1"],
      ["#2", "2"],
      ["x#3", "3"],
      ["__proto__", "4"],
    ]);
  });
});

describe("faults", () => {
  test("too many and too few cells; empty ones beyond the head are let be", async () => {
    const { items } = await all("a,b\n1\n1,2,3\n1,2,,\n");
    expect(items).toMatchObject([
      { number: 2, fault: "csv.columns", got: "1/2" },
      { number: 3, fault: "csv.columns", got: "3/2" },
      { number: 4, properties: { a: "1" } },
    ]);
  });

  test("an unclosed quote is told with the row where it opened", async () => {
    const { items } = await all('a,b\n1,2\n3,"open\n4,5\n6,7\n');
    expect(items).toMatchObject([{ number: 2 }, { number: 3, fault: "csv.unclosed-quote", got: '3,"open\n4,5\n6,7\n' }]);
    expect(await refusal(all('"a,b\n1,2'))).toBe("csv.unclosed-quote");
  });

  test("text behind a closing quote, NUL, broken characters", async () => {
    const { items } = await all(
      new Uint8Array(
        Buffer.concat([Buffer.from('a,b\n"1"x,2\n3\0,4\n5,6\n'), Buffer.from([0x37, 0x2c, 0xff, 0x0a]), Buffer.from("\u8857,1\n")]),
      ),
      { encoding: "utf-8" },
    );
    expect(items).toMatchObject([
      { number: 2, fault: "csv.quote" },
      { number: 3, fault: "csv.nul" },
      { number: 4, properties: { a: "5" } },
      { number: 5, field: "b", fault: "text.encoding" },
      { number: 5, properties: { a: "7", b: null } },
      { number: 6, properties: { a: "\u8857" } },
    ]);
  });

  test("hostile sizes end soon: an endless quote, an endless row, too many columns, nothing", async () => {
    const { items } = await all(`a,b\n1,"${"x".repeat(3_000_000)}`);
    expect(items).toMatchObject([{ number: 2, fault: "csv.unclosed-quote" }]);
    expect((await all(`a,b\n${"x".repeat(6_000_000)}`)).items).toMatchObject([{ number: 2, fault: "csv.too-long" }]);
    expect((await all(`a,b\n${"x".repeat(1_100_000)},1\n1,2`)).items).toMatchObject([{ number: 2, fault: "csv.too-long" }, { number: 3 }]);
    expect(await refusal(all(`${"x,".repeat(20_000)}y`))).toBe("csv.too-many-columns");
    expect(await refusal(all(""))).toBe("csv.empty");
    expect(await refusal(all("a,b\n1,2\n3,4\n", { mostFeatures: 1 }))).toBe("format.too-many");
  });

  test("any bytes are rows, faults or a refusal", async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.array(fc.constantFrom('"', ",", "\r", "\n", "a", "\0", "\u8857"), { maxLength: 60 }).map((parts) => utf8(parts.join(""))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (some) => {
        expect(typeof (await refusal(all(some)))).toBe("string");
      }),
      { numRuns: 300 },
    );
  });
});

test("what is written reads back, whatever the pieces it comes in", async () => {
  const cell = fc
    .string({ unit: fc.constantFrom("a", '"', ",", "\n", "\r", ";", "\t", "\u8857", " ", "x") })
    .filter((text) => !/^[\t\r]/.test(text));
  const table = fc.tuple(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 7 }));
  await fc.assert(
    fc.asyncProperty(table, async ([rows, step]) => {
      const kept = rows.filter((row) => row.some((text) => text.trim() !== ""));
      const bytes = utf8(csvOf([["first", "second"], ...kept]));
      const slow: ByteSource = {
        name: "t.csv",
        size: bytes.length,
        read: async (at, length) => bytes.subarray(at, at + Math.min(step, length)),
      };
      const read: unknown[] = [];
      for await (const item of (await csv.open(slow)).features()) read.push("properties" in item ? Object.values(item.properties) : item);
      expect(read).toEqual(kept);
    }),
    { numRuns: 60 },
  );
});

test("a text that begins like a formula is written behind an apostrophe, a number is not", () => {
  expect(csvOf([["=1+1", "+cmd", "-x", "@SUM", "\tx", "-12.5", -3, "a=b", null]])).toBe(
    "\ufeff'=1+1,'+cmd,'-x,'@SUM,\"'\tx\",-12.5,-3,a=b,\r\n".replace('"\'\tx"', "'\tx"),
  );
});

const chicago = "../shared/data/chicago/incidents-2018-01-04.csv";
test.skipIf(!existsSync(chicago))("the incidents of Chicago", async () => {
  const { rows, faults } = await all(new Uint8Array(readFileSync(chicago)));
  expect([rows.length, faults.length]).toEqual([78_488, 0]);
  expect(rows[0]).toEqual({
    id: "1",
    longitude: "-87.733658025",
    latitude: "41.855882121",
    type: "CRIMINAL DAMAGE",
    occurred_at_local: "2018-01-01T00:00:00",
  });
});
