import { expect, test } from "vitest";
import { keyHoursOn } from "./key-hours";

const market = { keyHours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 390, to: 540 } as const, { days: [6], from: 960, to: 1110 } as const] };
const food = { keyHours: [{ days: [5], from: 1080, to: 1560 } as const] };

test("key hours of several places join where they meet", () => {
  expect(keyHoursOn([market, { keyHours: [{ days: [1], from: 500, to: 600 }] }], 1)).toEqual([[390, 600]]);
});

test("each weekday has its own", () => {
  expect(keyHoursOn([market], 6)).toEqual([
    [390, 540],
    [960, 1110],
  ]);
  expect(keyHoursOn([market], 7)).toEqual([[390, 540]]);
});

test("what runs past midnight shows on the next day too", () => {
  expect(keyHoursOn([food], 5)).toEqual([[1080, 1440]]);
  expect(keyHoursOn([food], 6)).toEqual([[0, 120]]);
  expect(keyHoursOn([food], 7)).toEqual([]);
});
