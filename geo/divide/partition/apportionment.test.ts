import { expect, it } from "vitest";
import { apportionment } from "./apportionment";

const share = (weight: number, nodes = 100, least = 1) => ({ weight, nodes, least });

it("gives by weight, at least the least and at most the nodes", () => {
  expect(apportionment([share(30), share(60), share(10)], 10)).toEqual([3, 6, 1]);
  expect(apportionment([share(1), share(99)], 4)).toEqual([1, 3]);
  expect(apportionment([share(90, 2), share(10)], 6)).toEqual([2, 4]);
  expect(apportionment([share(10, 100, 3), share(90)], 5)).toEqual([3, 2]);
});

it("fails when it cannot be", () => {
  expect(() => apportionment([share(1), share(1)], 1)).toThrow("1 parts for components that need 2");
  expect(() => apportionment([share(1, 2)], 3)).toThrow("3 parts for fewer nodes");
});
