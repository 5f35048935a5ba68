import { boundsOf } from "../../geo/plane/bounds";
import type { Area } from "../../geo/plane/point";
import type { Raster } from "../../geo/plane/raster";
import { filledBins } from "../../geo/plane/rasterised";
import type { Plan } from "../plan";

/** A raster of squares, row by row from the south-west: its corner and the steps from square to square, degrees. */
export interface SquareRaster {
  readonly west: number;
  readonly south: number;
  readonly dx: number;
  readonly dy: number;
  readonly columns: number;
  readonly rows: number;
}

/**
 * Flags of the squares whose middle lies inside the city: its communities, or its cells where there are none. Row by row with the area's edges, not square
 * by square: O(edges + squares inside). A middle exactly on an edge belongs to the area east or north of it. @throws when the raster has no squares.
 */
export function squaresInside(plan: Pick<Plan, "communities" | "cells">, raster: SquareRaster): Uint8Array {
  const { columns, rows, dx, dy } = raster;
  if (!(columns > 0 && rows > 0 && dx > 0 && dy > 0))
    throw new RangeError(`squaresInside: ${columns} x ${rows} squares of ${dx} x ${dy} degrees`);
  const inside = new Uint8Array(columns * rows);
  const bins = binsOf(raster);
  const areas: readonly { readonly area: Area }[] = plan.communities.length > 0 ? plan.communities : plan.cells;
  for (const { area } of areas) {
    const [, south, , north] = boundsOf(area);
    filledBins(bins, area, [bins.rowAt(south), bins.rowAt(north)], (square) => {
      inside[square] = 1;
    });
  }
  return inside;
}

function binsOf({ west, south, dx, dy, columns, rows }: SquareRaster): Raster {
  const columnAt = (lon: number) => Math.min(columns - 1, Math.max(0, Math.floor((lon - west) / dx)));
  const rowAt = (lat: number) => Math.min(rows - 1, Math.max(0, Math.floor((lat - south) / dy)));
  const binAt = (lon: number, lat: number) => {
    const [column, row] = [Math.floor((lon - west) / dx), Math.floor((lat - south) / dy)];
    return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
  };
  return { bounds: [west, south, west + columns * dx, south + rows * dy], columns, rows, dx, dy, binAt, columnAt, rowAt };
}
