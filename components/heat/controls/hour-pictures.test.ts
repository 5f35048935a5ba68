import { describe, expect, test } from "vitest";
import type { Bounds } from "../../../geo/plane/point";
import { type HourSquares, hourPictures, hourPixels } from "./hour-pictures";
import { EMPTY_FIELD, rampColour, rampRgb } from "./ramp-colour";

const BOUNDS: Bounds = [110, 30, 110.1, 30.08];

/** Squares of 0.001 by 0.001 degrees, every one found `each` times at `hour`. */
function carpet(hour: number, each: number, step = 0.001): HourSquares {
  const points: [number, number][] = [];
  for (let lon = 110 + step / 2; lon < 110.1; lon += step) for (let lat = 30 + step / 2; lat < 30.08; lat += step) points.push([lon, lat]);
  return {
    lon: Float32Array.from(points, ([lon]) => lon),
    lat: Float32Array.from(points, ([, lat]) => lat),
    hour: new Uint8Array(points.length).fill(hour),
    count: new Uint32Array(points.length).fill(each),
  };
}

describe("small pictures", () => {
  test.each([0.001, 0.0017, 0.004])("an even carpet of squares of %f degrees stays even: no stripes", (step) => {
    const squares = carpet(7, 3, step);
    const { columns, rows, counts, totals, most } = hourPictures(squares, BOUNDS);
    expect(columns).toBeLessThanOrEqual(72);
    const picture = counts.subarray(7 * columns * rows, 8 * columns * rows);
    const inner = [];
    for (let row = 1; row < rows - 1; row++)
      for (let column = 1; column < columns - 1; column++) inner.push(picture[row * columns + column]);
    expect(new Set(inner)).toEqual(new Set([most]));
    expect(totals[7]).toBe(squares.count.length * 3);
    expect(totals.reduce((sum, one) => sum + one, 0)).toBe(totals[7]);
  });

  test("a wide city of fine squares, found here and there, stays even", () => {
    const bounds: Bounds = [110, 30, 110.4, 30.4];
    const every = Array.from({ length: 400 }, (_none, place) => 110 + (place + 0.5) * 0.001);
    const lon = Float32Array.from(every.filter((_one, place) => place % 3 !== 1));
    const same = (value: number) => new Uint32Array(lon.length).fill(value);
    const squares = { lon, lat: new Float32Array(lon.length).fill(30.2), hour: Uint8Array.from(same(9)), count: same(1), metres: 96.4 };
    const pictures = hourPictures(squares, bounds);
    const found = [...pictures.counts].filter((count) => count > 0);
    expect([Math.min(...found.slice(1, -1)), Math.max(...found.slice(1, -1))]).toEqual([6, 7]);
  });

  const CORNERS = {
    lon: Float32Array.of(110.001, 110.099),
    lat: Float32Array.of(30.079, 30.001),
    hour: Uint8Array.of(3, 16),
    count: Uint32Array.of(2, 8),
    metres: 100,
  };

  test("north is up, west is left, hours apart", () => {
    const { columns, rows, counts, most } = hourPictures(CORNERS, BOUNDS);
    const places = [...counts].flatMap((count, field) => {
      const row = Math.floor(field / columns);
      return count > 0 ? [{ count, hour: Math.floor(row / rows), row: row % rows, column: field % columns }] : [];
    });
    expect(places.map(({ count, hour }) => [count, hour])).toEqual([
      [2, 3],
      [8, 16],
    ]);
    expect(Math.max(places[0]?.row ?? 9, places[0]?.column ?? 9)).toBeLessThan(2);
    expect(Math.max(rows - (places[1]?.row ?? 0), columns - (places[1]?.column ?? 0))).toBeLessThan(4);
    expect([columns, rows, most]).toEqual([49, 45, 8]);
  });

  test("beyond the bounds is left out, nothing is no fault", () => {
    const far = { lon: Float32Array.of(111), lat: Float32Array.of(30.05), hour: Uint8Array.of(3), count: Uint32Array.of(2) };
    expect(hourPictures(far, BOUNDS).most).toBe(0);
    const none = { lon: new Float32Array(), lat: new Float32Array(), hour: new Uint8Array(), count: new Uint32Array() };
    expect(hourPictures(none, BOUNDS).totals).toEqual(new Array(24).fill(0));
  });

  test("one scale for all hours; nothing found is nothing drawn", () => {
    const pictures = hourPictures(CORNERS, BOUNDS);
    const drawn = (hour: number) => [...hourPixels(pictures, hour)].filter((byte) => byte > 0);
    expect(drawn(16)).toEqual([...rampRgb(1), 255]);
    expect(drawn(3)).toEqual([...rampRgb(0.5), 255]);
    expect(hourPixels(pictures, 5).every((byte) => byte === 0)).toBe(true);
  });
});

test("the ramp darkens all the way; none is not its beginning", () => {
  const light = (share: number) => rampRgb(share).reduce((sum, part, place) => sum + part * ([0.2126, 0.7152, 0.0722][place] as number), 0);
  for (let share = 0.02; share <= 1; share += 0.02) expect(light(share)).toBeLessThan(light(share - 0.02));
  expect([rampColour(0, 5), rampColour(5, 5)]).toEqual([EMPTY_FIELD, "rgb(78 9 74)"]);
});
