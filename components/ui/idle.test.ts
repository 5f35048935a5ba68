import { expect, test } from "vitest";
import { idleness } from "./idle";

test.each([
  [0, 30, { state: "active" }],
  [27 * 60_000 + 59_999, 30, { state: "active" }],
  [28 * 60_000, 30, { state: "warned", seconds: 120 }],
  [29 * 60_000 + 59_001, 30, { state: "warned", seconds: 1 }],
  [30 * 60_000, 30, { state: "out" }],
  [29_999, 1, { state: "active" }],
  [30_000, 1, { state: "warned", seconds: 30 }],
] as const)("%i ms of %i minutes", (idle, minutes, expected) => {
  expect(idleness(idle, minutes)).toEqual(expected);
});
