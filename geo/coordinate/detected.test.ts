import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Bounds, Line, Point } from "../plane/point";
import { bd09 } from "./bd09";
import { bestFit, fits } from "./best-fit";
import { detected } from "./detected";
import { gcj02 } from "./gcj02";
import { systemOf, wgs84 } from "./systems";

const SHENZHEN: Bounds = [113.75, 22.4, 114.62, 22.86];
/** Points of a city on a grid, a little off so that no two systems give the same numbers. */
const city: readonly Point[] = Array.from({ length: 100 }, (_, index) => [
  113.8 + (index % 10) * 0.07 + 0.001,
  22.45 + Math.floor(index / 10) * 0.04,
]);
const inSystem = (code: string) => city.map((point) => systemOf(code)!.fromWgs84(point));
const codes = (found: { candidates: readonly { code: string }[] }) => found.candidates.map(({ code }) => code);

describe("by the numbers alone", () => {
  test("degrees in China may be in three systems, elsewhere in one", () => {
    expect(detected(city)).toMatchObject({ verdict: "ask", swapped: false });
    expect(codes(detected(city))).toEqual(["wgs84", "gcj02", "bd09"]);
    expect(
      codes(
        detected([
          [-87.6, 41.8],
          [-87.7, 41.9],
        ]),
      ),
    ).toEqual(["wgs84"]);
    expect(detected([[-87.6, 41.8]]).verdict).toBe("one");
  });

  test("the number of a strip before the easting names it", () => {
    expect(detected(inSystem("epsg:4526"))).toMatchObject({ verdict: "one", candidates: [{ code: "epsg:4526" }], swapped: false });
    expect(codes(detected(inSystem("epsg:4497")))).toEqual(["epsg:4497"]);
  });

  test("plain eastings may be of any meridian", () => {
    const found = detected(inSystem("epsg:4547"));
    expect(found.verdict).toBe("ask");
    expect(codes(found)).toContain("epsg:4547");
    expect(codes(found)).not.toContain("web-mercator");
  });

  test("web Mercator", () => {
    expect(codes(detected(inSystem("web-mercator")))).toEqual(["web-mercator"]);
  });

  test("pairs that stand north before east", () => {
    const turned = (points: readonly Point[]): Point[] => points.map(([x, y]) => [y, x]);
    expect(detected(turned(city))).toMatchObject({ verdict: "ask", swapped: true });
    expect(detected(turned(inSystem("epsg:4526")))).toMatchObject({ verdict: "one", swapped: true, candidates: [{ code: "epsg:4526" }] });
    expect(detected(turned(inSystem("epsg:4547"))).swapped).toBe(true);
    expect(
      detected([
        [41.8, -87.6],
        [41.9, -87.7],
      ]).swapped,
    ).toBe(false);
    expect(
      detected(
        [
          [41.8, -87.6],
          [41.9, -87.7],
        ],
        { near: [-88, 41, -87, 42] },
      ).swapped,
    ).toBe(true);
  });

  test("what is no place, and stray zeros", () => {
    expect(detected([])).toEqual({ verdict: "none", candidates: [], swapped: false });
    expect(detected([[Number.NaN, 1]]).verdict).toBe("none");
    expect(detected([[1e9, 1e9]]).verdict).toBe("none");
    expect(codes(detected([...city, [0, 0], [0, 0]]))).toContain("gcj02");
  });
});

describe("where the ground is known", () => {
  test("a box leaves the strips that lead there, the nearest meridian first", () => {
    const found = detected(inSystem("epsg:4547"), { near: SHENZHEN });
    expect(codes(found)).toEqual(["epsg:4547"]);
    expect(codes(detected(inSystem("epsg:32650"), { near: SHENZHEN }))).toContain("epsg:32650");
    expect(detected(city, { near: [120, 30, 122, 32] }).verdict).toBe("none");
  });

  test.each(["wgs84", "gcj02", "bd09", "epsg:32650", "epsg:4548"])("known lines tell %s from its like", (code) => {
    const lines: Line[] = Array.from({ length: 9 }, (_, row) => city.slice(row * 10, row * 10 + 10));
    const found = detected(inSystem(code), { near: SHENZHEN, reference: lines });
    expect([found.verdict, codes(found)]).toEqual(["one", [code]]);
  });

  test("known points do too; ground that fits nothing leaves the question open", () => {
    expect(detected(inSystem("gcj02"), { reference: city })).toMatchObject({ verdict: "one", candidates: [{ code: "gcj02" }] });
    expect(detected(city, { reference: [[120, 30]] }).verdict).toBe("ask");
    expect(bestFit(city, [], [wgs84])).toMatchObject({ winner: null });
    const dense: Line[] = Array.from({ length: 400 }, (_, index) => [
      [113.7, 22.4 + index * 0.001],
      [114.7, 22.4 + index * 0.001],
    ]);
    expect(
      detected(
        city.map(([x, y]) => [x, y + 0.000_37]),
        { reference: dense },
      ).verdict,
    ).toBe("ask");
  });
});

const shenzhen = "../shared/data/shenzhen/districts.geojson";
test.skipIf(!existsSync(shenzhen))("the districts of Shenzhen are in WGS84", () => {
  // Corners of borders and centroids as an open atlas of a map service publishes them, which is GCJ-02 by law.
  const published: Point[] = [
    [114.105173, 22.531628],
    [114.091474, 22.599907],
    [114.070522, 22.579987],
    [114.099543, 22.594177],
  ];
  const { features } = JSON.parse(readFileSync(shenzhen, "utf8")) as {
    features: { geometry: { type: string; coordinates: Point[][] & Point[][][] } }[];
  };
  const borders = features.flatMap(({ geometry }) =>
    geometry.type === "Polygon" ? (geometry.coordinates as Point[][]) : (geometry.coordinates as Point[][][]).flat(),
  );
  const apart = [wgs84, gcj02, bd09].map(
    (system) =>
      fits(
        published,
        borders.map((line) => line.map(system.toWgs84)),
        [gcj02],
      )[0]!.median,
  );
  expect(apart[0]).toBeLessThan(3);
  expect(Math.min(apart[1]!, apart[2]!)).toBeGreaterThan(100);
});
