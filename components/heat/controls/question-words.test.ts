import { describe, expect, test } from "vitest";
import { EVERYTHING, type HeatQuestion } from "../../../duty/violation/heat-question";
import { wordsOf } from "../../words/words";
import { type QuestionNames, questionLine, questionWords } from "./question-words";

const NAMES: QuestionNames = {
  language: "zh",
  squads: new Map([["S1", "城东中队"]]),
  extra: [{ code: "09999", name: "共享单车（自定义）", major: "街面秩序" }],
  today: "2026-10-31",
};
const STALLS: HeatQuestion = {
  ...EVERYTHING,
  from: "2026-10-04",
  to: "2026-11-01",
  hours: Array.from({ length: 168 }, (_none, slot) => slot < 120 && (slot % 24 === 7 || slot % 24 === 8)),
  categories: ["09001"],
  near: { kinds: ["school"], metres: 150, keyHours: true },
};
const line = (question: HeatQuestion, names = NAMES) => questionLine(question, wordsOf(names.language), names);

describe("a question in words", () => {
  test("the stalls near schools", () => {
    expect(line(STALLS)).toBe("09001 无照经营游商 · 学校 150 米内 · 重点时段 · 周一至周五 07-09时 · 近 28 天");
    expect(line(STALLS, { ...NAMES, language: "en" })).toBe(
      "09001 无照经营游商 · school within 150 m · key hours · Mon-Fri 07-09 h · last 28 days",
    );
  });

  test("everything", () => {
    expect(questionWords(EVERYTHING, wordsOf("zh"), NAMES)).toEqual([]);
    expect(line(EVERYTHING)).toBe("全部违法，未限定");
  });

  test.each([
    [{ from: "2026-01-01", to: "2026-02-01" }, "2026-01-01 至 2026-01-31"],
    [{ from: "2026-01-01", to: "2026-01-02" }, "2026-01-01"],
    [{ from: "2026-10-25", to: null }, "近 7 天"],
    [{ from: null, to: "2026-02-01" }, "至 2026-01-31"],
  ])("days %o", (days, text) => expect(line({ ...EVERYTHING, ...days })).toBe(text));

  test("without today, dates", () => {
    expect(line({ ...EVERYTHING, from: "2026-10-04", to: "2026-11-01" }, { ...NAMES, today: null })).toBe("2026-10-04 至 2026-10-31");
    expect(line({ ...EVERYTHING, from: "2026-10-04" }, { ...NAMES, today: null })).toBe("2026-10-04 起");
  });

  test("lists, own categories, classes, codes nobody knows, squads, channels, box, allowances", () => {
    const question: HeatQuestion = {
      ...EVERYTHING,
      categories: ["09", "09999", "77777"],
      channels: ["patrol", "12345", "96310", "web"],
      squads: ["S1", "S9"],
      box: [110, 30, 111, 31],
      permitted: "only",
    };
    expect(line(question)).toBe(
      "09 街面秩序类 · 09999 共享单车（自定义） · 77777 · 巡查、12345 热线等 4 项 · 城东中队 · S9 · 图面所选范围 · 仅疏导点许可",
    );
  });

  test("taken off one by one, each leaves the others; all off is everything", () => {
    const say = wordsOf("zh");
    const many: HeatQuestion = { ...STALLS, channels: ["web", "visit"], squads: ["S1"], box: [1, 2, 3, 4], permitted: "with" };
    const phrases = questionWords(many, say, NAMES);
    expect(new Set(phrases.map(({ key }) => key)).size).toBe(phrases.length);
    for (const { key, without } of phrases) {
      const left = questionWords(without, say, NAMES).map((phrase) => phrase.key);
      const gone = key === "near" ? ["near", "key-hours"] : [key];
      expect(left).toEqual(phrases.map((phrase) => phrase.key).filter((one) => !gone.includes(one)));
    }
    let question = many;
    for (let next = phrases[0]; next; next = questionWords(question, say, NAMES)[0]) question = next.without;
    expect(question).toEqual(EVERYTHING);
  });
});
