import type { HeatFrame, HeatSquares } from "../../components/map/heat-frame";
import { coarseGrid, coarser } from "../../geo/heat/coarser";
import type { Raster } from "../../geo/heat/raster";
import type { RowFilter } from "../../geo/heat/row-filter";
import { squareCounts } from "../../geo/heat/square-counts";
import { counted, type Heat } from "./heat";

/** Where squares of about `metres` lie in the raster, degrees. */
export function frameOf(raster: Raster, metres: number): HeatFrame {
  const grid = coarseGrid(raster, metres);
  const [west, south] = raster.plane.toPoint([raster.west, raster.south]);
  const { kx, ky } = raster.plane;
  return { west, south, stepLon: grid.metres / kx, stepLat: grid.metres / ky, columns: grid.columns, rows: grid.rows, metres: grid.metres };
}

/** Squares with something in them, and how many that is in all. */
export interface FoundSquares extends HeatSquares {
  readonly total: number;
}

const sum = (counts: Uint32Array) => counts.reduce((all, count) => all + count, 0);

/** The squares of about `metres` that hold rows of a filter. */
export async function foundSquares({ index }: Heat, filter: RowFilter, metres: number): Promise<FoundSquares> {
  const { count, column, row } = coarser(index.raster, await counted(squareCounts(index, filter)), metres);
  return { frame: frameOf(index.raster, metres), column: Uint16Array.from(column), row: Uint16Array.from(row), count, total: sum(count) };
}

/** Counts of all squares of a frame, row by row, zeros too. */
export function spread({ frame, column, row, count }: HeatSquares): Uint32Array {
  const counts = new Uint32Array(frame.columns * frame.rows);
  for (let k = 0; k < count.length; k++) counts[(row[k] as number) * frame.columns + (column[k] as number)] = count[k] as number;
  return counts;
}
