import type { Area, Ring } from "../../plane/point";
import { same } from "../../plane/turn";
import type { Winding } from "../noding/windings";

/** A ring of one of many areas. */
export interface AreaRing {
  /** Index of its area, number of its polygon within that, and whether it is a hole. */
  readonly owner: number;
  readonly polygon: number;
  readonly hole: boolean;
  readonly line: Ring;
}

/** All rings of many areas, closed where they were not; points that are no numbers and rings of fewer than three points are left out. */
export function areaRings(areas: readonly Area[]): AreaRing[] {
  return areas.flatMap((area, owner) =>
    area.flatMap((polygon, number) =>
      polygon.flatMap((ring, index): AreaRing[] => {
        const points = ring.filter(([lon, lat]) => Number.isFinite(lon) && Number.isFinite(lat));
        const [first, last] = [points[0], points[points.length - 1]];
        if (!first || !last || points.length < 3) return [];
        return [{ owner, polygon: number, hole: index > 0, line: same(first, last) ? points : [...points, first] }];
      }),
    ),
  );
}

/**
 * The areas that claim a face, each as often as polygons of it do, ascending; told from the rings that wind about it (labels are places in `rings`): a polygon
 * claims what its shell winds about, either way round, unless a hole of it does too.
 */
export function claims(winding: Winding, rings: readonly AreaRing[]): number[] {
  const shells: AreaRing[] = [];
  const holes: AreaRing[] = [];
  for (let i = 0; i < winding.length; i += 2) {
    const ring = rings[winding[i] as number] as AreaRing;
    (ring.hole ? holes : shells).push(ring);
  }
  const open = (shell: AreaRing) => !holes.some(({ owner, polygon }) => owner === shell.owner && polygon === shell.polygon);
  return shells
    .filter(open)
    .map(({ owner }) => owner)
    .sort((a, b) => a - b);
}
