import fc from "fast-check";
import { expect, test } from "vitest";
import { randomOf } from "../divide/partition/random";
import type { Bounds } from "../plane/point";
import { cellCounts } from "./cell-counts";
import { coarser } from "./coarser";
import { daySeries } from "./day-series";
import type { NearPlace } from "./ground";
import { groundOf } from "./ground-of";
import { HeatIndex, type HeatRow } from "./heat-index";
import { hourSquares } from "./hour-squares";
import { dayOfSlot, quarterOfWeek } from "./quarter";
import { heatRaster } from "./raster";
import { EVERY_ROW, type RowFilter } from "./row-filter";
import { squareCounts } from "./square-counts";
import { atOnce } from "./steps";
import { byHourOfWeek, tally } from "./tally";

// A city of 1.8 x 2.2 km and its margin: a few tiles, so that boxes and circles cut some and hold others.
const BOUNDS: Bounds = [113.3, 34.7, 113.32, 34.72];
const RASTER = heatRaster(BOUNDS, 300);
const { plane } = RASTER;
const FIRST = 2_000_000;
const WEEK = 672;
const KINDS = 6;
const CELLS = 5;

/** The parts of a filter as plain values. */
interface Parts {
  readonly slots: readonly [number, number] | null;
  readonly hows: Uint8Array | null;
  readonly kinds: Uint8Array | null;
  readonly box: Bounds | null;
  readonly near: readonly NearPlace[] | null;
}

const flags = (length: number) => fc.array(fc.nat(1), { minLength: length, maxLength: length }).map((list) => Uint8Array.from(list));
/** Whole hours of the week, so that a mask holds some rows. */
const hours = flags(12).map((list) => Uint8Array.from({ length: WEEK }, (_, how) => list[Math.floor(how / 8) % 12] as number));
const lon = fc.double({ min: 113.295, max: 113.325, noNaN: true });
const lat = fc.double({ min: 34.696, max: 34.724, noNaN: true });
/** Of few slots, so that ranges often begin and end on one. */
const slot = fc.nat(15).map((k) => FIRST + k * 130);
const row: fc.Arbitrary<HeatRow> = fc.record({
  lon: fc.oneof({ weight: 9, arbitrary: lon }, { weight: 1, arbitrary: fc.constantFrom(0, Number.NaN, 113.5) }),
  lat,
  // Nearly three weeks, in any order: most come late.
  slot,
  kind: fc.nat(KINDS - 1),
  cell: fc.integer({ min: -1, max: CELLS - 1 }),
});
const box = fc.tuple(lon, lat, fc.double({ min: 0, max: 0.02, noNaN: true }), fc.double({ min: 0, max: 0.02, noNaN: true }));
const place: fc.Arbitrary<NearPlace> = fc.record({
  at: fc.tuple(lon, lat),
  metres: fc.constantFrom(0, 10, 60, 150, 400),
  hows: fc.option(hours),
});
/** Half of the time the part is not there. */
const perhaps = <T>(part: fc.Arbitrary<T>) => fc.option(part, { freq: 2 });
const parts: fc.Arbitrary<Parts> = fc.record({
  slots: perhaps(fc.tuple(slot, fc.nat(12)).map(([from, long]) => [from, from + long * 130] as const)),
  hows: perhaps(hours),
  kinds: perhaps(flags(KINDS)),
  box: perhaps(box.map(([w, s, wide, high]): Bounds => [w, s, w + wide, s + high])),
  near: perhaps(fc.array(place, { maxLength: 6, size: "max" })),
});
// Without the size, ten rows are already many to fast-check: chunks would never fill.
const rows = fc.array(row, { maxLength: 120, size: "max" });
const chunkRows = fc.constantFrom(1, 7, 30, 16_384);
const families = fc.constantFrom(
  (_: number) => 0,
  (kind: number) => kind % 3,
  (kind: number) => kind,
);

const filterOf = ({ slots, hows, kinds, box, near }: Parts): RowFilter => ({ slots, hows, kinds, ground: groundOf(RASTER, box, near) });

const metresOf = (one: HeatRow) =>
  [Math.fround((one.lon - plane.origin[0]) * plane.kx), Math.fround((one.lat - plane.origin[1]) * plane.ky)] as const;
const squareOf = (one: HeatRow) => RASTER.squareOf(...metresOf(one));

function passesPlace(one: HeatRow, { box, near }: Parts): boolean {
  const square = squareOf(one);
  if (square < 0) return !box && !near;
  const [w, s] = RASTER.middleOf(square);
  if (box && !(w >= box[0] && w <= box[2] && s >= box[1] && s <= box[3])) return false;
  const [x, y] = metresOf(one);
  return (
    !near ||
    near.some(({ at, metres, hows }) => {
      const [px, py] = plane.toMetres(at);
      return (x - px) ** 2 + (y - py) ** 2 <= metres ** 2 && (!hows || hows[quarterOfWeek(one.slot)] === 1);
    })
  );
}

const passesSlots = ({ slot }: HeatRow, { slots }: Parts) => !slots || (slot >= slots[0] && slot < slots[1]);
const passesHows = ({ slot }: HeatRow, { hows }: Parts) => !hows || hows[quarterOfWeek(slot)] === 1;
const passesKinds = ({ kind }: HeatRow, { kinds }: Parts) => !kinds || kinds[kind] === 1;
const passes = (one: HeatRow, all: Parts) =>
  passesSlots(one, all) && passesHows(one, all) && passesKinds(one, all) && passesPlace(one, all);

function counted(list: readonly HeatRow[], numberOf: (one: HeatRow) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const one of list) if (numberOf(one) >= 0) counts.set(numberOf(one), (counts.get(numberOf(one)) ?? 0) + 1);
  return counts;
}

const filled = (counts: ArrayLike<number>, from = 0) =>
  new Map(Array.from(counts).flatMap((count, i) => (count > 0 ? [[i + from, count] as const] : [])));

/** Half of the rows are there before the first question, so that chunks are settled and then added to. */
function indexOf(list: readonly HeatRow[], chunk: number, familyOf: (kind: number) => number): HeatIndex {
  const index = new HeatIndex(RASTER, { chunkRows: chunk, familyOf });
  const half = Math.floor(list.length / 2);
  for (const one of list.slice(0, half)) index.add(one);
  atOnce(squareCounts(index, EVERY_ROW));
  for (const one of list.slice(half)) index.add(one);
  return index;
}

const law = (check: (list: readonly HeatRow[], all: Parts, index: HeatIndex) => void) =>
  fc.assert(
    fc.property(rows, parts, chunkRows, families, (list, all, chunk, familyOf) => check(list, all, indexOf(list, chunk, familyOf))),
    { numRuns: 200 },
  );

test("counts by square = brute force, whatever the parts of the filter, late rows and chunks", () => {
  law((list, all, index) => {
    const expected = counted(
      list.filter((one) => passes(one, all)),
      squareOf,
    );
    expect(filled(atOnce(squareCounts(index, filterOf(all))))).toEqual(expected);
  });
});

test("counts by cell and by day = brute force", () => {
  law((list, all, index) => {
    const within = list.filter((one) => passes(one, all));
    expect(filled(atOnce(cellCounts(index, filterOf(all), CELLS)))).toEqual(counted(within, ({ cell }) => cell));
    const { from, counts } = atOnce(daySeries(index, filterOf(all)));
    expect(filled(counts, from)).toEqual(counted(within, ({ slot }) => dayOfSlot(slot)));
  });
});

test("each chart's tally leaves out its own part only", () => {
  law((list, all, index) => {
    const found = atOnce(tally(index, filterOf(all)));
    const placed = list.filter((one) => passesPlace(one, all));
    const { from, counts } = found.byDay;
    expect(found.total).toBe(list.filter((one) => passes(one, all)).length);
    expect(filled(found.byKind)).toEqual(
      counted(
        placed.filter((one) => passesSlots(one, all) && passesHows(one, all)),
        ({ kind }) => kind,
      ),
    );
    const other = placed.filter((one) => passesSlots(one, all) && passesKinds(one, all));
    expect(filled(found.byQuarter)).toEqual(counted(other, ({ slot }) => quarterOfWeek(slot)));
    expect(filled(byHourOfWeek(found.byQuarter))).toEqual(counted(other, ({ slot }) => Math.floor(quarterOfWeek(slot) / 4)));
    expect(filled(counts, from)).toEqual(
      counted(
        placed.filter((one) => passesHows(one, all) && passesKinds(one, all)),
        ({ slot }) => dayOfSlot(slot),
      ),
    );
  });
});

test("coarser squares, and those by hour, hold the same rows, each within half a side of its middle", () => {
  fc.assert(
    fc.property(rows, parts, fc.constantFrom(25, 60, 100, 333), (list, all, metres) => {
      const index = indexOf(list, 30, () => 0);
      const within = list.filter((one) => passes(one, all) && squareOf(one) >= 0);
      const squares = coarser(RASTER, atOnce(squareCounts(index, filterOf(all))), metres);
      const key = (one: HeatRow) => {
        const step = squares.metres / RASTER.side;
        const [column, row] = [RASTER.columnOf(squareOf(one)), RASTER.rowOf(squareOf(one))].map((at) => Math.floor(at / step)) as [
          number,
          number,
        ];
        return row * squares.columns + column;
      };
      expect(Math.abs(squares.metres - metres)).toBeLessThanOrEqual(RASTER.side / 2);
      const found = Array.from(
        squares.count,
        (count, i) => [(squares.row[i] as number) * squares.columns + (squares.column[i] as number), count] as const,
      );
      expect(new Map(found)).toEqual(counted(within, key));
      const byHour = atOnce(hourSquares(index, filterOf(all), metres));
      const hourly = Array.from(byHour.count, (count, i) => {
        const place = (byHour.row[i] as number) * byHour.columns + (byHour.column[i] as number);
        return [place * 24 + (byHour.hour[i] as number), count] as const;
      });
      expect(new Map(hourly)).toEqual(counted(within, (one) => key(one) * 24 + (Math.floor(quarterOfWeek(one.slot) / 4) % 24)));
      for (const one of within) {
        const i = found.findIndex(([place]) => place === key(one));
        const middle = plane.toMetres([squares.lon[i] as number, squares.lat[i] as number]);
        // Middles are 32 bits wide: half a metre here.
        for (const axis of [0, 1] as const) expect(Math.abs(middle[axis] - metresOf(one)[axis])).toBeLessThan(squares.metres / 2 + 1);
      }
    }),
    { numRuns: 100 },
  );
});

test("followers see every row once, the ones there were and the ones that come, until they leave", () => {
  const index = new HeatIndex(RASTER, { chunkRows: 3 });
  const one = (slot: number): HeatRow => ({ lon: 113.31, lat: 34.71, slot, kind: 0, cell: -1 });
  for (const slot of [FIRST, FIRST + 500, FIRST + 1, FIRST + 501]) index.add(one(slot));
  const seen: number[] = [];
  const leave = index.follow((lon, lat, slot) => {
    expect(Math.abs(lon - 113.31) + Math.abs(lat - 34.71)).toBeLessThan(1e-7);
    seen.push(slot);
  });
  index.add(one(FIRST + 502));
  leave();
  index.add(one(FIRST + 503));
  expect(seen.sort()).toEqual([FIRST, FIRST + 1, FIRST + 500, FIRST + 501, FIRST + 502]);
  expect(index.length).toBe(6);
});

test("a wrong century is not kept; kinds and cells of more than 16 bits are", () => {
  const index = new HeatIndex(RASTER);
  const one = { lon: 113.31, lat: 34.71, slot: FIRST, kind: 0, cell: 0 };
  expect(index.add({ ...one, slot: 99_999_999 })).toBe(false);
  expect(index.add({ ...one, slot: Number.NaN })).toBe(false);
  expect(index.length).toBe(0);
  for (let i = 0; i < 300; i++) index.add({ ...one, kind: i });
  index.add({ ...one, kind: 70_000, cell: 65_535 });
  index.add({ ...one, kind: 70_001, cell: 70_000 });
  const { byKind } = atOnce(tally(index, EVERY_ROW));
  expect([byKind[299], byKind[70_000], byKind[70_001], byKind.length]).toEqual([1, 1, 1, 70_002]);
  const cells = atOnce(cellCounts(index, { ...EVERY_ROW, kinds: new Uint8Array(70_001).fill(1, 70_000) }, 70_001));
  expect(filled(cells)).toEqual(new Map([[65_535, 1]]));
});

test("rows added between two steps are counted once or not at all", () => {
  const index = new HeatIndex(RASTER, { chunkRows: 4, familyOf: (kind) => kind });
  const one = (i: number): HeatRow => ({ lon: 113.31, lat: 34.71, slot: FIRST + i, kind: i % 5, cell: 0 });
  for (let i = 0; i < 20; i++) index.add(one(i));
  const steps = cellCounts(index, EVERY_ROW, 1);
  let added = 20;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      expect(step.value[0]).toBeGreaterThanOrEqual(20);
      expect(step.value[0]).toBeLessThanOrEqual(added);
      return;
    }
    for (let i = 0; i < 3; i++) index.add(one(added++));
  }
});

test("a kind that comes up after the question was asked does not pass it", () => {
  const index = new HeatIndex(RASTER, { chunkRows: 4 });
  const one = (kind: number): HeatRow => ({ lon: 113.31, lat: 34.71, slot: FIRST, kind, cell: 0 });
  for (let i = 0; i < 5; i++) index.add(one(0));
  const steps = cellCounts(index, { ...EVERY_ROW, kinds: Uint8Array.of(1) }, 1);
  steps.next();
  for (let i = 0; i < 2; i++) index.add(one(1));
  expect(atOnce(steps)[0]).toBe(5);
});

test.each([
  ["a quarter", 0.006],
  ["the city", 0.024],
])("dense in %s: circles that cross, with key hours of their own, and boxes = brute force", (_, wide) => {
  const random = randomOf(7);
  const city = Array.from({ length: 3000 }, (): HeatRow => {
    const at = [113.31 + (random() - 0.5) * wide, 34.71 + (random() - 0.5) * wide] as const;
    return { lon: at[0], lat: at[1], slot: FIRST + Math.floor(random() * 2000), kind: 0, cell: 0 };
  });
  const index = indexOf(city, 1000, () => 0);
  const within = (middle: number) => fc.double({ min: middle - wide / 2, max: middle + wide / 2, noNaN: true });
  const circle = fc.record({ at: fc.tuple(within(113.31), within(34.71)), metres: fc.constantFrom(30, 60, 150), hows: perhaps(hours) });
  const corners = fc.tuple(within(113.31), within(34.71), fc.double({ min: 0, max: 0.02, noNaN: true }));
  const ground = fc.record({
    near: perhaps(fc.array(circle, { minLength: 2, maxLength: 6, size: "max" })),
    box: perhaps(corners.map(([w, s, side]): Bounds => [w - 0.003, s - 0.003, w + side, s + side])),
  });
  fc.assert(
    fc.property(ground, (asked) => {
      const all: Parts = { slots: null, hows: null, kinds: null, ...asked };
      const expected = counted(
        city.filter((one) => passes(one, all)),
        squareOf,
      );
      expect(filled(atOnce(squareCounts(index, filterOf(all))))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test("a range ends before the slot it names, in a chunk that ends on it too", () => {
  const index = new HeatIndex(RASTER, { chunkRows: 4 });
  for (const slot of [1, 2, 3, 4, 4, 5, 6, 7]) index.add({ lon: 113.31, lat: 34.71, slot: FIRST + slot, kind: 0, cell: 0 });
  const total = (from: number, to: number) => atOnce(tally(index, { ...EVERY_ROW, slots: [FIRST + from, FIRST + to] })).total;
  const cells = (from: number, to: number) => atOnce(cellCounts(index, { ...EVERY_ROW, slots: [FIRST + from, FIRST + to] }, 1))[0];
  expect([total(1, 4), total(1, 5), total(4, 7), total(4, 8), total(7, 9)]).toEqual([3, 5, 4, 5, 1]);
  expect([cells(1, 4), cells(1, 5), cells(4, 7), cells(4, 8), cells(7, 9)]).toEqual([3, 5, 4, 5, 1]);
});
