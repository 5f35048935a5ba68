import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isContiguous } from "./components";
import { type Edge, type Graph, graphOf, type PartitionOptions } from "./graph";
import { partition, partitions } from "./partition";
import { randomOf } from "./random";

/** A lattice of cells with the borders between columns in `rivers` taken out. */
function lattice(columns: number, rows: number, weight: (v: number) => number = () => 1, rivers: readonly number[] = []): Graph {
  const edges: Edge[] = [];
  for (let v = 0; v < columns * rows; v++) {
    const x = v % columns;
    if (x + 1 < columns && !rivers.includes(x)) edges.push({ a: v, b: v + 1, cost: 1 });
    if (v + columns < columns * rows) edges.push({ a: v, b: v + columns, cost: 1 });
  }
  return graphOf(
    columns * rows,
    Array.from({ length: columns * rows }, (_, v) => weight(v)),
    edges,
  );
}

function place(columns: number, count: number, compact: number): NonNullable<PartitionOptions["place"]> {
  return {
    x: Float64Array.from({ length: count }, (_, v) => (v % columns) * 100),
    y: Float64Array.from({ length: count }, (_, v) => Math.floor(v / columns) * 100),
    compact,
  };
}

const options = { parts: 4, tolerance: 0.03, seed: 1 };

/** Every contiguous partition of a small graph: the least deviation, and the least cut among those. */
function best(graph: Graph, parts: number): { readonly deviation: number; readonly cut: number } {
  const part = new Int32Array(graph.count);
  const total = graph.weight.reduce((a, b) => a + b, 0);
  let result = { deviation: Infinity, cut: Infinity };
  const visit = (v: number, used: number): void => {
    if (v === graph.count) {
      if (used < parts || !isContiguous(graph, part)) return;
      const load = new Float64Array(parts);
      let cut = 0;
      for (let i = 0; i < graph.count; i++) {
        load[part[i] as number]! += graph.weight[i] as number;
        for (let e = graph.start[i] as number; e < (graph.start[i + 1] as number); e++)
          if (part[i] !== part[graph.to[e] as number]) cut += (graph.cost[e] as number) / 2;
      }
      const deviation = Math.max(...load.map((w) => Math.abs(w - total / parts))) / (total / parts);
      if (deviation < result.deviation - 1e-9 || (deviation < result.deviation + 1e-9 && cut < result.cut)) result = { deviation, cut };
      return;
    }
    for (let p = 0; p <= Math.min(used, parts - 1); p++) {
      part[v] = p;
      visit(v + 1, Math.max(used, p + 1));
    }
  };
  visit(0, 0);
  return result;
}

const small = fc.record({
  count: fc.integer({ min: 3, max: 9 }),
  parts: fc.integer({ min: 2, max: 3 }),
  seed: fc.integer(),
});

/** A connected graph of random edges: a tree and some more. */
function tangle(count: number, seed: number): Graph {
  const random = randomOf(seed);
  const edges: Edge[] = [];
  for (let v = 1; v < count; v++) edges.push({ a: v, b: Math.floor(random() * v), cost: 1 + Math.floor(random() * 5) });
  for (let k = 0; k < count; k++)
    edges.push({ a: Math.floor(random() * count), b: Math.floor(random() * count), cost: 1 + Math.floor(random() * 5) });
  const weight = Array.from({ length: count }, () => 1 + Math.floor(random() * 3));
  return graphOf(count, weight, edges);
}

describe("partition", () => {
  it("finds the best cut of a lattice", () => {
    expect(partition(lattice(4, 4), { ...options, parts: 2 })).toMatchObject({ cut: 4, deviation: 0, contiguous: true, spans: false });
    expect(partition(lattice(4, 4), options)).toMatchObject({ cut: 8, deviation: 0, contiguous: true });
    expect(partition(lattice(12, 12), { ...options, parts: 9 })).toMatchObject({ cut: 48, deviation: 0, contiguous: true });
  });

  it("cuts a street into its pieces", () => {
    expect(partition(lattice(60, 1), { ...options, parts: 12 })).toMatchObject({ cut: 11, deviation: 0, contiguous: true });
  });

  it("is near the best of all contiguous partitions of a small graph", () => {
    fc.assert(
      fc.property(small, ({ count, parts, seed }) => {
        const graph = tangle(count, seed);
        const answer = partition(graph, { parts, tolerance: 0, seed: 1 });
        const ideal = best(graph, parts);
        expect(answer.contiguous).toBe(true);
        expect(new Set(answer.part).size).toBe(parts);
        expect(answer.deviation).toBeGreaterThanOrEqual(ideal.deviation - 1e-9);
        expect(answer.deviation).toBeLessThanOrEqual(ideal.deviation + 0.5);
        if (answer.deviation < ideal.deviation + 1e-9) expect(answer.cut).toBeLessThanOrEqual(2 * ideal.cut);
      }),
      { numRuns: 40 },
    );
  });

  it("stays contiguous and within the tolerance on lattices of uneven work", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 6 }), (seed, parts) => {
        const random = randomOf(seed);
        const graph = lattice(12, 9, () => 1 + Math.floor(random() * 5));
        const answer = partition(graph, { parts, tolerance: 0.05, seed });
        expect(answer.contiguous).toBe(true);
        expect(answer.deviation).toBeLessThanOrEqual(0.05);
      }),
      { numRuns: 5 },
    );
  });

  it("answers the same for the same seed, better and better", () => {
    const graph = lattice(12, 12, (v) => 1 + (v % 7));
    const cuts: number[] = [];
    let share = 0;
    for (const step of partitions(graph, options)) {
      expect(step.best.contiguous).toBe(true);
      expect(step.share).toBeGreaterThan(share);
      share = step.share;
      cuts.push(step.best.objective);
    }
    expect(share).toBe(1);
    expect(cuts.every((cut, i) => i === 0 || cut <= (cuts[i - 1] as number))).toBe(true);
    expect(partition(graph, options)).toEqual(partition(graph, options));
  });

  it("keeps fixed nodes in their parts, however far apart", () => {
    const fixed = new Int32Array(144).fill(-1);
    fixed[0] = 3;
    fixed[5] = 3;
    fixed[143] = 1;
    const { part, contiguous, deviation } = partition(lattice(12, 12), { ...options, fixed });
    expect([part[0], part[5], part[143]]).toEqual([3, 3, 1]);
    expect(contiguous).toBe(true);
    expect(deviation).toBeLessThanOrEqual(0.03);
  });

  it("keeps nodes out of the parts forbidden to them", () => {
    const forbidden = new Map(Array.from({ length: 72 }, (_, v) => [v, new Set([0, 1])] as const));
    const { part, contiguous, deviation } = partition(lattice(12, 12), { ...options, forbidden });
    expect(part.subarray(0, 72).every((p) => p > 1)).toBe(true);
    expect(contiguous).toBe(true);
    expect(deviation).toBeLessThanOrEqual(0.03);
  });

  it("gives the banks of a river parts of their own, by weight", () => {
    const { part, contiguous, spans, deviation } = partition(
      lattice(12, 8, () => 1, [2]),
      options,
    );
    const banks = [0, 1].map((bank) => new Set(part.filter((_, v) => (v % 12 <= 2 ? 0 : 1) === bank)));
    expect(banks.map(({ size }) => size)).toEqual([1, 3]);
    expect({ contiguous, spans, deviation }).toEqual({ contiguous: true, spans: false, deviation: 0 });
  });

  it("joins components that are more than the parts, next to next", () => {
    const rivers = [1, 3, 5, 7];
    const graph = lattice(10, 6, () => 1, rivers);
    const { part, contiguous, spans, deviation } = partition(graph, { ...options, parts: 2, place: place(10, 60, 1) });
    expect({ contiguous, spans, deviation }).toEqual({ contiguous: true, spans: true, deviation: 0 });
    expect(part[0]).toBe(part[2]);
    expect(part[0]).not.toBe(part[9]);
  });

  it("numbers the parts after those in use before", () => {
    const graph = lattice(12, 12);
    const before = Int32Array.from({ length: 144 }, (_, v) => 3 - (v % 12 < 6 ? 0 : 1) - (v < 72 ? 0 : 2));
    expect(partition(graph, { ...options, before }).part).toEqual(before);
  });

  it("lays parts around their offices", () => {
    const spot = place(12, 144, 1);
    const offices = [90, 30, 101, 41].map((v) => ({ x: spot.x[v] as number, y: spot.y[v] as number }));
    const { part } = partition(lattice(12, 12), { ...options, place: spot, offices });
    expect([90, 30, 101, 41].map((v) => part[v])).toEqual([0, 1, 2, 3]);
  });

  it("makes parts rounder when compactness counts", () => {
    const random = randomOf(5);
    const loose = lattice(16, 16, () => 1 + Math.floor(random() * 9));
    const inertia = (compact: number) => {
      const spot = place(16, 256, compact);
      const { part } = partition(loose, { ...options, parts: 7, place: spot });
      const sum = new Float64Array(28);
      part.forEach((p, v) => {
        [1, spot.x[v] as number, spot.y[v] as number, (spot.x[v] as number) ** 2 + (spot.y[v] as number) ** 2].forEach((value, i) => {
          sum[4 * p + i]! += value;
        });
      });
      return Array.from({ length: 7 }, (_, p) => {
        const [n, x, y, square] = sum.subarray(4 * p, 4 * p + 4) as unknown as [number, number, number, number];
        return square - (x * x + y * y) / n;
      }).reduce((a, b) => a + b);
    };
    expect(inertia(2)).toBeLessThan(inertia(0));
  });

  it("does what can be done about a node heavier than a part", () => {
    const { deviation, contiguous, part } = partition(
      lattice(8, 8, (v) => (v === 27 ? 100 : 1)),
      options,
    );
    expect(contiguous).toBe(true);
    expect(part.filter((p) => p === part[27]).length).toBe(1);
    expect(deviation).toBeCloseTo((100 - 163 / 4) / (163 / 4));
    expect([...new Set(part)].map((p) => part.filter((q) => q === p).length).sort((a, b) => a - b)).toEqual([1, 21, 21, 21]);
  });

  it("takes nodes of no weight along", () => {
    const { contiguous, deviation } = partition(
      lattice(10, 10, (v) => v % 2),
      { ...options, parts: 5 },
    );
    expect({ contiguous, deviation }).toEqual({ contiguous: true, deviation: 0 });
    expect(
      partition(
        lattice(5, 5, () => 0),
        options,
      ),
    ).toMatchObject({ contiguous: true, deviation: 0 });
  });

  it("has a node for each part of as many", () => {
    expect(new Set(partition(lattice(3, 3), { ...options, parts: 9 }).part).size).toBe(9);
    expect(partition(lattice(3, 3), { ...options, parts: 1 })).toMatchObject({ cut: 0, deviation: 0, contiguous: true });
  });

  it("fails on what contradicts itself, with the value", () => {
    const graph = lattice(3, 3);
    expect(() => partition(graph, { ...options, parts: 10 })).toThrow("10 parts of 9 nodes");
    expect(() => partition(graph, { ...options, fixed: new Int32Array(9).fill(7) })).toThrow("part 7 of 4");
    const forbidden = new Map([[4, new Set([2])]]);
    const fixed = new Int32Array(9).fill(-1);
    fixed[4] = 2;
    expect(() => partition(graph, { ...options, fixed, forbidden })).toThrow("node 4 must be in part 2 and may not");
  });
});
