import fc from "fast-check";
import { expect, test } from "vitest";
import { osmRings } from "./osm-rings";

/** The edges of rings, whatever their beginning and direction. */
const edges = (rings: readonly (readonly number[])[]) =>
  rings
    .flatMap((ring) => ring.slice(1).map((to, i) => [Math.min(ring[i] as number, to), Math.max(ring[i] as number, to)].join("-")))
    .toSorted();

const ring = (first: number, size: number) => [...Array.from({ length: size }, (_, i) => first + i), first];

const rings = fc
  .array(fc.integer({ min: 3, max: 12 }), { minLength: 1, maxLength: 4 })
  .map((sizes) => sizes.map((size, i) => ring(100 * i, size)));

/** Rings cut anywhere into ways, some turned round, shuffled. */
const cut = rings.chain((whole) =>
  fc.tuple(fc.constant(whole), fc.infiniteStream(fc.boolean()), fc.infiniteStream(fc.boolean())).chain(([all, cuts, turns]) => {
    const ways = all.flatMap((each) => {
      const parts: number[][] = [[each[0] as number]];
      for (const node of each.slice(1)) {
        (parts.at(-1) as number[]).push(node);
        if (cuts.next().value) parts.push([node]);
      }
      return parts.filter((part) => part.length > 1).map((part) => (turns.next().value ? part.toReversed() : part));
    });
    return fc.tuple(fc.constant(all), fc.shuffledSubarray(ways, { minLength: ways.length }));
  }),
);

test("rings cut into ways come together again", () => {
  fc.assert(
    fc.property(cut, ([whole, ways]) => {
      const made = osmRings(ways) as number[][];
      expect(made).toHaveLength(whole.length);
      expect(edges(made)).toEqual(edges(whole));
      for (const each of made) expect(each[0]).toBe(each.at(-1));
    }),
    { numRuns: 100 },
  );
});

test("without one of its ways a ring does not close", () => {
  fc.assert(
    fc.property(cut, fc.nat(), ([, ways], which) => {
      const position = which % ways.length;
      const left = ways.filter((_, i) => i !== position);
      const closed = ways[position]?.[0] === ways[position]?.at(-1);
      expect(osmRings(left) === null).toBe(!closed);
    }),
    { numRuns: 100 },
  );
});

test("rings that touch in a node where one is a way of its own stay two; too short ones are none", () => {
  expect(
    osmRings([
      [1, 2, 3],
      [1, 7, 8, 1],
      [3, 4, 1],
    ]),
  ).toEqual([
    [1, 7, 8, 1],
    [1, 2, 3, 4, 1],
  ]);
  expect(
    osmRings([
      [1, 2],
      [2, 1],
    ]),
  ).toBeNull();
  expect(osmRings([[5]])).toEqual([]);
});
