import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeHeat, encodeHeat, HeatColumns } from "./heat-columns";

const violation = fc.record({
  lon: fc.double({ min: 113.3, max: 113.5, noNaN: true }),
  lat: fc.double({ min: 34.8, max: 35, noNaN: true }),
  hour: fc.integer({ min: 400_000, max: 409_000 }),
});
const sum = (list: ArrayLike<number>) => Array.from(list).reduce((a, b) => a + b, 0);

test("bins count every violation of the span once, at its hour, within half a bin of its place", () => {
  fc.assert(
    fc.property(fc.array(violation, { maxLength: 60 }), (list) => {
      const columns = new HeatColumns();
      for (const { lon, lat, hour } of list) columns.add(lon, lat, hour);
      const within = list.filter(({ hour }) => hour >= 402_000 && hour < 407_000);
      const bins = columns.bins(402_000, 407_000);
      expect(sum(bins.count)).toBe(within.length);
      for (const { lon, lat, hour } of within) {
        const near = Array.from(bins.hour).some(
          (at, i) =>
            at === hour % 24 && Math.abs((bins.lon[i] as number) - lon) < 0.0003 && Math.abs((bins.lat[i] as number) - lat) < 0.0003,
        );
        expect(near).toBe(true);
      }
    }),
  );
});

test("decode(encode(bins)) = bins; broken bytes are refused with their length", () => {
  fc.assert(
    fc.property(fc.array(violation, { maxLength: 30 }), (list) => {
      const columns = new HeatColumns();
      for (const { lon, lat, hour } of list) columns.add(lon, lat, hour);
      const bins = columns.bins(0, 1e9);
      expect(decodeHeat(encodeHeat(bins).buffer)).toEqual(bins);
    }),
  );
  expect(() => decodeHeat(new ArrayBuffer(7))).toThrow("7 bytes");
});
