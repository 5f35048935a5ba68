import { cellCounts } from "../../geo/heat/cell-counts";
import type { RowFilter } from "../../geo/heat/row-filter";
import { areaOf } from "../../geo/plane/area";
import type { LiveCity } from "./city";
import { counted, type Heat } from "./heat";

/** Cells with something in them, in the order of the plan. */
export interface FoundCells {
  /** Their numbers in the plan. */
  readonly numbers: readonly number[];
  readonly count: Uint32Array;
  readonly hectares: Float32Array;
  readonly total: number;
}

const HECTARE = 10_000;

/** The cells of the plan that hold rows of a filter. */
export async function foundCells({ index }: Heat, { plan: { cells } }: LiveCity, filter: RowFilter): Promise<FoundCells> {
  const counts = await counted(cellCounts(index, filter, cells.length));
  const numbers = cells.flatMap((_cell, number) => ((counts[number] as number) > 0 ? [number] : []));
  const count = Uint32Array.from(numbers, (number) => counts[number] as number);
  const hectares = Float32Array.from(
    numbers,
    (number) => areaOf((cells[number] as (typeof cells)[number]).area, index.raster.plane) / HECTARE,
  );
  return { numbers, count, hectares, total: count.reduce((sum, one) => sum + one, 0) };
}
