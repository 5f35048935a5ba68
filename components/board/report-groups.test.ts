import { expect, test } from "vitest";
import { CATEGORIES } from "../../duty/violation/category";
import { wordsOf } from "../words/words";
import { reportGroups } from "./report-groups";

const matters = CATEGORIES.filter(({ kind }) => kind === "matter");

test("every matter can be reported, once; order in the street comes first", () => {
  const groups = reportGroups(wordsOf("zh"));
  const codes = groups.flatMap(({ categories }) => categories.map(({ code }) => code));
  expect([...codes].sort()).toEqual(matters.map(({ code }) => code).sort());
  expect(groups[0]?.major).toBe("09");
});

test("in Chinese everything is called as the standard calls it", () => {
  for (const { categories } of reportGroups(wordsOf("zh")))
    for (const { code, name } of categories) expect([code, name]).toEqual([code, matters.find((one) => one.code === code)?.name]);
});

test("in English the classes and all of 09 are translated", () => {
  const groups = reportGroups(wordsOf("en"));
  const [core] = groups;
  const words = [...groups.map(({ name }) => name), ...(core?.categories.map(({ name }) => name) ?? [])];
  expect(words.filter((word) => /\p{Script=Han}/u.test(word))).toEqual([]);
});
