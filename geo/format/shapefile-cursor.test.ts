import fc from "fast-check";
import { expect, test } from "vitest";
import { Cursor } from "./shapefile-cursor";

async function* stream(chunks: readonly Uint8Array[], closed: () => void = () => {}) {
  try {
    yield* chunks;
  } finally {
    closed();
  }
}

test("takes the same bytes whatever the chunks, and not one more than there are", async () => {
  const chunks = fc.array(fc.uint8Array({ maxLength: 9 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(chunks, fc.array(fc.nat({ max: 12 }), { maxLength: 12 }), async (list, lengths) => {
      const whole = list.flatMap((chunk) => [...chunk]);
      const cursor = new Cursor(stream(list));
      let at = 0;
      for (const length of lengths) {
        expect(await cursor.has(length)).toBe(at + length <= whole.length);
        if (at + length > whole.length) break;
        expect(cursor.holds(length)).toBe(true);
        expect([...cursor.take(length)]).toEqual(whole.slice(at, at + length));
        at += length;
      }
    }),
    { numRuns: 200 },
  );
});

test("pulls only what is asked for, and closing lets the source go", async () => {
  let closed = false;
  const cursor = new Cursor(
    stream([Uint8Array.of(1), Uint8Array.of(2), Uint8Array.of(3)], () => {
      closed = true;
    }),
  );
  await cursor.has(1);
  expect(cursor.holds(2)).toBe(false);
  expect(() => cursor.take(2)).toThrow(RangeError);
  await cursor.close();
  expect(closed).toBe(true);
  expect(await cursor.has(1)).toBe(false);
});
