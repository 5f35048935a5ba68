import Flatbush from "flatbush";
import pointInPolygon from "point-in-polygon-hao";
import { doubleArea } from "../plane/area";
import type { Area, Point, Ring } from "../plane/point";

/** Most work for one record, in corners looked at: rings made to contain each other cannot hold the reader for longer than about a second. */
const MOST_TESTS = 100_000_000;
/** What asking one ring costs besides its corners. */
const ASKING = 150;

interface Work {
  tests: number;
}

/** Whether a ring lies in another: decided by its first point that is not on the other's edge; rings that only touch do not. Null when the work grew too much. */
function inside(inner: Ring, outer: Ring, work: Work): boolean | null {
  for (const point of inner) {
    work.tests += outer.length + ASKING;
    if (work.tests > MOST_TESTS) return null;
    const side = pointInPolygon(point as [number, number], [outer as unknown as [number, number][]]);
    if (side !== 0) return side;
  }
  return false;
}

function boundsIndex(rings: readonly Ring[]): Flatbush {
  const index = new Flatbush(rings.length);
  for (const ring of rings) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const [x, y] of ring) {
      if (x < west) west = x;
      if (x > east) east = x;
      if (y < south) south = y;
      if (y > north) north = y;
    }
    index.add(west, south, east, north);
  }
  index.finish();
  return index;
}

/** For each ring of `inners` the positions in `outers` of those it lies in. Null when the work grew too much. */
function holders(inners: readonly Ring[], outers: readonly Ring[]): number[][] | null {
  const index = boundsIndex(outers);
  const work = { tests: 0 };
  const found: number[][] = [];
  for (const inner of inners) {
    const [x, y] = inner[0] as Point;
    const list: number[] = [];
    for (const candidate of index.search(x, y, x, y)) {
      const outer = outers[candidate] as Ring;
      if (outer === inner) continue;
      const within = inside(inner, outer, work);
      if (within === null) return null;
      if (within) list.push(candidate);
    }
    found.push(list);
  }
  return found;
}

const turned = (ring: Ring, left: boolean): Ring => (doubleArea(ring) > 0 === left ? ring : ring.toReversed());

const smallest = (list: readonly number[], sizes: readonly number[]) =>
  list.reduce((a, b) => ((sizes[b] as number) < (sizes[a] as number) ? b : a));

/** Polygons of outer rings and, for each hole, the outer ring it belongs to; a hole that belongs to none is a polygon of its own. */
function polygons(rings: readonly Ring[], ownerOf: (position: number) => number | null): Area {
  const made = new Map<number, Ring[]>();
  rings.forEach((ring, position) => {
    if (ownerOf(position) === null) made.set(position, [turned(ring, true)]);
  });
  rings.forEach((ring, position) => {
    const owner = ownerOf(position);
    if (owner !== null) made.get(owner)?.push(turned(ring, false));
  });
  return [...made.values()];
}

/**
 * Closed rings without order, as a shapefile has them, made into polygons with holes. Where clockwise and counter-clockwise rings occur, the clockwise are
 * outer and each hole goes to the smallest outer ring around it; where all run the same way their directions say nothing and containment alone
 * decides, every second level being a hole. In the result outer rings run counter-clockwise and holes clockwise (RFC 7946), polygons in the order
 * of their outer rings. Null when the rings are nested so heavily that it would take too long. Source: ESRI Shapefile Technical Description, 1998.
 */
export function areaOfRings(rings: readonly Ring[]): Area | null {
  if (rings.length === 1) return [[turned(rings[0] as Ring, true)]];
  const sizes = rings.map((ring) => Math.abs(doubleArea(ring)));
  const clockwise = rings.map((ring) => doubleArea(ring) <= 0);
  const mixed = clockwise.includes(true) && clockwise.includes(false);
  const outers = mixed ? rings.flatMap((_, position) => (clockwise[position] ? [position] : [])) : rings.map((_, position) => position);
  const inners = mixed ? rings.flatMap((_, position) => (clockwise[position] ? [] : [position])) : outers;
  if (mixed && outers.length === 1) return polygons(rings, (position) => (clockwise[position] ? null : (outers[0] as number)));
  const held = holders(
    inners.map((position) => rings[position] as Ring),
    outers.map((position) => rings[position] as Ring),
  );
  if (!held) return null;
  const owners = new Map<number, number | null>();
  inners.forEach((position, i) => {
    const list = (held[i] as number[]).map((found) => outers[found] as number);
    const hole = mixed ? list.length > 0 : list.length % 2 === 1;
    owners.set(position, hole ? smallest(list, sizes) : null);
  });
  return polygons(rings, (position) => owners.get(position) ?? null);
}
