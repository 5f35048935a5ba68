import type { Plane } from "../../plane/plane";
import type { Area, Line, Point } from "../../plane/point";

/** What a line is that cuts the land, from what is easily crossed to what is not. */
export type CutKind = "lane" | "secondary" | "main" | "rail" | "wall" | "water";

/** A line that cuts the land into blocks. */
export interface Cut {
  readonly line: Line;
  readonly kind: CutKind;
}

/** What cells are made of. */
export interface DivisionInput {
  /** A lawful coverage (`exactCoverage`): no cell lies in two of them. */
  readonly communities: readonly Area[];
  readonly cuts: readonly Cut[];
  /** Their outlines cut too. */
  readonly waters: readonly Area[];
  /** Never cut by a split of ours. */
  readonly buildings: readonly Area[];
  /** Square metres a cell should have, and the least and the most: half and twice the target unless told. */
  readonly target: number;
  readonly least?: number;
  readonly most?: number;
  readonly plane: Plane;
  /** Cells of an earlier division: where they still fit, their lines stay. */
  readonly before?: readonly Area[];
}

/** The smallest unit of the survey: one polygon within one community. `community` is an index, `size` square metres. */
export interface DividedCell {
  readonly area: Area;
  readonly community: number;
  readonly size: number;
}

/** What could not be made as wished. */
export type DivisionNote =
  /** Larger than the most: every split would cut a building, or leave a piece that is too small. */
  | { readonly note: "cell.large"; readonly cell: number; readonly size: number; readonly at: Point }
  /** Smaller than the least, and no neighbour in its community to join without becoming too large. */
  | { readonly note: "cell.small"; readonly cell: number; readonly size: number; readonly at: Point }
  /** So many buildings have a given line running through them. */
  | { readonly note: "buildings.cut-by-lines"; readonly count: number };

/** Cells and what is to be said about them. */
export interface Division {
  readonly cells: readonly DividedCell[];
  /** The communities once more, with the vertices of their cells: where a street meets an outline that has no point there, it moves by up to 7 mm. */
  readonly communities: readonly Area[];
  readonly notes: readonly DivisionNote[];
}
