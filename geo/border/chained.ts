import type { Line, Point } from "../plane/point";

/** A directed piece of a line. */
export interface Piece {
  readonly a: Point;
  readonly b: Point;
}

const keyOf = (point: Point) => `${point[0]},${point[1]}`;

/** How far one turns left at `b` from a-b to b-c: 0 straight back is the largest. Radians in (-pi, pi]. */
function turn(a: Point, b: Point, c: Point): number {
  const x1 = b[0] - a[0];
  const y1 = b[1] - a[1];
  const x2 = c[0] - b[0];
  const y2 = c[1] - b[1];
  return Math.atan2(x1 * y2 - y1 * x2, x1 * x2 + y1 * y2);
}

/**
 * Links directed pieces head to tail into the fewest lines; closed ones end where they began. At a point where several pieces go on, the
 * sharpest left turn is taken: rings that touch in a corner come apart there.
 */
export function chained(pieces: readonly Piece[]): Line[] {
  const leaving = new Map<string, Piece[]>();
  const arrivals = new Map<string, number>();
  for (const piece of pieces) {
    const from = keyOf(piece.a);
    const list = leaving.get(from);
    if (list) list.push(piece);
    else leaving.set(from, [piece]);
    arrivals.set(keyOf(piece.b), (arrivals.get(keyOf(piece.b)) ?? 0) + 1);
  }
  const take = (at: Point, before: Point | null): Piece | null => {
    const list = leaving.get(keyOf(at));
    if (!list || list.length === 0) return null;
    const best =
      before && list.length > 1 ? list.reduce((p, q) => (turn(before, at, q.b) > turn(before, at, p.b) ? q : p)) : (list[0] as Piece);
    list.splice(list.indexOf(best), 1);
    return best;
  };
  const lines: Line[] = [];
  const follow = (start: Point) => {
    for (let first = take(start, null); first; first = take(start, null)) {
      const line: Point[] = [first.a, first.b];
      const home = keyOf(first.a);
      for (let end = first.b; keyOf(end) !== home; ) {
        const next = take(end, line[line.length - 2] as Point);
        if (!next) break;
        line.push(next.b);
        end = next.b;
      }
      lines.push(line);
    }
  };
  // Open lines first, from the ends where more pieces leave than arrive; what is left are rings.
  for (const [key, list] of leaving) {
    while (list.length > (arrivals.get(key) ?? 0)) {
      const before = list.length;
      follow((list[0] as Piece).a);
      if (list.length === before) break;
    }
  }
  for (const list of leaving.values()) {
    const start = list[0];
    if (start) follow(start.a);
  }
  return lines;
}
