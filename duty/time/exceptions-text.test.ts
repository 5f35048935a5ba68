import fc from "fast-check";
import { expect, test } from "vitest";
import { exceptionsOf, exceptionsText } from "./exceptions-text";

const span = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([from, long]) => ({ from, to: from + long }));
const exception = fc.record({
  day: fc.constantFrom("2026-10-01", "2024-02-29", "2026-12-31"),
  spans: fc.array(span, { maxLength: 3 }),
  person: fc.constantFrom(null, "RY003", "R-1"),
});

test("what is written is read again", () => {
  fc.assert(
    fc.property(fc.array(exception, { maxLength: 4 }), (list) => {
      expect(exceptionsOf(exceptionsText(list))).toEqual(list);
    }),
  );
});

test("people write it otherwise too", () => {
  expect(exceptionsOf("2026/10/1 休；2026-10-02 8:00-12:00、22:00至6:00 @RY003")).toEqual([
    { day: "2026-10-01", spans: [], person: null },
    {
      day: "2026-10-02",
      spans: [
        { from: 480, to: 720 },
        { from: 1320, to: 1800 },
      ],
      person: "RY003",
    },
  ]);
});

test.each(["2026-02-30 -", "tomorrow 08:00-12:00", "2026-10-01 25:00-26:00", "2026-10-01 8-12"])("%s cannot be read", (text) => {
  expect(exceptionsOf(text)).toBeNull();
});
