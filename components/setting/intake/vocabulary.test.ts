import { describe, expect, test } from "vitest";
import { LOCAL_MARK } from "../../../duty/violation/category";
import { CROSSWALK, crosswalkFound } from "./crosswalk-found";
import { EXTENDABLE, majorCounts, NATIONAL_COUNT } from "./major-counts";

describe("crosswalk of 2013", () => {
  test("by the beginning of either code and by part of either name; nothing typed finds all, nonsense nothing", () => {
    expect(crosswalkFound(" ")).toBe(CROSSWALK);
    expect(crosswalkFound("0101")).toEqual([{ old: "0101", oldName: "私搭乱建", code: "06001", name: expect.any(String) }]);
    expect(crosswalkFound("店外").every(({ oldName, name }) => `${oldName}${name}`.includes("店外"))).toBe(true);
    expect(crosswalkFound("店外").length).toBeGreaterThan(0);
    expect(crosswalkFound("09005").map(({ code }) => code)).toContain("09005");
    expect(crosswalkFound("zzz")).toEqual([]);
  });

  test("every old code leads to a category that has a name, or to none", () => {
    expect(CROSSWALK.filter(({ code, name }) => (code === null) !== (name === null))).toEqual([]);
    expect(crosswalkFound("0506")).toEqual([{ old: "0506", oldName: "道路积水", code: null, name: null }]);
  });
});

test("the classes count the standard's 403 codes once, and the city's own beside them", () => {
  const own = [
    { code: "09999", name: `占道修车${LOCAL_MARK}`, major: "街面秩序类" },
    { code: "09998", name: `流动洗车${LOCAL_MARK}`, major: "街面秩序类" },
    { code: "10999", name: `其他${LOCAL_MARK}`, major: "其他事项类" },
  ];
  const counts = majorCounts(own);
  expect(counts.map(({ code }) => code)).toEqual(["01", "02", "03", "04", "05", "06", "07", "08", "09", "10"]);
  expect(counts.slice(5).map(({ national }) => national.length)).toEqual([51, 7, 16, 21, 2]);
  expect(counts.map(({ local }) => local.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 2, 1]);
  expect(NATIONAL_COUNT).toBe(403);
  expect(EXTENDABLE.map(({ code }) => code)).toEqual(["06", "07", "08", "09", "10"]);
});
