import { expect, test } from "vitest";
import { areaOf } from "../geo/plane/area";
import { boundsOfAll, middleOf } from "../geo/plane/bounds";
import { planeAt } from "../geo/plane/plane";
import type { Area, Line, Point } from "../geo/plane/point";
import type { Place } from "./plan";
import { sketch } from "./sketch";
import { cellLoads, FORMULA, workloadOf } from "./workload";

const plan = sketch("AB");
const [west, east] = plan.cells.map(({ area }) => area) as [Area, Area];
const plane = planeAt(middleOf(boundsOfAll([west, east])!));
const metres = (line: Line) =>
  line.slice(1).reduce((sum, point, i) => {
    const [[ax, ay], [bx, by]] = [plane.toMetres(line[i] as Point), plane.toMetres(point)];
    return sum + Math.hypot(bx - ax, by - ay);
  }, 0);
const place = (kind: Place["kind"], at: Point): Place => ({ code: `${kind}${at}`, name: kind, kind, at, keyHours: [] });

// Cells from 113.400 to 113.401 and to 113.402, from 34.900 to 34.901.
const inside: Line = [
  [113.4002, 34.9005],
  [113.4008, 34.9005],
];
const across: Line = [
  [113.4006, 34.9002],
  [113.4014, 34.9002],
];
const border: Line = [
  [113.401, 34.9001],
  [113.401, 34.9009],
];
const rim: Line = [
  [113.4, 34.901],
  [113.401, 34.901],
];

test("streets count where they run: inside for the cell, along a border half for each side, along the rim half", () => {
  const [a, b] = cellLoads(plan, [inside, across, border, rim], []);
  expect(a?.street).toBeCloseTo(metres(inside) + metres(across) / 2 + metres(border) / 2 + metres(rim) / 2, 0);
  expect(b?.street).toBeCloseTo(metres(across) / 2 + metres(border) / 2, 0);
  expect(cellLoads(plan, [[[113.4005, 34.9005]]], [])[0]?.street).toBe(0);
});

test("places, ground and violations are counted by cell; what lies outside is nobody's", () => {
  const placed = {
    ...plan,
    places: [
      place("market", [113.4005, 34.9005]),
      place("market", [113.4006, 34.9005]),
      place("school", [113.4015, 34.9005]),
      place("park", [0, 0]),
    ],
  };
  const [a, b] = cellLoads(placed, [], [7, 0]);
  expect(a).toEqual({ violations: 7, street: 0, places: { market: 2 }, ground: areaOf(west, plane) });
  expect(b).toEqual({ violations: 0, street: 0, places: { school: 1 }, ground: areaOf(east, plane) });
  expect(cellLoads({ ...plan, cells: [] }, [inside], [])).toEqual([]);
});

test("the formula: points a violation, a kilometre of street, a place by its kind, a hectare; each may be weighed anew", () => {
  const load = { violations: 30, street: 1500, places: { market: 2, park: 1 }, ground: 25_000 };
  expect(workloadOf(load)).toBe(30 * 1 + 1.5 * 20 + 2 * 60 + 20 + 2.5 * 2);
  expect(workloadOf(load, { ...FORMULA, violation: 0, street: 0, ground: 0, place: { ...FORMULA.place, market: 5, park: 0 } })).toBe(10);
  expect(workloadOf({ violations: 0, street: 0, places: {}, ground: 0 })).toBe(0);
});
