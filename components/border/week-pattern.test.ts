import fc from "fast-check";
import { expect, test } from "vitest";
import { minutesOfWeek, WEEK } from "../../duty/time/pattern";
import { weekPattern } from "./week-pattern";

test("the pattern holds exactly the minutes of the stretches", () => {
  const marks = fc.uniqueArray(fc.integer({ min: 0, max: WEEK }), { maxLength: 12 }).map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(marks, (list) => {
      const stretches = list.flatMap((from, index) =>
        index % 2 === 0 && index + 1 < list.length ? [[from, list[index + 1] as number] as const] : [],
      );
      expect(minutesOfWeek(weekPattern(stretches))).toEqual(stretches);
    }),
  );
});

test("equal hours of several days are one stretch", () => {
  const nights = [0, 1, 2, 3, 4, 5, 6].map((day) => [day * 1440, day * 1440 + 390] as const);
  expect(weekPattern(nights)).toEqual([{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 390 }]);
});
