import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceToLine } from "../../geo/plane/line";
import type { Line, Point } from "../../geo/plane/point";
import type { Plan, Segment } from "../plan";
import { sketch } from "../sketch";
import { bandCounter, WEEK_HOURS } from "./band-counter";
import { bordersOf, planeOfCells } from "./borders";
import { ledgerLine, nearBorders } from "./ledger-line";

const cities = fc
  .record({
    rows: fc.array(fc.string({ unit: fc.constantFrom("A", "B", "C", "."), minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 4 }),
    warps: fc.array(fc.tuple(fc.integer({ min: -35, max: 35 }), fc.integer({ min: -35, max: 35 })), { minLength: 25, maxLength: 25 }),
  })
  .map(({ rows, warps }) =>
    sketch(rows.join("/"), {
      warp: (column, row) => {
        const [dx, dy] = warps[row * 5 + column] ?? [0, 0];
        return [dx / 100, dy / 100];
      },
    }),
  )
  .filter(({ cells }) => cells.length > 0);
const spot = fc
  .tuple(fc.integer({ min: -500, max: 4500 }), fc.integer({ min: -500, max: 4500 }))
  .map(([x, y]): Point => [113.4 + x * 1e-6, 34.9 + y * 1e-6]);

const segment = (code: string, line: Line): Segment => ({
  code,
  name: code,
  street: `S${code}`,
  class: "lane",
  ends: ["", ""],
  line,
  chief: null,
  squad: null,
});
const widthOf = (key: string) => (key === "A|B" ? 25 : 40);

describe("counts in bands", () => {
  test("as by measuring every border: the nearest whose width reaches, each point at most once, batch by batch", () => {
    fc.assert(
      fc.property(cities, fc.array(spot, { minLength: 40, maxLength: 40 }), (plan, spots) => {
        const borders = bordersOf(plan);
        const plane = planeOfCells(plan);
        const counter = bandCounter(borders, widthOf, plane);
        const hour = Uint8Array.from(spots, (_spot, index) => (index * 37) % WEEK_HOURS);
        const columns = (from: number, to: number) =>
          [
            Float64Array.from(spots.slice(from, to), ([lon]) => lon),
            Float64Array.from(spots.slice(from, to), ([, lat]) => lat),
            hour.slice(from, to),
          ] as const;
        counter.add(...columns(0, 13));
        counter.add(...columns(13, 40));
        const expected = new Uint32Array(borders.length);
        const byHour = new Uint32Array(borders.length * WEEK_HOURS);
        spots.forEach((point, place) => {
          let [best, found] = [Infinity, -1];
          borders.forEach(({ key, lines }, index) => {
            const distance = Math.min(...lines.map((line) => distanceToLine(line, point, plane)));
            if (distance <= widthOf(key) && distance < best - 1e-9) [best, found] = [distance, index];
          });
          if (found < 0) return;
          expected[found] = (expected[found] as number) + 1;
          const slot = found * WEEK_HOURS + (hour[place] as number);
          byHour[slot] = (byHour[slot] as number) + 1;
        });
        expect(counter.counts).toEqual(expected);
        expect(counter.byHour).toEqual(byHour);
        expect(counter.seen).toBe(40);
        expect(counter.inBand).toBe(expected.reduce((sum, count) => sum + count, 0));
      }),
      { numRuns: 150 },
    );
  });

  test("columns of different length and hours out of the week are refused with their value", () => {
    const plan = sketch("AB");
    const counter = bandCounter(bordersOf(plan), () => 30, planeOfCells(plan));
    expect(() => counter.add(new Float64Array(2), new Float64Array(1))).toThrow("2, 1");
    expect(() => counter.add(Float64Array.of(113.401), Float64Array.of(34.9005), Uint8Array.of(168))).toThrow("168");
    expect(bandCounter([], () => 30, planeOfCells(plan)).borderAt(113.401, 34.9005)).toBe(-1);
  });
});

describe("what stands in a band", () => {
  /** Metres between a line and another, by sampling one of them every half metre: at most a quarter off. */
  const sampled = (line: Line, other: Line, plan: Plan) => {
    const plane = planeOfCells(plan);
    let best = Infinity;
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1] as Point, line[i] as Point];
      const count = Math.ceil(plane.distance(a, b) * 2) + 1;
      for (let k = 0; k <= count; k++)
        best = Math.min(best, distanceToLine(other, [a[0] + ((b[0] - a[0]) * k) / count, a[1] + ((b[1] - a[1]) * k) / count], plane));
    }
    return best;
  };

  test("streets and places as by measuring each against each", () => {
    fc.assert(
      fc.property(
        cities,
        fc.array(fc.tuple(spot, spot), { minLength: 4, maxLength: 4 }),
        fc.array(spot, { minLength: 6, maxLength: 6 }),
        (city, ends, spots) => {
          const plan: Plan = {
            ...city,
            segments: ends.map((line, index) => segment(`L${index}`, line)),
            places: spots.map((at, index) => ({ code: `P${index}`, name: "", kind: "market", at, keyHours: [] })),
          };
          const borders = bordersOf(plan);
          const near = nearBorders(plan, borders, widthOf);
          for (const { key, lines } of borders) {
            const width = widthOf(key);
            const found = new Set(near.segments(key).map(({ code }) => code));
            for (const { code, line } of plan.segments) {
              const metres = Math.min(...lines.map((one) => sampled(line, one, plan)));
              if (metres < width - 0.01) expect(found).toContain(code);
              if (metres > width + 0.3) expect(found).not.toContain(code);
            }
            const places = plan.places.filter(({ at }) => lines.some((line) => distanceToLine(line, at, planeOfCells(plan)) <= width));
            expect(near.places(key)).toEqual(places);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  test("a line of the ledger", () => {
    const across: Line = [
      [113.4003, 34.9005],
      [113.4017, 34.9005],
    ];
    const away: Line = [
      [113.4001, 34.9],
      [113.4001, 34.901],
    ];
    const plan: Plan = { ...sketch("AB"), segments: [segment("L1", across), segment("L2", away), segment("L3", across)] };
    const borders = bordersOf(plan);
    const [border] = borders;
    if (!border) throw new Error("no border");
    expect(
      ledgerLine(
        border,
        plan,
        nearBorders(plan, borders, () => 30),
      ),
    ).toMatchObject({
      key: "A|B",
      names: ["squad A", "squad B"],
      grids: 1,
      streets: ["SL1", "SL3"],
      segments: ["L1", "L3"],
      places: [],
    });
  });
});
