import { expect, test } from "vitest";
import type { HeatFrame } from "./heat-frame";
import { fieldPicture, heatPicture, inked, pixelsPerSquare } from "./heat-paint";

const frame: HeatFrame = { west: 113, south: 34, stepLon: 0.01, stepLat: 0.01, columns: 2, rows: 60, metres: 1000 };

test("a colour as four bytes", () => {
  expect([...new Uint8Array(new Uint32Array([inked([1, 2, 3], 1)]).buffer)]).toEqual([1, 2, 3, 255]);
});

test("north is up, and each square stays where it is on the ground although Mercator stretches northwards", () => {
  const inks = new Uint32Array(frame.columns * frame.rows);
  inks[31 * 2 + 1] = inked([9, 8, 7], 1);
  const { width, height, pixels, bounds } = heatPicture(frame, inks);
  const k = pixelsPerSquare(frame);
  expect([width, height]).toEqual([2 * k, 60 * k]);
  const [, south, , north] = bounds;
  const y = (lat: number) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));
  const line = (lat: number) => Math.floor(((y(north) - y(lat)) / (y(north) - y(south))) * height);
  const red = (column: number, at: number) => pixels[(at * width + column * k) * 4];
  expect([red(1, line(34.319)), red(1, line(34.315)), red(1, line(34.311))]).toEqual([9, 9, 9]);
  expect([red(1, line(34.321)), red(1, line(34.309)), red(0, line(34.315))]).toEqual([0, 0, 0]);
});

test("a field runs smoothly from middle to middle of its squares, and nothing is painted where nothing is", () => {
  const values = new Float32Array(frame.columns * frame.rows);
  values[20 * 2] = 80;
  const { width, height, pixels } = fieldPicture(frame, values, (value) => inked([Math.round(value), 0, 0], 1));
  const column = Array.from({ length: height }, (_none, y) => pixels[y * width * 4] as number);
  const peak = column.indexOf(Math.max(...column));
  expect(Math.abs(height - 1 - peak - 20.5 * 3)).toBeLessThanOrEqual(2);
  for (let y = 1; y < height; y++) expect(Math.abs((column[y] as number) - (column[y - 1] as number))).toBeLessThanOrEqual(30);
  expect(column.filter((red) => red > 0).length).toBeLessThanOrEqual(7);
});
