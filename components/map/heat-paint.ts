import type { Bounds } from "../../geo/plane/point";
import { frameBounds, type HeatFrame } from "./heat-frame";

/** A picture to be laid over the map's plane: rows from the north, equally high in Mercator's projection. */
export interface HeatPicture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, opacity. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
  readonly bounds: Bounds;
}

/** A colour as a number of four bytes, as pixels hold it (little end first, as every browser's machine does). */
export const inked = ([red, green, blue]: readonly [number, number, number], opacity: number): number =>
  ((Math.round(opacity * 255) << 24) | (blue << 16) | (green << 8) | red) >>> 0;

const RADIAN = Math.PI / 180;
const mercator = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * RADIAN) / 2));
const latitude = (y: number) => (2 * Math.atan(Math.exp(y)) - Math.PI / 2) / RADIAN;

/** Pixels along the longer side of a picture at most: larger ones some phones refuse. */
const MOST = 2400;

/** Pixels along a square's side: some, so that the edges of squares stay where they are although the projection stretches northwards. */
export const pixelsPerSquare = ({ columns, rows }: HeatFrame): number =>
  Math.max(1, Math.min(8, Math.floor(MOST / Math.max(columns, rows))));

/** Rows of pixels from the north with the latitude of each, equally high in Mercator's projection. */
function* pixelRows({ rows, columns, ...frame }: HeatFrame, height: number): Generator<readonly [y: number, lat: number]> {
  const [, south, , north] = frameBounds({ rows, columns, ...frame });
  const [low, high] = [mercator(south), mercator(north)];
  for (let y = 0; y < height; y++) yield [y, latitude(high - ((y + 0.5) / height) * (high - low))];
}

/** Paints squares: `inks` holds a colour (see `inked`) for each square of the frame, row by row from the south; 0 is nothing. */
export function heatPicture(frame: HeatFrame, inks: Uint32Array): HeatPicture {
  const { columns, rows, south, stepLat } = frame;
  const k = pixelsPerSquare(frame);
  const [width, height] = [columns * k, rows * k];
  const words = new Uint32Array(width * height);
  for (const [y, lat] of pixelRows(frame, height)) {
    const row = Math.min(rows - 1, Math.max(0, Math.floor((lat - south) / stepLat)));
    for (let column = 0; column < columns; column++) {
      const ink = inks[row * columns + column] as number;
      if (ink !== 0) words.fill(ink, y * width + column * k, y * width + (column + 1) * k);
    }
  }
  return { width, height, bounds: frameBounds(frame), pixels: new Uint8ClampedArray(words.buffer) };
}

/** Pixels along a square's side where values run smoothly from square to square. */
const SMOOTH = 3;

/** Paints values that hold in the middles of squares, smoothly between them (bilinear); `inkOf` gives the colour of a value. */
export function fieldPicture(frame: HeatFrame, values: Float32Array, inkOf: (value: number) => number): HeatPicture {
  const { columns, rows, south, stepLat } = frame;
  const k = Math.max(1, Math.min(SMOOTH, pixelsPerSquare(frame)));
  const [width, height] = [columns * k, rows * k];
  const words = new Uint32Array(width * height);
  for (const [y, lat] of pixelRows(frame, height)) {
    const up = Math.min(rows - 1, Math.max(0, (lat - south) / stepLat - 0.5));
    const [low, high] = [Math.floor(up) * columns, Math.min(rows - 1, Math.floor(up) + 1) * columns];
    const north = up - Math.floor(up);
    for (let x = 0; x < width; x++) {
      const along = Math.min(columns - 1, Math.max(0, (x + 0.5) / k - 0.5));
      const [west, east] = [Math.floor(along), Math.min(columns - 1, Math.floor(along) + 1)];
      const part = along - west;
      const below = (values[low + west] as number) * (1 - part) + (values[low + east] as number) * part;
      const above = (values[high + west] as number) * (1 - part) + (values[high + east] as number) * part;
      const value = below * (1 - north) + above * north;
      if (value > 0) words[y * width + x] = inkOf(value);
    }
  }
  return { width, height, bounds: frameBounds(frame), pixels: new Uint8ClampedArray(words.buffer) };
}
