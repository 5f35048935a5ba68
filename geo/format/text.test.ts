import fc from "fast-check";
import { expect, test } from "vitest";
import { heldBytes, pieces } from "./byte-source";
import { FormatRefusal } from "./format";
import { decoded, encodingNamed, encodingOf, textEncoding, texts, utf8 } from "./text";
import { sourceEncoding } from "./text-detect";

/** "街道" in GBK, and a character of four bytes in GB18030. */
const GBK = new Uint8Array([0xbd, 0xd6, 0xb5, 0xc0]);
const FOUR = new Uint8Array([0x82, 0x35, 0x87, 0x38]);

test("names of encodings as files and users write them", () => {
  expect(["UTF8", "65001", "GB2312", "CP936", "ANSI 936", "gb18030", "Big5", "klingon"].map(encodingNamed)).toEqual([
    "utf-8",
    "utf-8",
    "gbk",
    "gbk",
    "gbk",
    "gb18030",
    "big5",
    null,
  ]);
});

test("bytes are text of an encoding or they are not", () => {
  expect(decoded(GBK, "gbk")).toBe("\u8857\u9053");
  expect(decoded(GBK, "utf-8")).toBeNull();
  expect(decoded(utf8("\ufeff\u8857"), "utf-8")).toBe("\u8857");
  expect(decoded(GBK, "klingon")).toBeNull();
});

test("UTF-8 is told from GB18030, also where the sample ends within a character", () => {
  expect(encodingOf(GBK)).toBe("gb18030");
  expect(encodingOf(FOUR)).toBe("gb18030");
  const text = utf8("\u8857\u9053\ud83d\ude00");
  for (let end = 0; end <= text.length; end++) expect(encodingOf(text.subarray(0, end))).toBe("utf-8");
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 12 }), (some) => encodingOf(utf8(some)) === "utf-8"),
    { numRuns: 30 },
  );
});

test("a mark counts before what was told, and that before what is found", async () => {
  expect(textEncoding(utf8("\ufeffa"), "gbk")).toEqual({ name: "utf-8", by: "file" });
  expect(textEncoding(GBK, "Big5")).toEqual({ name: "big5", by: "told" });
  expect(() => textEncoding(GBK, "klingon")).toThrow(FormatRefusal);
  expect(textEncoding(new Uint8Array(Buffer.from("plain text", "utf16le"))).name).toBe("utf-16le");
  expect(await sourceEncoding(heldBytes("a", new Uint8Array([...new Uint8Array(600_000).fill(65), ...GBK])))).toEqual({
    name: "gb18030",
    by: "detected",
  });
  expect((await sourceEncoding(heldBytes("a", new Uint8Array(0)))).name).toBe("utf-8");
});

test("characters cut between pieces stay whole", async () => {
  const bytes = utf8("a\u8857\ud83d\ude00b");
  const single = async function* () {
    for (const byte of bytes) yield new Uint8Array([byte]);
  };
  let text = "";
  for await (const part of texts(single(), "utf-8")) text += part;
  expect(text).toBe("a\u8857\ud83d\ude00b");
});

test("a stretch of a source, and how far reading has come", async () => {
  const heard: number[] = [];
  const read: Uint8Array[] = [];
  for await (const piece of pieces(heldBytes("a", new Uint8Array(600_000)), 10, 600_000, (bytes) => heard.push(bytes))) read.push(piece);
  expect(read.reduce((sum, { length }) => sum + length, 0)).toBe(599_990);
  expect(heard.at(-1)).toBe(600_000);
});
