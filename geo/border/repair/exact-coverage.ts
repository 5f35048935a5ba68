import { anchorOf } from "../../plane/anchor";
import { areaOf, doubleArea, perimeterOf } from "../../plane/area";
import type { Plane } from "../../plane/plane";
import type { Area, Point, Polygon } from "../../plane/point";
import { validArea } from "../../plane/valid-area";
import { dissolve } from "../dissolve";
import { claimed } from "./claimed";
import { type CoverageFault, type FaultSizes, placeFault } from "./coverage-fault";
import { coverageFaults, planeOf } from "./coverage-faults";
import { faceFaults } from "./face-faults";

/** Whether areas are a coverage, and by how much not. */
export interface Exactness {
  /** Empty when the coverage is lawful. */
  readonly faults: readonly CoverageFault[];
  /** Square metres claimed twice, and enclosed but claimed by nobody; exactly 0 when there is no such land. */
  readonly overlap: number;
  readonly gap: number;
}

/** Whether two areas, or one twice, walk an edge in the same direction: both claim the land on its left. Exact. */
function claimsTwice(areas: readonly Area[]): boolean {
  const numbers = new Map<number, Map<number, number>>();
  let count = 0;
  const numberOf = ([lon, lat]: Point): number => {
    const row = numbers.get(lon) ?? new Map<number, number>();
    numbers.set(lon, row);
    const known = row.get(lat) ?? count++;
    row.set(lat, known);
    return known;
  };
  const walked = new Set<number>();
  for (const polygon of areas.flat()) {
    for (const [index, ring] of polygon.entries()) {
      const forward = doubleArea(ring) > 0 === (index === 0);
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [numberOf(ring[i - 1] as Point), numberOf(ring[i] as Point)];
        const key = forward ? a * 2 ** 26 + b : b * 2 ** 26 + a;
        if (a === b || walked.has(key)) return true;
        walked.add(key);
      }
    }
  }
  return false;
}

/** Land that an outline encloses: its holes, and what its polygons enclose where they touch each other in corners. */
function enclosed(outline: Area, plane: Plane, sliver: number): CoverageFault[] {
  const corners = outline.flatMap((polygon) => polygon.flatMap((ring) => ring.slice(1).map(([lon, lat]) => `${lon},${lat}`)));
  if (new Set(corners).size < corners.length) return faceFaults(claimed([outline]), plane, sliver).filter(({ kind }) => kind === "gap");
  return outline.flatMap((polygon) =>
    polygon.slice(1).map((ring): CoverageFault => {
      const area: Area = [[[...ring].reverse()] as Polygon];
      const size = areaOf(area, plane);
      const width = (2 * size) / perimeterOf(area, plane);
      const at = anchorOf(area);
      return { kind: "gap", owners: [], at, places: [at], area, line: null, size, width, sliver: width < sliver };
    }),
  );
}

/**
 * The law of a coverage: every area is sound, every edge is met by at most one that runs the other way, and the edges nobody meets are a sound outline.
 * Exact and without any grid for lawful coverages (n log n); the faults of others are those of `coverageFaults`. `holes`: whether land that is enclosed but
 * nobody's is a fault; slivers always are.
 */
export function exactCoverage(areas: readonly Area[], { holes, ...sizes }: { readonly holes: "refuse" | "allow" } & FaultSizes): Exactness {
  const { sliver = 1 } = sizes;
  const unsound = areas.flatMap((area, owner) => {
    const fault = area.length > 0 ? validArea(area) : null;
    return fault ? [placeFault("self-crossing", [owner], fault.at)] : [];
  });
  if (unsound.length === 0 && !claimsTwice(areas)) {
    const outline = dissolve(areas);
    const fault = outline.length > 0 ? validArea(outline) : null;
    if (!fault) {
      const gaps = enclosed(outline, planeOf(areas), sliver);
      const counted = gaps.filter((one) => holes === "refuse" || one.sliver);
      if (counted.length === 0) return { faults: [], overlap: 0, gap: gaps.reduce((sum, { size }) => sum + size, 0) };
      unsound.push(...counted);
    } else unsound.push(placeFault("unmatched-vertex", [], fault.at));
  }
  // Should the lines differ by less than the grid of `coverageFaults`, what is unsound is all there is to tell.
  const found = coverageFaults(areas, sizes).filter(({ kind }) => kind !== "duplicate-point" && kind !== "sliver" && kind !== "spike");
  const sum = (kind: CoverageFault["kind"]) => found.reduce((total, one) => total + (one.kind === kind ? one.size : 0), 0);
  const counted = found.filter(({ kind, sliver: thin }) => kind !== "gap" || holes === "refuse" || thin);
  return { faults: counted.length > 0 ? counted : unsound, overlap: sum("overlap"), gap: sum("gap") };
}
