import type { Area, Line, Point } from "../../plane/point";

/** One thing that keeps areas from being a coverage, and where. */
export interface CoverageFault {
  readonly kind: /** Land of nobody that areas enclose. */
    | "gap"
    /** Land of several owners. */
    | "overlap"
    /** Vertices of one owner on the line it shares with another, who has none there; one fault for each pair of owners. */
    | "unmatched-vertex"
    /** Points of a ring that follow each other within `near`. */
    | "duplicate-point"
    /** A ring that runs out and back. */
    | "spike"
    /** A ring that meets itself or another of its area, or any other breach of the rules of a sound area. */
    | "self-crossing"
    /** A piece of an area that is all sliver. */
    | "sliver";
  /** Indexes of the areas concerned, ascending; around a gap, all its neighbours. */
  readonly owners: readonly number[];
  readonly at: Point;
  /** All places, where there are several; else the one. */
  readonly places: readonly Point[];
  readonly area: Area | null;
  readonly line: Line | null;
  /** Square metres and mean width in metres (twice the size over the perimeter) of `area`, else 0. */
  readonly size: number;
  readonly width: number;
  /** Whether `area` is narrower than what counts as a sliver. */
  readonly sliver: boolean;
}

/** What counts as near and as narrow, metres. */
export interface FaultSizes {
  /** Points nearer than this are one; 0.02 unless told. */
  readonly near?: number;
  /** Land narrower than this is a sliver; 1 unless told. */
  readonly sliver?: number;
}

/** A fault at a point or along a line. */
export const placeFault = (
  kind: CoverageFault["kind"],
  owners: readonly number[],
  at: Point,
  line: Line | null = null,
  places: readonly Point[] = [at],
): CoverageFault => ({ kind, owners, at, places, area: null, line, size: 0, width: 0, sliver: false });
