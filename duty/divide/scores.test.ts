import { describe, expect, test } from "vitest";
import { sketch } from "../sketch";
import { districtGround } from "./district-ground";
import { scoresOfPlan } from "./plan-district";
import { type ScoredGround, scoresOf } from "./scores";

/**
 * Four squares of 100 m, 0 1 over 2 3, with 1 to 4 points of work; between 0 and 2 half of the line is a main street, between 1 and 3 all of it a lane.
 */
const SQUARES: ScoredGround = {
  neighbourhood: {
    pairs: [
      { a: 0, b: 1, length: 100, along: {} },
      { a: 0, b: 2, length: 100, along: { main: 0.5, lane: 1 } },
      { a: 1, b: 3, length: 100, along: { lane: 1 } },
      { a: 2, b: 3, length: 100, along: {} },
    ],
    perimeters: [400, 400, 400, 400],
  },
  size: [1e4, 1e4, 1e4, 1e4],
  work: [1, 2, 3, 4],
  x: [0, 100, 0, 100],
  y: [100, 100, 0, 0],
};

describe("scores of four squares, computed by hand", () => {
  test("above and below", () => {
    const scores = scoresOf([0, 0, 1, 1], 2, SQUARES);
    expect(scores).toMatchObject({ version: 1, owners: 2, contiguous: 1, cutLength: 200, alongStreets: 0.25, borders: 1 });
    // 3 and 7 points, mean 5.
    expect(scores.deviation).toBeCloseTo(0.4, 12);
    expect(scores.spread).toBeCloseTo(0.4, 12);
    // 200 m by 100 m.
    expect(scores.compactness).toBeCloseTo((4 * Math.PI * 20_000) / 600 ** 2, 12);
    expect(scores.leastCompact).toBeCloseTo(scores.compactness, 12);
    // Middles of work at 200/3 and 400/7.
    expect(scores.walking).toBeCloseTo((200 / 3 + 2 * (100 / 3) + 3 * (400 / 7) + 4 * (300 / 7)) / 10, 6);
  });

  test("crosswise nobody is in one piece, and the whole border is between the two", () => {
    const scores = scoresOf([0, 1, 1, 0], 2, SQUARES);
    expect(scores).toMatchObject({ contiguous: 0, cutLength: 400, borders: 1, alongStreets: 0.125 });
    expect(scores.deviation).toBe(0);
    expect(scores.compactness).toBeCloseTo((4 * Math.PI * 20_000) / 800 ** 2, 12);
  });

  test("all for one, each for himself, and one who has nothing", () => {
    const one = scoresOf([0, 0, 0, 0], 1, SQUARES);
    expect(one).toMatchObject({ deviation: 0, contiguous: 1, cutLength: 0, alongStreets: 1, borders: 0 });
    expect(one.compactness).toBeCloseTo(Math.PI / 4, 12);
    const each = scoresOf([0, 1, 2, 3], 4, SQUARES);
    expect(each).toMatchObject({ deviation: 0.6, contiguous: 1, cutLength: 400, borders: 4, walking: 0 });
    const idle = scoresOf([0, 0, 1, 1], 3, SQUARES);
    expect(idle.contiguous).toBeCloseTo(2 / 3, 12);
    expect(idle.deviation).toBeCloseTo(7 / (10 / 3) - 1, 12);
    expect(idle.leastCompact).toBeGreaterThan(0.6);
  });

  test("of a city without work are numbers", () => {
    const idle = scoresOf([0, 0, 1, 1], 2, { ...SQUARES, work: [0, 0, 0, 0] });
    expect(Object.values(idle).every(Number.isFinite)).toBe(true);
    expect(idle.deviation).toBe(0);
  });
});

test("a plan as it is: grids by their cells, squads by their grids; who has no cells does not count", () => {
  const drawn = sketch("AAB / ABB");
  const plan = { ...drawn, grids: [...drawn.grids, { ...drawn.grids[0]!, code: "G9", squad: "C" }] };
  const ground = districtGround(plan, { cuts: [], waters: [] }, [1, 1, 1, 1, 1, 1]);
  const { grids, squads } = scoresOfPlan(plan, ground);
  expect(grids).toMatchObject({ owners: 6, contiguous: 1, deviation: 0, borders: 7 });
  expect(squads).toMatchObject({ owners: 2, contiguous: 1, deviation: 0, borders: 1 });
});
