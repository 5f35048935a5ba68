import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BoardWhat } from "./board";
import { boardCode, whatOf } from "./board-code";

const code = fc.oneof(
  fc.string({ minLength: 1 }),
  fc.string({ minLength: 1, unit: "binary" }),
  fc.constantFrom("WG-01", "a_b", "_005f", "网格一", "\ud800"),
);
const what: fc.Arbitrary<BoardWhat> = fc.oneof(
  fc.record({ kind: fc.constant("grid" as const), code }),
  fc.record({ kind: fc.constant("segment" as const), code }),
  fc.tuple(code, code).map(([a, b]): BoardWhat => ({ kind: "border", between: a < b ? [a, b] : [b, a] })),
);

describe("the public code of a board", () => {
  test("reads as it is printed", () => {
    expect(boardCode({ kind: "grid", code: "WG01" })).toBe("g-WG01");
    expect(boardCode({ kind: "segment", code: "LD001" })).toBe("s-LD001");
    expect(boardCode({ kind: "border", between: ["ZD01", "ZD02"] })).toBe("b-ZD01-ZD02");
    expect(boardCode({ kind: "grid", code: "城-1" })).toBe("g-_57ce_002d1");
  });

  test("comes back as what it names, whatever stands in the plan's codes", () => {
    fc.assert(
      fc.property(what, (one) => {
        expect(whatOf(boardCode(one))).toEqual(one);
      }),
      { numRuns: 2000 },
    );
  });

  test("needs no escaping in an address", () => {
    fc.assert(
      fc.property(what, (one) => {
        expect(boardCode(one)).toMatch(/^[gsb](-[A-Za-z0-9_]+){1,2}$/);
      }),
    );
  });

  test("two things never share a code", () => {
    fc.assert(
      fc.property(what, what, (a, b) => {
        fc.pre(JSON.stringify(a) !== JSON.stringify(b));
        expect(boardCode(a)).not.toBe(boardCode(b));
      }),
    );
  });

  test("a border has one code, whichever squad is named first", () => {
    expect(boardCode({ kind: "border", between: ["ZD02", "ZD01"] })).toBe("b-ZD01-ZD02");
  });

  test.each(["", "g", "g-", "g-A-B", "b-A", "b-B-A", "b-A-", "x-A", "g-A%20B", "g-_57c", "g-_57CE", "g-_0041", "G-A", "g-a b", "网"])(
    "%j names nothing",
    (text) => expect(whatOf(text)).toBeNull(),
  );

  test("any text is read without a throw", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        whatOf(text);
      }),
    );
  });
});
