import Flatbush from "flatbush";
import { type Arrangement, aroundFace, arrangement, doubleSize } from "../../border/noding/arrangement";
import { head, tail } from "../../border/noding/half-edges";
import { PER_DEGREE } from "../../border/noding/integer-grid";
import type { LabelledLine } from "../../border/noding/noded";
import { type Part, parts } from "../../border/noding/parts";
import { areaRings, claims } from "../../border/repair/area-rings";
import { anchorOf } from "../../plane/anchor";
import { boundsOfPoints } from "../../plane/bounds";
import type { Plane } from "../../plane/plane";
import type { Line, Polygon, Ring } from "../../plane/point";
import { buildingsCut } from "./buildings-cut";
import type { CutKind, DividedCell, Division, DivisionInput, DivisionNote } from "./division";
import { earlierCells } from "./earlier";
import { type Block, type BlockBorder, mergedBlocks } from "./merged-blocks";
import { splitsOf } from "./split-block";

/** How hard a line is to cross for one cell; a split of ours is nothing. */
const HARDNESS: Readonly<Record<CutKind | "split", number>> = { split: 0, lane: 0.3, secondary: 1, main: 2, rail: 3, wall: 4, water: 4 };

/** The land cut by community outlines and lines: faces with their community (-1 outside) and edges with their hardness. */
interface Land {
  readonly plane: Arrangement;
  readonly community: Int32Array;
  hardness(edge: number): number;
}

function landOf({ communities, cuts, waters }: DivisionInput, splits: readonly Line[]): Land {
  const rings = areaRings(communities);
  const banks = areaRings(waters).map(({ line }) => line);
  const lines: (readonly [line: Line, hardness: number])[] = [
    ...rings.map(({ line }) => [line, 0] as const),
    ...banks.map((line) => [line, HARDNESS.water] as const),
    ...cuts.map(({ line, kind }) => [line, HARDNESS[kind]] as const),
    ...splits.map((line) => [line, HARDNESS.split] as const),
  ];
  const plane = arrangement(
    lines.map(([line], label): LabelledLine => ({ line, label })),
    (label) => label < rings.length,
  );
  const { starts, label } = plane.labels;
  return {
    plane,
    community: Int32Array.from(plane.windings, (winding) => claims(winding, rings)[0] ?? -1),
    hardness: (edge) => {
      let most = 0;
      for (let i = starts[edge] as number; i < (starts[edge + 1] as number); i++) {
        most = Math.max(most, (lines[label[i] as number] as readonly [Line, number])[1]);
      }
      return most;
    },
  };
}

/** The blocks of the land (one for each face in a community) and their borders, in metres. */
function blocksOf({ plane, community, hardness }: Land, { kx, ky }: Plane, was: (face: number) => number) {
  const [ux, uy] = [kx / PER_DEGREE, ky / PER_DEGREE];
  const { x, y } = plane;
  const faces = [...community.keys()].filter((face) => (community[face] as number) >= 0);
  const number = new Int32Array(community.length).fill(-1);
  faces.forEach((face, index) => {
    number[face] = index;
  });
  const borders = new Map<number, { a: number; b: number; length: number; hardness: number }>();
  const blocks = faces.map((face, a): Block => {
    let perimeter = 0;
    aroundFace(plane, face, (half) => {
      const [p, q] = [tail(plane, half), head(plane, half)];
      const length = Math.hypot(((x[q] as number) - (x[p] as number)) * ux, ((y[q] as number) - (y[p] as number)) * uy);
      perimeter += length;
      const b = number[plane.faceOf[half ^ 1] as number] as number;
      if (b <= a) return;
      const border = borders.get(a * faces.length + b) ?? { a, b, length: 0, hardness: 0 };
      borders.set(a * faces.length + b, border);
      border.length += length;
      border.hardness += length * hardness(half >> 1);
    });
    return { community: community[face] as number, size: (doubleSize(plane, face) / 2) * ux * uy, perimeter, was: was(face) };
  });
  return { faces, blocks, borders: [...borders.values()] as BlockBorder[] };
}

/** Asks for the shells of buildings in the box of a ring. */
function buildingsNear(input: DivisionInput): (ring: Ring) => Ring[] {
  const shells = input.buildings.flatMap((area) => area.flatMap(([shell]) => (shell ? [shell] : [])));
  if (shells.length === 0) return () => [];
  const tree = new Flatbush(shells.length);
  for (const shell of shells) tree.add(...boundsOfPoints(shell));
  tree.finish();
  return (ring) =>
    tree
      .search(...boundsOfPoints(ring))
      .sort((a, b) => a - b)
      .map((index) => shells[index] as Ring);
}

function notesOf(cells: readonly DividedCell[], least: number, most: number, cut: number): DivisionNote[] {
  const notes = cells.flatMap(({ area, size }, cell): DivisionNote[] => {
    if (size >= least && size <= most) return [];
    return [{ note: size < least ? "cell.small" : "cell.large", cell, size, at: anchorOf(area) }];
  });
  return cut > 0 ? [...notes, { note: "buildings.cut-by-lines", count: cut }] : notes;
}

/**
 * Makes cells of streets, step by step; yields the share done (0 to 1). Community outlines, cuts and the outlines of waters part the land into blocks; blocks
 * larger than the most are split into pieces of about the target; pieces below the least join a neighbour of their community. All lines go into one arrangement,
 * so cells are a lawful coverage of the communities, each cell one polygon of one community, points on the grid of 1e-7 degree. The same input gives the same cells.
 * Throws RangeError when the land spreads over more than 9 degrees.
 */
export function* dividing(input: DivisionInput): Generator<number, Division> {
  const { target, plane, least = target / 2, most = target * 2 } = input;
  const blocks = landOf(input, []);
  yield 0.1;
  const pieces: Part[] = parts(
    blocks.plane,
    blocks.community.map((community, face) => (community < 0 ? -1 : face)),
  );
  const ground = pieces.map(({ faces }) => (doubleSize(blocks.plane, faces[0] as number) / 2 / PER_DEGREE ** 2) * plane.kx * plane.ky);
  const near = buildingsNear(input);
  const total = ground.reduce((sum, size) => sum + size, 0);
  const earlier = input.before && input.before.length > 0 ? earlierCells(input.before, { target, least, most }, plane) : null;
  const splits: Line[] = [];
  let done = 0;
  for (const [index, { polygon }] of pieces.entries()) {
    const size = ground[index] as number;
    if (size > most) splits.push(...(earlier?.within(polygon) ?? splitsOf(polygon, near(polygon[0] as Ring), { target, least }, plane)));
    done += size;
    yield 0.1 + 0.6 * (done / total);
  }
  const land = landOf(input, splits);
  yield 0.8;
  const was = new Map<number, number>();
  if (earlier) {
    const single = land.community.map((community, face) => (community < 0 ? -1 : face));
    for (const { polygon, faces: own } of parts(land.plane, single)) was.set(own[0] as number, earlier.at(polygon));
  }
  const { faces, blocks: small, borders } = blocksOf(land, plane, (face) => was.get(face) ?? -1);
  const home = mergedBlocks(small, borders, { target, least, most });
  yield 0.9;
  const cellOf = new Int32Array(land.community.length).fill(-1);
  faces.forEach((face, index) => {
    cellOf[face] = home[index] as number;
  });
  const cells = parts(land.plane, cellOf)
    .map(
      ({ polygon, faces: own }): DividedCell => ({
        area: [polygon],
        community: land.community[own[0] as number] as number,
        size: (own.reduce((sum, face) => sum + doubleSize(land.plane, face), 0) / 2 / PER_DEGREE ** 2) * plane.kx * plane.ky,
      }),
    )
    .sort((a, b) => a.community - b.community);
  const communities: Polygon[][] = input.communities.map(() => []);
  for (const { owner, polygon } of parts(land.plane, land.community)) (communities[owner] as Polygon[]).push(polygon);
  return { cells, communities, notes: notesOf(cells, least, most, buildingsCut(input)) };
}

/** `dividing` run to its end. */
export function cellsOf(input: DivisionInput): Division {
  const steps = dividing(input);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
