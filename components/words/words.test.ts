import { describe, expect, test } from "vitest";
import { en } from "./en";
import { faultEn } from "./fault-en";
import { faultWords } from "./fault-words";
import { faultZh } from "./fault-zh";
import { acceptedLanguage, languageOf } from "./language";
import { wordFor, wordsOf } from "./words";
import { zh } from "./zh";

const names = (pattern: string) =>
  new Set([...pattern.matchAll(/\{(\w+)/g)].map((match) => match[1]).filter((name) => !/^(one|other)$/.test(name ?? "")));

describe("the two lists agree", () => {
  test.each([
    ["words", zh, en],
    ["faults", faultZh, faultEn],
  ] as const)("%s: same keys, same values, none empty", (_name, source, translated) => {
    expect(Object.keys(translated)).toEqual(Object.keys(source));
    for (const [key, pattern] of Object.entries(source)) {
      const other = (translated as Record<string, string>)[key] ?? "";
      expect([key, [...names(other)].sort()]).toEqual([key, [...names(pattern)].sort()]);
      expect(pattern.length * other.length).toBeGreaterThan(0);
    }
  });

  test("the English list speaks no Chinese but the name of the other language", () => {
    const chinese = Object.entries({ ...en, ...faultEn }).filter(([key, text]) => key !== "language.other" && /\p{Script=Han}/u.test(text));
    expect(chinese).toEqual([]);
  });

  test("every sentence can be said", () => {
    const anything = new Proxy({}, { get: () => 2, has: () => true });
    for (const language of ["zh", "en"] as const) {
      for (const key of Object.keys(zh) as (keyof typeof zh)[]) expect(wordsOf(language)(key, anything)).not.toMatch(/[{}]/);
      for (const key of Object.keys(faultZh)) expect(faultWords(key, anything, language)).not.toMatch(/[{}]/);
    }
  });
});

test("numbers and plurals", () => {
  expect(wordsOf("en")("heat.count", { count: 1 })).toBe("1 violation");
  expect(wordsOf("en")("heat.count", { count: 40_000 })).toBe("40,000 violations");
  expect(wordsOf("zh")("heat.count", { count: 40_000 })).toBe("共 40,000 件");
});

test("a family's word, or the bare name when nobody knows it", () => {
  expect(wordFor(wordsOf("zh"), "role", "captain")).toBe("中队长");
  expect(wordFor(wordsOf("zh"), "role", "emperor")).toBe("emperor");
});

describe("faults", () => {
  test("a code nobody knows is told as it is", () => expect(faultWords("x.y", {}, "zh")).toBe("x.y"));
  test("a missing value never hides the sentence", () => {
    expect(faultWords("body.too-large", {}, "en")).toBe("The body is larger than the limit of ? bytes.");
    expect(faultWords("sign-in.locked", {}, "zh")).toBe("登录失败次数过多，账号已临时锁定，请 ?后再试。");
  });
});

describe("languages", () => {
  test.each([
    [null, "zh"],
    ["", "zh"],
    ["en-GB,en;q=0.9", "en"],
    ["fr,en;q=0.4,zh-TW;q=0.6", "zh"],
    ["fr", "zh"],
    ["zh;q=0, en;q=0.1", "en"],
    ["*", "zh"],
  ] as const)("%s", (header, language) => expect(acceptedLanguage(header)).toBe(language));

  test("the cookie decides first, unless it says nonsense", () => {
    expect([languageOf("zh", "en"), languageOf("en", "zh"), languageOf("de", "en")]).toEqual(["zh", "en", "en"]);
  });
});
