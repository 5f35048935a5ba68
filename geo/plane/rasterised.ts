import type { Area, Point } from "./point";
import type { Raster } from "./raster";

/** Calls `touch` with every bin that the stretch a-b, grown by `hair` degrees to all sides, may touch. Never misses one; may name a neighbour too many. */
export function touchedBins(grid: Raster, a: Point, b: Point, hairX: number, hairY: number, touch: (bin: number) => void): void {
  const low = a[1] <= b[1] ? a : b;
  const high = a[1] <= b[1] ? b : a;
  const slope = high[1] > low[1] ? (high[0] - low[0]) / (high[1] - low[1]) : 0;
  const first = grid.rowAt(low[1] - hairY);
  const last = grid.rowAt(high[1] + hairY);
  for (let row = first; row <= last; row++) {
    // The part of the stretch within this row, grown by the hair.
    const from = Math.max(low[1], grid.bounds[1] + row * grid.dy - hairY);
    const to = Math.min(high[1], grid.bounds[1] + (row + 1) * grid.dy + hairY);
    const x1 = from >= high[1] ? high[0] : low[0] + (from - low[1]) * slope;
    const x2 = to <= low[1] ? low[0] : low[0] + (to - low[1]) * slope;
    const flat = high[1] === low[1];
    const west = (flat ? Math.min(a[0], b[0]) : Math.min(x1, x2)) - hairX;
    const east = (flat ? Math.max(a[0], b[0]) : Math.max(x1, x2)) + hairX;
    const end = grid.columnAt(east);
    for (let column = grid.columnAt(west); column <= end; column++) touch(row * grid.columns + column);
  }
}

/** Calls `fill` with every bin whose centre lies inside the area (even-odd over all its rings). */
export function filledBins(grid: Raster, area: Area, rows: readonly [first: number, last: number], fill: (bin: number) => void): void {
  const crossings: number[][] = Array.from({ length: rows[1] - rows[0] + 1 }, () => []);
  for (const ring of area.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = ring[i - 1] as Point;
      const [bx, by] = ring[i] as Point;
      if (ay === by) continue;
      const low = Math.min(ay, by);
      const high = Math.max(ay, by);
      const first = Math.max(rows[0], Math.ceil((low - grid.bounds[1]) / grid.dy - 0.5));
      for (let row = first; row <= rows[1]; row++) {
        const y = grid.bounds[1] + (row + 0.5) * grid.dy;
        if (y >= high) break;
        if (y >= low) crossings[row - rows[0]]?.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
      }
    }
  }
  crossings.forEach((line, index) => {
    line.sort((p, q) => p - q);
    for (let i = 1; i < line.length; i += 2) {
      const first = Math.ceil(((line[i - 1] as number) - grid.bounds[0]) / grid.dx - 0.5);
      const last = Math.ceil(((line[i] as number) - grid.bounds[0]) / grid.dx - 0.5) - 1;
      for (let column = Math.max(0, first); column <= Math.min(grid.columns - 1, last); column++)
        fill((index + rows[0]) * grid.columns + column);
    }
  });
}
