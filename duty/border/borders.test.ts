import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dissolve } from "../../geo/border/dissolve";
import { sharedEdges } from "../../geo/border/shared-edges";
import { perimeterOf } from "../../geo/plane/area";
import { lengthOf } from "../../geo/plane/line";
import type { Line, Point } from "../../geo/plane/point";
import { borderStretches } from "../bands";
import type { Plan } from "../plan";
import { sketch } from "../sketch";
import { betweenOf, borderKey, otherOf } from "./border";
import { bordersOf, planeOfCells } from "./borders";
import { fingerprintOf } from "./fingerprint";

/** Irregular cities: warped squares of four squads, with holes, islands and corners that only touch. */
const cities = fc
  .record({
    rows: fc.array(fc.string({ unit: fc.constantFrom("A", "B", "C", "D", "."), minLength: 5, maxLength: 5 }), {
      minLength: 2,
      maxLength: 5,
    }),
    warps: fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 })), { minLength: 36, maxLength: 36 }),
  })
  .map(({ rows, warps }) => {
    const warp = (column: number, row: number) => {
      const [dx, dy] = warps[row * 6 + column] ?? [0, 0];
      return [dx / 100, dy / 100] as const;
    };
    return sketch(rows.join("/"), { warp });
  })
  .filter(({ cells }) => cells.length > 0);

const SWAP: Readonly<Record<string, string>> = { A: "D", B: "C", C: "B", D: "A" };
const swapped = (plan: Plan): Plan => ({
  ...plan,
  grids: plan.grids.map((grid) => ({ ...grid, squad: SWAP[grid.squad] as string })),
  squads: plan.squads.map((squad) => ({ ...squad, code: SWAP[squad.code] as string })),
});

type Edge = readonly [Point, Point];
const edgesOf = (lines: readonly Line[]): Edge[] => lines.flatMap((line) => line.slice(1).map((b, i): Edge => [line[i] as Point, b]));
const texts = (edges: readonly Edge[]) => edges.map((edge) => edge.join(" ")).sort();
const backwards = (edges: readonly Edge[]) => edges.map(([a, b]): Edge => [b, a]);

describe("keys", () => {
  test("both ways round the same, and back again", () => {
    expect(borderKey("ZD02", "ZD01")).toBe("ZD01|ZD02");
    expect(betweenOf("ZD01|ZD02")).toEqual(["ZD01", "ZD02"]);
    expect(otherOf(["ZD01", "ZD02"], "ZD01")).toBe("ZD02");
    for (const text of ["", "ZD01", "ZD02|ZD01", "ZD01|ZD01", "A|B|C"]) expect(() => betweenOf(text)).toThrow(`"${text}"`);
    expect(() => otherOf(["A", "B"], "C")).toThrow("C");
  });
});

describe("fingerprints", () => {
  const point = fc
    .tuple(fc.integer({ min: -1_800_000_000, max: 1_800_000_000 }), fc.integer({ min: -900_000_000, max: 900_000_000 }))
    .map(([x, y]): Point => [x / 1e7, y / 1e7]);
  const pieces = fc.array(fc.record({ a: point, b: point }), { minLength: 1, maxLength: 12 });

  test("neither order nor direction counts; a step of 1e-7 degrees at any end does", () => {
    fc.assert(
      fc.property(pieces, fc.nat(), fc.constantFrom(0, 1), (list, pick, axis) => {
        const own = fingerprintOf(list);
        expect(own).toMatch(/^[0-9a-f]{16}$/);
        expect(fingerprintOf([...list].reverse().map(({ a, b }) => ({ a: b, b: a })))).toBe(own);
        const moved = list.map((piece, index) => {
          if (index !== pick % list.length) return piece;
          const a: Point = axis === 0 ? [piece.a[0] + 1e-7, piece.a[1]] : [piece.a[0], piece.a[1] + 1e-7];
          return { a, b: piece.b };
        });
        expect(fingerprintOf(moved)).not.toBe(own);
      }),
      { numRuns: 500 },
    );
  });

  test("200,000 lines have 200,000 fingerprints", () => {
    const seen = new Set<string>();
    for (let i = 0; i < 200_000; i++) seen.add(fingerprintOf([{ a: [113 + i * 1e-7, 34], b: [113.001, 34.001 + (i % 7) * 1e-7] }]));
    expect(seen.size).toBe(200_000);
  });
});

describe("drawn borders", () => {
  test("two squads, one line, the lower on the left", () => {
    const [border, ...more] = bordersOf(sketch("AB"));
    expect(more).toEqual([]);
    // A lies west: with A on the left one walks from south to north... to its east lies B.
    expect(border).toMatchObject({
      key: "A|B",
      between: ["A", "B"],
      grids: [["G0000", "G0001"]],
      lines: [
        [
          [113.401, 34.9],
          [113.401, 34.901],
        ],
      ],
    });
    expect(border?.length).toBeCloseTo(110.92, 1);
  });

  test("a corner is no border, and a border around an island is closed", () => {
    expect(bordersOf(sketch("AB/BA")).map(({ key, lines }) => [key, lines.length])).toEqual([["A|B", 2]]);
    expect(bordersOf(sketch("A./.B"))).toEqual([]);
    const [ring] = bordersOf(sketch("AAA/ABA/AAA"));
    expect(ring?.lines).toHaveLength(1);
    expect(ring?.lines[0]?.[0]).toEqual(ring?.lines[0]?.[4]);
    expect(ring?.grids).toHaveLength(4);
  });
});

describe("laws", () => {
  test("symmetric: with the squads' names exchanged the same lines are walked the other way", () => {
    fc.assert(
      fc.property(cities, (plan) => {
        const there = new Map(bordersOf(swapped(plan)).map((border) => [border.key, border]));
        const borders = bordersOf(plan);
        expect(there.size).toBe(borders.length);
        for (const border of borders) {
          const [one, other] = border.between.map((code) => SWAP[code] as string) as [string, string];
          const mirror = there.get(borderKey(one, other));
          const turned = one > other;
          expect(mirror?.fingerprint).toBe(border.fingerprint);
          expect(mirror?.length).toBeCloseTo(border.length, 6);
          const edges = edgesOf(border.lines);
          expect(texts(edgesOf(mirror?.lines ?? []))).toEqual(texts(turned ? backwards(edges) : edges));
          const grids = border.grids.map(([p, q]) => (turned ? [q, p] : [p, q]).join());
          expect(mirror?.grids.map((pair) => pair.join())).toEqual(grids.sort());
        }
      }),
      { numRuns: 200 },
    );
  });

  test("the order of the plan's lists does not matter", () => {
    fc.assert(
      fc.property(cities, (plan) => {
        expect(bordersOf({ ...plan, cells: [...plan.cells].reverse(), grids: [...plan.grids].reverse() })).toEqual(bordersOf(plan));
      }),
      { numRuns: 50 },
    );
  });

  test("a squad's borders and its share of the city's outline and holes are its perimeter: to 1 mm, and edge for edge", () => {
    fc.assert(
      fc.property(cities, (plan) => {
        const borders = bordersOf(plan);
        const plane = planeOfCells(plan);
        const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad]));
        const squadAt = (index: number) => squadOf.get(plan.cells[index]?.grid as string) as string;
        const outline = sharedEdges(plan.cells.map(({ area }) => area)).filter(({ right }) => right < 0);
        for (const { code } of plan.squads) {
          const turf = dissolve(plan.cells.filter((_cell, index) => squadAt(index) === code).map(({ area }) => area));
          const own = borders.filter(({ between }) => between.includes(code));
          const along = own.flatMap(({ between, lines }) => (between[0] === code ? edgesOf(lines) : backwards(edgesOf(lines))));
          const edge = outline.filter(({ left }) => squadAt(left) === code).map(({ a, b }): Edge => [a, b]);
          // Rings of a union keep the turf on the left, as the borders do for their lower squad.
          expect(texts([...along, ...edge])).toEqual(texts(edgesOf(turf.flat())));
          const metres = own.reduce((sum, { length }) => sum + length, 0) + edge.reduce((sum, line) => sum + lengthOf(line, plane), 0);
          expect(Math.abs(metres - perimeterOf(turf, plane))).toBeLessThan(0.001);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("no corner is a border: every piece has cells of both squads along it, and the answers know the same pieces", () => {
    fc.assert(
      fc.property(cities, (plan) => {
        const squadOf = new Map(plan.grids.map(({ code, squad }) => [code, squad]));
        const pieces = borderStretches(plan.cells, (grid) => squadOf.get(grid) as string);
        const either = (line: Line) => [line.join(" "), [...line].reverse().join(" ")].sort().join();
        for (const { between, lines, length } of bordersOf(plan)) {
          expect(length).toBeGreaterThan(1);
          const same = pieces.filter((piece) => piece.between.join() === between.join());
          expect(edgesOf(lines).map(either).sort()).toEqual(same.map(({ line }) => either(line)).sort());
        }
      }),
      { numRuns: 100 },
    );
  });

  test("moving one vertex of a border changes its fingerprint and no other's away from it", () => {
    const plan = sketch("AAB/AAB/CCC");
    const moved = sketch("AAB/AAB/CCC", { warp: (column, row) => (column === 2 && row === 1 ? [0.01, 0] : [0, 0]) });
    const prints = (one: Plan) => new Map(bordersOf(one).map(({ key, fingerprint }) => [key, fingerprint]));
    expect(prints(moved).get("A|B")).not.toBe(prints(plan).get("A|B"));
    expect(prints(moved).get("A|C")).toBe(prints(plan).get("A|C"));
  });
});
