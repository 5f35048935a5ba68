import fc from "fast-check";
import { deflateSync, strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { heldBytes } from "./byte-source";
import { type ByteSource, FormatRefusal } from "./format";
import { zipEntries, zipOf } from "./zip";
import { crc32 } from "./zip-crc";

const open = (bytes: Uint8Array, most?: number) => zipEntries(heldBytes("a.zip", bytes), { mostUnpacked: most });
const refusal = async (work: Promise<unknown>) =>
  work.then(() => "opened").catch((error) => (error instanceof FormatRefusal ? error.fault : error));
const readAll = async (bytes: Uint8Array, most?: number) => {
  const read: Record<string, Uint8Array> = {};
  for (const entry of await open(bytes, most)) read[entry.name] = await entry.bytes();
  return read;
};
const written = async (files: Record<string, Uint8Array>) => {
  const parts: Uint8Array[] = [];
  const listed = Object.entries(files).map(([name, bytes]) => ({ name, bytes: [bytes.subarray(0, 3), bytes.subarray(3)] }));
  for await (const part of zipOf(listed)) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
};
/** Another's archive with one place of its bytes changed. */
const changed = (bytes: Uint8Array, change: (view: DataView, bytes: Uint8Array) => void) => {
  const copy = bytes.slice();
  change(new DataView(copy.buffer), copy);
  return copy;
};
const directoryAt = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 6, true);

const sample = { "a.txt": strToU8("hello ".repeat(100)), "\u8857\u9053/b.bin": new Uint8Array([1, 2, 3]), "empty.txt": new Uint8Array(0) };

describe("reading", () => {
  test("another's archive", async () => {
    expect(await readAll(zipSync(sample))).toEqual(sample);
    expect(await readAll(zipSync(sample, { level: 0 }))).toEqual(sample);
  });

  test("names in GBK without the flag of UTF-8", async () => {
    const bytes = zipSync({ abcd: new Uint8Array([7]) });
    const gbk = [0xbd, 0xd6, 0xb5, 0xc0];
    const named = changed(bytes, (_, copy) => {
      copy.set(gbk, 30);
      copy.set(gbk, directoryAt(copy) + 46);
    });
    expect((await open(named)).map(({ name }) => name)).toEqual(["\u8857\u9053"]);
  });

  test("zip64 records", async () => {
    expect(await readAll(zip64("big.txt", strToU8("content")))).toEqual({ "big.txt": strToU8("content") });
  });

  test("the shadow files of macOS are left out", async () => {
    expect(
      (await open(zipSync({ "__MACOSX/._a": new Uint8Array(1), ".DS_Store": new Uint8Array(1), a: new Uint8Array(1) }))).map(
        ({ name }) => name,
      ),
    ).toEqual(["a"]);
  });

  test("a large file comes in pieces and is never held", async () => {
    const entry = (await open(zipSync({ z: new Uint8Array(9_900_000) })))[0]!;
    let [most, total] = [0, 0];
    for await (const piece of entry.stream()) {
      most = Math.max(most, piece.length);
      total += piece.length;
    }
    expect(total).toBe(9_900_000);
    expect(most).toBeLessThan(8_500_000);
  });
});

describe("writing", () => {
  test("reads back, here and elsewhere, and the same files give the same bytes", async () => {
    const bytes = await written(sample);
    expect(await readAll(bytes)).toEqual(sample);
    expect(unzipSync(bytes)).toEqual(sample);
    expect(await written(sample)).toEqual(bytes);
  });

  test("any files read back", async () => {
    const files = fc.dictionary(fc.stringMatching(/^[a-z\u4e00-\u4e20]{1,8}$/), fc.uint8Array({ maxLength: 500 }), {
      maxKeys: 5,
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(files, async (some) => {
        expect(await readAll(await written(some))).toEqual(some);
      }),
      { numRuns: 40 },
    );
  });
});

describe("refusing", () => {
  const bytes = zipSync(sample);

  test("encrypted", async () => {
    const flagged = changed(bytes, (view, copy) => view.setUint16(directoryAt(copy) + 8, 1, true));
    expect(await refusal(open(flagged))).toBe("zip.encrypted");
  });

  test.each(["../evil", "a/../../evil", "/etc/passwd", "C:/x", "a\\..\\b"])("a path that leads out: %s", async (name) => {
    expect(await refusal(open(zipSync({ [name]: new Uint8Array(1) })))).toBe("zip.path");
  });

  test("a bomb by what it declares", async () => {
    expect(await refusal(open(zipSync({ z: new Uint8Array(11_000_000) })))).toBe("zip.bomb");
    expect(await refusal(open(zipSync({ z: new Uint8Array(1000) }), 999))).toBe("zip.bomb");
  });

  test("a bomb that hides its size stops as soon as it unfolds beyond it", async () => {
    const packed = deflateSync(new Uint8Array(12_000_000));
    const honest = zipSync({ z: new Uint8Array(10) });
    const lie = single("z", packed, 10, 0);
    expect(honest.length).toBeGreaterThan(0);
    expect(await refusal(readAll(lie))).toBe("zip.bomb");
  });

  test("overlapping entries", async () => {
    const twice = changed(zipSync({ aaaa: strToU8("0123456789"), bbbb: strToU8("9876543210") }, { level: 0 }), (view, copy) => {
      const second = directoryAt(copy) + 46 + 4;
      view.setUint32(second + 42, 4, true);
    });
    expect(await refusal(open(twice))).toBe("zip.overlap");
  });

  test("more than 10,000 entries", async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`f${index}`, new Uint8Array(0)]));
    expect(await refusal(open(zipSync(many, { level: 0 })))).toBe("zip.entries");
  });

  test("a wrong CRC, a foreign method, a lie about the directory", async () => {
    expect(await refusal(readAll(changed(bytes, (view, copy) => view.setUint32(directoryAt(copy) + 16, 1, true))))).toBe("zip.crc");
    expect(await refusal(open(changed(bytes, (view, copy) => view.setUint16(directoryAt(copy) + 10, 12, true))))).toBe("zip.method");
    expect(await refusal(open(changed(bytes, (view, copy) => view.setUint32(copy.length - 6, 0xfffffff0, true))))).toBe("zip.truncated");
  });

  test("no archive at all", async () => {
    for (const some of [new Uint8Array(0), strToU8("PK"), new Uint8Array(5000)]) expect(await refusal(open(some))).toBe("zip.truncated");
  });

  test("cut or flipped bytes are refused or read, never anything else", async () => {
    const hurt = fc.tuple(fc.nat(bytes.length), fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 4 }));
    const property = fc.asyncProperty(hurt, async ([cut, flips]) => {
      const copy = bytes.slice(0, flips.length === 0 ? cut : bytes.length);
      for (const [at, value] of flips) copy[at] = value;
      expect(typeof (await refusal(readAll(copy)))).toBe("string");
    });
    await fc.assert(property, { numRuns: 300 });
  });

  test("a source that ends early is truncated", async () => {
    const short: ByteSource = { name: "a.zip", size: bytes.length + 10, read: async (at, length) => bytes.subarray(at, at + length) };
    expect(await refusal(zipEntries(short))).toBe("zip.truncated");
  });
});

function records(name: string, packed: Uint8Array, size: number, crc: number, wide: boolean): { local: Uint8Array; listed: Uint8Array } {
  const label = strToU8(name);
  const local = new Uint8Array(30 + label.length + packed.length);
  const front = new DataView(local.buffer);
  front.setUint32(0, 0x04034b50, true);
  front.setUint16(8, 8, true);
  front.setUint16(26, label.length, true);
  local.set(label, 30);
  local.set(packed, 30 + label.length);
  const extra = wide ? 28 : 0;
  const listed = new Uint8Array(46 + label.length + extra);
  const view = new DataView(listed.buffer);
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(10, 8, true);
  view.setUint32(16, crc, true);
  view.setUint32(20, wide ? 0xffffffff : packed.length, true);
  view.setUint32(24, wide ? 0xffffffff : size, true);
  view.setUint16(28, label.length, true);
  view.setUint16(30, extra, true);
  view.setUint32(42, wide ? 0xffffffff : 0, true);
  listed.set(label, 46);
  if (wide) {
    const at = 46 + label.length;
    view.setUint16(at, 1, true);
    view.setUint16(at + 2, 24, true);
    view.setUint32(at + 4, size, true);
    view.setUint32(at + 12, packed.length, true);
  }
  return { local, listed };
}

function single(name: string, packed: Uint8Array, size: number, crc: number): Uint8Array {
  const { local, listed } = records(name, packed, size, crc, false);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(10, 1, true);
  view.setUint32(12, listed.length, true);
  view.setUint32(16, local.length, true);
  return new Uint8Array(Buffer.concat([local, listed, end]));
}

function zip64(name: string, content: Uint8Array): Uint8Array {
  const { local, listed } = records(name, deflateSync(content), content.length, crc32(content), true);
  const tail = new Uint8Array(56 + 20 + 22);
  const view = new DataView(tail.buffer);
  view.setUint32(0, 0x06064b50, true);
  view.setUint32(32, 1, true);
  view.setUint32(40, listed.length, true);
  view.setUint32(48, local.length, true);
  view.setUint32(56, 0x07064b50, true);
  view.setUint32(64, local.length + listed.length, true);
  view.setUint32(76, 0x06054b50, true);
  view.setUint16(86, 0xffff, true);
  view.setUint32(88, 0xffffffff, true);
  view.setUint32(92, 0xffffffff, true);
  return new Uint8Array(Buffer.concat([local, listed, tail]));
}
