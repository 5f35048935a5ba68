import { expect, test } from "vitest";
import type { Area, Point } from "../../plane/point";
import { type CodeRules, cellCodes } from "./cell-codes";
import { neighbourhood } from "./neighbourhood";

const M = 1e-5;
const box = (x: number, y: number, w = 90): Area => {
  const ring = [
    [x, y],
    [x + w, y],
    [x + w, y + w],
    [x, y + w],
    [x, y],
  ].map(([px, py]): Point => [113 + (px as number) * M, 34 + (py as number) * M]);
  return [[ring]];
};
const cell = (x: number, y: number, community = 0) => ({ area: box(x, y), community });
const rules = (more: Partial<CodeRules> = {}): CodeRules => ({
  prefixOf: (community) => `C${community}-`,
  digits: 3,
  before: [],
  used: new Set(),
  ...more,
});

test("numbers run in rows from north to south, in a row from west to east, for each community anew", () => {
  const cells = [cell(0, 0), cell(90, 183), cell(0, 180), cell(90, 3), cell(300, 0, 1)];
  expect(cellCodes(cells, rules())).toEqual({ ok: true, codes: ["C0-003", "C0-002", "C0-001", "C0-004", "C1-001"] });
});

test("unchanged ground keeps its code wherever its ring starts; used numbers never come back", () => {
  const kept = box(0, 0)[0]?.[0] as Point[];
  const from2 = [...kept.slice(2), ...kept.slice(1, 3)];
  const before = [{ code: "C0-007", community: 0, area: [[from2.reverse()]] }];
  const coded = cellCodes([cell(0, 0), cell(0, 90), cell(90, 90)], rules({ before, used: new Set(["C0-001"]) }));
  expect(coded).toEqual({ ok: true, codes: ["C0-007", "C0-002", "C0-003"] });
  expect(cellCodes([cell(0, 0, 1)], rules({ before }))).toEqual({ ok: true, codes: ["C1-001"] });
});

test("more cells than numbers is a fault that names the community", () => {
  const cells = Array.from({ length: 10 }, (_none, i) => cell(i * 90, 0, 4));
  expect(cellCodes(cells, rules({ digits: 1 }))).toEqual({ ok: false, fault: "cell-code.too-many", community: 4, count: 10 });
  expect(cellCodes(cells.slice(1), rules({ digits: 1 }))).toMatchObject({ ok: true });
});

test("neighbours share lines, not corners; a line's kind is known by what runs along it", () => {
  const at = (x: number, y: number): Point => [113 + x * M, 34 + y * M];
  const cells = [box(0, 0), box(90, 0), box(90, 90)];
  const { pairs, perimeters } = neighbourhood(cells, [
    { line: [at(90, -50), at(90, 60)], kind: "lane" },
    { line: [at(-50, 90), at(400, 90)], kind: "main" },
  ]);
  expect(pairs).toMatchObject([
    { a: 0, b: 1, along: {} },
    { a: 1, b: 2, along: { main: 1 } },
  ]);
  expect(pairs[1]?.length).toBeCloseTo(83.1, 0);
  expect(perimeters.every((metres) => Math.abs(metres - 366) < 2)).toBe(true);
});
