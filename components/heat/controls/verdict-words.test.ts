import { describe, expect, test } from "vitest";
import { wordsOf } from "../../words/words";
import { verdictFigures, verdictKind, verdictWords } from "./verdict-words";

const VALUES = {
  own: 1200,
  others: 300,
  hours: 4321.6,
  ownLean: 0.5,
  othersLean: -0.02,
  patrolled: 0.3,
  ownPatrolled: 0.9,
  othersPatrolled: 0.3,
};
const CODES = ["patrol-explains", "patrol-blind", "no-patrol-bias", "too-few"];

describe("verdicts", () => {
  test("each has a sentence of its own in both languages; an unknown code is told as it is", () => {
    for (const language of ["zh", "en"] as const) {
      const sentences = CODES.map((code) => verdictWords({ code, values: VALUES }, wordsOf(language)));
      expect(new Set(sentences).size).toBe(4);
      expect(sentences.every((sentence) => sentence.length > 15)).toBe(true);
    }
    expect([verdictWords({ code: "x", values: {} }, wordsOf("zh")), verdictKind("x")]).toEqual(["x", "info"]);
  });

  test("figures: a lean of a half is three finds in four", () => {
    expect(verdictFigures({ code: "patrol-explains", values: VALUES }, wordsOf("en"))).toEqual([
      "1,200 own finds, 300 told by others, 4,322 patrol hours.",
      "75 in 100 own finds lie where and when more is patrolled than elsewhere, 49 in 100 of the others'; 50 would mean that patrol has nothing to do with it.",
    ]);
  });

  test("only what is there is told", () => {
    expect(verdictFigures({ code: "too-few", values: VALUES }, wordsOf("zh"))).toEqual([
      "自己发现 1,200 件，其他渠道反映 300 件，巡查 4,322 工时。",
    ]);
    expect(verdictFigures({ code: "patrol-blind", values: { own: 3 } }, wordsOf("zh"))).toEqual([]);
  });
});
