import { describe, expect, test } from "vitest";
import type { ViolationLine } from "../../duty/violation/violation-line";
import { lineForTests } from "./line-for-tests";
import { boxAbout, filterAddress, filterOf, filterQuery, fits, type ViolationFilter } from "./violation-filter";

const ALL: ViolationFilter = { status: null, channel: null, category: null, squad: null, box: null };
const line = (change: Partial<ViolationLine> = {}) =>
  lineForTests({ squad: "A", lead: "B", category: "09006", lon: 113, lat: 34, ...change });

describe("the address and the filter", () => {
  test("one's own squad is what is shown when none is said, and is not said", () => {
    const own = filterOf(new URLSearchParams(""), "A");
    expect(own).toEqual({ ...ALL, squad: "A" });
    expect(filterAddress(own, "A")).toEqual([]);
    expect(filterQuery(own, [])).toBe("squad=A");
    const all = filterOf(new URLSearchParams("squad=all"), "A");
    expect(all.squad).toBeNull();
    expect(filterAddress(all, "A")).toEqual([["squad", "all"]]);
  });

  test("what is written is read back", () => {
    const filter: ViolationFilter = { status: "open", channel: "12345", category: "09", squad: "B", box: [113, 34, 113.5, 34.5] };
    expect(filterOf(new URLSearchParams(filterAddress(filter, "A")), "A")).toEqual(filter);
  });

  test("a class is asked for by its codes, the city's own among them", () => {
    const query = new URLSearchParams(filterQuery({ ...ALL, category: "09" }, [{ code: "09999", name: "x", major: "y" }]));
    const codes = query.get("cat")?.split(",") ?? [];
    expect(codes).toEqual(expect.arrayContaining(["09001", "09022", "09999"]));
    expect([codes.length, codes.every((code) => code.startsWith("09"))]).toEqual([22, true]);
    expect(filterQuery({ ...ALL, category: "09006" }, [])).toBe("cat=09006");
  });

  test("nonsense does not narrow", () => {
    expect(filterOf(new URLSearchParams("status=x&ch=fax&cat=9&box=1,2,3&squad="), null)).toEqual(ALL);
  });
});

test.each([
  [{}, true],
  [{ status: "closed" }, false],
  [{ channel: "web" }, false],
  [{ channel: "patrol" }, true],
  [{ category: "09" }, true],
  [{ category: "09006" }, true],
  [{ category: "09001" }, false],
  [{ squad: "A" }, true],
  [{ squad: "B" }, true],
  [{ squad: "C" }, false],
  [{ box: [112.9, 33.9, 113.1, 34.1] }, true],
  [{ box: [113.1, 33.9, 113.2, 34.1] }, false],
] as const)("%j fits: %s", (change, yes) => {
  expect(fits(line(), { ...ALL, ...change } as ViolationFilter)).toBe(yes);
});

test("500 metres about a place are 500 metres each way", () => {
  const [west, south, east, north] = boxAbout([113, 34], 500);
  expect(((north - south) * 111_320) / 2).toBeCloseTo(500, 6);
  expect(((east - west) * 111_320 * Math.cos((34 * Math.PI) / 180)) / 2).toBeCloseTo(500, 6);
});
