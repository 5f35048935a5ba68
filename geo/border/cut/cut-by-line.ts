import { boundsOf } from "../../plane/bounds";
import type { Area, Line, Point } from "../../plane/point";
import { chained } from "../chained";
import { type Arrangement, arrangement } from "../noding/arrangement";
import { head, tail } from "../noding/half-edges";
import { parts } from "../noding/parts";
import { areaRings, claims } from "../repair/area-rings";

/** A piece of one of the areas that were cut: whose it was, and its ground in one polygon. */
export interface CutPiece {
  readonly owner: number;
  readonly area: Area;
}

const NOBODY = -1;

/** For each face the one area that claims it, or -1. */
function ownersOf(plane: Arrangement, rings: ReturnType<typeof areaRings>): Int32Array {
  return Int32Array.from(plane.windings, (winding) => claims(winding, rings)[0] ?? NOBODY);
}

const pointAt = ({ grid, x, y }: Arrangement, vertex: number): Point => grid.point(x[vertex] as number, y[vertex] as number);

/** The stretches of a line that run within one of the areas, not along their lines. */
export function within(areas: readonly Area[], line: Line): Line[] {
  const rings = areaRings(areas);
  const cut = rings.length;
  const plane = arrangement([...rings.map((ring, label) => ({ line: ring.line, label })), { line, label: cut }], (label) => label < cut);
  const owner = ownersOf(plane, rings);
  const { starts, label } = plane.labels;
  const pieces: { a: Point; b: Point }[] = [];
  for (let edge = 0; edge < plane.kept.length; edge++) {
    const own = label.subarray(starts[edge], starts[edge + 1]);
    if (own.length !== 1 || own[0] !== cut || !plane.kept[edge]) continue;
    const [left, right] = [owner[plane.faceOf[edge * 2] as number], owner[plane.faceOf[edge * 2 + 1] as number]];
    if (left === right && left !== NOBODY)
      pieces.push({ a: pointAt(plane, tail(plane, edge * 2)), b: pointAt(plane, head(plane, edge * 2)) });
  }
  return chained(pieces);
}

/**
 * Areas of a coverage with some of them cut along a line: every piece between the line's stretches is one, the others come back whole, with the new
 * vertices on the lines they share. A line that does not run through leaves all as they were. Points are those of the grid of 1e-7 degree.
 */
export function cutByLine(areas: readonly Area[], targets: ReadonlySet<number>, line: Line): CutPiece[] {
  const stretches = within(
    areas.filter((_area, index) => targets.has(index)),
    line,
  );
  const rings = areaRings(areas);
  const lines = [
    ...rings.map((ring, label) => ({ line: ring.line, label })),
    ...stretches.map((one) => ({ line: one, label: rings.length })),
  ];
  const plane = arrangement(lines, (label) => label < rings.length);
  const owner = ownersOf(plane, rings);
  // Every face of a target stands for itself; the faces of the others come together again.
  const groups = owner.map((whose, face) => (whose === NOBODY ? NOBODY : targets.has(whose) ? areas.length + face : whose));
  return parts(plane, groups).map(({ faces, polygon }) => ({ owner: owner[faces[0] as number] as number, area: [polygon] }));
}

/** The ground of areas that a drawn ring takes from them, and what is left of each; pieces of the ring's ground come first, with owner -1. */
export function cutByRing(areas: readonly Area[], ring: Line): CutPiece[] {
  const rings = areaRings(areas);
  const drawn = rings.length;
  const plane = arrangement([...rings.map(({ line }, label) => ({ line, label })), { line: ring, label: drawn }]);
  const taken = plane.windings.map((winding) => winding.some((label, index) => index % 2 === 0 && label === drawn));
  const owner = Int32Array.from(plane.windings, (winding, face) => {
    const held: number[] = [];
    for (let i = 0; i < winding.length; i += 2) if (winding[i] !== drawn) held.push(winding[i] as number, winding[i + 1] as number);
    const whose = claims(held, rings)[0];
    return whose === undefined ? NOBODY : taken[face] ? areas.length : whose;
  });
  const found = parts(plane, owner).map(
    ({ owner: whose, polygon }): CutPiece => ({ owner: whose === areas.length ? -1 : whose, area: [polygon] }),
  );
  return [...found.filter((piece) => piece.owner === -1), ...found.filter((piece) => piece.owner !== -1)];
}

/** Indexes of the areas whose boxes touch those of the chosen ones: all that may share a line with them. */
export function besides(areas: readonly Area[], chosen: ReadonlySet<number>): number[] {
  const boxes = [...chosen].map((index) => boundsOf(areas[index] as Area));
  const hair = 1e-7;
  return areas.flatMap((area, index) => {
    const [west, south, east, north] = boundsOf(area);
    const touches = boxes.some((box) => west <= box[2] + hair && box[0] <= east + hair && south <= box[3] + hair && box[1] <= north + hair);
    return touches ? [index] : [];
  });
}
