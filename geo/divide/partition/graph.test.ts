import { expect, it } from "vitest";
import { graphOf } from "./graph";

it("adds parallel edges up and lets loops fall away", () => {
  const graph = graphOf(
    3,
    [1, 2, 3],
    [
      { a: 0, b: 1, cost: 2 },
      { a: 1, b: 0, cost: 3 },
      { a: 2, b: 2, cost: 9 },
    ],
  );
  expect([...graph.start]).toEqual([0, 1, 2, 2]);
  expect([...graph.to]).toEqual([1, 0]);
  expect([...graph.cost]).toEqual([5, 5]);
});

it("fails with the value", () => {
  expect(() => graphOf(2, [1], [])).toThrow("1 weights for 2 nodes");
  expect(() => graphOf(1, [-1], [])).toThrow("weight -1 of node 0");
  expect(() => graphOf(1, [1], [{ a: 0, b: 1, cost: 1 }])).toThrow("edge 0-1 in a graph of 1 nodes");
  expect(() => graphOf(2, [1, 1], [{ a: 0, b: 1, cost: Number.NaN }])).toThrow("cost NaN of edge 0-1");
});
