import fc from "fast-check";
import { expect, test } from "vitest";
import type { Weekday, WeeklyPattern } from "../plan";
import { minutesOfWeek, minutesUntil, patternFault, stretchAt, WEEK } from "./pattern";

const days: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
const pattern: fc.Arbitrary<WeeklyPattern> = fc.array(
  fc
    .record({
      days: fc.uniqueArray(fc.constantFrom(...days), { minLength: 1 }),
      from: fc.integer({ min: 0, max: 1439 }),
      long: fc.integer({ min: 1, max: 1440 }),
    })
    .map(({ days: on, from, long }) => ({ days: on, from, to: from + long })),
  { maxLength: 4 },
);

/** The obvious way: is this minute of the week in the pattern? */
const holds = (spans: WeeklyPattern, minute: number) =>
  spans.some(({ days: on, from, to }) =>
    on.some((day) => [0, WEEK].some((shift) => minute + shift >= (day - 1) * 1440 + from && minute + shift < (day - 1) * 1440 + to)),
  );

test("the stretches hold just the minutes of the pattern, joined and in order", () => {
  fc.assert(
    fc.property(pattern, (spans) => {
      const stretches = minutesOfWeek(spans);
      for (let minute = 0; minute < WEEK; minute += 7) expect(stretchAt(stretches, minute) !== null).toBe(holds(spans, minute));
      for (const [from, to] of stretches) {
        expect([holds(spans, from), holds(spans, to - 1)]).toEqual([true, true]);
        if (to < WEEK) expect(holds(spans, to)).toBe(false);
      }
    }),
    { numRuns: 40 },
  );
});

test("the wait until a pattern next holds is the shortest there is", () => {
  fc.assert(
    fc.property(pattern, fc.integer({ min: 0, max: WEEK - 1 }), (spans, minute) => {
      const wait = minutesUntil(minutesOfWeek(spans), minute);
      let slow: number | null = null;
      for (let step = 0; step < WEEK && slow === null; step++) if (holds(spans, (minute + step) % WEEK)) slow = step;
      expect(wait).toBe(slow);
    }),
    { numRuns: 60 },
  );
});

test("what is no pattern says why", () => {
  expect(patternFault([{ days: [], from: 0, to: 60 }])).toBe("pattern.no-day");
  expect(patternFault([{ days: [1], from: 60, to: 60 }])).toBe("pattern.empty");
  expect(patternFault([{ days: [1], from: 1440, to: 1500 }])).toBe("pattern.out-of-range");
  expect(patternFault([{ days: [8 as Weekday], from: 0, to: 60 }])).toBe("pattern.out-of-range");
  expect(patternFault([{ days: [7], from: 1320, to: 1800 }])).toBeNull();
});
