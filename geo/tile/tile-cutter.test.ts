import { expect, test } from "vitest";
import { tileCutter } from "./tile-cutter";

const square = (lon: number, lat: number) =>
  [
    [
      [
        [lon, lat],
        [lon + 0.01, lat],
        [lon + 0.01, lat + 0.01],
        [lon, lat + 0.01],
        [lon, lat],
      ],
    ],
  ] as const;
/** Tile that holds a point at a zoom. */
const tileOf = (lon: number, lat: number, z: number) => {
  const rad = (lat * Math.PI) / 180;
  return [Math.floor(((lon + 180) / 360) * 2 ** z), Math.floor(((1 - Math.asinh(Math.tan(rad)) / Math.PI) / 2) * 2 ** z)] as const;
};

test("a tile where something lies holds its layer, its name and its properties; elsewhere there is none", () => {
  const cutter = tileCutter("grid", [{ shape: { type: "area", area: square(113.4, 34.9) }, properties: { code: "WG01", tone: 2 } }]);
  const [x, y] = tileOf(113.405, 34.905, 14);
  const text = Buffer.from(cutter.cut(14, x, y) ?? []).toString("latin1");
  expect(text).toContain("grid");
  expect(text).toContain("WG01");
  expect(cutter.cut(14, x + 50, y)).toBeNull();
  expect(tileCutter("grid", []).cut(14, x, y)).toBeNull();
});

test("the same features give the same bytes, whatever was asked before", () => {
  const features = [{ shape: { type: "area", area: square(113.4, 34.9) } as const, properties: { code: "A" } }];
  const [x, y] = tileOf(113.405, 34.905, 16);
  const warm = tileCutter("cell", features);
  for (let z = 3; z < 16; z++) warm.cut(z, ...tileOf(113.405, 34.905, z));
  expect(warm.cut(16, x, y)).toEqual(tileCutter("cell", features).cut(16, x, y));
});
