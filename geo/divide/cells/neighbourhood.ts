import { sharedEdges } from "../../border/shared-edges";
import { boundsOfAll, middleOf } from "../../plane/bounds";
import { nearLines } from "../../plane/near-lines";
import { planeAt } from "../../plane/plane";
import type { Area, Line, Point } from "../../plane/point";
import type { Cut, CutKind } from "./division";

/** Two cells side by side (indexes, a < b). */
export interface NeighbourPair {
  readonly a: number;
  readonly b: number;
  /** Metres of common line. */
  readonly length: number;
  /** Share of it, 0 to 1, that runs along lines of each kind; kinds may overlap, those without any are absent. */
  readonly along: Readonly<Partial<Record<CutKind, number>>>;
}

/** Who adjoins whom in a coverage. */
export interface Neighbourhood {
  readonly pairs: readonly NeighbourPair[];
  /** Metres around each cell, holes included. */
  readonly perimeters: readonly number[];
}

/** Metres within which a border runs along a line. */
const ALONG = 1;

/** Asks whether a stretch runs along a line of some lines: its ends and its middle lie within reach of them. */
function follows(lines: readonly Line[], plane: ReturnType<typeof planeAt>): (a: Point, b: Point) => boolean {
  const near = nearLines(lines, ALONG, plane);
  return (a, b) => [[(a[0] + b[0]) / 2, (a[1] + b[1]) / 2] as const, a, b].every((point) => near.nearest(point) !== null);
}

/** The graph of a coverage: who shares how long a line, and along which kinds of streets and waters it runs. Cells that meet in a corner only are no pair. */
export function neighbourhood(cells: readonly Area[], cuts: readonly Cut[] = []): Neighbourhood {
  const box = boundsOfAll(cells);
  const plane = planeAt(box ? middleOf(box) : [0, 0]);
  const kinds = [...new Set(cuts.map(({ kind }) => kind))].map((kind) => ({
    kind,
    along: follows(
      cuts.filter((cut) => cut.kind === kind).map(({ line }) => line),
      plane,
    ),
  }));
  const perimeters = new Array<number>(cells.length).fill(0);
  const pairs = new Map<number, { a: number; b: number; length: number; along: Partial<Record<CutKind, number>> }>();
  for (const { a, b, left, right } of sharedEdges(cells)) {
    const length = plane.distance(a, b);
    perimeters[left]! += length;
    if (right < 0) continue;
    perimeters[right]! += length;
    const [one, other] = [Math.min(left, right), Math.max(left, right)];
    const key = one * cells.length + other;
    const pair = pairs.get(key) ?? { a: one, b: other, length: 0, along: {} };
    pairs.set(key, pair);
    pair.length += length;
    for (const { kind, along } of kinds) if (along(a, b)) pair.along[kind] = (pair.along[kind] ?? 0) + length;
  }
  const shares = (along: Partial<Record<CutKind, number>>, length: number) =>
    Object.fromEntries(Object.entries(along).map(([kind, metres]) => [kind, metres / length]));
  return {
    pairs: [...pairs.values()].map((pair) => ({ ...pair, along: shares(pair.along, pair.length) })).sort((p, q) => p.a - q.a || p.b - q.b),
    perimeters,
  };
}
