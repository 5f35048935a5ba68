import { doubleArea } from "../plane/area";
import type { Area, Point } from "../plane/point";

/** One straight piece of a coverage's lines: the area on its left (walking a to b) and the one on its right; -1 where there is none. */
export interface SharedEdge {
  readonly a: Point;
  readonly b: Point;
  readonly left: number;
  readonly right: number;
}

interface Half {
  readonly a: Point;
  readonly b: Point;
  readonly area: number;
}

/** Numbers points so that equal coordinates have equal numbers. */
function pointNumbers(): (point: Point) => number {
  const rows = new Map<number, Map<number, number>>();
  let count = 0;
  return ([lon, lat]) => {
    let row = rows.get(lon);
    if (!row) {
      row = new Map();
      rows.set(lon, row);
    }
    const known = row.get(lat);
    if (known !== undefined) return known;
    row.set(lat, count);
    return count++;
  };
}

/** The halves of every ring in the order that keeps the inside on the left: outer rings counter-clockwise, holes clockwise. */
function* halves(areas: readonly Area[]): Generator<Half> {
  for (let area = 0; area < areas.length; area++) {
    for (const polygon of areas[area] as Area) {
      for (let r = 0; r < polygon.length; r++) {
        const ring = polygon[r] as readonly Point[];
        const forward = doubleArea(ring) > 0 === (r === 0);
        for (let i = 1; i < ring.length; i++) {
          const a = ring[i - 1] as Point;
          const b = ring[i] as Point;
          if (a[0] === b[0] && a[1] === b[1]) continue;
          yield forward ? { a, b, area } : { a: b, b: a, area };
        }
      }
    }
  }
}

/**
 * All edges of a coverage, each once, with the areas on both sides. Two areas share an edge where it runs between the same two vertices;
 * corners are not shared, and edges that merely lie on each other are not recognised (repair nodes them).
 * Where areas overlap along an edge, the first claim to each side stands.
 */
export function sharedEdges(areas: readonly Area[]): SharedEdge[] {
  const numberOf = pointNumbers();
  const waiting = new Map<number, Half>();
  const edges: SharedEdge[] = [];
  const width = 2 ** 26;
  for (const half of halves(areas)) {
    const from = numberOf(half.a);
    const to = numberOf(half.b);
    const opposite = waiting.get(to * width + from);
    if (opposite) {
      waiting.delete(to * width + from);
      if (opposite.area !== half.area) edges.push({ a: opposite.a, b: opposite.b, left: opposite.area, right: half.area });
      continue;
    }
    const key = from * width + to;
    const twin = waiting.get(key);
    if (twin) edges.push({ a: twin.a, b: twin.b, left: twin.area, right: -1 });
    waiting.set(key, half);
  }
  for (const { a, b, area } of waiting.values()) edges.push({ a, b, left: area, right: -1 });
  return edges;
}
