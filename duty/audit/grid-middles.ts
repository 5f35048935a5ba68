import { anchorOf } from "../../geo/plane/anchor";
import { boundsOf, middleOf } from "../../geo/plane/bounds";
import type { Point } from "../../geo/plane/point";
import { kept } from "../kept";
import type { Cell } from "../plan";

/** A place inside each grid, by its code: in the cell nearest to the middle of its cells. */
export const gridMiddles = kept((cells: readonly Cell[]): ReadonlyMap<string, Point> => {
  const byGrid = new Map<string, { cell: Cell; middle: Point }[]>();
  for (const cell of cells) {
    const one = { cell, middle: middleOf(boundsOf(cell.area)) };
    const list = byGrid.get(cell.grid);
    if (list) list.push(one);
    else byGrid.set(cell.grid, [one]);
  }
  const mean = (list: readonly { middle: Point }[], k: 0 | 1) => list.reduce((sum, { middle }) => sum + middle[k], 0) / list.length;
  return new Map(
    [...byGrid].map(([grid, list]) => {
      const [x, y] = [mean(list, 0), mean(list, 1)];
      const far = ({ middle }: { middle: Point }) => (middle[0] - x) ** 2 + (middle[1] - y) ** 2;
      const nearest = list.reduce((a, b) => (far(b) < far(a) ? b : a));
      return [grid, anchorOf(nearest.cell.area)] as const;
    }),
  );
});
