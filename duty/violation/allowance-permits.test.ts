import { expect, test } from "vitest";
import type { Allowance } from "../plan";
import { permittedBy } from "./allowance-permits";

const allowance = (code: string, ...categories: string[]): Allowance => ({
  ...{ code, name: code, area: [], categories, hours: [], from: 0, to: null },
});
const codeOf = (category: string, ...allowances: Allowance[]) => permittedBy({ allowances }, category)?.code ?? null;

test("an allowance permits the categories it lists, and those of a major class it lists", () => {
  const [stalls, streets] = [allowance("A", "09001", "09006"), allowance("B", "09")];
  expect(codeOf("09001", stalls)).toBe("A");
  expect(codeOf("09002", stalls)).toBeNull();
  expect(codeOf("09002", stalls, streets)).toBe("B");
  expect(codeOf("09006", stalls, streets)).toBe("A");
  expect(codeOf("06001", stalls, streets)).toBeNull();
  expect(codeOf("09001")).toBeNull();
});

test("a local extension is permitted by its own code or its class, a class by no longer code", () => {
  expect(codeOf("09999", allowance("A", "09999"))).toBe("A");
  expect(codeOf("09999", allowance("A", "09"))).toBe("A");
  expect(codeOf("09999", allowance("A", "099"))).toBeNull();
});

test("codes of 2013 are read through the crosswalk", async () => {
  const { FROM_2013 } = await import("./category-table");
  const [old, , code] = FROM_2013[0] as (typeof FROM_2013)[number];
  expect(codeOf(code, allowance("A", old))).toBe("A");
  expect(codeOf(old, allowance("A", code))).toBe("A");
  expect(codeOf(old, allowance("A", code.slice(0, 2)))).toBe("A");
});
