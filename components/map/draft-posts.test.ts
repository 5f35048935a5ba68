import { expect, test } from "vitest";
import type { Post } from "../../duty/plan";
import { postFeatures, signOf } from "./draft-posts";

const post = (kind: Post["kind"], line: Post["line"]): Post => ({
  code: kind,
  name: kind,
  grid: "G",
  kind,
  mode: "patrol",
  line,
  place: null,
  qualified: 0,
  hours: null,
});

test("a fixed post is a sign, a beat a line and a sign half way along it", () => {
  const beat = post("foot", [
    [113.4, 34.9],
    [113.401, 34.9],
    [113.403, 34.9],
  ]);
  const { features } = postFeatures([post("fixed", [[113.4, 34.9]]), beat]);
  expect(features.map(({ geometry, properties }) => [properties?.code, geometry.type])).toEqual([
    ["fixed", "Point"],
    ["foot", "LineString"],
    ["foot", "Point"],
  ]);
  expect(signOf(beat)[0]).toBeCloseTo(113.4015, 7);
  expect(features[2]?.properties).toMatchObject({ kind: "foot", mode: "patrol", name: "foot" });
});
