import type { FeatureCollection, Geometry } from "geojson";
import { expect, test } from "vitest";
import { previewBounds } from "./preview-bounds";

const collection = (...geometries: Geometry[]): FeatureCollection => ({
  type: "FeatureCollection",
  features: geometries.map((geometry) => ({ type: "Feature", properties: {}, geometry })),
});

test("around every kind of shape", () => {
  expect(
    previewBounds(
      collection(
        { type: "Point", coordinates: [1, 2] },
        {
          type: "LineString",
          coordinates: [
            [0, 3],
            [4, 1],
          ],
        },
        {
          type: "MultiPolygon",
          coordinates: [
            [
              [
                [5, 0],
                [6, 0],
                [5, 7],
                [5, 0],
              ],
            ],
          ],
        },
      ),
    ),
  ).toEqual([0, 0, 6, 7]);
});

test("what lies off the earth counts for nothing", () => {
  expect(
    previewBounds(collection({ type: "Point", coordinates: [500_000, 3_400_000] }, { type: "Point", coordinates: [117, 34] })),
  ).toEqual([117, 34, 117, 34]);
  expect(previewBounds(collection({ type: "Point", coordinates: [500_000, 3_400_000] }))).toBeNull();
  expect(previewBounds(collection())).toBeNull();
});
