import { expect, test } from "vitest";
import { sketch } from "../sketch";
import { gridAt } from "./grid-at";

test("the grid a point lies in, edges included; none outside", () => {
  const plan = sketch("AB / .B");
  const at = (column: number, row: number) => gridAt(plan, [113.4 + column * 0.001, 34.9 + row * 0.001]);
  expect([at(0.5, 1.5), at(1.5, 1.5), at(1.5, 0.5), at(0.5, 0.5)]).toEqual(["G0000", "G0001", "G0101", null]);
  expect(at(2, 1.5)).toBe("G0001");
});
