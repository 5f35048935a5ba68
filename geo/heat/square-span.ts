import type { Bounds } from "../plane/point";
import type { Raster } from "./raster";

/** Metres within which a circle's edge is left to the rows themselves: rounding must not decide. */
export const SLACK = 0.01;

/** Columns and rows of a raster, both ends included; empty when the first is beyond the last. */
export interface Span {
  readonly c0: number;
  readonly c1: number;
  readonly r0: number;
  readonly r1: number;
}

const spanWithin = (raster: Raster, c0: number, c1: number, r0: number, r1: number): Span => ({
  c0: Math.max(0, c0),
  c1: Math.min(raster.columns - 1, c1),
  r0: Math.max(0, r0),
  r1: Math.min(raster.rows - 1, r1),
});

/** Squares whose middle lies in a box, edges included. */
export function spanOfBox(raster: Raster, [w, s, e, n]: Bounds): Span {
  const [x0, y0] = raster.plane.toMetres([w, s]);
  const [x1, y1] = raster.plane.toMetres([e, n]);
  const along = (metres: number) => metres / raster.side - 0.5;
  return spanWithin(
    raster,
    Math.ceil(along(x0 - raster.west)),
    Math.floor(along(x1 - raster.west)),
    Math.ceil(along(y0 - raster.south)),
    Math.floor(along(y1 - raster.south)),
  );
}

/** Squares that a circle (metres on the plane) may touch. */
export function spanOfCircle(raster: Raster, [x, y]: readonly [number, number], metres: number): Span {
  const far = metres + SLACK;
  const column = (value: number) => Math.floor((value - raster.west) / raster.side);
  const row = (value: number) => Math.floor((value - raster.south) / raster.side);
  return spanWithin(raster, column(x - far), column(x + far), row(y - far), row(y + far));
}

/** What two spans share. */
export const shared = (a: Span, b: Span): Span => ({
  c0: Math.max(a.c0, b.c0),
  c1: Math.min(a.c1, b.c1),
  r0: Math.max(a.r0, b.r0),
  r1: Math.min(a.r1, b.r1),
});

/** All columns and rows of a raster. */
export const wholeSpan = ({ columns, rows }: Raster): Span => ({ c0: 0, c1: columns - 1, r0: 0, r1: rows - 1 });

/** Tiles of spans, ascending, each once. */
export function tilesOf(raster: Raster, spans: readonly Span[]): Int32Array {
  const met = new Uint8Array(raster.tiles);
  for (const { c0, c1, r0, r1 } of spans)
    if (c0 <= c1)
      for (let row = r0 >> 5; row <= r1 >> 5; row++)
        for (let column = c0 >> 5; column <= c1 >> 5; column++) met[row * raster.tileColumns + column] = 1;
  return Int32Array.from(met.keys()).filter((tile) => met[tile] === 1);
}
