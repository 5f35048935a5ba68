import { boundsOfAll, middleOf } from "../../plane/bounds";
import { type Plane, planeAt } from "../../plane/plane";
import type { Area, Ring } from "../../plane/point";
import { validArea } from "../../plane/valid-area";
import { type AreaRing, areaRings } from "./area-rings";
import { claimedByRings } from "./claimed";
import { type CoverageFault, type FaultSizes, placeFault } from "./coverage-fault";
import { faceFaults } from "./face-faults";
import { selfMeetings, unmatchedVertices } from "./graph-faults";
import { ringFaults } from "./ring-faults";

/** The plane in the middle of areas; of none, at 0, 0. */
export function planeOf(areas: readonly Area[]): Plane {
  const box = boundsOfAll(areas);
  return planeAt(box ? middleOf(box) : [0, 0]);
}

/** The rings of each owner, by polygon. */
function byOwner(rings: readonly AreaRing[]): Map<number, Map<number, Ring[]>> {
  const owners = new Map<number, Map<number, Ring[]>>();
  for (const { owner, polygon, line } of rings) {
    const polygons = owners.get(owner) ?? new Map<number, Ring[]>();
    owners.set(owner, polygons);
    polygons.set(polygon, [...(polygons.get(polygon) ?? []), line]);
  }
  return owners;
}

/** Areas that are not sound for a reason the noded lines do not show: a hole outside its shell, an inside cut apart. */
function unsound(rings: readonly AreaRing[], known: ReadonlySet<number>): CoverageFault[] {
  return [...byOwner(rings)].flatMap(([owner, polygons]): CoverageFault[] => {
    const fault = known.has(owner) ? null : validArea([...polygons.values()]);
    return fault ? [placeFault("self-crossing", [owner], fault.at)] : [];
  });
}

/**
 * All faults of areas (WGS84) that should cover the land without gap or overlap, the owner of each being its index. Copes with rings that cross themselves
 * or are not closed. Lines within 7 mm of each other count as one. Throws RangeError when the areas spread over more than 9 degrees.
 */
export function coverageFaults(areas: readonly Area[], { near = 0.02, sliver = 1 }: FaultSizes = {}): CoverageFault[] {
  const plane = planeOf(areas);
  const rings = areaRings(areas);
  const laid = claimedByRings(rings);
  const crossings = [...faceFaults(laid, plane, sliver), ...selfMeetings(laid)];
  const known = new Set(crossings.filter(({ kind }) => kind === "self-crossing" || kind === "spike").flatMap(({ owners }) => owners));
  return [...crossings, ...unsound(rings, known), ...unmatchedVertices(laid), ...rings.flatMap((ring) => ringFaults(ring, plane, near))];
}
