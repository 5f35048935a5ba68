import fc from "fast-check";
import { expect, test } from "vitest";
import type { BorderPart, Weekday } from "../plan";
import { daySpans, holds } from "../time/day-spans";
import { stretchAt, WEEK } from "../time/pattern";
import { alwaysAnswers, openHours } from "./part-hours";

const days: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];
/** Hours in steps of six, on most days: often whole, seldom by far. */
const hours = fc.array(
  fc.record({
    off: fc.option(fc.constantFrom(...days), { freq: 3 }),
    from: fc.integer({ min: 0, max: 3 }),
    long: fc.integer({ min: 1, max: 4 }),
  }),
  { minLength: 2, maxLength: 5 },
);
const parts = fc.array(fc.record({ side: fc.constantFrom("A", "B", null, null), hours }), { minLength: 1, maxLength: 3 }).map((list) =>
  list.map(
    ({ side, hours: spans }): BorderPart => ({
      side,
      hours: spans.map(({ off, from, long }) => ({ days: days.filter((day) => day !== off), from: from * 360, to: (from + long) * 360 })),
      lead: "A",
      support: "B",
    }),
  ),
);

test("always = some part holds on every weekday after any other; open = none holds in the ordinary week", () => {
  let [whole, onlyOrdinary] = [0, 0];
  fc.assert(
    fc.property(parts, fc.constantFrom("A", "B"), (list, side) => {
      const ready = list.filter((part) => part.side === null || part.side === side).map((part) => daySpans(part.hours ?? []));
      const answers = (before: Weekday, weekday: Weekday, minute: number) =>
        ready.some((spans) => holds(spans, { day: 0, offset: 0, before, weekday, minute }));
      const minutes = [0, 359, 360, 719, 720, 1079, 1080, 1439];
      const always = days.every((before) => days.every((day) => minutes.every((minute) => answers(before, day, minute))));
      expect(alwaysAnswers(list, side)).toBe(always);
      const open = openHours(list, side);
      for (let at = 0; at < WEEK; at += 180) {
        const day = (Math.floor(at / 1440) + 1) as Weekday;
        expect(stretchAt(open, at) !== null).toBe(!answers((day === 1 ? 7 : day - 1) as Weekday, day, at % 1440));
      }
      if (always) whole++;
      else if (open.length === 0) onlyOrdinary++;
    }),
    { numRuns: 1500 },
  );
  expect(whole).toBeGreaterThan(50);
  expect(onlyOrdinary).toBeGreaterThan(10);
});
