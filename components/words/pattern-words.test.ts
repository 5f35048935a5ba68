import { describe, expect, test } from "vitest";
import { clockText, daysWords, distanceWords, patternWords, stretchWords } from "./pattern-words";

test("minutes read as a clock", () => {
  expect([0, 390, 1439, 1440].map(clockText)).toEqual(["00:00", "06:30", "23:59", "24:00"]);
});

test("a stretch past midnight names the next day", () => {
  expect(stretchWords(1320, 1800, "zh")).toBe("22:00-次日06:00");
  expect(stretchWords(1320, 1440, "zh")).toBe("22:00-24:00");
  expect(stretchWords(1320, 1800, "en")).toBe("22:00-next day 06:00");
});

describe("weekdays", () => {
  test.each([
    [[1, 2, 3, 4, 5, 6, 7], "每天", "every day"],
    [[1, 2, 3, 4, 5], "周一至周五", "Mon-Fri"],
    [[6, 7], "周六、周日", "Sat, Sun"],
    [[7, 1, 3], "周一、周三、周日", "Mon, Wed, Sun"],
    [[2, 2], "周二", "Tue"],
  ] as const)("%j", (days, zh, en) => {
    expect(daysWords(days, "zh")).toBe(zh);
    expect(daysWords(days, "en")).toBe(en);
  });
});

test("a pattern groups the stretches of the same days, earliest first", () => {
  const pattern = [
    { days: [6, 7], from: 480, to: 720 },
    { days: [1, 2, 3, 4, 5], from: 1020, to: 1140 },
    { days: [1, 2, 3, 4, 5], from: 390, to: 840 },
  ] as const;
  expect(patternWords(pattern, "zh")).toBe("周一至周五 06:30-14:00、17:00-19:00；周六、周日 08:00-12:00");
  expect(patternWords(pattern, "en")).toBe("Mon-Fri 06:30-14:00, 17:00-19:00; Sat, Sun 08:00-12:00");
});

test("distances turn to kilometres at a thousand metres", () => {
  expect([distanceWords(34.6, "zh"), distanceWords(1234, "zh"), distanceWords(1234, "en")]).toEqual(["35 米", "1.2 公里", "1.2 km"]);
});
