import Flatbush from "flatbush";
import { boundsOf, boundsOfPoints } from "../../plane/bounds";
import type { Area, Point } from "../../plane/point";
import { turn } from "../../plane/turn";
import type { DivisionInput } from "./division";

const crosses = (a: Point, b: Point, c: Point, d: Point) => turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;

/** How many buildings have a cut or the outline of a community or a water running through them. Exact; lines that touch a wall do not count. */
export function buildingsCut({ buildings, cuts, communities, waters }: DivisionInput): number {
  if (buildings.length === 0) return 0;
  const tree = new Flatbush(buildings.length);
  for (const building of buildings) tree.add(...boundsOf(building));
  tree.finish();
  const cut = new Set<number>();
  const lines = [...cuts.map(({ line }) => line), ...communities.flat(2), ...waters.flat(2)];
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1] as Point, line[i] as Point];
      for (const index of tree.search(...boundsOfPoints([a, b]), (one) => !cut.has(one))) {
        const walls = (buildings[index] as Area).flat();
        if (walls.some((ring) => ring.some((c, k) => k > 0 && crosses(a, b, ring[k - 1] as Point, c)))) cut.add(index);
      }
    }
  }
  return cut.size;
}
