import { expect, test } from "vitest";
import { wordsOf } from "../words/words";
import { blindWords } from "./blind-words";

const speech = {
  say: wordsOf("zh"),
  language: "zh",
  nameOf: (squad: string) => `${squad}中队`,
  borderOf: (rule: string) => (rule === "R2" ? "A|B" : null),
} as const;
const spot = { at: null, lead: null } as const;

test.each([
  [{ code: "blind.place-uncovered", noun: "place", item: "CS01", detail: "" }, "重点场所 CS01", ""],
  [{ code: "blind.rules-at-once", noun: "rule", item: "R2", detail: "R3" }, "规则 R2 · A中队 — B中队", "另一方：R3"],
  [{ code: "blind.border-unsettled", noun: "border", item: "A|B", detail: "" }, "A中队 — B中队", ""],
  [
    { code: "blind.rule-leaves-open", noun: "rule", item: "R1", detail: "A 390-1830" },
    "规则 R1",
    "A中队一侧：周一 06:30 至 周二 06:30 无人主责",
  ],
  [{ code: "blind.rule-leaves-open", noun: "rule", item: "R1", detail: "B -" }, "规则 R1", "B中队一侧：节假日前后的部分时刻 无人主责"],
  [
    { code: "blind.bands-meet", noun: "border", item: "A|B A|C", detail: "A A|B B A|C C" },
    "A中队 — B中队 / A中队 — C中队",
    "A中队一侧：按 A中队 — B中队 由B中队主责；按 A中队 — C中队 由C中队主责",
  ],
  [{ code: "blind.gap", noun: "cell", item: "c1", detail: "1200" }, "单元 c1", "1,200 平方米"],
  [{ code: "blind.cells-overlap", noun: "cell", item: "c1", detail: "c2" }, "单元 c1", "另一方：c2"],
] as const)("%o", (given, thing, detail) => {
  expect(blindWords({ ...spot, ...given }, speech)).toEqual({ thing, detail });
});
