import { describe, expect, test } from "vitest";
import type { ReadFeature, Value } from "../../geo/format/format";
import { NOUN_LISTS, patched } from "../edit/patch";
import type { Plan } from "../plan";
import { sampleCity } from "../sample/sample-city";
import { sketch } from "../sketch";
import { wallClock } from "../time/wall-clock";
import { planLayers } from "./plan-layers";
import { Taking } from "./taking";
import { columnsOf, isNounList, likelyUse } from "./targets";

const clock = wallClock("Asia/Shanghai");
const nouns = ({ version: _version, ...lists }: Plan) => lists;
const EMPTY = Object.fromEntries(NOUN_LISTS.map((list) => [list, []])) as unknown as Plan;

function* features(plan: Plan): Generator<ReadFeature> {
  for (const { name, fields, rows } of planLayers(plan)) {
    let number = 0;
    for (const { values, shape } of rows) {
      const properties: Record<string, Value> = {};
      fields.forEach(({ name: field }, index) => {
        properties[field] = values[index] ?? null;
      });
      yield { layer: name, number: ++number, properties, shape };
    }
  }
}

function back(plan: Plan, onto: Plan = EMPTY) {
  const taking = new Taking(onto, clock);
  const looks = planLayers(plan).map(({ name, fields, shape }) => ({
    name,
    fields: fields.map((field) => field.name),
    shapes: shape ? [shape] : [],
  }));
  const uses = new Map(looks.map((look) => [look.name, { use: likelyUse(look), fields: look.fields }]));
  for (const feature of features(plan)) {
    const { use, fields } = uses.get(feature.layer)!;
    if (isNounList(use)) taking.add(feature, use, columnsOf(use, fields));
  }
  return { patch: taking.patch(true), refused: taking.refused };
}

describe("a plan as tables", () => {
  test.each([
    ["a sketch", sketch("AAB / ABB")],
    ["the sample city", sampleCity().plan],
  ])("%s read back is the same plan", (_name, plan) => {
    const { patch, refused } = back(plan);
    expect(refused).toEqual([]);
    const ordered = Object.fromEntries(NOUN_LISTS.map((list) => [list, [...plan[list]].sort((a, b) => (a.code < b.code ? -1 : 1))]));
    expect(nouns(patched(EMPTY, patch))).toEqual(ordered);
  });

  test("upon another plan replaces the lists it has", () => {
    const plan = sketch("AB");
    const { patch } = back(plan, sketch("CDE / FGH"));
    expect(nouns(patched(sketch("CDE / FGH"), patch)).grids).toEqual(plan.grids);
  });
});

describe("tables of other people", () => {
  const plan = sketch("AB");
  const take = (list: Parameters<Taking["add"]>[1], rows: Record<string, Value>[], shape: ReadFeature["shape"] = null) => {
    const taking = new Taking(plan, clock);
    rows.forEach((properties, index) => {
      taking.add({ layer: "Sheet1", number: index + 2, properties, shape }, list, columnsOf(list, Object.keys(rows[0]!)));
    });
    return { patch: taking.patch(false), refused: taking.refused };
  };

  test("are recognised by their Chinese heads, find squads by name, and get codes", () => {
    const rows = [
      { 姓名: "张三", 人员类别: "执法队员", 所属中队: "squad A", 手机号: 13800000000 },
      { 姓名: "李四", 人员类别: "协管", 所属中队: "B", 手机号: null },
    ];
    expect(likelyUse({ name: "Sheet1", fields: Object.keys(rows[0]!), shapes: [] })).toBe("persons");
    const { patch, refused } = take("persons", rows);
    expect(refused).toEqual([]);
    expect(patch.set.persons).toEqual([
      { code: "R0002", name: "张三", kind: "formal", squad: "A", phone: "13800000000" },
      { code: "R0003", name: "李四", kind: "assistant", squad: "B", phone: "" },
    ]);
  });

  test("with wrong rows name each: row, field, what is wrong, what stood there", () => {
    const { refused } = take("persons", [
      { 姓名: "", 类别: "执法队员", 中队: "A" },
      { 姓名: "甲", 类别: "bandit", 中队: "A" },
      { 姓名: "乙", 类别: "协管", 中队: "Z" },
      { 编号: "1", 姓名: "丙", 类别: "协管", 中队: "" },
    ]);
    expect(refused.map(({ number, field, fault, got }) => [number, field, fault, got])).toEqual([
      [2, "name", "row.missing", ""],
      [3, "kind", "row.not-one-of", "bandit"],
      [4, "squad", "row.unknown-reference", "Z"],
    ]);
  });

  test("of posts take points or lines; assignments read 五定 in words", () => {
    const posts = take("posts", [{ 岗位名称: "东门", 网格: "G0000", 勤务模式: "高峰值守" }], { type: "point", at: [113.4, 34.9] });
    expect(posts.patch.set.posts?.[0]).toMatchObject({ code: "GW0001", kind: "fixed", mode: "peak-watch", grid: "G0000" });
    const given = {
      网格: "G0000",
      定岗: "post 0000",
      定人: "person 0000",
      定时: "周一至周五 06:30-14:00",
      定标: "S1",
      定责: "D1",
      生效: "2026-01-01",
    };
    const { patch, refused } = take("assignments", [given, { ...given, 定时: "whenever" }]);
    expect(refused).toMatchObject([{ number: 3, field: "pattern", fault: "row.not-pattern" }]);
    expect(patch.set.assignments?.[0]).toMatchObject({
      post: "P0000",
      person: "R0000",
      pattern: [{ days: [1, 2, 3, 4, 5], from: 390, to: 840 }],
      from: Date.UTC(2025, 11, 31, 16),
    });
  });

  test("of areas that cross themselves say where", () => {
    const bow = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ] as const;
    const { refused } = take("communities", [{ 名称: "x" }], { type: "area", area: [[bow]] });
    expect(refused).toMatchObject([{ number: 2, field: "shape", fault: "area.self-crossing", at: [0.5, 0.5] }]);
  });
});
