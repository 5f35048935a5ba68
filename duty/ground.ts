import { boundsOfAll, middleOf } from "../geo/plane/bounds";
import { coverage } from "../geo/plane/coverage";
import { distanceToLine } from "../geo/plane/line";
import { type Plane, planeAt } from "../geo/plane/plane";
import type { Area, Point } from "../geo/plane/point";
import { byCode } from "./by-code";
import { kept } from "./kept";
import type { Cell, Plan } from "./plan";

/** Metres: a place no cell covers but this near to two cells or more lies in a sliver between them (decision 005). */
export const SLIVER = 1;

/** Which cell holds a point, and how sure that is. */
export interface Ground {
  readonly plane: Plane;
  /** The covering cell with the lowest code, or the nearest beside a sliver, as an index into `cells` (-1 outside), and how it was found. */
  cellAt(point: Point): { readonly index: number; readonly how: "covers" | "line" | "nearest" };
  /** How the point lies: inside one cell, on a line or in an overlap (`count` cells cover it), in a sliver, outside. */
  lie(point: Point): { readonly kind: "inside" | "line" | "overlap" | "sliver" | "outside"; readonly count: number };
  /** The cells in ascending order of code: the order that decides on a line. */
  readonly cells: readonly Cell[];
}

/** Metres from a point to the edge of an area. */
export function distanceToEdge(area: Area, point: Point, plane: Plane): number {
  return Math.min(...area.flat().map((ring) => distanceToLine(ring, point, plane)));
}

/** The index of a plan's cells, built once: plans that differ in other things share it. */
export const ground = (plan: Pick<Plan, "cells">): Ground => groundOf(plan.cells);

const groundOf = kept((list: readonly Cell[]): Ground => {
  const cells = [...list].sort(byCode);
  const areas = cells.map((cell) => cell.area);
  const box = boundsOfAll(areas);
  const plane = planeAt(box ? middleOf(box) : [0, 0]);
  const index = coverage(areas);
  const beside = (point: Point): number => {
    const near = index.near(point[0], point[1]);
    if (near.length < 2) return -1;
    const close = near
      .map((cell) => ({ cell, distance: distanceToEdge(areas[cell] as Area, point, plane) }))
      .filter(({ distance }) => distance <= SLIVER);
    if (close.length < 2) return -1;
    return close.reduce((a, b) => (b.distance < a.distance ? b : a)).cell;
  };
  const cellAt = (point: Point) => {
    const found = index.find(point[0], point[1]);
    if (found >= 0) return { index: found >> 1, how: (found & 1) === 1 ? ("line" as const) : ("covers" as const) };
    return { index: beside(point), how: "nearest" as const };
  };
  const lie = (point: Point) => {
    const { indexes, onEdge } = index.all(point);
    const count = indexes.length;
    if (count === 0) return { kind: beside(point) >= 0 ? ("sliver" as const) : ("outside" as const), count };
    if (onEdge) return { kind: "line" as const, count };
    return { kind: count > 1 ? ("overlap" as const) : ("inside" as const), count };
  };
  return { plane, cellAt, lie, cells };
});
