import { expect, test } from "vitest";
import { CATEGORIES, categoryNamed, categoryOf, LOCAL_MARK, localCategory, STANDARD } from "./category";
import { FROM_2013 } from "./category-table";

test("the vocabulary has its 403 codes, each once, each with its standard", () => {
  expect(CATEGORIES).toHaveLength(403);
  expect(new Set(CATEGORIES.map(({ kind, code }) => kind + code)).size).toBe(403);
  expect(CATEGORIES.every(({ code, standard }) => /^\d{5}$/.test(code) && standard === STANDARD)).toBe(true);
  const count = (major: string) => CATEGORIES.filter(({ kind, code }) => kind === "matter" && code.startsWith(major)).length;
  expect([count("06"), count("07"), count("08"), count("09"), count("10")]).toEqual([51, 7, 16, 21, 2]);
});

test("codes, names and old codes lead to a category", () => {
  expect(categoryOf("09006")?.name).toBe("占道经营");
  expect(categoryNamed("占道经营")?.code).toBe("09006");
  expect(categoryOf("99999")).toBeNull();
  for (const [old, , code] of FROM_2013) if (/^\d{5}$/.test(code)) expect(categoryOf(old)?.code).toBe(code);
});

test("local extensions count down and carry the mark", () => {
  const first = localCategory("10", new Set(), "CRIMINAL DAMAGE");
  const second = localCategory("10", new Set([first.code]), "THEFT");
  expect([first.code, second.code]).toEqual(["10999", "10998"]);
  expect(first.name.endsWith(LOCAL_MARK)).toBe(true);
  expect(() => localCategory("77", new Set(), "x")).toThrow("77");
});
