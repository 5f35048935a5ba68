import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planeAt } from "../../geo/plane/plane";
import { type Comparable, similarTo, similarWithin } from "./similar";

const HOUR = 3_600_000;
const PLACE = [113.4, 34.9] as const;
const plane = planeAt(PLACE);
/** A violation some metres east and north of the place and some milliseconds later. */
const seen = (id: number, over: Partial<Comparable> = {}, metres: readonly [number, number] = [0, 0], later = 0): Comparable => {
  const [lon, lat] = plane.toPoint(metres);
  return { id, at: 1_790_000_000_000 + later, lon, lat, category: "09001", channel: "patrol", source: null, mergedInto: null, ...over };
};
const ids = (one: Comparable, ...others: Comparable[]) => similarTo(one, others).map(({ id }) => id);

describe("similar violations", () => {
  test("exactly 50 m and exactly 24 h count, a little more does not", () => {
    const exact = [seen(2, {}, [50, 0]), seen(3, {}, [-50, 0], 24 * HOUR), seen(4, {}, [30, 40], -24 * HOUR), seen(5, {}, [-30, -40])];
    expect(ids(seen(1), ...exact).sort()).toEqual([2, 3, 4, 5]);
    expect(ids(seen(1), seen(2, {}, [50.002, 0]), seen(3, {}, [0, 0], 24 * HOUR + 1), seen(4, {}, [0, 0], -24 * HOUR - 1))).toEqual([]);
  });

  test("another category, itself, merged ones and rows of one import do not count", () => {
    expect(ids(seen(1), seen(1), seen(2, { category: "09002" }), seen(3, { mergedInto: 9 }))).toEqual([]);
    expect(ids(seen(1, { mergedInto: 2 }), seen(2))).toEqual([]);
    const row = (id: number, source: string | null) => seen(id, { channel: "import", source });
    expect(ids(row(1, "a"), row(2, "a"), row(3, "b"), row(4, null), seen(5, { source: "a" }))).toEqual([3, 4, 5]);
    expect(ids(row(1, null), row(2, null))).toEqual([2]);
  });

  test("nearest first, then soonest; with metres, minutes and reasons", () => {
    const [first, second, third] = similarTo(seen(1), [
      seen(2, {}, [20, 0]),
      seen(3, {}, [0, 0], 90 * 60_000),
      seen(4, {}, [0, 0], -60_000),
    ]);
    expect([first?.id, second?.id, third?.id]).toEqual([4, 3, 2]);
    expect(third?.metres).toBeCloseTo(20, 6);
    expect(second?.minutes).toBe(90);
    expect(second?.reasons).toEqual([
      { code: "similar.same-category", values: { category: "09001" } },
      { code: "similar.near", values: { metres: 0, within: 50 } },
      { code: "similar.soon", values: { minutes: 90, within: 24 } },
    ]);
  });

  const any = fc
    .tuple(fc.integer({ min: -70, max: 70 }), fc.integer({ min: -70, max: 70 }), fc.integer({ min: -26 * HOUR, max: 26 * HOUR }))
    .map(([x, y, later]) => [[x, y], later] as const);

  test("it is mutual, and all lie within the box and the span to look in", () => {
    fc.assert(
      fc.property(any, any, ([here, now], [there, then]) => {
        const [one, other] = [seen(1, {}, here, now), seen(2, {}, there, then)];
        const [found] = similarTo(one, [other]);
        const [back] = similarTo(other, [one]);
        expect([found?.metres, found?.minutes]).toEqual([back?.metres, back?.minutes]);
        const { bounds, from, to } = similarWithin([one.lon, one.lat], one.at);
        const within =
          other.lon >= bounds[0] &&
          other.lon <= bounds[2] &&
          other.lat >= bounds[1] &&
          other.lat <= bounds[3] &&
          other.at >= from &&
          other.at <= to;
        if (found) expect(within).toBe(true);
        // The box is the circle's, not a country's.
        expect((bounds[2] - bounds[0]) * plane.kx).toBeLessThan(101);
      }),
    );
  });
});
