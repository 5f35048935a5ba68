import { BinListsDraft } from "./bin-lists";
import { boundsOfPoints } from "./bounds";
import { squareToStretch } from "./line";
import type { Plane } from "./plane";
import type { Line, Point } from "./point";
import { raster } from "./raster";

/** Many lines, asked by point for those within reach. */
export interface NearLines {
  /** Calls `visit` with each stretch within reach: index of its line, index of the stretch within all, square of the distance in metres. Stretches come in ascending order. */
  each(point: Point, visit: (line: number, stretch: number, square: number) => void): void;
  /** The nearest line within reach and its distance in metres, or null. Of equally near ones the lowest index. */
  nearest(point: Point): { readonly line: number; readonly distance: number } | null;
}

const NONE: NearLines = { each: () => {}, nearest: () => null };

/** Builds the index once. `reach` is metres. A line of one point is a stretch of length 0. */
export function nearLines(lines: readonly Line[], reach: number, plane: Plane): NearLines {
  const box = boundsOfPoints(lines.flat());
  if (!(box[0] <= box[2])) return NONE;
  const growX = reach / plane.kx;
  const growY = reach / plane.ky;
  const grid = raster(
    [box[0] - growX, box[1] - growY, box[2] + growX, box[3] + growY],
    Math.max(reach / 2, 10),
    plane.kx,
    plane.ky,
    1_000_000,
  );
  const draft = new BinListsDraft(grid.columns * grid.rows);
  const ends: number[] = [];
  const owner: number[] = [];
  lines.forEach((line, index) => {
    for (let i = line.length === 1 ? 0 : 1; i < line.length; i++) {
      const a = line[Math.max(0, i - 1)] as Point;
      const b = line[i] as Point;
      const stretch = owner.length;
      owner.push(index);
      ends.push(...plane.toMetres(a), ...plane.toMetres(b));
      const last = grid.rowAt(Math.max(a[1], b[1]) + growY);
      for (let row = grid.rowAt(Math.min(a[1], b[1]) - growY); row <= last; row++) {
        const end = grid.columnAt(Math.max(a[0], b[0]) + growX);
        for (let column = grid.columnAt(Math.min(a[0], b[0]) - growX); column <= end; column++)
          draft.add(row * grid.columns + column, stretch);
      }
    }
  });
  const { starts, items } = draft.packed();
  const metres = Float64Array.from(ends);
  const reach2 = reach * reach;
  const [lon0, lat0] = plane.origin;

  const each = (point: Point, visit: (line: number, stretch: number, square: number) => void) => {
    const bin = grid.binAt(point[0], point[1]);
    if (bin < 0) return;
    const px = (point[0] - lon0) * plane.kx;
    const py = (point[1] - lat0) * plane.ky;
    const end = starts[bin + 1] as number;
    for (let i = starts[bin] as number; i < end; i++) {
      const stretch = items[i] as number;
      const at = stretch * 4;
      const square = squareToStretch(
        px,
        py,
        metres[at] as number,
        metres[at + 1] as number,
        metres[at + 2] as number,
        metres[at + 3] as number,
      );
      if (square <= reach2) visit(owner[stretch] as number, stretch, square);
    }
  };
  const nearest = (point: Point) => {
    let line = -1;
    let best = Infinity;
    each(point, (index, _stretch, square) => {
      if (square < best) {
        best = square;
        line = index;
      }
    });
    return line < 0 ? null : { line, distance: Math.sqrt(best) };
  };
  return { each, nearest };
}
