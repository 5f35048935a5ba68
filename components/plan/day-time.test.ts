import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { wallClock } from "../../duty/time/wall-clock";
import { dayFrom, dayTimeFrom, dayTimeOf, dayTimeText, instantOfDayTime, snapped, stepped, weekdayOf } from "./day-time";

const at = (text: string) => {
  const found = dayTimeFrom(text);
  if (!found) throw new Error(text);
  return found;
};

test("text and back", () => {
  expect(dayTimeText(at("2026-11-24T07:20"))).toBe("2026-11-24T07:20");
});

test.each(["2026-02-29T07:20", "2026-11-24T24:00", "2026-11-24T07:60", "2026-11-24", "x"])("%s is no time", (text) => {
  expect(dayTimeFrom(text)).toBeNull();
});

test("leap days are days", () => {
  expect(dayFrom("2028-02-29")).toEqual({ year: 2028, month: 2, day: 29 });
});

describe("steps", () => {
  test.each([
    ["2026-11-24T07:15", 1, "2026-11-24T07:30"],
    ["2026-11-24T07:20", 1, "2026-11-24T07:30"],
    ["2026-11-24T07:20", -1, "2026-11-24T07:15"],
    ["2026-11-24T23:45", 1, "2026-11-25T00:00"],
    ["2026-12-31T23:50", 1, "2027-01-01T00:00"],
    ["2027-01-01T00:00", -1, "2026-12-31T23:45"],
    ["2026-11-24T07:15", 4, "2026-11-24T08:15"],
  ] as const)("%s by %i is %s", (from, steps, to) => {
    expect(dayTimeText(stepped(at(from), steps))).toBe(to);
  });

  test("one forward and one back from a step is where one began", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 95 }), fc.integer({ min: -300, max: 300 }), (quarter, steps) => {
        const start = { day: { year: 2026, month: 11, day: 24 }, minute: quarter * 15 };
        expect(stepped(stepped(start, steps), -steps)).toEqual(start);
      }),
    );
  });

  test("a minute goes to the step before it, within the day", () => {
    expect([-5, 0, 14, 15, 1439, 1440].map(snapped)).toEqual([0, 0, 0, 15, 1425, 1425]);
  });
});

test("weekdays", () => {
  expect(["2026-11-23", "2026-11-29", "1969-12-31"].map((day) => weekdayOf(dayFrom(day)!))).toEqual([1, 7, 3]);
});

test("the wall clock of the city", () => {
  const clock = wallClock("Asia/Shanghai");
  expect(instantOfDayTime(at("2026-11-24T07:20"), clock)).toBe(Date.parse("2026-11-23T23:20:00Z"));
  expect(dayTimeText(dayTimeOf(Date.parse("2026-11-23T23:20:00Z"), clock))).toBe("2026-11-24T07:20");
});
