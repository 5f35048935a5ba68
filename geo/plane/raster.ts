import type { Bounds } from "./point";

/** A box cut into bins of equal size. Bins are numbered row by row from the south-west. */
export interface Raster {
  readonly bounds: Bounds;
  readonly columns: number;
  readonly rows: number;
  /** Degrees per bin. */
  readonly dx: number;
  readonly dy: number;
  /** Number of the bin that holds a point, or -1 outside the box. */
  binAt(lon: number, lat: number): number;
  columnAt(lon: number): number;
  rowAt(lat: number): number;
}

/** A raster of bins about `side` metres wide over a box grown by one bin; at most `most` bins, wider ones if need be. */
export function raster(box: Bounds, side: number, kx: number, ky: number, most = 4_000_000): Raster {
  const width = Math.max((box[2] - box[0]) * kx, 1);
  const height = Math.max((box[3] - box[1]) * ky, 1);
  const step = Math.max(side, Math.sqrt((width * height) / most));
  const dx = step / kx;
  const dy = step / ky;
  const west = box[0] - dx;
  const south = box[1] - dy;
  const columns = Math.ceil((box[2] + dx - west) / dx) + 1;
  const rows = Math.ceil((box[3] + dy - south) / dy) + 1;
  const columnAt = (lon: number) => Math.min(columns - 1, Math.max(0, Math.floor((lon - west) / dx)));
  const rowAt = (lat: number) => Math.min(rows - 1, Math.max(0, Math.floor((lat - south) / dy)));
  const binAt = (lon: number, lat: number) => {
    const column = Math.floor((lon - west) / dx);
    const row = Math.floor((lat - south) / dy);
    return column < 0 || row < 0 || column >= columns || row >= rows ? -1 : row * columns + column;
  };
  return { bounds: [west, south, west + columns * dx, south + rows * dy], columns, rows, dx, dy, binAt, columnAt, rowAt };
}
