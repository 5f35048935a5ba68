import fc from "fast-check";
import { expect, test } from "vitest";
import { exactCoverage } from "../../border/repair/exact-coverage";
import { areaOf } from "../../plane/area";
import { planeAt } from "../../plane/plane";
import type { Area, Line, Point } from "../../plane/point";
import { validArea } from "../../plane/valid-area";
import { buildingsCut } from "./buildings-cut";
import { cellsOf, dividing } from "./cells-of";
import type { Cut, CutKind, DivisionInput } from "./division";

const plane = planeAt([113.42, 34.86]);
const at = (x: number, y: number): Point => {
  const [lon, lat] = plane.toPoint([x, y]);
  return [Math.round(lon * 1e7) / 1e7, Math.round(lat * 1e7) / 1e7];
};
const line = (...places: [number, number][]): Line => places.map(([x, y]) => at(x, y));
const box = (x: number, y: number, w: number, h = w): Area => [[line([x, y], [x + w, y], [x + w, y + h], [x, y + h], [x, y])]];
const city = (more: Partial<DivisionInput>): DivisionInput => ({
  communities: [box(0, 0, 200)],
  cuts: [],
  waters: [],
  buildings: [],
  target: 10_000,
  plane,
  ...more,
});
const west = (area: Area) => Math.min(...area.flat(2).map(([lon]) => lon));
const sizes = (input: DivisionInput) => cellsOf(input).cells.map(({ size }) => Math.round(size / 100) / 100);

test("a block four times the target is split in four, a street parts it further", () => {
  expect(sizes(city({}))).toEqual([1, 1, 1, 1]);
  expect(sizes(city({ cuts: [{ line: line([-50, 100], [250, 100]), kind: "lane" }] }))).toEqual([2, 2]);
  expect(sizes(city({ communities: [box(0, 0, 100, 300)], cuts: [{ line: line([-50, 190], [150, 190]), kind: "main" }] })).sort()).toEqual([
    1.1, 1.9,
  ]);
});

test("a street that ends in the block parts nothing, nor does one elsewhere", () => {
  const cuts: Cut[] = [
    { line: line([-50, 40], [80, 40]), kind: "main" },
    { line: line([900, 0], [900, 300]), kind: "main" },
  ];
  expect(sizes(city({ communities: [box(0, 0, 120)], cuts }))).toEqual([1.44]);
});

test("a small block joins its neighbour over the lane, not over the main street, nor over the community's outline", () => {
  const strip = (first: CutKind, second: CutKind) =>
    cellsOf(
      city({
        communities: [box(0, 0, 230, 100), box(0, 100, 230, 100)],
        cuts: [
          { line: line([100, -9], [100, 100]), kind: first },
          { line: line([130, -9], [130, 100]), kind: second },
        ],
      }),
    )
      .cells.filter(({ community }) => community === 0)
      .sort((a, b) => west(a.area) - west(b.area));
  expect(strip("main", "lane").map(({ size }) => Math.round(size / 1000))).toEqual([10, 13]);
  expect(strip("lane", "main").map(({ size }) => Math.round(size / 1000))).toEqual([13, 10]);
  const alone = cellsOf(city({ communities: [box(0, 0, 30), box(30, 0, 170)] }));
  expect(alone.notes).toMatchObject([{ note: "cell.small", cell: 0 }]);
});

test("a split goes round a building; where it cannot, the block stays large and is noted", () => {
  const house = box(80, 20, 40, 160);
  const input = city({ communities: [box(0, 0, 240, 200)], buildings: [house] });
  const borders = cellsOf(input).cells.map(({ area }) => area);
  expect(borders.length).toBeGreaterThan(1);
  expect(buildingsCut({ ...city({ communities: borders }), buildings: [house] })).toBe(0);
  const full = cellsOf(city({ buildings: [box(1, 1, 198)] }));
  expect(full.cells).toHaveLength(1);
  expect(full.notes).toMatchObject([{ note: "cell.large", cell: 0 }]);
});

test("buildings a street runs through are counted", () => {
  const street: Cut = { line: line([-10, 50], [210, 50]), kind: "lane" };
  expect(cellsOf(city({ cuts: [street], buildings: [box(20, 40, 20), box(60, 60, 20)] })).notes).toEqual([
    { note: "buildings.cut-by-lines", count: 1 },
  ]);
});

test("a lake is parted from the land around it, and no land is lost", () => {
  const { cells, notes } = cellsOf(city({ communities: [box(0, 0, 180)], waters: [box(40, 40, 100)] }));
  expect(cells.map(({ size }) => size).reduce((a, b) => a + b)).toBeCloseTo(areaOf(box(0, 0, 180), plane), 1);
  expect(notes).toEqual([]);
});

test("without communities there are no cells", () => {
  expect(cellsOf(city({ communities: [] }))).toEqual({ cells: [], communities: [], notes: [] });
});

const place = fc.tuple(fc.integer({ min: -50, max: 650 }), fc.integer({ min: -50, max: 450 }));
const streets = fc.array(
  fc.record({
    line: fc.array(place, { minLength: 2, maxLength: 4 }),
    kind: fc.constantFrom<CutKind>("lane", "secondary", "main", "rail", "wall", "water"),
  }),
  { maxLength: 8 },
);
const houses = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 580 }),
    fc.integer({ min: 0, max: 380 }),
    fc.integer({ min: 5, max: 60 }),
    fc.integer({ min: 5, max: 40 }),
  ),
  { maxLength: 25 },
);

test("any streets: cells cover each community exactly, are one sound polygon each, cut no building, and come out the same again", () => {
  fc.assert(
    fc.property(streets, houses, fc.integer({ min: 100, max: 500 }), (lines, blocks, middle) => {
      const input = city({
        communities: [
          [[line([0, 0], [middle, 0], [middle - 60, 400], [0, 400], [0, 0])]],
          [[line([middle, 0], [600, 0], [600, 400], [middle - 60, 400], [middle, 0])]],
        ],
        cuts: lines.map(({ line: places, kind }) => ({ line: line(...places), kind })),
        buildings: blocks.map((one) => box(...one)),
      });
      const { cells, communities } = cellsOf(input);
      const areas = cells.map(({ area }) => area);
      expect(exactCoverage(areas, { holes: "refuse" })).toEqual({ faults: [], overlap: 0, gap: 0 });
      expect(exactCoverage(communities, { holes: "refuse" }).faults).toEqual([]);
      for (const area of areas) expect([area.length, validArea(area)]).toEqual([1, null]);
      input.communities.forEach((community, index) => {
        const own = cells.filter((cell) => cell.community === index).reduce((sum, { size }) => sum + size, 0);
        expect(Math.abs(own - areaOf(community, plane))).toBeLessThan(10);
        expect(own).toBeCloseTo(areaOf(communities[index] as Area, plane), 3);
      });
      for (const building of input.buildings) {
        if (buildingsCut({ ...input, buildings: [building] }) > 0) continue;
        expect(buildingsCut({ ...input, cuts: [], communities: areas, buildings: [building] })).toBe(0);
      }
      expect(cellsOf(input).cells).toEqual(cells);
    }),
    { numRuns: 30 },
  );
});

test("progress rises to the end", () => {
  const shares = [...dividing(city({ communities: [box(0, 0, 400), box(400, 0, 300, 400)] }))];
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.every((share) => share > 0 && share <= 1)).toBe(true);
});
