import fc from "fast-check";
import { expect, test } from "vitest";
import { colouring } from "./colouring";

test("neighbours differ, and a grid of squares needs few colours", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(11), fc.nat(11)), { maxLength: 40 }), (edges) => {
      const neighbours = Array.from({ length: 12 }, () => new Set<number>());
      for (const [a, b] of edges) {
        if (a === b) continue;
        neighbours[a]?.add(b);
        neighbours[b]?.add(a);
      }
      const colours = colouring(neighbours);
      neighbours.forEach((set, index) => {
        for (const other of set) expect(colours[index]).not.toBe(colours[other]);
      });
    }),
  );
  const side = 9;
  const squares = Array.from({ length: side * side }, (_none, index) => {
    const [x, y] = [index % side, Math.floor(index / side)];
    return new Set(
      [
        [x - 1, y],
        [x + 1, y],
        [x, y - 1],
        [x, y + 1],
      ]
        .filter(([a, b]) => (a as number) >= 0 && (a as number) < side && (b as number) >= 0 && (b as number) < side)
        .map(([a, b]) => (b as number) * side + (a as number)),
    );
  });
  expect(Math.max(...colouring(squares))).toBeLessThan(4);
});
