import fc from "fast-check";
import { expect, test } from "vitest";
import type { Weekday } from "../plan";
import { minutesOfWeek, patternFault } from "../time/pattern";
import { patternOf, patternText } from "../time/pattern-text";
import { dayCopied, painted, patternOfSlots, slotsOf, WEEK_SLOTS } from "./week-slots";

const paintings = fc.array(fc.tuple(fc.nat(6), fc.nat(95), fc.nat(6), fc.nat(95), fc.constantFrom<0 | 1>(0, 1)), {
  minLength: 1,
  maxLength: 6,
});
const week = paintings.map((strokes) =>
  strokes.reduce<Uint8Array>(
    (slots, [dayA, slotA, dayB, slotB, value]) => painted(slots, [dayA, slotA], [dayB, slotB], value),
    new Uint8Array(WEEK_SLOTS),
  ),
);
const spans = fc.array(
  fc.record({
    days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }).map((days) => days.sort() as Weekday[]),
    from: fc.nat(95).map((slot) => slot * 15),
    long: fc.integer({ min: 1, max: 96 }),
  }),
  { maxLength: 5 },
);

test("any painted week becomes a lawful pattern that paints the very same week, by text too", () => {
  fc.assert(
    fc.property(week, (slots) => {
      const pattern = patternOfSlots(slots);
      expect(patternFault(pattern)).toBeNull();
      expect(slotsOf(pattern)).toEqual(slots);
      expect(slotsOf(patternOf(patternText(pattern)) ?? [])).toEqual(slots);
    }),
  );
});

test("a pattern of quarter hours keeps its minutes through painting", () => {
  fc.assert(
    fc.property(spans, (list) => {
      const pattern = list.map(({ days, from, long }) => ({ days, from, to: from + long * 15 }));
      expect(minutesOfWeek(patternOfSlots(slotsOf(pattern)))).toEqual(minutesOfWeek(pattern));
    }),
  );
});

test("a night belongs to the day it begins on; days alike stand together", () => {
  expect(patternText(patternOfSlots(slotsOf([{ days: [5, 6], from: 1320, to: 1800 }])))).toBe("5,6 22:00-06:00");
  expect(patternText(patternOfSlots(slotsOf([{ days: [7], from: 1320, to: 1800 }])))).toBe("7 22:00-06:00");
  expect(patternText(patternOfSlots(slotsOf([{ days: [1, 2, 3, 4, 5], from: 390, to: 840 }])))).toBe("1-5 06:30-14:00");
  expect(patternText(patternOfSlots(new Uint8Array(WEEK_SLOTS).fill(1)))).toBe("1-7 00:00-24:00");
});

test("painting fills a rectangle either way round, and takes it away again", () => {
  const slots = painted(new Uint8Array(WEEK_SLOTS), [4, 60], [0, 32], 1);
  expect(patternText(patternOfSlots(slots))).toBe("1-5 08:00-15:15");
  expect(patternText(patternOfSlots(painted(slots, [1, 40], [1, 43], 0)))).toBe("1,3-5 08:00-15:15; 2 08:00-10:00; 2 11:00-15:15");
  expect(patternText(patternOfSlots(dayCopied(slotsOf([{ days: [1], from: 480, to: 720 }]), 0, [2, 6])))).toBe("1,3,7 08:00-12:00");
});
