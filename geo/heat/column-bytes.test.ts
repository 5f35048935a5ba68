import fc from "fast-check";
import { expect, test } from "vitest";
import { type Column, decodeColumns, encodeColumns, type Json } from "./column-bytes";

const column: fc.Arbitrary<Column> = fc.oneof(
  fc.int8Array(),
  fc.uint8Array(),
  fc.int16Array(),
  fc.uint16Array(),
  fc.int32Array(),
  fc.uint32Array(),
  fc.float32Array(),
  fc.float64Array(),
);
const name = fc.stringMatching(/^[a-z]{1,8}$/);
const head = fc.record({ total: fc.integer(), tag: fc.constantFrom("plan 3", "方案 “三” \\u0041 😀", ""), list: fc.array(fc.boolean()) });

test("decode(encode) = the same head and columns, of whatever types and lengths", () => {
  fc.assert(
    fc.property(head, fc.dictionary(name, column, { maxKeys: 6, noNullPrototype: true }), (one, columns) => {
      const found = decodeColumns(encodeColumns(one as Json, columns).buffer);
      expect(found.head).toEqual(one);
      expect(found.columns).toEqual(columns);
    }),
  );
});

test("a part of a larger array is written as that part", () => {
  const bytes = encodeColumns(null, { part: Uint32Array.of(1, 2, 3, 4).subarray(1, 3) });
  expect(decodeColumns(bytes.buffer)).toEqual({ head: null, columns: { part: Uint32Array.of(2, 3) } });
});

test("bytes cut or grown anywhere are refused with their length", () => {
  const bytes = encodeColumns({ total: 3 }, { lon: Float32Array.of(1, 2, 3), count: Uint8Array.of(1) });
  for (let length = 0; length < bytes.length; length++)
    expect(() => decodeColumns(bytes.slice(0, length).buffer)).toThrow(`${length} bytes`);
  const longer = new Uint8Array(bytes.length + 8);
  longer.set(bytes);
  expect(() => decodeColumns(longer.buffer)).toThrow(`${bytes.length + 8} bytes`);
});

test("any bytes at all are refused or read, never anything else", () => {
  const bytes = encodeColumns({ total: 3 }, { lon: Float32Array.of(1, 2, 3) });
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), (at, value) => {
      const changed = bytes.slice();
      changed[at] = value;
      try {
        decodeColumns(changed.buffer);
      } catch (problem) {
        expect(String(problem)).toContain("decodeColumns");
      }
    }),
  );
  expect(() => decodeColumns(new TextEncoder().encode("\x02\x00\x00\x00{}").buffer as ArrayBuffer)).toThrow("names no columns");
});
