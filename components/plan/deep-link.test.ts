import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deepLinkOf, deepLinkText } from "./deep-link";

const read = (text: string) => deepLinkOf(new URLSearchParams(text));

test("a whole link", () => {
  expect(read("?z=14.2&lon=116.4&lat=33.9&at=2026-11-24T07:20&sel=116.41,33.91&layers=grid,post")).toEqual({
    view: { zoom: 14.2, centre: [116.4, 33.9] },
    at: { day: { year: 2026, month: 11, day: 24 }, minute: 440 },
    selected: [116.41, 33.91],
    layers: ["grid", "post"],
  });
});

test("an empty link says nothing", () => {
  expect(read("")).toEqual({ view: null, at: null, selected: null, layers: null });
  expect(deepLinkText(read(""))).toBe("");
});

describe("what cannot be read counts as not said", () => {
  test.each([
    "?z=abc&lon=1&lat=2",
    "?z=12&lon=181&lat=2",
    "?z=99&lon=1&lat=2",
    "?z=12&lon=1",
    "?sel=1",
    "?sel=1,2,3",
    "?sel=1,95",
    "?sel=1e3,2",
    "?at=2026-02-30T10:00",
  ])("%s", (text) => {
    const { view, at, selected } = read(text);
    expect([view, at, selected]).toEqual([null, null, null]);
  });
});

test("no layers is another thing than layers not said", () => {
  expect(read("?layers=none").layers).toEqual([]);
  expect(deepLinkText({ view: null, at: null, selected: null, layers: [] })).toBe("?layers=none");
  expect(read("?layers=<script>,grid").layers).toEqual(["grid"]);
});

test("writing and reading again keeps everything to its precision", () => {
  const coordinate = (limit: number) => fc.integer({ min: -limit * 1e6, max: limit * 1e6 }).map((value) => value / 1e6);
  fc.assert(
    fc.property(
      fc.record({
        view: fc.option(
          fc.record({ zoom: fc.integer({ min: 0, max: 2200 }).map((z) => z / 100), centre: fc.tuple(coordinate(180), coordinate(90)) }),
        ),
        at: fc.option(fc.record({ day: fc.constant({ year: 2026, month: 11, day: 24 }), minute: fc.integer({ min: 0, max: 1439 }) })),
        selected: fc.option(fc.tuple(coordinate(180), coordinate(90))),
        layers: fc.option(fc.subarray(["cell", "grid", "heat"])),
      }),
      (link) => {
        expect(read(deepLinkText(link))).toEqual(link);
      },
    ),
  );
});
