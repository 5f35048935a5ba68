import { expect, it } from "vitest";
import { coarser, hierarchy, lifted, lowered } from "./coarser";
import { graphOf } from "./graph";
import { bareLayer } from "./layer";
import { randomOf } from "./random";

const edges = Array.from({ length: 200 }, (_, k) => ({ a: k % 60, b: (k * 7 + 1) % 60, cost: 1 + (k % 5) }));
const layer = bareLayer(
  graphOf(
    60,
    Array.from({ length: 60 }, (_, v) => v % 4),
    edges,
  ),
);
const sum = (list: Float64Array) => list.reduce((a, b) => a + b, 0);

it("keeps the weight, and the cut of every partition of the coarser graph", () => {
  const label = Int32Array.from({ length: 60 }, (_, v) => (v < 30 ? 0 : 1));
  const { layer: next, up } = coarser(layer, label, 100, randomOf(1));
  expect(next.graph.count).toBeLessThan(60);
  expect(sum(next.graph.weight)).toBe(sum(layer.graph.weight));
  const up3 = lifted(label, up, next.graph.count);
  expect(lowered(up3, up)).toEqual(label);
  const cut = ({ count, start, to, cost }: typeof layer.graph, of: Int32Array) => {
    let total = 0;
    for (let v = 0; v < count; v++) for (let e = start[v]!; e < start[v + 1]!; e++) if (of[v] !== of[to[e]!]) total += cost[e]!;
    return total;
  };
  expect(cut(next.graph, up3)).toBe(cut(layer.graph, label));
});

it("merges nothing above the limit of weight, and nothing fixed with what is free", () => {
  const fixed = new Int32Array(60).fill(-1).fill(1, 0, 10);
  const { layers, ups } = hierarchy({ ...layer, fixed }, null, 5, 6, randomOf(2));
  const last = layers.at(-1)!;
  last.fixed?.forEach((p, v) => {
    if (p < 0) expect(last.graph.weight[v]).toBeLessThanOrEqual(6);
  });
  expect(ups.reduceRight((of, up) => lowered(of, up), last.fixed!)).toEqual(fixed);
});
