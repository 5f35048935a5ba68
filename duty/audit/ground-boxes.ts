import { boundsOf, boundsOfAll, middleOf } from "../../geo/plane/bounds";
import { covers } from "../../geo/plane/covers";
import { type Plane, planeAt } from "../../geo/plane/plane";
import type { Bounds, Point } from "../../geo/plane/point";
import { distanceToEdge } from "../ground";
import { kept } from "../kept";
import type { Cell } from "../plan";

/** Metres by which a post may leave the ground of its grid. */
export const LEAVE = 30;

/** The cells of a plan, found by place with `LEAVE` metres around them. */
export interface GroundBoxes {
  readonly plane: Plane;
  /** Whether a point lies within `LEAVE` metres of a cell for which `counts` is true. */
  within(point: Point, counts: (cell: Cell) => boolean): boolean;
}

const SIDE = 200;

/** Builds the index once for a list of cells: the grown box of each cell in bins of about 200 m. */
export const groundBoxes = kept((cells: readonly Cell[]): GroundBoxes => {
  const whole = boundsOfAll(cells.map(({ area }) => area));
  const plane = planeAt(whole ? middleOf(whole) : [0, 0]);
  const [growX, growY] = [LEAVE / plane.kx, LEAVE / plane.ky];
  const column = (lon: number) => Math.floor(((lon - plane.origin[0]) * plane.kx) / SIDE);
  const row = (lat: number) => Math.floor(((lat - plane.origin[1]) * plane.ky) / SIDE);
  const bins = new Map<number, number[]>();
  const key = (x: number, y: number) => y * 100_003 + x;
  const boxes = cells.map(({ area }, index): Bounds => {
    const [west, south, east, north] = boundsOf(area);
    const box: Bounds = [west - growX, south - growY, east + growX, north + growY];
    for (let y = row(box[1]); y <= row(box[3]); y++)
      for (let x = column(box[0]); x <= column(box[2]); x++) {
        const bin = bins.get(key(x, y));
        if (bin) bin.push(index);
        else bins.set(key(x, y), [index]);
      }
    return box;
  });
  const within = (point: Point, counts: (cell: Cell) => boolean): boolean =>
    (bins.get(key(column(point[0]), row(point[1]))) ?? []).some((index) => {
      const [west, south, east, north] = boxes[index] as Bounds;
      if (point[0] < west || point[0] > east || point[1] < south || point[1] > north) return false;
      const cell = cells[index] as Cell;
      return counts(cell) && (covers(cell.area, point) >= 0 || distanceToEdge(cell.area, point, plane) <= LEAVE);
    });
  return { plane, within };
});
