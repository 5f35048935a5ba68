import { areaOf } from "../../plane/area";
import type { Area } from "../../plane/point";
import { validArea } from "../../plane/valid-area";
import { parts } from "../noding/parts";
import { areaRings } from "./area-rings";
import { claimedByRings } from "./claimed";
import { planeOf } from "./coverage-faults";
import { exactCoverage } from "./exact-coverage";
import { movement } from "./movement";
import { type FilledGap, type LooseSliver, type SettledOverlap, settled } from "./settled";
import { snappedRings } from "./snapped-rings";

/** What the repair of a coverage changed. Sizes are square metres. */
export interface RepairChanges {
  /** For each owner its size before and after, and how far, in metres, a point of its new line lies from its old one at most. */
  readonly owners: readonly { readonly before: number; readonly after: number; readonly movement: number }[];
  /** Owners without any land left, and owners whose rings were not sound before. */
  readonly vanished: readonly number[];
  readonly unsound: readonly number[];
  /** Vertices that became another one's, and vertices an edge was led through. */
  readonly joined: number;
  readonly pulled: number;
  readonly gapsFilled: readonly FilledGap[];
  /** Enclosed land that stays nobody's. */
  readonly gapsLeft: readonly { readonly area: Area; readonly size: number; readonly width: number }[];
  /** Each piece of land several claimed, and who got it. */
  readonly overlaps: readonly SettledOverlap[];
  /** Loose slivers of one owner given to another, or dropped. */
  readonly slivers: readonly LooseSliver[];
}

/** How much may be moved and filled. */
export interface RepairOptions {
  /** Metres within which the lines of different owners are one. */
  readonly tolerance: number;
  /** Gaps of at most so many square metres go to a neighbour, as do all narrower than twice the tolerance; others stay holes. */
  readonly fillGaps: number;
}

/**
 * Proposes a coverage near the given areas, in the same order: noded, without overlap, without small gaps; points on the grid of 1e-7 degree. Areas may become
 * several polygons, or none. `exactCoverage(..., { holes: "allow" })` holds afterwards. Of what is a coverage already, only points
 * are rounded and gaps filled.
 * Throws RangeError when the areas spread over more than 9 degrees.
 */
export function repaired(areas: readonly Area[], { tolerance, fillGaps }: RepairOptions): { areas: Area[]; changes: RepairChanges } {
  const plane = planeOf(areas);
  const lawful = exactCoverage(areas, { holes: "allow", sliver: 2 * tolerance }).faults.length === 0;
  const snapped = snappedRings(areaRings(areas), plane, lawful ? 0 : tolerance);
  const laid = claimedByRings(snapped.rings);
  const { owner, filled, left, overlaps, slivers } = settled(laid, plane, fillGaps, lawful ? 0 : 2 * tolerance);
  const result: Area[] = areas.map(() => []);
  const pieces = parts(laid.faces, owner);
  for (const { owner: whose, polygon } of pieces) (result[whose] as (typeof polygon)[]).push(polygon);
  const hole = new Int32Array(owner.length).fill(-1);
  left.forEach(({ faces }, index) => {
    for (const face of faces) hole[face] = index;
  });
  const holes = parts(laid.faces, hole).map(({ owner: index, polygon }) => ({ ...(left[index] as (typeof left)[number]), polygon }));
  return {
    areas: result,
    changes: {
      owners: areas.map((area, index) => ({
        before: areaOf(area, plane),
        after: areaOf(result[index] as Area, plane),
        movement: movement(area, result[index] as Area, plane),
      })),
      vanished: result.flatMap((area, index) => (area.length === 0 ? [index] : [])),
      unsound: areas.flatMap((area, index) => (validArea(area) ? [index] : [])),
      joined: snapped.joined,
      pulled: snapped.pulled,
      gapsFilled: filled,
      gapsLeft: holes.map(({ polygon, size, width }) => ({ area: [polygon], size, width })),
      overlaps,
      slivers,
    },
  };
}
