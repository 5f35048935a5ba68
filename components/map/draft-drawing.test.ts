import type { LineString } from "geojson";
import { expect, test } from "vitest";
import { sketch } from "../../duty/sketch";
import { drawing } from "./draft-drawing";

const metres = (lines: readonly { geometry: unknown }[]) =>
  lines.reduce((sum, { geometry }) => {
    const { coordinates } = geometry as LineString;
    return (
      sum +
      coordinates
        .slice(1)
        .reduce((all, [x = 0, y = 0], i) => all + Math.hypot(x - (coordinates[i]?.[0] ?? 0), y - (coordinates[i]?.[1] ?? 0)), 0)
    );
  }, 0);

test("a plan is drawn once: every border, every name in its own grid, neighbours in other shades", () => {
  const plan = sketch("AAB / ABB");
  const { cells, borders, names, communities } = drawing(plan);
  expect([cells.features.length, names.features.length, communities.features.length]).toEqual([6, 6, 1]);
  const of = (role: string) => borders.features.filter(({ properties }) => properties?.role === role);
  // Six cells of a side of 0.001 degree: seven inner sides and ten around.
  expect(metres(of("grid"))).toBeCloseTo(0.017, 9);
  expect(metres(of("squad"))).toBeCloseTo(0.003, 9);
  expect(new Set(cells.features.map(({ properties }) => properties?.tone))).toEqual(new Set([0, 1]));
  const shade = (code: string) => cells.features.find(({ properties }) => properties?.code === code)?.properties?.shade;
  expect(shade("0000")).not.toBe(shade("0001"));
  expect(names.features.map(({ properties }) => properties?.name)).toEqual(plan.grids.map(({ name }) => name));
});

test("communities without cells are drawn bare, with their names", () => {
  const plan = { ...sketch("A"), cells: [] };
  const { names, communities } = drawing(plan);
  expect(names.features.map(({ properties }) => properties?.name)).toEqual(["K1"]);
  expect(communities.features[0]?.properties?.bare).toBe(true);
});
