import { expect, test } from "vitest";
import { categoryOf } from "../../duty/violation/category";
import { FROM_2013 } from "../../duty/violation/category-table";
import { type CategoryChoice, categoryChoices, categoryName, FAVOURITES, meansCategory } from "./category-choices";

const local = [{ code: "10999", name: "共享轮椅乱停（自定义）", major: "其他事项" }];
const choices = categoryChoices(local);

test("favourites stand first, each category once, the city's own among them", () => {
  expect(choices.slice(0, FAVOURITES.length).map(({ code }) => code)).toEqual([...FAVOURITES]);
  expect(new Set(choices.map(({ code }) => code)).size).toBe(choices.length);
  expect(choices.some(({ code }) => code === "10999")).toBe(true);
  expect(choices.slice(FAVOURITES.length, FAVOURITES.length + 13).every(({ code }) => code.startsWith("09"))).toBe(true);
});

test("found by name, by code, and by every code of 2013", () => {
  const meaning = (typed: string) => choices.filter((choice) => meansCategory(choice, typed)).map(({ code }) => code);
  expect(meaning("0900")).toContain("09001");
  expect(meaning(choices[0]?.name ?? "?")).toContain("09001");
  expect(meaning("轮椅")).toEqual(["10999"]);
  for (const [old, , code] of FROM_2013) if (choices.some((choice) => choice.code === code)) expect(meaning(old)).toContain(code);
});

test("a code has a name, or is told as it is", () => {
  expect(categoryName("09001", [])).toBe(categoryOf("09001")?.name);
  expect([categoryName("10999", local), categoryName("77777", local)]).toEqual(["共享轮椅乱停（自定义）", "77777"]);
  expect((choices[0] as CategoryChoice).favourite).toBe(true);
});
