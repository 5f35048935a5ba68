import { expect, test } from "vitest";
import { EVERYTHING } from "../../duty/violation/heat-question";
import { partsToDrop } from "./empty-parts";
import type { HeatTally } from "./heat-answers";

const NONE: HeatTally = {
  total: 0,
  all: 100,
  tag: "",
  anywhere: 0,
  byHourOfWeek: new Array(168).fill(0),
  byCategory: {},
  byChannel: {},
  bySquad: {},
  byDay: { from: null, counts: [] },
};

test("parts that narrow and hide something, the most first; others are not offered", () => {
  const question = {
    ...EVERYTHING,
    categories: ["09001"],
    squads: ["A"],
    near: { kinds: ["school" as const], metres: 50, keyHours: false },
  };
  const tally = { ...NONE, anywhere: 7, byCategory: { "09002": 3, "09005": 9 }, byDay: { from: "2026-01-01", counts: [1] } };
  expect(partsToDrop(question, tally).map(({ part, count }) => [part, count])).toEqual([
    ["category", 12],
    ["place", 7],
  ]);
  expect(partsToDrop(question, tally)[1]?.drop).toEqual({ near: null, box: null });
  expect(partsToDrop(question, NONE)).toEqual([]);
});
