import { describe, expect, test } from "vitest";
import type { BorderPart } from "../../duty/plan";
import { wordsOf } from "../words/words";
import { ruleBrief, ruleSentences } from "./rule-sentences";

const names: Readonly<Record<string, string>> = { A: "城关中队", B: "北关中队" };
const zh = { say: wordsOf("zh"), language: "zh", nameOf: (squad: string) => names[squad] ?? squad } as const;
const BETWEEN = ["A", "B"] as const;
const part = (side: string | null, lead: "A" | "B", hours: BorderPart["hours"] = null): BorderPart => ({
  side,
  hours,
  lead,
  support: lead === "A" ? "B" : "A",
});
const morning = [{ days: [1, 2, 3, 4, 5, 6, 7] as const, from: 390, to: 840 }];

describe("plain sentences", () => {
  test("one for each part, and the rest is called the rest only where a part before took something of it", () => {
    expect(ruleSentences([part(null, "A", morning), part("A", "A"), part("B", "B")], zh)).toEqual([
      "每天 06:30-14:00，两侧均由城关中队主责，北关中队协同",
      "其余时间，城关中队一侧由城关中队主责，北关中队协同",
      "其余时间，北关中队一侧由北关中队主责，城关中队协同",
    ]);
    expect(ruleSentences([part("A", "B", morning), part("B", "B")], zh)[1]).toBe("任何时刻，北关中队一侧由北关中队主责，城关中队协同");
  });

  test("in English", () => {
    const en = { ...zh, say: wordsOf("en"), language: "en" } as const;
    expect(ruleSentences([part(null, "B", morning)], en)).toEqual([
      "every day 06:30-14:00: 北关中队 leads on both sides, 城关中队 supports",
    ]);
  });
});

describe("in a few words", () => {
  test.each([
    ["城关中队", [part(null, "A")]],
    ["城关中队", [part("A", "A"), part("B", "A")]],
  ] as const)("one leads: %s", (lead, parts) => expect(ruleBrief(parts, BETWEEN, zh)).toBe(`两侧均由${lead}主责`));
  test("each its own", () => expect(ruleBrief([part("B", "B"), part("A", "A")], BETWEEN, zh)).toBe("各管一侧"));
  test("the other's side is not one's own", () => expect(ruleBrief([part("A", "B"), part("B", "A")], BETWEEN, zh)).toContain("共 2 条"));
  test("nothing", () => expect(ruleBrief([], BETWEEN, zh)).toBe("无"));
});
