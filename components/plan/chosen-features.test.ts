import { expect, test } from "vitest";
import { responsibilityOf } from "../../duty/responsibility";
import { sketch } from "../../duty/sketch";
import { chosenFeatures, gridEdges } from "./chosen-features";

const plan = sketch("AAB");
const ask = responsibilityOf(plan);
const at = (time: string) => Date.parse(`2026-11-24T${time}:00+08:00`);
const point = [113.4005, 34.9005] as const;
const roles = (features: { features: readonly { properties: unknown }[] }) =>
  features.features.map(({ properties }) => (properties as { role: string }).role);

test("by day the posts on duty and the way to the nearest are marked", () => {
  expect(roles(chosenFeatures(point, ask(point, at("09:00")), gridEdges(plan), null))).toEqual(["grid", "cell", "way", "post", "spot"]);
});

test("at night there is a spot in a cell, and nobody", () => {
  expect(roles(chosenFeatures(point, ask(point, at("23:00")), gridEdges(plan), null))).toEqual(["grid", "cell", "spot"]);
});

test("outside the city only the spot, and before an answer too", () => {
  const away = [113, 34] as const;
  expect(roles(chosenFeatures(away, ask(away, at("09:00")), gridEdges(plan), null))).toEqual(["spot"]);
  expect(roles(chosenFeatures(point, null, gridEdges(plan), point))).toEqual(["here", "spot"]);
  expect(chosenFeatures(null, null, gridEdges(plan), null).features).toEqual([]);
});

test("a grid's edge has no inner lines and is worked out once", () => {
  const joined = { ...plan, cells: plan.cells.map((cell) => ({ ...cell, grid: plan.grids[0]!.code })) };
  const edges = gridEdges(joined);
  const area = edges(plan.grids[0]!.code);
  expect(area).toHaveLength(1);
  expect(area[0]).toHaveLength(1);
  expect(edges(plan.grids[0]!.code)).toBe(area);
});
