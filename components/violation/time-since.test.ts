import { expect, test } from "vitest";
import { hoursAndMinutes, timeSince } from "./time-since";

const NOW = 1_800_000_000_000;

test.each([
  [0, "现在"],
  [59_000, "现在"],
  [-5000, "现在"],
  [60_000, "1分钟前"],
  [7_199_000, "1小时前"],
  [86_400_000, "昨天"],
  [6 * 86_400_000, "6天前"],
] as const)("%d ms ago: %s", (passed, words) => expect(timeSince(NOW - passed, NOW, "zh")).toBe(words));

test("in English", () => expect(timeSince(NOW - 120_000, NOW, "en")).toBe("2 minutes ago"));

test("minutes as hours and minutes", () => {
  expect([hoursAndMinutes(130), hoursAndMinutes(-59.6), hoursAndMinutes(0)]).toEqual([
    { hours: 2, minutes: 10 },
    { hours: 1, minutes: 0 },
    { hours: 0, minutes: 0 },
  ]);
});
