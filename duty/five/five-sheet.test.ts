import { describe, expect, test } from "vitest";
import { heldBytes } from "../../geo/format/byte-source";
import { csv } from "../../geo/format/csv";
import type { Format, WriteLayer } from "../../geo/format/format";
import { xlsx } from "../../geo/format/xlsx";
import { faultsOf } from "../check";
import type { Plan } from "../plan";
import { sampleCity } from "../sample/sample-city";
import { sketch } from "../sketch";
import { type FiveNames, fiveLayers } from "./five-layers";
import { fiveSheet } from "./five-sheet";

const city = sampleCity().plan;
const SHEETS = {
  persons: "人员",
  standards: "定标",
  duties: "定责",
  posts: "岗位",
  beats: "巡线",
  assignments: "五定",
  absences: "请假",
  mergers: "联勤",
  days: "日历",
};
const WORDS: Readonly<Record<string, string>> = {
  formal: "执法队员",
  assistant: "协管员",
  foot: "步巡",
  patrol: "巡查",
  holiday: "节假日",
  workday: "调休",
};
const NAMES: FiveNames = {
  sheet: (list) => SHEETS[list],
  column: (list, column) =>
    ({
      code: list === "days" ? "日期" : list === "absences" ? "no head of ours" : "编码",
      name: list === "persons" ? "姓名" : "名称",
      person: "定人",
      deputy: "B岗",
      post: "定岗",
      pattern: "定时",
      grid: "责任网格",
      from: "起始",
    })[column] ?? column,
  value: (_column, word) => WORDS[word] ?? word,
};

async function written(format: Format, layers: readonly WriteLayer[], name: string) {
  const parts: Uint8Array[] = [];
  for await (const part of format.write?.(layers, name) ?? []) parts.push(part);
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return format.open(heldBytes(name, bytes));
}
const table = (name: string, rows: readonly Record<string, string | number | null>[]): WriteLayer => ({
  name,
  fields: Object.keys(rows[0] ?? {}).map((field) => ({ name: field, type: "text" })),
  shape: null,
  rows: rows.map((row) => ({ values: Object.values(row), shape: null })),
});
const read = async (plan: Plan, layers: readonly WriteLayer[], squad?: string | null) =>
  fiveSheet(plan, await written(xlsx, layers, "five.xlsx"), squad);

describe("the five fixed of some grids as a workbook", () => {
  const grids = new Set(city.grids.slice(0, 12).map(({ code }) => code));
  test("read back changes nothing", async () => {
    const { after, faults, passed, rows, counts } = await read(city, fiveLayers(city, grids, NAMES));
    expect([faults, passed]).toEqual([[], []]);
    expect(after).toBe(city);
    expect(rows).toBeGreaterThan(60);
    expect(Object.values(counts).every(({ added, changed }) => added + changed === 0)).toBe(true);
    expect(counts.assignments?.same).toBe(city.assignments.filter(({ grid }) => grids.has(grid)).length);
  });
  test("read onto a plan without them brings them all", async () => {
    const bare: Plan = { ...city, posts: [], assignments: [], persons: city.persons, absences: [], days: [] };
    const { after, faults } = await read(bare, fiveLayers(city, new Set(city.grids.map(({ code }) => code)), NAMES));
    expect(faults).toEqual([]);
    expect([after.posts, after.assignments, after.days]).toEqual([city.posts, city.assignments, city.days]);
  });
});

describe("a workbook somebody filled in", () => {
  const plan = sketch("AAB / ABB");
  const given = { 网格: "G0000", 定岗: "post 0000", 定人: "新人", 定时: "周日 00:00-02:00", 定标: "S1", 定责: "D1" };
  const people = (rows: readonly Record<string, string>[]) => table("人员", rows);

  test("names every wrong row and takes the others; what refers to a wrong row is wrong too", async () => {
    const { after, faults, counts, passed } = await read(plan, [
      people([
        { 编号: "R9", 姓名: "新人", 类别: "执法队员", 中队: "A" },
        { 编号: "R10", 姓名: "错人", 类别: "飞行员", 中队: "A" },
      ]),
      table("五定", [
        given,
        { ...given, 定人: "错人" },
        { ...given, 定时: "whenever" },
        { ...given, 定人: "person 0001", 定时: "每天 06:00-07:00" },
      ]),
      table("备注", [{ 甲: "x" }]),
    ]);
    expect(faults.map(({ sheet, row, field, fault, got }) => [sheet, row, field, fault, got])).toEqual([
      ["五定", 3, "person", "row.unknown-reference", "错人"],
      ["五定", 4, "pattern", "row.not-pattern", "whenever"],
      ["五定", 5, "pattern", "post.double-duty", "Z0001"],
      ["人员", 3, "kind", "row.not-one-of", "飞行员"],
    ]);
    expect(passed).toEqual(["备注"]);
    expect(counts).toEqual({ persons: { added: 1, changed: 0, same: 0 }, assignments: { added: 1, changed: 0, same: 0 } });
    expect(after.assignments.find(({ person }) => person === "R9")).toMatchObject({ code: "WD0001", grid: "G0000", post: "P0000" });
    expect(faultsOf(after)).toEqual([]);
  });

  test("of two rows that put one person on two posts the later is wrong; the own deputy too", async () => {
    const { faults, after } = await read(plan, [
      people([{ 编号: "R9", 姓名: "新人", 类别: "执法队员", 中队: "A" }]),
      table("五定", [
        { ...given, B岗: "" },
        { ...given, B岗: "", 定岗: "post 0001" },
        { ...given, B岗: "新人", 定时: "周日 03:00-04:00" },
      ]),
    ]);
    expect(faults.map(({ row, fault }) => [row, fault])).toEqual([
      [3, "post.double-duty"],
      [4, "edit.own-deputy"],
    ]);
    expect(after.assignments.length).toBe(plan.assignments.length + 1);
  });

  test("columns it lacks leave what the plan has; posts stay where they are, new ones come by degrees", async () => {
    const file = new TextEncoder().encode(
      "岗位名称,责任网格,类型,经度,纬度\npost 0000,G0000,固定岗,,\n东门,G0001,固定岗,113.4012,34.9003\n西门,G0001,固定岗,,\n",
    );
    const { after, faults, counts } = await fiveSheet(plan, await csv.open(heldBytes("岗位.csv", file)));
    // A row that only names a post it means is a new one of that name: its code says which it is.
    expect(faults).toMatchObject([{ row: 4, field: "shape", fault: "row.no-point" }]);
    expect(counts.posts).toEqual({ added: 2, changed: 0, same: 0 });
    const named = { 编码: "P0000", 岗位名称: "北门", 责任网格: "G0000" };
    const renamed = await read({ ...plan, posts: plan.posts.map((post) => ({ ...post, qualified: 2 })) }, [table("岗位", [named])]);
    expect(renamed.after.posts[0]).toEqual({ ...plan.posts[0], name: "北门", qualified: 2 });
    expect(after.posts.find(({ name }) => name === "东门")?.line).toEqual([[113.4012, 34.9003]]);
  });

  test("a captain's may hold the own squad's only", async () => {
    const rows = [
      people([
        { 姓名: "甲", 类别: "协管", 中队: "A" },
        { 姓名: "乙", 类别: "协管", 中队: "B" },
      ]),
    ];
    expect((await read(plan, rows, "A")).faults).toMatchObject([{ row: 3, fault: "may.not-own-squad" }]);
    expect((await read(plan, rows)).faults).toEqual([]);
    const days = [table("日历", [{ 日期: "2026-10-01", 类型: "节假日" }])];
    expect((await read(plan, days, "A")).faults).toMatchObject([{ row: 2, fault: "may.not-captains" }]);
  });
});
