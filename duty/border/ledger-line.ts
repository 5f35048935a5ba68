import { nearLines } from "../../geo/plane/near-lines";
import type { Plane } from "../../geo/plane/plane";
import type { Line, Point } from "../../geo/plane/point";
import type { Place, Plan, Segment } from "../plan";
import type { WidthOf } from "./band-counter";
import type { Border } from "./border";
import { borderPieces } from "./border-pieces";
import { planeOfCells } from "./borders";
import { stretchGap } from "./stretch-gap";

/** What stands in the band of each border, found once for all of them. */
export interface NearBorders {
  /** Street segments with a part in the band of a border, in order of code. */
  segments(key: string): readonly Segment[];
  /** Key places in the band, in order of code. */
  places(key: string): readonly Place[];
}

const NONE: readonly never[] = [];

/** Cuts a stretch into pieces no longer than `most` metres: what is near the stretch is then near the middle of one of them. */
function* shortPieces(line: Line, most: number, plane: Plane): Generator<readonly [Point, Point]> {
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1] as Point, line[i] as Point];
    const count = Math.max(1, Math.ceil(plane.distance(a, b) / most));
    const along = (k: number): Point => (k === count ? b : [a[0] + ((b[0] - a[0]) * k) / count, a[1] + ((b[1] - a[1]) * k) / count]);
    for (let k = 0; k < count; k++) yield [along(k), along(k + 1)];
  }
}

const collected = <T extends { readonly code: string }>() => {
  const byKey = new Map<string, Map<string, T>>();
  return {
    add: (key: string, item: T) => byKey.set(key, (byKey.get(key) ?? new Map<string, T>()).set(item.code, item)),
    of: (key: string) => [...(byKey.get(key)?.values() ?? NONE)].sort((p, q) => (p.code < q.code ? -1 : 1)),
  };
};

/** Finds streets and key places within the width of each border (`widthOf` its key, metres). Exact; by an index, not border by border. */
export function nearBorders(plan: Plan, borders: readonly Border[], widthOf: WidthOf, plane: Plane = planeOfCells(plan)): NearBorders {
  const { lines, owner } = borderPieces(borders);
  const widths = borders.map(({ key }) => widthOf(key));
  const most = Math.max(1, ...widths);
  const index = nearLines(lines, most * 1.5, plane);
  const [segments, places] = [collected<Segment>(), collected<Place>()];
  const ownerOf = (line: number) => owner[line] as number;
  for (const segment of plan.segments)
    for (const piece of shortPieces(segment.line, most, plane)) {
      const middle: Point = [(piece[0][0] + piece[1][0]) / 2, (piece[0][1] + piece[1][1]) / 2];
      index.each(middle, (line) => {
        const own = ownerOf(line);
        if (stretchGap(piece, lines[line] as [Point, Point], plane) <= (widths[own] as number))
          segments.add((borders[own] as Border).key, segment);
      });
    }
  for (const place of plan.places)
    index.each(place.at, (line, _stretch, square) => {
      const own = ownerOf(line);
      if (square <= (widths[own] as number) ** 2) places.add((borders[own] as Border).key, place);
    });
  return { segments: segments.of, places: places.of };
}

/** A border as one line of the ledger. */
export interface LedgerLine {
  readonly key: string;
  readonly between: readonly [string, string];
  /** Names of both squads; their codes where the plan has no such squad. */
  readonly names: readonly [string, string];
  /** Metres. */
  readonly length: number;
  readonly grids: number;
  /** Names of the streets in the band, each once, in order. */
  readonly streets: readonly string[];
  readonly segments: readonly string[];
  readonly places: readonly Place[];
  readonly fingerprint: string;
}

/** One line of the ledger; `near` is `nearBorders` of the same plan, built once for all lines. */
export function ledgerLine(border: Border, plan: Plan, near: NearBorders): LedgerLine {
  const nameOf = (code: string) => plan.squads.find((squad) => squad.code === code)?.name ?? code;
  const segments = near.segments(border.key);
  return {
    key: border.key,
    between: border.between,
    names: [nameOf(border.between[0]), nameOf(border.between[1])],
    length: border.length,
    grids: border.grids.length,
    streets: [...new Set(segments.map(({ street }) => street))].sort(),
    segments: segments.map(({ code }) => code),
    places: near.places(border.key),
    fingerprint: border.fingerprint,
  };
}
