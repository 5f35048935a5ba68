import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { areaOf } from "../../plane/area";
import type { Area, Point } from "../../plane/point";
import { validArea } from "../../plane/valid-area";
import { dissolveBy } from "../dissolve";
import { coverageFaults, planeOf } from "./coverage-faults";
import { exactCoverage } from "./exact-coverage";
import { repaired } from "./repaired";

const M = 1e-5;
const at = (x: number, y: number): Point => [
  (Math.round(113.42e7) + Math.round(x * 100)) / 1e7,
  (Math.round(34.86e7) + Math.round(y * 100)) / 1e7,
];
const ring = (...places: [number, number][]) => [...places, places[0] as [number, number]].map(([x, y]) => at(x, y));
const box = (x: number, y: number, w: number, h = w): Area => [[ring([x, y], [x + w, y], [x + w, y + h], [x, y + h])]];
const kinds = (areas: Area[]) =>
  coverageFaults(areas)
    .map(({ kind, owners }) => `${kind} ${owners.join()}`)
    .sort();

/** The areas of the letters of a drawing, squares of `side` units of 1e-5 degree (about a metre). */
function drawn(rows: readonly string[], side = 60): Area[] {
  const squares = rows.flatMap((row, r) => [...row].map((letter, c) => ({ letter, area: box(c * side, (rows.length - r) * side, side) })));
  return [
    ...dissolveBy(
      squares.map(({ area }) => area),
      (index) => squares[index]?.letter as string,
    ),
  ]
    .sort()
    .map(([, area]) => area);
}

test("a sound coverage has no faults and comes back as it was", () => {
  const areas = drawn(["AAB", "ACB", "CCD"]);
  expect(kinds(areas)).toEqual([]);
  expect(exactCoverage(areas, { holes: "refuse" })).toEqual({ faults: [], overlap: 0, gap: 0 });
  const { areas: after, changes } = repaired(areas, { tolerance: 5, fillGaps: 100 });
  expect(after.map((area) => area.flat(2).length)).toEqual(areas.map((area) => area.flat(2).length));
  expect(changes.owners.map(({ movement }) => movement)).toEqual([0, 0, 0, 0]);
});

test("each kind of fault is found, with its owners", () => {
  expect(kinds([box(0, 0, 100), box(90, 0, 100)])).toEqual(["overlap 0,1"]);
  const around: Area[] = [box(0, 0, 100, 10), box(90, 10, 10, 90), box(0, 90, 90, 10), box(0, 10, 10, 80)];
  expect(kinds(around).filter((kind) => kind.startsWith("gap"))).toEqual(["gap 0,1,2,3"]);
  expect(kinds([box(0, 0, 100), box(100, 0, 50), box(100, 50, 50)])).toEqual(["unmatched-vertex 0,1", "unmatched-vertex 0,2"]);
  expect(kinds([[[ring([0, 0], [100, 0], [100, 0.01], [100, 100])]]])).toEqual(["duplicate-point 0"]);
  expect(kinds([[[ring([0, 0], [100, 0], [100, 100], [300, 101], [100, 102], [0, 100])]]])).toEqual(["spike 0"]);
  expect(kinds([[[ring([0, 0], [100, 100], [100, 0], [0, 100])]]])).toEqual(["self-crossing 0"]);
  expect(kinds([[[ring([0, 0], [100, 0], [100, 100])], [ring([200, 0], [200.3, 0], [200.3, 100])]]])).toContain("sliver 0");
  expect(kinds([[[ring([0, 0], [100, 0], [100, 100]).slice(0, -1)]]])).toEqual([]);
});

test("the law names land claimed twice even where all edges pair up", () => {
  const exact = exactCoverage([box(0, 0, 100), box(0, 0, 100)], { holes: "refuse" });
  expect(exact.faults.map(({ kind }) => kind)).toContain("overlap");
  expect(exact.overlap).toBeCloseTo(areaOf(box(0, 0, 100), planeOf([box(0, 0, 100)])), 0);
  expect(exactCoverage([box(0, 0, 100), box(20, 20, 10)], { holes: "refuse" }).faults).toHaveLength(1);
});

test("a hole of the outline is a matter of the caller; a sliver never is", () => {
  const donut: Area[] = drawn(["AAA", "A.A", "BBB"]).slice(1);
  expect(exactCoverage(donut, { holes: "allow" }).faults).toEqual([]);
  expect(exactCoverage(donut, { holes: "refuse" }).faults.map(({ kind }) => kind)).toEqual(["gap"]);
  const split: Area[] = [box(0, 0, 100, 50), [[ring([0, 50], [50, 50.3], [100, 50], [100, 100], [0, 100])]]];
  expect(exactCoverage(split, { holes: "allow" }).faults.map(({ kind }) => kind)).toEqual(["gap"]);
});

test("an overlap goes to the claimant with the longer line, a gap to the neighbour with the longest", () => {
  const { areas, changes } = repaired([box(0, 0, 100), box(97, -20, 100, 140)], { tolerance: 0.5, fillGaps: 10 });
  expect(changes.overlaps).toMatchObject([{ between: [0, 1], to: 1 }]);
  expect(exactCoverage(areas, { holes: "refuse" }).faults).toEqual([]);
  const gap = drawn(["AAAA", "A..A", "ABBA", "AAAA"]).slice(1);
  expect(repaired(gap, { tolerance: 1, fillGaps: 1e6 }).changes.gapsFilled).toMatchObject([{ to: 0 }]);
  expect(repaired(gap, { tolerance: 1, fillGaps: 10 }).changes).toMatchObject({ gapsFilled: [], gapsLeft: [{}] });
});

test("who loses all land is named", () => {
  expect(repaired([box(0, 0, 100), box(10, 10, 20), box(0, 0, 100)], { tolerance: 1, fillGaps: 10 }).changes.vanished).toEqual([1, 2]);
});

const drawing = fc.array(fc.string({ unit: fc.constantFrom("A", "B", "C", "D", "."), minLength: 4, maxLength: 4 }), {
  minLength: 2,
  maxLength: 4,
});

/** Each area drawn by another hand: every point of it moved by up to `far` metres. */
function jittered(areas: readonly Area[], far: number, rolls: readonly number[]): Area[] {
  let next = 0;
  const roll = () => ((rolls[next++ % rolls.length] as number) / 1000 - 0.5) * 2 * far * 0.7 * M;
  return areas.map((area) =>
    area.map((polygon) =>
      polygon.map((line) => {
        const open = line.slice(0, -1).map(([lon, lat]): Point => [lon + roll(), lat + roll()]);
        return [...open, open[0] as Point];
      }),
    ),
  );
}
const rolls = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 7, maxLength: 61 });

test("what hands drew apart by less than the tolerance comes together again: nobody vanishes, no land is lost", () => {
  fc.assert(
    fc.property(drawing, rolls, (rows, chance) => {
      const areas = drawn(rows.map((row) => row.replaceAll(".", "A")));
      const { areas: after, changes } = repaired(jittered(areas, 0.8, chance), { tolerance: 2, fillGaps: 50 });
      expect(exactCoverage(after, { holes: "refuse" }).faults).toEqual([]);
      expect(changes.vanished).toEqual([]);
      const plane = planeOf(areas);
      after.forEach((area, index) => {
        expect(validArea(area)).toBe(null);
        expect(Math.abs(areaOf(area, plane) / areaOf(areas[index] as Area, plane) - 1)).toBeLessThan(0.15);
      });
    }),
    { numRuns: 60 },
  );
});

test("whatever comes in, jittered, shifted, on top of each other: a lawful coverage of sound areas comes out", () => {
  const shift = fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 }));
  fc.assert(
    fc.property(
      drawing,
      rolls,
      fc.array(shift, { minLength: 5, maxLength: 5 }),
      fc.integer({ min: 0, max: 60 }),
      (rows, chance, shifts, far) => {
        const moved = jittered(drawn(rows), far, chance).map((area, index) => {
          const [x, y] = far % 2 ? (shifts[index % 5] as [number, number]) : [0, 0];
          return area.map((polygon) => polygon.map((line) => line.map(([lon, lat]): Point => [lon + x * M, lat + y * M])));
        });
        const { areas, changes } = repaired(moved, { tolerance: 3, fillGaps: 400 });
        expect(exactCoverage(areas, { holes: "allow" }).faults.filter(({ kind }) => kind !== "gap")).toEqual([]);
        areas.forEach((area, index) => {
          if (area.length === 0) expect(changes.vanished).toContain(index);
          else expect(validArea(area)).toBe(null);
        });
        expect(exactCoverage(areas, { holes: "allow", sliver: 6 }).faults).toEqual([]);
        const again = repaired(areas, { tolerance: 3, fillGaps: 400 });
        expect(again.areas.map((area) => area.flat(2).length)).toEqual(areas.map((area) => area.flat(2).length));
      },
    ),
    { numRuns: 60 },
  );
});

const CITY = "../shared/data/chicago/community-areas.geojson";
test.skipIf(!existsSync(CITY))("a real city is a coverage after repair", () => {
  const { features } = JSON.parse(readFileSync(CITY, "utf8")) as { features: { geometry: { coordinates: Area } }[] };
  const { areas, changes } = repaired(
    features.slice(0, 20).map(({ geometry }) => geometry.coordinates),
    { tolerance: 2, fillGaps: 10_000 },
  );
  expect(exactCoverage(areas, { holes: "allow" }).faults).toEqual([]);
  expect(changes.vanished).toEqual([]);
});
