import { describe, expect, test } from "vitest";
import { printedResponsibility } from "../../duty/print-responsibility";
import { responsibilityOf } from "../../duty/responsibility";
import { sketch } from "../../duty/sketch";
import { wallClock } from "../../duty/time/wall-clock";
import { momentWords, reasonWords } from "./reason-words";

const at = "2026-11-24T07:20:00+08:00";

describe("times beside another", () => {
  test.each([
    ["2026-11-24T14:00:00+08:00", "14:00", "14:00"],
    ["2026-12-01T06:30:00+08:00", "12 月 1 日 06:30", "12-01 06:30"],
    ["soon", "soon", "soon"],
  ] as const)("%s", (time, zh, en) => {
    expect(momentWords(time, at, "zh")).toBe(zh);
    expect(momentWords(time, at, "en")).toBe(en);
  });
});

test("a segment without a chief says so", () => {
  const reason = { code: "segment.nearest", values: { segment: "X", metres: 8, chief: "" } } as const;
  expect(reasonWords(reason, at, "zh")).toBe("最近的路段是X（8 米），尚未设街长。");
});

test("plurals", () => {
  const reason = (count: number) =>
    ({ code: "assignment.on-duty", values: { person: "P", post: "Q", count, until: "2026-11-24T14:00:00+08:00" } }) as const;
  expect(reasonWords(reason(1), at, "en")).toBe("1 person is on post now; the nearest is P at “Q” until 14:00.");
  expect(reasonWords(reason(2), at, "en")).toContain("2 persons are on post");
});

test("every reason of real answers, by day, by night and outside, becomes a whole sentence in both languages", () => {
  const plan = sketch("AAB / ABB");
  const clock = wallClock("Asia/Shanghai");
  const ask = responsibilityOf(plan);
  const moments = [Date.parse("2026-11-24T09:00:00+08:00"), Date.parse("2026-11-24T23:00:00+08:00")];
  const points = [
    [113.40199, 34.9015],
    [113.4005, 34.9005],
    [113.3, 34.9],
  ] as const;
  const answers = moments.flatMap((moment) => points.map((point) => printedResponsibility(ask(point, moment), clock, true)));
  const sentences = answers.flatMap((answer) =>
    answer.reasons.flatMap((reason) => (["zh", "en"] as const).map((language) => reasonWords(reason, answer.at, language))),
  );
  expect(sentences.length).toBeGreaterThan(40);
  expect(sentences.filter((sentence) => /[{}]|undefined|null/.test(sentence))).toEqual([]);
});
