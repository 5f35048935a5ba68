import type { Line, Point } from "../../geo/plane/point";
import { kept } from "../kept";
import type { Cell, Grid, Post } from "../plan";
import { groundBoxes } from "./ground-boxes";

/** Metres of a beat between two looks at the ground. */
const STEP = 10;

/** The first place, looked at every 10 m, at which a line is not on the ground; null if it never leaves it. */
function leaves(line: Line, metresOf: (a: Point, b: Point) => number, on: (at: Point) => boolean): Point | null {
  for (let i = 0; i < line.length; i++) {
    const [a, b] = [line[Math.max(0, i - 1)] as Point, line[i] as Point];
    const pieces = Math.max(1, Math.ceil(metresOf(a, b) / STEP));
    for (let k = 1; k <= pieces; k++) {
      const at: Point = [a[0] + ((b[0] - a[0]) * k) / pieces, a[1] + ((b[1] - a[1]) * k) / pieces];
      if (!on(at)) return at;
    }
  }
  return null;
}

/**
 * Where each post leaves its ground by more than 30 m, by index of the post; null for one that does not. The ground of a vehicle beat is the turf of
 * its squad, since it serves more than one grid; of the others their grid. A grid or turf without cells is no ground to leave.
 */
export const strays = kept((cells: readonly Cell[], grids: readonly Grid[], posts: readonly Post[]): readonly (Point | null)[] => {
  const { plane, within } = groundBoxes(cells);
  const squadOf = new Map(grids.map(({ code, squad }) => [code, squad]));
  const drawn = new Set(cells.map(({ grid }) => grid));
  return posts.map(({ line, grid, kind }) => {
    if (!drawn.has(grid)) return null;
    const squad = squadOf.get(grid);
    const counts = (cell: Cell) => (kind === "vehicle" ? squadOf.get(cell.grid) === squad : cell.grid === grid);
    return leaves(line, plane.distance, (at) => within(at, counts));
  });
});
