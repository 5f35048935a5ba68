import { planeAt } from "../plane/plane";
import type { Bounds } from "../plane/point";

/** Metres across a public square, about. */
export const PUBLIC_METRES = 250;

/** Squares within one degree, so that no square lies across a whole degree: rows everywhere, columns by the degree of latitude. */
const rowsPerDegree = (metres: number) => Math.max(1, Math.round(planeAt([0, 30]).ky / metres));
const columnsPerDegree = (degree: number, metres: number) => Math.max(1, Math.round(planeAt([0, degree + 0.5]).kx / metres));

/** A square of the fixed net: its row and column counted from where equator and first meridian meet. */
export interface FixedSquare {
  readonly row: number;
  readonly column: number;
}

/** The fixed square that holds a point. The net hangs on the earth, not on a plan: it is the same for every question and every version. */
export function fixedSquareOf(lon: number, lat: number, metres: number = PUBLIC_METRES): FixedSquare {
  return { row: Math.floor(lat * rowsPerDegree(metres)), column: Math.floor(lon * columnsPerDegree(Math.floor(lat), metres)) };
}

/** West, south, east and north of a fixed square. */
export function fixedSquareBounds({ row, column }: FixedSquare, metres: number = PUBLIC_METRES): Bounds {
  const rows = rowsPerDegree(metres);
  const columns = columnsPerDegree(Math.floor(row / rows), metres);
  return [column / columns, row / rows, (column + 1) / columns, (row + 1) / rows];
}
