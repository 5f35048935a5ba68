import { describe, expect, test } from "vitest";
import { type CategoryBranch, categoryBranches, categoryName, foundBranches, foundOnly } from "./category-branches";
import { branchTick, leafTick, withBranch, withLeaf } from "./category-ticks";

const EXTRA = [{ code: "09999", name: "共享单车围栏外停放（自定义）", major: "街面秩序" }];
const COUNTS = new Map([
  ["09001", 500],
  ["09010", 700],
  ["06001", 90],
  ["08123", 3],
]);
const branches = categoryBranches(COUNTS, EXTRA);
const branch = (code: string) => branches.find((one) => one.code === code) as CategoryBranch;

describe("the tree", () => {
  test("most finds first, classes and categories; own and unknown ones have their place", () => {
    expect(branches.slice(0, 3).map(({ code, count }) => [code, count])).toEqual([
      ["09", 1200],
      ["06", 90],
      ["08", 3],
    ]);
    expect(branches).toHaveLength(10);
    expect(
      branch("09")
        .leaves.slice(0, 2)
        .map(({ code }) => code),
    ).toEqual(["09010", "09001"]);
    expect(branch("09").leaves.map(({ code }) => code)).toContain("09999");
    expect(branch("08").leaves[0]).toEqual({ code: "08123", name: "08123", count: 3 });
  });

  test("a code stands once", () => {
    const codes = branches.flatMap(({ leaves }) => leaves.map(({ code }) => code));
    expect(new Set(codes).size).toBe(codes.length);
  });

  test("search by name and by code; a class found keeps all it has", () => {
    expect(foundBranches(branches, "游商").flatMap(({ leaves }) => leaves.map(({ code }) => code))).toContain("09001");
    expect(
      foundBranches(branches, "0901")
        .flatMap(({ leaves }) => leaves)
        .every(({ code }) => code.startsWith("0901")),
    ).toBe(true);
    expect(foundBranches(branches, "街面秩序")[0]?.leaves).toHaveLength(branch("09").leaves.length);
    expect(foundBranches(branches, "没有这个")).toEqual([]);
    expect(foundBranches(branches, "  ")).toHaveLength(10);
  });

  test("only what has finds, or is chosen", () => {
    expect(foundOnly(branches, []).map(({ code, leaves }) => [code, leaves.length])).toEqual([
      ["09", 2],
      ["06", 1],
      ["08", 1],
    ]);
    expect(foundOnly(branches, ["10", "06002"]).map(({ code, leaves }) => [code, leaves.length])).toEqual([
      ["09", 2],
      ["06", 2],
      ["08", 1],
      ["10", 0],
    ]);
  });

  test("names", () =>
    expect(["09001", "09", "09999", "77777"].map((code) => categoryName(code, EXTRA))).toEqual([
      "无照经营游商",
      "街面秩序类",
      EXTRA[0]?.name,
      null,
    ]));
});

describe("ticks", () => {
  const all = branch("09").leaves.map(({ code }) => code);

  test("a class, then all but one of it, then the class again", () => {
    const whole = withBranch(["09001", "06001"], "09");
    expect(whole).toEqual(["06001", "09"]);
    expect(leafTick(whole, "09010")).toBe("on");
    const but = withLeaf(whole, "09001", branch("09"));
    expect(but).toEqual(["06001", ...all.filter((code) => code !== "09001")].sort());
    expect(branchTick(but, "09")).toBe("part");
    expect(withLeaf(but, "09001", branch("09"))).toEqual(["06001", "09"]);
  });

  test("letting a class go takes its categories too", () => {
    expect(withBranch(["09", "08001"], "09")).toEqual(["08001"]);
    expect(branchTick([], "09")).toBe("off");
    expect(withLeaf(["09001"], "09001", branch("09"))).toEqual([]);
  });
});
